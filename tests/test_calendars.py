"""Public holidays come from outside of the domain, as dates."""

import datetime as dt

import pytest

from withdrawal import calendars


@pytest.mark.parametrize(
    ("code", "on", "free"),
    [
        ("GB-ENG", "2026-12-28", True),  # in place of Boxing Day, a Saturday
        ("GB-ENG", "2026-11-30", False),  # Scotland's
        ("GB-SCT", "2026-11-30", True),
        ("DE", "2026-10-03", True),
        ("DE", "2026-11-01", False),  # in some of the Länder only
        ("DE-BY", "2026-11-01", True),
        ("US", "2026-11-26", True),
        ("CA-ON", "2026-02-16", True),
        ("NL", "2027-04-27", True),
        ("", "2026-12-25", False),
    ],
)
def test_a_day_that_is_free_there(code: str, on: str, free: bool) -> None:
    day = dt.date.fromisoformat(on)
    assert (day in calendars.of_year(code, day.year)) is free


@pytest.mark.parametrize(
    ("code", "known"), [("DE", True), ("DE-BY", True), ("GB-ENG", True), ("XX", False), ("DE-XX", False)]
)
def test_which_codes_are_known(code: str, known: bool) -> None:
    assert calendars.is_known(code) is known


def test_the_years_around_each_day_are_there() -> None:
    found = calendars.around("DE", dt.date(2026, 11, 23), dt.date(2035, 1, 1))
    assert {day.year for day in found} == {*range(2024, 2029), *range(2033, 2038)}


@pytest.mark.parametrize("year", [1968, 2102])
def test_a_far_year_is_no_trouble(year: int) -> None:
    """An offer's days lie between 1970 and 2100; not every country's holidays are known for all of that."""
    for code in ("IN", "GB-ENG", "DE", "US", "AU", "CA-ON", "ES", "FR", "IE", "NL"):
        calendars.of_year(code, year)
