"""The talk as a calendar file that calendars understand."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest

from withdrawal.documents import ics

MADE = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


def calendar(zone: str = "Europe/London", summary: str = "Call Maya Okafor") -> Any:
    starts = dt.datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo(zone))
    made = ics.talk(uid="one@withdrawal", starts=starts, made_at=MADE, summary=summary)
    return icalendar.Calendar.from_ical(made)


def event(zone: str = "Europe/London", summary: str = "Call Maya Okafor") -> Any:
    (only,) = calendar(zone, summary).walk("VEVENT")
    return only


def test_it_is_one_event_of_a_quarter_of_an_hour() -> None:
    found = event()
    assert found["summary"] == "Call Maya Okafor"
    assert found["dtend"].dt - found["dtstart"].dt == dt.timedelta(minutes=15)
    assert found["dtstamp"].dt == MADE


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"])
def test_it_stands_at_the_time_on_the_persons_own_clock(zone: str) -> None:
    starts = event(zone)["dtstart"]
    assert starts.dt == dt.datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo(zone))
    assert starts.params["TZID"] == zone
    assert [found["tzid"] for found in calendar(zone).walk("VTIMEZONE")] == [zone]


def test_it_rings_ten_minutes_before() -> None:
    (alarm,) = event().walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert alarm["trigger"].dt == dt.timedelta(minutes=-10)


HOSTILE = ["a;b,c\\d", "two\nlines", "END:VEVENT\r\nBEGIN:VEVENT", "x" * 300, "ATTACH:file:///etc/passwd", "日本" * 60]


@pytest.mark.parametrize("summary", HOSTILE)
def test_no_summary_can_add_an_event_or_a_line(summary: str) -> None:
    found = event(summary=summary)
    assert str(found["summary"]).replace("\r\n", "\n") == summary.replace("\r\n", "\n")
    assert "attach" not in found


def test_no_line_is_longer_than_calendars_allow() -> None:
    made = ics.talk(uid="u", starts=MADE, made_at=MADE, summary="日本" * 60)
    assert max(len(line) for line in made.split(b"\r\n")) <= 75


@pytest.mark.parametrize("zone", sorted(available_timezones())[::40])
def test_any_zone_can_be_written(zone: str) -> None:
    assert event(zone)["uid"] == "one@withdrawal"
