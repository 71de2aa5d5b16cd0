"""The talk, or a day to remember, as a calendar file (RFC 5545): on the person's own clock, with an alarm."""

import datetime as dt

from icalendar import Alarm, Calendar, Event

MORNING = dt.time(9)
"""When a reminder of a day stands in the calendar."""
_SHORT = dt.timedelta(minutes=15)


def talk(*, uid: str, starts: dt.datetime, made_at: dt.datetime, summary: str) -> bytes:
    """The file of the talk, which rings ten minutes before. `starts` is aware, in the zone to be shown; `made_at` is
    aware.
    """
    return _file(_event(uid, starts, made_at, summary, rings=dt.timedelta(minutes=-10)), starts.year)


def reminder(*, uid: str, on: dt.date, zone: dt.tzinfo, made_at: dt.datetime, summary: str) -> bytes:
    """The file of something to do on a day, which rings in the morning of that day and blocks no time."""
    event = _event(uid, dt.datetime.combine(on, MORNING, zone), made_at, summary, rings=dt.timedelta())
    event.add("transp", "TRANSPARENT")
    return _file(event, on.year)


def _event(uid: str, starts: dt.datetime, made_at: dt.datetime, summary: str, rings: dt.timedelta) -> Event:
    """`uid` stays the same when the day is changed, and the sequence grows: a calendar then moves its entry."""
    event = Event()
    event.add("uid", uid)
    event.add("sequence", int(made_at.timestamp()) // 60)
    event.add("dtstamp", made_at.astimezone(dt.UTC))
    event.add("dtstart", starts)
    event.add("dtend", starts + _SHORT)
    event.add("summary", summary)
    event.add("class", "PRIVATE")  # who shares the calendar sees that something is there, and not what
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", rings)
    event.add_component(alarm)
    return event


def _file(event: Event, year: int) -> bytes:
    """The file, with the rules of the event's zone in its own year: those of others would only make it long."""
    calendar = Calendar()
    calendar.add("prodid", "-//Withdrawal//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones(dt.date(year, 1, 1), dt.date(year, 12, 31))
    return bytes(calendar.to_ical())
