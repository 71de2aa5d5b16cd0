"""Notice periods as papers name them, and the days that they are kept as."""

UNIT_DAYS = {"days": 1, "weeks": 7, "months": 31}
"""A month counts as its longest, so that the latest safe day is never too late."""
LONGEST = 366
_YEAR = 12


class TooLong(ValueError):
    """More than a year."""


def in_days(number: int, unit: str) -> int:
    """`number` of days, weeks or months in days; twelve months are a year, at its longest. Raises TooLong."""
    if unit == "months" and number == _YEAR:
        return LONGEST
    days = number * UNIT_DAYS[unit]
    if days > LONGEST:
        raise TooLong
    return days
