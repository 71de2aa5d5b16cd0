"""A decision is looked back on after 30, 90 and 365 days, once each, and nobody is asked three times at once."""

import datetime as dt

import pytest

from withdrawal.domain.looking_back import days_ahead, due

SINCE = dt.date(2026, 11, 23)
DUE = [
    (0, set(), None), (29, set(), None), (30, set(), 30), (31, set(), 30), (89, set(), 30), (30, {30}, None),
    (89, {30}, None), (90, {30}, 90), (90, set(), 90), (100, {90}, None), (364, {90}, None), (365, {30, 90}, 365),
    (365, set(), 365), (4000, set(), 365), (4000, {365}, None), (-1, set(), None),
]  # fmt: skip


@pytest.mark.parametrize(("days", "answered", "after"), DUE)
def test_it_is_asked(days: int, answered: set[int], after: int | None) -> None:
    assert due(SINCE, SINCE + dt.timedelta(days=days), answered) == after


AHEAD = [(0, [30, 90, 365]), (29, [30, 90, 365]), (30, [90, 365]), (90, [365]), (365, []), (400, [])]


@pytest.mark.parametrize(("days", "left"), AHEAD)
def test_what_is_still_to_come(days: int, left: list[int]) -> None:
    found = days_ahead(SINCE, SINCE + dt.timedelta(days=days))
    assert [after for after, _ in found] == left
    assert all(day == SINCE + dt.timedelta(days=after) for after, day in found)


def test_a_leap_day_counts_as_a_day() -> None:
    assert due(dt.date(2028, 2, 29), dt.date(2028, 3, 29), set()) is None
    assert due(dt.date(2028, 2, 29), dt.date(2028, 3, 30), set()) == 30
