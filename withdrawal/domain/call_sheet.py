"""What one takes to the call: one sheet to read from at arm's length, in letters as large as all of it allows."""

import datetime as dt
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from withdrawal.domain.facts import Facts
from withdrawal.domain.glyphs import printable
from withdrawal.domain.layouts import LAYOUTS, layout_for
from withdrawal.domain.wording import Paragraph, Piece

SIZES = (16, 15, 14, 13, 12, 11, 10, 9, 8, 7)
"""In points, the largest that fits is taken."""
MARGIN, ROOM = 15, 25
"""Millimetres: around the sheet, and the least that is left for notes below."""
LEADING = 1.4

# What follows repeats static/css/call-notes.css, in parts of the size; the column of headings in parts of the width.
ANSWERS, TITLE, HEADING, COLUMN = 0.8, 1.6, 0.85, 0.26
_GAP, _SECTION = 0.6, 2.6
_OURS = "x" * 24
"""Stands for the few words of the template that are not the person's own."""
_POINTS = 72 / 25.4
_WIDTHS = {
    **dict.fromkeys(" ,.il/:;|-j'\u2018\u2019", 0.34),
    **dict.fromkeys("ft()[]IJ!", 0.43),
    **dict.fromkeys('r"szacevxy?*_\u2013\u201c\u201d', 0.6),
    **dict.fromkeys("ABEFKLPSTVXYZ", 0.75),
    **dict.fromkeys("mw&", 0.95),
}
"""Of letters that are narrower than most of their kind, or wider, in DejaVu Serif, which is a wide face."""
_SMALL, _CAPITAL, _ANY = 0.66, 0.88, 1.1


@dataclass(frozen=True, slots=True)
class CallSheet:
    language: str
    paper: str
    """a4 or letter."""
    whom: str
    numbers: tuple[tuple[str, str], ...]
    """Names and telephone numbers, the one to call first."""
    at: dt.datetime | None
    """When the talk is planned, on the person's own clock."""
    say: tuple[Paragraph, ...]
    """In the order in which it is said."""
    answers: tuple[Paragraph, ...]
    """Ready for what they may say."""
    voicemail: str
    seal: str = ""
    """The head of the log as the sheet was made, in small print at its foot."""

    @property
    def size(self) -> int:
        """The size of the letters, in points."""
        return next((size for size in SIZES if self._fits(size)), SIZES[-1])

    @property
    def is_one_page(self) -> bool:
        """False for notes so long that they go on to a second page at the smallest size; nothing is ever cut."""
        return self._fits(SIZES[-1])

    def _fits(self, size: int) -> bool:
        layout = LAYOUTS["us" if self.paper == "letter" else "gb"]
        width, height = ((side - 2 * MARGIN) * _POINTS for side in (layout.width, layout.height))
        return sum(self._heights(size, width)) <= height - ROOM * _POINTS

    def _heights(self, size: float, width: float) -> Iterator[float]:
        yield _lines(_OURS + self.whom, width, size * TITLE) * size * TITLE * LEADING
        yield size * LEADING if self.at else 0
        for name, number in self.numbers:
            yield _lines(f"{name}: {number}", width, size) * size * LEADING
        yield 3 * _SECTION * size
        for paragraph in self.say:
            yield _row(paragraph, width, size)
        for paragraph in (*self.answers, Paragraph(self.voicemail, _OURS)):
            yield _row(paragraph, width, size * ANSWERS)


def call_sheet(
    facts: Facts, notes: Piece, *, own_notes: str, voicemail: str, at: dt.datetime | None, seal: str = ""
) -> CallSheet:
    """The sheet of `notes`, or of `own_notes`, the text that the person made of them."""
    paragraphs = [
        replace(one, heading=printable(one.heading), text=printable(one.text)) for one in notes.reread(own_notes)
    ]
    return CallSheet(
        language=facts.language,
        paper="letter" if layout_for(facts.country) == "us" else "a4",
        whom=printable(facts.addressee.name if facts.addressee else facts.company),
        numbers=tuple((printable(person.name), printable(person.phone)) for person in facts.people if person.phone),
        at=at,
        say=tuple(one for one in paragraphs if not one.is_answer),
        answers=tuple(one for one in paragraphs if one.is_answer),
        voicemail=printable(voicemail),
        seal=seal,
    )


def _row(paragraph: Paragraph, width: float, size: float) -> float:
    """Height of a heading and the text beside it, in points."""
    if not paragraph.heading:
        return (_lines(paragraph.text, width, size) * LEADING + _GAP) * size
    heading = _lines(paragraph.heading, width * COLUMN * 0.95, size * HEADING) * HEADING
    return (max(heading, _lines(paragraph.text, width * (1 - COLUMN), size)) * LEADING + _GAP) * size


def _lines(text: str, width: float, size: float) -> int:
    """How many lines `text` takes at most; a word that is longer than a line is broken anywhere."""
    count = 0
    for line in text.split("\n"):
        count, x = count + 1, 0.0
        for word in line.split(" "):
            length = sum(map(_width, word)) * size
            if x and x + length > width:
                count, x = count + 1, 0.0
            if length > width:
                broken = math.ceil(length / (width - size))
                count, length = count + broken - 1, length - (broken - 1) * (width - size)
            x += length + _WIDTHS[" "] * size
    return count


def _width(letter: str) -> float:
    """How wide a letter is at most, in parts of its size; one that is not known is taken for wide."""
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.category(letter) in ("Mn", "Cf"):
        return 0
    if letter > "ƿ" or letter in "MW@%":
        return _ANY
    return _CAPITAL if letter.isupper() else _SMALL
