"""The talk and the reminders as calendar files that calendars understand."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest

from withdrawal.documents import ics

MADE = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


def calendar(zone: str = "Europe/London", summary: str = "Call Maya Okafor") -> Any:
    starts = dt.datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo(zone))
    made = ics.file(ics.Item("one@withdrawal", starts, summary, is_talk=True), made_at=MADE)
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
    made = ics.file(ics.Item("u", MADE, "日本" * 60, is_talk=True), made_at=MADE)
    assert max(len(line) for line in made.split(b"\r\n")) <= 75


@pytest.mark.parametrize("zone", sorted(available_timezones())[::40])
def test_any_zone_can_be_written(zone: str) -> None:
    assert event(zone)["uid"] == "one@withdrawal"


def reminder(
    on: dt.date = dt.date(2026, 12, 1), zone: str = "Europe/London", made: dt.datetime = MADE, summary: str = "Write"
) -> Any:
    item = ics.on_the_day(uid="two@withdrawal", on=on, zone=ZoneInfo(zone), summary=summary)
    body = ics.file(item, made_at=made)
    return icalendar.Calendar.from_ical(body)


def test_a_reminder_rings_in_the_morning_of_its_day_and_blocks_no_time() -> None:
    (found,) = reminder().walk("VEVENT")
    assert found["dtstart"].dt == dt.datetime(2026, 12, 1, 9, 0, tzinfo=ZoneInfo("Europe/London"))
    assert found["transp"] == "TRANSPARENT"
    (alarm,) = found.walk("VALARM")
    assert (alarm["action"], alarm["trigger"].dt) == ("DISPLAY", dt.timedelta())


@pytest.mark.parametrize("on", [dt.date(1970, 1, 1), dt.date(2026, 7, 1), dt.date(2039, 1, 15), dt.date(2100, 12, 31)])
@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Pacific/Auckland", "Asia/Kolkata"])
def test_the_file_alone_says_what_time_that_is(zone: str, on: dt.date) -> None:
    """For a program that has no list of zones of its own: by the rules in the file, until far ahead."""
    found = reminder(on, zone)
    (event,), (rules,) = found.walk("VEVENT"), found.walk("VTIMEZONE")
    start = event["dtstart"].dt.replace(tzinfo=None)
    assert start.replace(tzinfo=rules.to_tz()).utcoffset() == start.replace(tzinfo=ZoneInfo(zone)).utcoffset()


def test_a_later_file_takes_the_place_of_an_earlier_one() -> None:
    (first,), (second,) = (reminder(made=MADE + dt.timedelta(minutes=later)).walk("VEVENT") for later in (0, 5))
    assert first["uid"] == second["uid"]
    assert first["sequence"] < second["sequence"] < 2**31
    assert first["dtstamp"].dt < second["dtstamp"].dt


@pytest.mark.parametrize("summary", HOSTILE)
def test_no_words_of_a_reminder_can_add_an_event_or_a_line(summary: str) -> None:
    (found,) = reminder(summary=summary).walk("VEVENT")
    assert str(found["summary"]).replace("\r\n", "\n") == summary.replace("\r\n", "\n")
    assert "attach" not in found


def test_a_shared_calendar_shows_that_something_is_there_and_not_what() -> None:
    for found in (event(), *reminder().walk("VEVENT")):
        assert found["class"] == "PRIVATE"


def test_a_day_that_never_was_somewhere_is_no_trouble() -> None:
    assert reminder(dt.date(2011, 12, 30), "Pacific/Apia").walk("VEVENT")


def feed(*items: ics.Item) -> Any:
    return icalendar.Calendar.from_ical(ics.feed(items, made_at=MADE, name="Reminders"))


def test_a_feed_holds_everything_in_its_own_zone() -> None:
    talk = ics.Item("one", dt.datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo("Europe/London")), "Call", is_talk=True)
    day = ics.on_the_day(uid="two", on=dt.date(2028, 2, 29), zone=ZoneInfo("America/New_York"), summary="Write")
    found = feed(talk, day)
    assert [str(one["uid"]) for one in found.walk("VEVENT")] == ["one", "two"]
    assert {str(zone["tzid"]) for zone in found.walk("VTIMEZONE")} == {"Europe/London", "America/New_York"}
    assert found["x-wr-calname"] == "Reminders"


def test_an_empty_feed_is_a_calendar_all_the_same() -> None:
    assert feed().walk("VEVENT") == []
