"""The dated record of one offer as a value: what is printed, exported and verified."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SPOKEN = ("phone", "video", "in_person")
"""Channels of which nothing is left in writing."""
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


@dataclass(frozen=True, slots=True)
class FileNote:
    """A file that came with a contact. `size` in bytes."""

    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LetterNote:
    """A letter as it was issued, without its bytes. `issued_at` is UTC, ISO 8601."""

    sha256: str
    issued_at: str
    dated: dt.date
    layout: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class MessageNote:
    """A message as it was sent. `sent_at` is UTC, ISO 8601; the SHA-256 is that of subject and body as one text."""

    sha256: str
    kind: str
    sent_at: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Line:
    """One contact with its seal. `occurred_at` stands on the clock of `zone`; `recorded_at` is UTC, ISO 8601."""

    seq: int
    recorded_at: str
    occurred_at: dt.datetime
    zone: str
    direction: str
    direction_label: str
    channel: str
    channel_label: str
    person: str
    outcome: str
    outcome_label: str
    text: str
    follow_up_on: dt.date | None
    tells_decision: bool
    corrects: int | None
    message_sha256: str | None
    letter_sha256: str | None
    files: tuple[FileNote, ...]
    content_sha256: str
    previous: str
    digest: str
    corrected_by: tuple[int, ...] = ()
    """Numbers of the later lines that put this one right."""
    subject: str = ""
    """Of the message or the letter that it is about."""

    @property
    def is_written(self) -> bool:
        """It was written, and so has a sender, a recipient and perhaps a subject; all else was spoken."""
        return self.channel not in SPOKEN


@dataclass(frozen=True, slots=True)
class Record:
    log: str
    holder: str
    company: str
    role: str
    lines: tuple[Line, ...]
    """In the order in which they were recorded."""
    letters: tuple[LetterNote, ...] = ()
    messages: tuple[MessageNote, ...] = ()
    """Both in the order in which they went out."""
    restored_on: dt.date | None = None
    """The day on which it was brought back from a file, if it was: what stands in it was not written down here."""

    @property
    def head(self) -> str:
        """The seal of the last line: whoever kept it can tell whether anything before it was changed."""
        return self.lines[-1].digest if self.lines else ""


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
