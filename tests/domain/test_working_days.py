"""Working days: Monday to Friday without the holidays; the days of November 2026 begin with a Sunday."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.working_days import (
    after_working_days,
    before_working_days,
    is_working_day,
    last_working_day,
    next_working_day,
    working_days_between,
)

DAYS = st.dates(dt.date(1971, 1, 1), dt.date(2100, 1, 1))
ONE = dt.timedelta(days=1)


def day(number: int) -> dt.date:
    return dt.date(2026, 11, number)


FREE = {day(11), day(14)}
"""A Wednesday and a Saturday."""


@pytest.mark.parametrize(("on", "works"), [(9, True), (11, False), (13, True), (14, False), (15, False), (16, True)])
def test_nobody_works_on_weekends_and_holidays(on: int, works: bool) -> None:
    assert is_working_day(day(on), FREE) is works


@pytest.mark.parametrize(
    ("first", "number", "then"), [(9, 1, 10), (10, 1, 12), (10, 3, 16), (13, 1, 16), (14, 1, 16), (11, 0, 11)]
)
def test_counted_on(first: int, number: int, then: int) -> None:
    assert after_working_days(day(first), number, FREE) == day(then)
    assert working_days_between(day(first), day(then), FREE) == number


@pytest.mark.parametrize(
    ("last", "number", "then"), [(10, 1, 9), (12, 1, 10), (16, 3, 10), (16, 1, 13), (15, 1, 13), (11, 0, 11)]
)
def test_counted_back(last: int, number: int, then: int) -> None:
    assert before_working_days(day(last), number, FREE) == day(then)


@pytest.mark.parametrize(("on", "before", "after"), [(10, 10, 10), (11, 10, 12), (14, 13, 16), (15, 13, 16)])
def test_the_nearest_on_either_side(on: int, before: int, after: int) -> None:
    assert (last_working_day(day(on), FREE), next_working_day(day(on), FREE)) == (day(before), day(after))


@given(DAYS, st.integers(0, 40), st.frozensets(DAYS, max_size=5))
def test_there_and_back_is_the_same_way(start: dt.date, number: int, free: frozenset[dt.date]) -> None:
    begin = next_working_day(start, free)
    end = after_working_days(begin, number, free)
    assert before_working_days(end, number, free) == begin
    assert working_days_between(begin, end, free) == number
    walked = [begin + n * ONE for n in range(1, (end - begin).days + 1)]
    assert sum(is_working_day(one, free) for one in walked) == number
