"""When they are likely to be at work: Monday to Friday, nine to five, on the clocks where the employer is.

The hours are the product's own guess for every country. Moments come out in UTC, whoever's clock shows them.
"""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from withdrawal.domain.working_days import NONE, Days, next_working_day

OPENS, CLOSES = dt.time(9), dt.time(17)
_ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """The working hours of one day, as moments in UTC."""

    opens: dt.datetime
    closes: dt.datetime

    def are_now(self, now: dt.datetime) -> bool:
        return self.opens <= now < self.closes


def next_hours(now: dt.datetime, there: ZoneInfo, holidays: Days = NONE) -> Hours:
    """The working hours at hand, or the next ones after the moment `now`, for an employer in the zone `there`."""
    day = next_working_day(now.astimezone(there).date(), holidays)
    while (found := _hours(day, there)).closes <= now:
        day = next_working_day(day + _ONE, holidays)
    return found


def _hours(day: dt.date, there: ZoneInfo) -> Hours:
    # A clock time that is skipped or comes twice is no error here: an hour more or less is as good a guess.
    opens, closes = (dt.datetime.combine(day, at, tzinfo=there).astimezone(dt.UTC) for at in (OPENS, CLOSES))
    return Hours(opens, closes)
