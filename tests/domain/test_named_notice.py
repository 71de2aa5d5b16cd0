"""A notice period as a paper names it, kept as days."""

import pytest

from withdrawal.domain.named_notice import TooLong, in_days


@pytest.mark.parametrize(
    ("number", "unit", "days"),
    [
        (0, "days", 0), (1, "days", 1), (4, "weeks", 28), (52, "weeks", 364), (366, "days", 366),
        (1, "months", 31), (3, "months", 93), (11, "months", 341), (12, "months", 366),
    ],
)  # fmt: skip
def test_it_is_kept_as_days(number: int, unit: str, days: int) -> None:
    assert in_days(number, unit) == days


@pytest.mark.parametrize(("number", "unit"), [(367, "days"), (53, "weeks"), (13, "months"), (10**9, "months")])
def test_more_than_a_year_is_refused(number: int, unit: str) -> None:
    with pytest.raises(TooLong):
        in_days(number, unit)
