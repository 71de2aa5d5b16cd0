"""Notice periods as papers name them, and the days that they are kept as."""

UNIT_DAYS = {"days": 1, "weeks": 7, "months": 31}
"""A month counts as its longest, so that the latest safe day is never too late."""
LONGEST = 366


class TooLong(ValueError):
    """More than a year."""


def in_days(number: int, unit: str) -> int:
    """`number` of days, weeks or months in days. Raises TooLong."""
    days = number * UNIT_DAYS[unit]
    if days > LONGEST:
        raise TooLong
    return days


def as_named(days: int) -> tuple[int, str]:
    """The number and the unit in which a paper would name `days`; `in_days` of them is `days` again."""
    whole = (unit for unit in ("months", "weeks") if days and days % UNIT_DAYS[unit] == 0)
    unit = next(whole, "days")
    return days // UNIT_DAYS[unit], unit
