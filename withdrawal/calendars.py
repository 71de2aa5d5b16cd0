"""Public holidays, from the `holidays` package: a code such as DE or GB-ENG goes in, dates come out.

A code is ISO 3166-1 alpha-2, or ISO 3166-2 for a part of a country; the empty one has no holidays.
"""

import datetime as dt
import functools
import warnings

import holidays


def is_known(code: str) -> bool:
    try:
        of_year(code, 2026)
    except NotImplementedError:
        return False
    return True


@functools.cache
def of_year(code: str, year: int) -> frozenset[dt.date]:
    """Raises NotImplementedError for a code that is not known."""
    country, _, part = code.partition("-")
    with warnings.catch_warnings(action="ignore"):  # of years for which it knows only some of them
        return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year)) if code else frozenset()


def around(code: str, *days: dt.date) -> frozenset[dt.date]:
    """The holidays of the years around each of `days`: more than any notice reaches."""
    years = {day.year + more for day in days for more in range(-2, 3)}
    return frozenset().union(*(of_year(code, year) for year in years))
