"""How a record is divided for printing: by what its entries take to draw, and not by their number alone."""

from collections.abc import Iterator, Sequence

ENTRY_EFFORT, BREAK_EFFORT = 1_200, 100
"""What a printed entry and a line break in it take to draw, measured in characters of running text (about 12 µs)."""
PART = 100_000
"""Effort of one part of a long record: about fifty entries, a second's work."""
SHORT, SHORT_EFFORT = 100, 3 * PART
"""Entries, and effort, of a record that is drawn at one go."""
INDEX_LINES = 220
"""Lines of one section of the index: five pages, and a second's work too."""
MOST, MOST_EFFORT = 5_000, 10_000_000
"""Entries, and effort, beyond which there is no printed record: joining it would take more memory than it is worth."""


def effort(characters: int, breaks: int) -> int:
    """What it takes to draw an entry whose text has so many characters and line breaks."""
    return ENTRY_EFFORT + characters + BREAK_EFFORT * breaks


def is_short(efforts: Sequence[int]) -> bool:
    """A record of entries that take so much each can be drawn at one go."""
    return len(efforts) <= SHORT and sum(efforts) <= SHORT_EFFORT


def is_printable(efforts: Sequence[int]) -> bool:
    """It can be drawn at all."""
    return len(efforts) <= MOST and sum(efforts) <= MOST_EFFORT


def parts(efforts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last number of each part of a long record: as many entries as can be drawn in about a second."""
    first, gathered = 1, 0
    for seq, one in enumerate(efforts, 1):
        if seq > first and gathered + one > PART:
            yield first, seq - 1
            first, gathered = seq, 0
        gathered += one
    if efforts:
        yield first, len(efforts)


def index_sections(entries: int) -> Iterator[tuple[int, int]]:
    """First and last number of each section of the index of so many entries."""
    for first in range(1, entries + 1, INDEX_LINES):
        yield first, min(first + INDEX_LINES - 1, entries)
