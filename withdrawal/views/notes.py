"""The margin: a text cut into paragraphs and runs, each with the notes that speak of it, ready to be drawn."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from withdrawal.domain.checks import Finding

LONGEST_SHOWN = 90
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number (from 1, those on the whole last), as the marks in the text refer to it."""

    number: int
    finding: Finding

    @property
    def click(self) -> str:
        """What the button says that takes the suggestion; nothing where there is no click."""
        mend = self.finding.mend
        if mend is None:
            return ""
        text = " ".join(mend.text.split())
        if text == "." and (mend.start, mend.end) == (self.finding.start, self.finding.end):
            return _("Use a full stop")
        if not text.strip("."):
            return _("Leave it out")
        shown = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN].rstrip()}…"
        return (_("Add “%(text)s”") if mend.start == mend.end else _("Write “%(text)s”")) % {"text": shown}

    @property
    def place(self) -> str:
        """By what a click finds it again."""
        return f"{self.finding.code}:{self.finding.start}:{self.finding.end}"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text; `numbers` are those of the notes that speak of it."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the notes that begin in it."""

    runs: tuple[Run, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Margin:
    subject: Paragraph
    paragraphs: tuple[Paragraph, ...]
    whole: tuple[Note, ...]
    """Notes that speak of no place in the text."""

    @property
    def all(self) -> tuple[Note, ...]:
        """Every note once, in the order of the text, those on the whole last."""
        return (*self.subject.notes, *(note for one in self.paragraphs for note in one.notes), *self.whole)


def margin(text: str, findings: Sequence[Finding], head: int) -> Margin:
    """`text` with its notes: its first `head` characters are the subject, the rest is cut at blank lines."""
    ordered = sorted(findings, key=lambda finding: finding.end == finding.start)
    notes = [Note(number, finding) for number, finding in enumerate(ordered, 1)]
    placed = [note for note in notes if note.finding.end > note.finding.start]
    stretches = [(0, head), *(one.span() for one in PARAGRAPH.finditer(text, head))]
    starts = [start for start, _ in stretches]
    by_stretch: dict[int, list[Note]] = {}
    for note in placed:
        by_stretch.setdefault(bisect_right(starts, note.finding.start) - 1, []).append(note)
    subject, *paragraphs = (
        Paragraph(tuple(_runs(text, start, end, placed)), tuple(by_stretch.get(number, ())))
        for number, (start, end) in enumerate(stretches)
    )
    return Margin(subject, tuple(paragraphs), tuple(notes[len(placed) :]))


def _runs(text: str, first: int, last: int, notes: Sequence[Note]) -> list[Run]:
    """The stretch in runs, cut where any finding begins or ends."""
    spans = [(note.number, note.finding.start, note.finding.end) for note in notes]
    cuts = sorted({first, last, *(place for _, start, end in spans for place in (start, end) if first < place < last)})
    return [
        Run(text[start:end], tuple(number for number, begin, finish in spans if begin <= start and end <= finish))
        for start, end in pairwise(cuts)
    ]
