"""The time ran out while somebody was typing: nothing is saved, and nothing typed is lost."""

from django.test import Client

from tests.views.conftest import At
from withdrawal.models import Offer


def test_what_was_typed_is_shown_to_be_copied(offer: Offer, at: At) -> None:
    page = Client().post(at("step", "reflect"), {"what_changed": "A long night's <thoughts>", "outcome": "not_yet"})
    assert page.status_code == 403
    assert "A long night&#x27;s &lt;thoughts&gt;</textarea>" in page.content.decode()
    assert f'href="/account/login/?next={at("plan")}"' in page.content.decode()
    assert not offer.reflections.exists()


def test_a_new_offer_too(db: None) -> None:
    page = Client().post("/offers/new/", {"company": "Northwind", "op": "x", "csrfmiddlewaretoken": "t"})
    assert page.status_code == 403
    assert page.content.decode().count("<textarea") == 1


def test_who_typed_nothing_is_asked_to_sign_in(offer: Offer, at: At) -> None:
    assert Client().post(at("sent"), {})["Location"] == f"/account/login/?next={at('plan')}"
    assert Client().get(at("log"))["Location"] == f"/account/login/?next={at('log')}"
