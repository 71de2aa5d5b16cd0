"""Months on the calendar: the same day of another month, or the last one of a month that has no such day."""

import calendar
import datetime as dt


def last_of_month(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_after(day: dt.date, number: int) -> dt.date:
    """The day `number` months after `day`, or before it where `number` is negative."""
    years, month = divmod(day.month - 1 + number, 12)
    first = dt.date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, last_of_month(first).day))
