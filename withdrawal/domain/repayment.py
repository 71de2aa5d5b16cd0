"""What of a payment is still to be earned: the usual pro rata arithmetic, for one amount at a time.

Gross and net are two amounts and two sums; nothing here turns one into the other, because taxes do not come back in
proportion. The paper that was signed decides whether anything is owed at all.
"""

from dataclasses import dataclass

from withdrawal.domain.money import Money, rounded

UNITS = ("months", "days")
LONGEST = 3660
"""Days of ten years: the longest time over which a payment can be earned here."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Over how many months or days a payment is earned, and how many of them were worked, whole ones only."""

    over: int
    unit: str
    worked: int = 0
    """0 when the work never began."""

    def __post_init__(self) -> None:
        if not 1 <= self.over <= LONGEST or self.worked < 0 or self.unit not in UNITS:
            raise ValueError(f"no terms: {self}")

    @property
    def left(self) -> int:
        return max(self.over - self.worked, 0)


def unearned(paid: Money, terms: Terms) -> Money:
    """The part of `paid` that was not earned, rounded half up to the minor unit; zero once all of it was earned."""
    return Money(rounded(paid.amount * terms.left / terms.over, paid.currency), paid.currency)
