"""The days as one line: where each stands when it is drawn, so that no two labels overlap."""

from dataclasses import dataclass

from withdrawal.domain.clock import Clock, Day

WIDTH = 760
"""Units of the drawing; the page scales it."""
_MARGIN = 20
_LABEL = 130
"""Room that one label takes; labels stand above and below the line in turn, so every second one must clear it."""


@dataclass(frozen=True, slots=True)
class Mark:
    day: Day
    x: int
    above: bool
    anchor: str
    """SVG's text-anchor: labels at the ends grow inwards."""


@dataclass(frozen=True, slots=True)
class Timeline:
    marks: tuple[Mark, ...]
    today: int
    latest: int | None
    """Where today and the latest safe day stand; the stretch between them is the time that is left."""


def timeline(clock: Clock) -> Timeline:
    """The drawing of `clock`: in proportion to the calendar, pushed apart where labels would touch."""
    days = clock.days
    first, span = days[0].on, max((days[-1].on - days[0].on).days, 1)
    ideal = [_MARGIN + (WIDTH - 2 * _MARGIN) * (day.on - first).days / span for day in days]
    at = _apart(ideal)
    marks = tuple(
        Mark(day, round(x), above=index % 2 == 1, anchor=_anchor(x))
        for index, (day, x) in enumerate(zip(days, at, strict=True))
    )
    found = {mark.day.name: mark.x for mark in marks}
    return Timeline(marks, today=found["today"], latest=found.get("latest"))


def _apart(ideal: list[float]) -> list[float]:
    """Positions near `ideal`, in order, all within the drawing, and so far apart that no two labels touch."""
    gaps = [_LABEL / 2 + 10] * (len(ideal) - 1)
    if len(gaps) > 1:
        # The labels at the ends grow inwards by all of their width, towards the one after the next.
        gaps[0] = gaps[-1] = float(_LABEL)
    at = list(ideal)
    for index, gap in enumerate(gaps, 1):
        at[index] = max(at[index], at[index - 1] + gap)
    limit = float(WIDTH - _MARGIN)
    for index in reversed(range(len(at))):
        at[index] = min(at[index], limit)
        limit = at[index] - (gaps[index - 1] if index else 0)
    return at


def _anchor(x: float) -> str:
    if x < _LABEL / 2:
        return "start"
    return "end" if x > WIDTH - _LABEL / 2 else "middle"
