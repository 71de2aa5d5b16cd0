"""Working days: Monday to Friday, but for the public holidays that the caller knows of.

Days are dates of one calendar. `holidays` is a set of dates; an empty one counts every Monday to Friday.
"""

import datetime as dt
from collections.abc import Set

Days = Set[dt.date]
NONE: Days = frozenset()
_ONE = dt.timedelta(days=1)


def is_working_day(day: dt.date, holidays: Days = NONE) -> bool:
    return day.weekday() < 5 and day not in holidays


def after_working_days(day: dt.date, number: int, holidays: Days = NONE) -> dt.date:
    """The day that lies `number` working days after `day`."""
    while number:
        day += _ONE
        number -= is_working_day(day, holidays)
    return day


def before_working_days(day: dt.date, number: int, holidays: Days = NONE) -> dt.date:
    """The day that lies `number` working days before `day`."""
    while number:
        day -= _ONE
        number -= is_working_day(day, holidays)
    return day


def last_working_day(day: dt.date, holidays: Days = NONE) -> dt.date:
    """`day`, or the working day before it where nobody works on `day`."""
    while not is_working_day(day, holidays):
        day -= _ONE
    return day


def next_working_day(day: dt.date, holidays: Days = NONE) -> dt.date:
    """`day`, or the working day after it where nobody works on `day`."""
    while not is_working_day(day, holidays):
        day += _ONE
    return day


def working_days_between(first: dt.date, last: dt.date, holidays: Days = NONE) -> int:
    """How many working days lie after `first`, up to and with `last`; 0 when it is not later."""
    weeks, rest = divmod(max((last - first).days, 0), 7)
    weekdays = 5 * weeks + sum((first + dt.timedelta(days=n)).weekday() < 5 for n in range(1, rest + 1))
    return weekdays - sum(first < day <= last and day.weekday() < 5 for day in holidays)
