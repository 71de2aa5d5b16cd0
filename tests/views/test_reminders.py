"""Days to remember in the person's own calendar: on their clock, and without a word that an onlooker should not see."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.test import Client

from tests.views.conftest import At
from withdrawal.models import Contact, LooseEnd, Offer
from withdrawal.models.log import append

DAY = dt.date(2026, 12, 1)
Here = Callable[[], str]


def event(as_ana: Client, here: str) -> Any:
    (found,) = icalendar.Calendar.from_ical(as_ana.get(here).content).walk("VEVENT")
    return found


@pytest.fixture
def planned(offer: Offer) -> Offer:
    """The talk is planned for nine in the morning in New York."""
    offer.time_zone = "America/New_York"
    offer.tell_at = dt.datetime(2026, 11, 24, 14, 0, tzinfo=dt.UTC)
    offer.save()
    return offer


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


@pytest.fixture
def dated(offer: Offer, now: dt.datetime) -> Offer:
    """An offer with a day of every kind to remember."""
    offer.time_zone, offer.next_contact_on = "America/New_York", DAY
    offer.private_reason, offer.new_employer = "The manager frightens me", "Fabrikam"
    offer.save()
    call = Contact(
        occurred_at=now, zone="Europe/London", direction="out", channel="phone", person="Tom Reed",
        outcome="no_answer", text="Nobody there.", follow_up_on=DAY,
    )  # fmt: skip
    append(call, offer=offer, now=now)
    LooseEnd(offer=offer, what="Send the laptop back", due_on=DAY).save()
    return offer


WORDS = {
    "follow_up_ics": "Hear from Tom Reed?",
    "loose_end_ics": "Send the laptop back",
    "contact_ics": "Write to Maya Okafor",
}


def address(name: str, offer: Offer, at: At) -> str:
    keys: dict[str, list[Any]] = {
        "follow_up_ics": [1], "loose_end_ics": [end.pk for end in offer.loose_ends.all()], "contact_ics": ["next"],
    }  # fmt: skip
    return at(name, *keys.get(name, []))


@pytest.mark.parametrize("name", WORDS)
def test_a_day_to_remember_stands_in_the_morning_of_the_persons_clock(
    name: str, dated: Offer, as_ana: Client, at: At
) -> None:
    found = event(as_ana, address(name, dated, at))
    assert found["dtstart"].dt == dt.datetime(2026, 12, 1, 9, 0, tzinfo=ZoneInfo("America/New_York"))
    assert found["summary"] == WORDS[name]


@pytest.mark.parametrize("name", WORDS)
def test_taken_twice_it_is_the_same_entry_and_no_other(name: str, dated: Offer, as_ana: Client, at: At) -> None:
    uids = {other: event(as_ana, address(other, dated, at))["uid"] for other in WORDS}
    assert event(as_ana, address(name, dated, at))["uid"] == uids[name]
    assert len(set(uids.values())) == len(WORDS)


SECRETS = ["Fabrikam", "Ask Fabrikam for the contract", "The manager frightens me", "The manager frightens me: tell HR"]


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_private_gets_into_the_calendar(
    secret: str, dated: Offer, as_ana: Client, at: At, now: dt.datetime
) -> None:
    dated.loose_ends.update(what=secret)
    call = Contact(
        occurred_at=now, zone="UTC", direction="out", channel="phone", person=secret, outcome="no_answer",
        follow_up_on=DAY,
    )  # fmt: skip
    append(call, offer=dated, now=now)
    for here in (address("loose_end_ics", dated, at), at("follow_up_ics", 2)):
        answer = as_ana.get(here)
        assert event(as_ana, here)["summary"] == "Reminder"
        for word in ("Fabrikam", "frightens"):
            assert word not in answer.content.decode()
            assert word not in answer["Content-Disposition"]


@pytest.mark.parametrize("name", WORDS)
def test_it_is_a_download_that_nobody_keeps(name: str, dated: Offer, as_ana: Client, at: At) -> None:
    answer = as_ana.get(address(name, dated, at))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"].startswith("attachment; ")


def test_without_a_day_there_is_no_file(dated: Offer, as_ana: Client, at: At, now: dt.datetime) -> None:
    dated.loose_ends.update(due_on=None)
    Offer.objects.of(dated.owner).update(next_contact_on=None)  # type: ignore[arg-type]
    append(
        Contact(occurred_at=now, zone="UTC", direction="in", channel="phone", outcome="reached"), offer=dated, now=now
    )
    for here in (
        address("loose_end_ics", dated, at),
        at("contact_ics", "next"),
        at("contact_ics", "later"),
        at("contact_ics", "never"),
        at("follow_up_ics", 2),
    ):
        assert as_ana.get(here).status_code == 404


def test_a_loose_end_that_is_settled_is_not_remembered(dated: Offer, as_ana: Client, at: At, now: dt.datetime) -> None:
    dated.loose_ends.update(state="settled", done_at=now)
    assert as_ana.get(address("loose_end_ics", dated, at)).status_code == 404


def test_beside_each_day_stands_the_link(dated: Offer, as_ana: Client, at: At) -> None:
    pages = {
        "follow_up_ics": at("log"), "loose_end_ics": at("loose_ends"),
        "contact_ics": at("step", "relationship"),
    }  # fmt: skip
    for name, page in pages.items():
        assert f'href="{address(name, dated, at)}">Put into my calendar<' in as_ana.get(page).content.decode()
    assert address("loose_end_ics", dated, at) in as_ana.get(at("plan")).content.decode()


def test_the_second_time_to_write_is_an_entry_of_its_own(dated: Offer, as_ana: Client, at: At) -> None:
    dated.later_contact_on = dt.date(2027, 12, 1)
    dated.save()
    first, second = (event(as_ana, at("contact_ics", which)) for which in ("next", "later"))
    assert first["uid"] != second["uid"]
    assert second["dtstart"].dt.date() == dt.date(2027, 12, 1)


def test_a_day_that_was_mistyped_is_offered_to_no_calendar(dated: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.post(at("step", "relationship"), {"next_contact_on": "2001-01-01"}).content.decode()
    assert "This day has passed." in page
    assert "1 January 2001" not in page
