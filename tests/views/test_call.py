"""The call: notes to read from, what to say to voicemail, and both on one sheet."""

import datetime as dt
from html import unescape

import pytest
from django.test import Client

from tests.documents.conftest import Printed
from tests.views.conftest import At
from withdrawal.documents import pdf
from withdrawal.models import Offer


def test_the_notes_name_who_is_called(as_ana: Client, at: At) -> None:
    assert "Your call to Maya Okafor" in as_ana.get(at("call")).content.decode()


def test_the_notes_are_those_that_were_edited(as_ana: Client, at: At) -> None:
    as_ana.post(at("message", kind="call_notes"), {"subject": "", "body": "Breathe. Then say it."})
    assert "Breathe. Then say it." in as_ana.get(at("call")).content.decode()


def test_the_voicemail_text_is_the_one_that_was_edited(as_ana: Client, at: At) -> None:
    as_ana.post(at("message", kind="voicemail"), {"subject": "", "body": "This is Ana. Please call me back."})
    assert as_ana.get(at("call")).context["sheet"].voicemail == "This is Ana. Please call me back."


def test_the_voicemail_never_says_the_decision(decided: Offer, as_ana: Client, at: At) -> None:
    said = as_ana.get(at("call")).context["sheet"].voicemail.lower()
    assert "ana lind" in said
    assert "withdraw" not in said


def test_the_number_can_be_called_from_the_page(offer: Offer, as_ana: Client, at: At) -> None:
    offer.people.update(phone="0113 496 0001")
    assert 'href="tel:0113 496 0001"' in as_ana.get(at("call")).content.decode()


@pytest.fixture
def planned(offer: Offer) -> Offer:
    offer.tell_at = dt.datetime(2026, 11, 24, 14, 30, tzinfo=dt.UTC)
    offer.save()
    offer.people.update(phone="0113 496 0001")
    return offer


@pytest.mark.skipif(not pdf.is_available(), reason=f"this machine makes no PDFs: {pdf.trouble()}")
def test_the_sheet_has_the_notes_the_number_and_the_time(planned: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("message", kind="call_notes"), {"subject": "", "body": "Breathe. Then say it."})
    file = as_ana.get(at("call_pdf"))
    assert (file["Content-Type"], file["Cache-Control"]) == ("application/pdf", "no-store")
    assert 'filename="Call - Maya Okafor.pdf"' in file["Content-Disposition"]
    for words in ("Breathe. Then say it.", "Maya Okafor: 0113 496 0001", "Tuesday 24 November 2026, 14:30"):
        assert Printed(file.content).says(words)


@pytest.mark.parametrize("kind", ["call_notes", "voicemail"])
def test_a_blank_is_not_taken_to_the_call(kind: str, as_ana: Client, at: At) -> None:
    as_ana.post(at("message", kind=kind), {"subject": "", "body": "Hello [Name], call me back."})
    page = as_ana.get(at("call_pdf"), follow=True)
    assert "Something is still to be filled in" in page.content.decode()
    assert f"kind={kind}" in page.request["QUERY_STRING"]


def test_the_page_offers_the_sheet_and_the_calendar(planned: Offer, as_ana: Client, at: At) -> None:
    page = unescape(as_ana.get(at("call")).content.decode())
    assert f'href="{at("call_pdf")}"' in page or not pdf.is_available()
    assert f'href="{at("call_ics")}">Put into my calendar<' in page
    assert "Tuesday 24 November 2026, 14:30" in page


def test_without_a_time_the_page_says_what_one_is_good_for(as_ana: Client, at: At) -> None:
    assert "No time is set yet." in as_ana.get(at("call")).content.decode()


@pytest.mark.skipif(not pdf.is_available(), reason=f"this machine makes no PDFs: {pdf.trouble()}")
def test_notes_that_fill_more_than_a_page_are_said_to(as_ana: Client, at: At) -> None:
    as_ana.post(at("message", kind="call_notes"), {"subject": "", "body": "word\n" * 390})
    assert "they go on to a second page" in as_ana.get(at("call")).content.decode()


def test_notes_and_voicemail_can_be_copied(as_ana: Client, at: At) -> None:
    page = as_ana.get(at("call")).content.decode()
    for part in ("call-notes", "voicemail"):
        assert f'id="{part}"' in page
        assert f'data-copy="#{part}"' in page


@pytest.mark.parametrize(
    ("mine", "country", "theirs"),
    [
        ("Europe/London", "GB", ""),
        ("America/New_York", "GB", "Tuesday, 14:30 on their clocks (Europe/London)"),
        ("Europe/London", "DE", "Tuesday, 15:30 on their clocks (Europe/Berlin)"),
        ("Pacific/Kiritimati", "US", "Tuesday, 09:30 on their clocks (America/New_York)"),
        ("Europe/London", "ZZ", ""),
    ],
)
def test_the_time_of_the_talk_is_shown_on_their_clocks_too(
    *, mine: str, country: str, theirs: str, planned: Offer, as_ana: Client, at: At
) -> None:
    planned.time_zone, planned.country = mine, country
    planned.save()
    page = as_ana.get(at("call")).content.decode()
    assert theirs in page
    assert ("on their clocks" in page) == bool(theirs)
