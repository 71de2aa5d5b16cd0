"""What goes wrong most often is met with a clear answer: never a 500, and nothing that was typed is lost."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from tests.views.conftest import CALL, At
from withdrawal.models import Offer, User

NEW = {
    "standing": "not_yet", "company": "Northwind", "role": "Data Analyst", "country": "GB", "my_name": "Ana Lind",
    "time_zone": "Europe/London",
}  # fmt: skip
FACTS = {key: value for key, value in NEW.items() if key != "standing"} | {"tone": "warm"}


def test_a_start_before_the_acceptance(ana: User, as_ana: Client) -> None:
    page = as_ana.post(reverse("new"), NEW | {"accepted_on": "2026-11-02", "starts_on": "2026-11-01"})
    assert page.status_code == 200
    assert "The first day of work lies before the day you accepted." in page.content.decode()
    assert 'value="2026-11-01"' in page.content.decode()
    assert not Offer.objects.of(ana).exists()


def test_an_acceptance_still_to_come(as_ana: Client, at: At) -> None:
    page = as_ana.post(at("edit"), FACTS | {"accepted_on": "2026-12-24"})
    assert "Enter the day on which you said yes." in page.content.decode()


def test_a_contact_in_the_future(offer: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.post(at("log_new"), CALL | {"on": "2099-01-01"})
    assert "This is still to come." in page.content.decode()
    assert CALL["text"] in page.content.decode()
    assert not offer.contacts.exists()


ZONES = ["Mars/Base", "Europe/Londonn", "Europe", "../../etc/passwd", "x" * 100_000, "a\0b"]


@pytest.mark.parametrize("zone", ZONES, ids=lambda zone: ascii(zone)[:20])
def test_an_unknown_time_zone(zone: str, offer: Offer, as_ana: Client, at: At) -> None:
    for page, field, typed in (
        (reverse("new"), "time_zone", NEW | {"time_zone": zone}),
        (at("edit"), "time_zone", FACTS | {"time_zone": zone}),
        (at("log_new"), "zone", CALL | {"zone": zone}),
    ):
        answer = as_ana.post(page, typed)
        assert answer.status_code == 200
        assert answer.context["form"].errors.keys() == {field}
    offer.refresh_from_db()
    assert offer.time_zone == "Europe/London"


def test_a_letter_of_a_hundred_thousand_characters(offer: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.post(at("message", kind="confirmation"), {"subject": "S", "body": "word " * 20_000})
    assert "at most 8000 fit here" in page.content.decode()
    assert "word " * 1000 in page.content.decode()
    assert not offer.messages.exists()


HIDDEN = {"NUL": "a\0b", "escape": "a\x1bb", "delete": "a\x7fb", "next line": "a\x85b"}


@pytest.mark.parametrize("what", HIDDEN)
def test_a_hidden_control_character(what: str, offer: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.post(at("edit"), FACTS | {"company": HIDDEN[what]})
    assert "There is an invisible control character in this text." in page.content.decode()
    offer.refresh_from_db()
    assert offer.company == "Northwind"


@pytest.mark.parametrize("slug", ["unknown", "reflect2", "REFLECT", "-"])
def test_an_unknown_step(slug: str, as_ana: Client, at: At) -> None:
    assert as_ana.get(at("step", slug)).status_code == 404
    assert as_ana.post(at("step", slug), {"outcome": "keep"}).status_code == 404


def test_an_unknown_offer(as_ana: Client) -> None:
    assert as_ana.get(reverse("plan", args=[uuid.uuid4()])).status_code == 404


@pytest.mark.parametrize("name", ["plan", "log", "letter_pdf", "message_txt"])
def test_a_page_that_takes_no_form(name: str, as_ana: Client, at: At) -> None:
    assert as_ana.post(at(name), {"text": "x"}).status_code == 405


def test_the_head_of_the_page_keeps_the_name_of_the_offer(as_ana: Client, at: At) -> None:
    page = as_ana.post(at("edit"), FACTS | {"company": "Southwind", "role": ""})
    assert "Northwind · Data Analyst</p>" in page.content.decode()
    assert 'value="Southwind"' in page.content.decode()


ADDRESSES = ['"\x0b"@example.org', '"\x1c"@example.org', '"\x01"@example.org']


@pytest.mark.parametrize("address", ADDRESSES, ids=ascii)
def test_an_address_with_a_hidden_character(address: str, offer: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.post(at("edit"), FACTS | {"my_email": address})
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"my_email"}
    assert as_ana.get(at("message_eml")).status_code == 200


NOTICE = ["-1", "367", "9" * 30, "seven", "1e3"]


@pytest.mark.parametrize("days", NOTICE)
def test_a_notice_that_is_no_number_of_days(days: str, as_ana: Client, at: At) -> None:
    page = as_ana.post(at("edit"), FACTS | {"notice_days": days})
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"notice_days"}


def test_a_form_with_a_thousand_fields_too_many(as_ana: Client, at: At) -> None:
    assert as_ana.post(at("edit"), {f"field{n}": "x" for n in range(1_001)}).status_code == 400


def test_a_form_of_many_megabytes(as_ana: Client, at: At) -> None:
    assert as_ana.post(at("edit"), FACTS | {"company": "A" * 6_000_000}).status_code in (400, 413)
