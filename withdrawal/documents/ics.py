"""The talk, or a day to remember, as a calendar file (RFC 5545): on the person's own clock, with an alarm."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from icalendar import Alarm, Calendar, Event

MORNING = dt.time(9)
"""When a reminder of a day stands in the calendar."""
_SHORT = dt.timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Item:
    """Something in the calendar. The uid stays the same when the day is changed, so that a calendar moves its entry."""

    uid: str
    starts: dt.datetime
    """Aware, in the zone to be shown."""
    summary: str
    is_talk: bool = False
    """A talk rings ten minutes before; a day to remember rings in its morning, and blocks no time."""


def on_the_day(*, uid: str, on: dt.date, zone: dt.tzinfo, summary: str) -> Item:
    """Something to do on a day."""
    return Item(uid, dt.datetime.combine(on, MORNING, zone), summary)


def file(item: Item, *, made_at: dt.datetime) -> bytes:
    """The file of one item. `made_at` is aware."""
    return bytes(_calendar([item], made_at).to_ical())


def feed(items: Sequence[Item], *, made_at: dt.datetime, name: str) -> bytes:
    """All of them as one calendar called `name`, to be fetched again now and then."""
    calendar = _calendar(items, made_at)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", dt.timedelta(hours=12), parameters={"VALUE": "DURATION"})
    return bytes(calendar.to_ical())


def _calendar(items: Sequence[Item], made_at: dt.datetime) -> Calendar:
    """With the rules of the zones in the years that are named: those of others would only make it long."""
    calendar = Calendar()
    calendar.add("prodid", "-//Withdrawal//EN")
    calendar.add("version", "2.0")
    for item in items:
        calendar.add_component(_event(item, made_at))
    if items:
        years = [item.starts.year for item in items]
        calendar.add_missing_timezones(dt.date(min(years), 1, 1), dt.date(max(years), 12, 31))
    return calendar


def _event(item: Item, made_at: dt.datetime) -> Event:
    """The sequence grows with every making: a calendar then takes the newer one."""
    event = Event()
    event.add("uid", item.uid)
    event.add("sequence", int(made_at.timestamp()) // 60)
    event.add("dtstamp", made_at.astimezone(dt.UTC))
    event.add("dtstart", item.starts)
    event.add("dtend", item.starts + _SHORT)
    event.add("summary", item.summary)
    event.add("class", "PRIVATE")  # who shares the calendar sees that something is there, and not what
    if not item.is_talk:
        event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", item.summary)
    alarm.add("trigger", dt.timedelta(minutes=-10) if item.is_talk else dt.timedelta())
    event.add_component(alarm)
    return event
