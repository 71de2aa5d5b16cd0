"""The call: notes to read from, what to say to voicemail, and the talk as a calendar file."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.test import Client

from tests.views.conftest import At
from withdrawal.models import Offer


@pytest.fixture
def planned(offer: Offer) -> Offer:
    """The talk is planned for nine in the morning in New York."""
    offer.time_zone = "America/New_York"
    offer.tell_at = dt.datetime(2026, 11, 24, 14, 0, tzinfo=dt.UTC)
    offer.save()
    return offer


def test_the_notes_name_who_is_called(as_ana: Client, at: At) -> None:
    assert "Your call to Maya Okafor" in as_ana.get(at("call")).content.decode()


def test_the_notes_are_those_that_were_edited(as_ana: Client, at: At) -> None:
    as_ana.post(at("message", kind="call_notes"), {"subject": "", "body": "Breathe. Then say it."})
    assert "Breathe. Then say it." in as_ana.get(at("call")).content.decode()


def test_the_voicemail_text_is_the_one_that_was_edited(as_ana: Client, at: At) -> None:
    as_ana.post(at("message", kind="voicemail"), {"subject": "", "body": "This is Ana. Please call me back."})
    assert as_ana.get(at("call")).context["voicemail"] == "This is Ana. Please call me back."


def test_the_voicemail_never_says_the_decision(decided: Offer, as_ana: Client, at: At) -> None:
    said = as_ana.get(at("call")).context["voicemail"].lower()
    assert "ana lind" in said
    assert "withdraw" not in said


def test_the_number_can_be_called_from_the_page(offer: Offer, as_ana: Client, at: At) -> None:
    offer.people.update(phone="0113 496 0001")
    assert 'href="tel:0113 496 0001"' in as_ana.get(at("call")).content.decode()


def test_a_talk_that_is_not_planned_has_no_calendar_file(as_ana: Client, at: At) -> None:
    assert as_ana.get(at("call_ics")).status_code == 404


def test_a_planned_talk_stands_in_the_calendar_on_the_persons_clock(planned: Offer, as_ana: Client, at: At) -> None:
    file = as_ana.get(at("call_ics"))
    event: Any
    (event,) = icalendar.Calendar.from_ical(file.content).walk("VEVENT")
    assert event["dtstart"].dt == dt.datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("America/New_York"))
    assert event["summary"] == "Call Maya Okafor"
    assert file["Content-Type"] == "text/calendar; charset=utf-8"


def test_the_calendar_tells_an_onlooker_nothing(planned: Offer, as_ana: Client, at: At) -> None:
    said = as_ana.get(at("call_ics")).content.decode().lower()
    assert "withdrawal" not in said.replace("@withdrawal", "").replace("//withdrawal//", "")
    assert "northwind" not in said
