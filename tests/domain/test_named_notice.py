"""A notice period as a paper names it, kept as days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.named_notice import LONGEST, TooLong, as_named, in_days


@pytest.mark.parametrize(
    ("number", "unit", "days"),
    [(0, "days", 0), (1, "days", 1), (4, "weeks", 28), (1, "months", 31), (3, "months", 93), (366, "days", 366)],
)
def test_it_is_kept_as_days(number: int, unit: str, days: int) -> None:
    assert in_days(number, unit) == days


@pytest.mark.parametrize(("number", "unit"), [(367, "days"), (53, "weeks"), (12, "months"), (10**9, "months")])
def test_more_than_a_year_is_refused(number: int, unit: str) -> None:
    with pytest.raises(TooLong):
        in_days(number, unit)


@given(st.integers(0, LONGEST))
def test_it_is_named_again_without_losing_a_day(days: int) -> None:
    assert in_days(*as_named(days)) == days
