"""When they are likely to be at work, on whoever's clock: weekends, holidays, summer time, zones a day apart."""

import datetime as dt

import pytest

from withdrawal.domain.office_hours import next_hours
from withdrawal.domain.times import zone


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


# Moments are UTC. 23 November 2026 is a Monday.
HOURS = """
there               now               opens             closes            what is special
Europe/London       2026-11-23T10:00  2026-11-23T09:00  2026-11-23T17:00  they are there
Europe/London       2026-11-23T08:59  2026-11-23T09:00  2026-11-23T17:00  in a minute
Europe/London       2026-11-23T09:00  2026-11-23T09:00  2026-11-23T17:00  just now
Europe/London       2026-11-23T16:59  2026-11-23T09:00  2026-11-23T17:00  for a minute more
Europe/London       2026-11-23T17:00  2026-11-24T09:00  2026-11-24T17:00  they have just left
Europe/London       2026-11-27T18:00  2026-11-30T09:00  2026-11-30T17:00  Friday evening
Europe/London       2026-11-28T12:00  2026-11-30T09:00  2026-11-30T17:00  Saturday
Europe/London       2026-12-24T18:00  2026-12-29T09:00  2026-12-29T17:00  Christmas, a weekend and one more holiday
Europe/London       2026-03-27T18:00  2026-03-30T08:00  2026-03-30T16:00  summer time begins on Sunday
Europe/London       2026-10-23T18:00  2026-10-26T09:00  2026-10-26T17:00  and ends on Sunday
America/New_York    2026-11-23T10:00  2026-11-23T14:00  2026-11-23T22:00  still asleep there
America/New_York    2026-11-24T03:00  2026-11-24T14:00  2026-11-24T22:00  Monday evening there
America/New_York    2026-03-06T23:00  2026-03-09T13:00  2026-03-09T21:00  summer time begins on 8 March there
America/New_York    2026-10-30T22:00  2026-11-02T14:00  2026-11-02T22:00  and ends on 1 November
Asia/Kolkata        2026-11-23T12:00  2026-11-24T03:30  2026-11-24T11:30  half an hour beside the others
Australia/Sydney    2026-11-22T21:00  2026-11-22T22:00  2026-11-23T06:00  Monday has begun there
Pacific/Kiritimati  2026-11-22T18:00  2026-11-22T19:00  2026-11-23T03:00  fourteen hours ahead
Pacific/Kiritimati  2026-11-27T04:00  2026-11-29T19:00  2026-11-30T03:00  Friday evening there, Friday night here
Etc/GMT+12          2026-11-23T10:00  2026-11-23T21:00  2026-11-24T05:00  twelve hours behind: it is Sunday there
Etc/GMT+12          2026-11-28T04:00  2026-11-27T21:00  2026-11-28T05:00  Saturday here, Friday afternoon there
"""
HOLIDAYS = {dt.date(2026, 12, 25), dt.date(2026, 12, 28)}


@pytest.mark.parametrize("row", HOURS.strip().splitlines()[1:])
def test_the_next_working_hours(row: str) -> None:
    there, now, opens, closes, *_ = row.split(maxsplit=4)
    found = next_hours(moment(f"{now}+00:00"), zone(there), HOLIDAYS)
    assert (found.opens, found.closes) == (moment(f"{opens}+00:00"), moment(f"{closes}+00:00"))


@pytest.mark.parametrize(
    ("now", "there"), [("2026-11-23T08:59", False), ("2026-11-23T09:00", True), ("2026-11-23T17:00", False)]
)
def test_they_are_there_from_nine_until_five(now: str, there: bool) -> None:
    at = moment(f"{now}+00:00")
    assert next_hours(at, zone("Europe/London")).are_now(at) is there
