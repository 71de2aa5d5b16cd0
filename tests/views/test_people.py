"""Who is who: people are added, changed and taken off the list; the one to tell first stays first."""

import pytest
from django.test import Client

from tests.views.conftest import At
from withdrawal.models import Offer, User

KIM = {"name": "Kim Brenner", "part": "agency", "phone": "+49 30 1234"}


def test_a_person_is_added(offer: Offer, as_ana: Client, at: At) -> None:
    assert as_ana.post(at("people"), KIM)["Location"] == at("people")
    assert "Kim Brenner" in as_ana.get(at("people")).content.decode()
    assert [person.name for person in offer.people.all()] == ["Maya Okafor", "Kim Brenner"]


def test_a_person_is_changed(offer: Offer, as_ana: Client, at: At) -> None:
    maya = offer.people.get()
    as_ana.post(at("person", maya.pk), {"name": "Maya Okafor-Lind", "part": "hr"})
    maya.refresh_from_db()
    assert (maya.name, maya.part) == ("Maya Okafor-Lind", "hr")


def test_whoever_is_taken_off_the_list_is_no_longer_to_be_told(offer: Offer, as_ana: Client, at: At, ana: User) -> None:
    as_ana.post(at("person", offer.people.get().pk), {"remove": ""})
    kept = Offer.objects.of(ana).get(pk=offer.pk)
    assert (kept.addressee, kept.tell_first) == (None, None)
    assert as_ana.get(at("plan")).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "field"), [({"name": ""}, "name"), ({"part": ""}, "part"), ({"email": "a@b.c, d@e.f"}, "email")]
)
def test_a_person_who_cannot_be_is_shown_again(
    wrong: dict[str, str], field: str, offer: Offer, as_ana: Client, at: At
) -> None:
    for address in (at("people"), at("person", offer.people.get().pk)):
        page = as_ana.post(address, KIM | wrong)
        assert page.context["form"].errors.keys() == {field}
        assert "+49 30 1234" in page.content.decode()
    assert [person.name for person in offer.people.all()] == ["Maya Okafor"]


def test_a_person_of_another_offer_is_not_there(offer: Offer, as_ana: Client, at: At) -> None:
    assert as_ana.get(at("person", 999_999)).status_code == 404
