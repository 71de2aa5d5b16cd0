"""Weighed reasons as a pair of scales: where everything stands when it is drawn, in whole units of the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

from withdrawal.domain.reflection import HEAVIEST, KEEP, WITHDRAW, Reason, leaning, together

WIDTH, HEIGHT = 400, 250
"""Units of the drawing; the page scales it."""
PIVOT_X, PIVOT_Y = WIDTH // 2, 44
_ARM = 118
_SWING = 28
"""How far an end of the beam goes down when everything lies on its side."""
_ROPE = 122
_PAN = 58
"""Half the width of a pan."""
_PILE = 96
"""Height that the bars of a side may take together."""
_BAR = 18
_READABLE = 13
"""The least height of a bar in which its number can be read."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One reason: the wider, the heavier. `number` is its place in the list of its side, from 1."""

    number: int
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2

    @property
    def is_readable(self) -> bool:
        return self.height >= _READABLE


@dataclass(frozen=True, slots=True)
class Pan:
    side: str
    x: int
    """Of its middle, and of the end of the beam on which it hangs."""
    beam: int
    """Where the end of the beam is."""
    y: int
    """Where the bars stand."""
    reasons: tuple[Reason, ...]
    bars: tuple[Bar, ...]
    together: int

    @property
    def left(self) -> int:
        return self.x - _PAN

    @property
    def right(self) -> int:
        return self.x + _PAN

    @property
    def bottom(self) -> int:
        """Where the curve of the pan is drawn to."""
        return self.y + 24

    @property
    def name_at(self) -> int:
        return self.y + 40


@dataclass(frozen=True, slots=True)
class Balance:
    pans: tuple[Pan, Pan]
    """Withdrawing on the left, keeping on the right."""
    leans: str
    """The side that weighs more; empty when they weigh the same."""


def balance(reasons: Sequence[Reason]) -> Balance | None:
    """The scales for `reasons`; None when there is nothing to weigh."""
    withdraw, keep = together(reasons, WITHDRAW), together(reasons, KEEP)
    if not withdraw + keep:
        return None
    down = round(_SWING * (withdraw - keep) / (withdraw + keep))
    pans = (_pan(reasons, WITHDRAW, PIVOT_X - _ARM, down), _pan(reasons, KEEP, PIVOT_X + _ARM, -down))
    return Balance(pans, leaning(reasons))


def _pan(reasons: Sequence[Reason], side: str, x: int, down: int) -> Pan:
    own = tuple(reason for reason in reasons if reason.side == side)
    beam = PIVOT_Y + down
    y = beam + _ROPE
    return Pan(side, x, beam, y, own, _bars(own, x, y), together(own, side))


def _bars(own: tuple[Reason, ...], x: int, y: int) -> tuple[Bar, ...]:
    """The first reason lies on top, as it stands first in the list."""
    height = min(_BAR, _PILE // max(len(own), 1))
    top = y - height * len(own)
    widest = 2 * _PAN - 12
    return tuple(
        Bar(number, x - width // 2, top + height * (number - 1), width, height)
        for number, reason in enumerate(own, 1)
        for width in (widest * reason.weight // HEAVIEST,)
    )
