"""Public holidays, from the `holidays` package: a code such as DE or GB-ENG goes in, dates come out.

A code is ISO 3166-1 alpha-2, or ISO 3166-2 for a part of a country; the empty one has no holidays.
"""

import datetime as dt
import functools

import holidays


def is_known(code: str) -> bool:
    country, _, part = code.partition("-")
    known = holidays.list_supported_countries(include_aliases=False)
    return country in known and (not part or part in known[country])


@functools.cache
def of_year(code: str, year: int) -> frozenset[dt.date]:
    country, _, part = code.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year)) if code else frozenset()


def around(code: str, day: dt.date) -> frozenset[dt.date]:
    """The holidays of the years around `day`: more than any notice reaches."""
    return frozenset().union(*(of_year(code, year) for year in range(day.year - 2, day.year + 3)))
