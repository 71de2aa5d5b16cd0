"""What of a payment is not earned: pro rata, rounded half up, gross and net each by itself."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.money import Money
from withdrawal.domain.repayment import Terms, unearned


@pytest.mark.parametrize(
    ("paid", "currency", "terms", "owed"),
    [
        ("1000", "GBP", Terms(12, "months", 0), "1000"),  # never begun: all of it
        ("1000", "GBP", Terms(12, "months", 1), "916.67"),
        ("1000", "GBP", Terms(12, "months", 6), "500"),
        ("1000", "GBP", Terms(12, "months", 11), "83.33"),
        ("1000", "GBP", Terms(12, "months", 12), "0"),
        ("1000", "GBP", Terms(12, "months", 40), "0"),
        ("1000", "EUR", Terms(365, "days", 1), "997.26"),
        ("1000", "EUR", Terms(366, "days", 0), "1000"),
        ("0.05", "GBP", Terms(2, "months", 1), "0.03"),  # half a penny goes up
        ("0.15", "GBP", Terms(2, "months", 1), "0.08"),
        ("1001", "JPY", Terms(2, "months", 1), "501"),
        ("1000", "JPY", Terms(3, "months", 1), "667"),
        ("1", "KWD", Terms(3, "months", 1), "0.667"),
        ("999999999999.99", "GBP", Terms(3660, "days", 1), "999726775956.27"),
        ("1", "GBP", Terms(1, "days", 0), "1"),
    ],
)
def test_the_part_that_is_not_worked_is_not_earned(paid: str, currency: str, terms: Terms, owed: str) -> None:
    assert unearned(Money(Decimal(paid), currency), terms) == Money(Decimal(owed), currency)


@pytest.mark.parametrize(
    ("over", "unit", "worked"),
    [(0, "months", 0), (-1, "months", 0), (3661, "days", 0), (12, "weeks", 0), (12, "months", -1)],
)
def test_terms_that_cannot_be_are_refused(over: int, unit: str, worked: int) -> None:
    with pytest.raises(ValueError, match="no terms"):
        Terms(over, unit, worked)


@given(
    st.decimals(min_value=1, max_value=10**9, places=2), st.integers(1, 3660), st.integers(0, 4000),
)  # fmt: skip
def test_no_more_is_owed_than_was_paid_and_less_with_every_month(paid: Decimal, over: int, worked: int) -> None:
    money = Money(paid, "GBP")
    now = unearned(money, Terms(over, "months", worked)).amount
    assert 0 <= now <= paid
    assert unearned(money, Terms(over, "months", worked + 1)).amount <= now
