"""The talk as a calendar file (RFC 5545), with its time zone and an alarm ten minutes before."""

import datetime as dt

from icalendar import Alarm, Calendar, Event


def talk(*, uid: str, starts: dt.datetime, made_at: dt.datetime, summary: str, minutes: int = 15) -> bytes:
    """The bytes of the file. `starts` is aware, in the zone to be shown; `made_at` is aware."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", made_at.astimezone(dt.UTC))
    event.add("dtstart", starts)
    event.add("dtend", starts + dt.timedelta(minutes=minutes))
    event.add("summary", summary)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", dt.timedelta(minutes=-10))
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Withdrawal//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
