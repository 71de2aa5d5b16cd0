"""The margin: a text cut into runs, each with the findings that point at it, ready to be drawn with <mark>."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from withdrawal.domain.checks import Finding


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text; `numbers` are those of the notes (from 1) that speak of it."""

    text: str
    numbers: tuple[int, ...]


def margin(text: str, findings: Iterable[Finding], head: int) -> tuple[list[Run], list[Run]]:
    """`text` in runs, cut where any finding begins or ends: those of its first `head` characters, and the rest."""
    spans = [(number, one.start, one.end) for number, one in enumerate(findings, 1) if one.end > one.start]
    cuts = sorted({0, head, len(text), *(start for _, start, _ in spans), *(end for _, _, end in spans)})
    runs = [
        Run(text[start:end], tuple(number for number, first, last in spans if first <= start and end <= last))
        for start, end in pairwise(cuts)
    ]
    within = cuts.index(head)
    return runs[:within], runs[within:]
