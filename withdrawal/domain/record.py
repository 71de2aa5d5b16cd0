"""The dated record of one offer as a value: what is printed, exported and verified, and what a line is sealed over."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from withdrawal.domain import chain, times

SPOKEN = ("phone", "video", "in_person")
"""Channels of which nothing is left in writing."""


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

    @property
    def clock(self) -> str:
        """Which clock `occurred_at` was read from: its zone, and which of the two where it showed the time twice."""
        return ", ".join(filter(None, (self.zone, times.offset_if_twice(self.occurred_at))))

    @property
    def holds(self) -> bool:
        """Its words are those that it was sealed over."""
        files = (file.sha256 for file in self.files)
        return self.content_sha256 == content_sha256(
            self, corrects=self.corrects, message=self.message_sha256, letter=self.letter_sha256, files=files
        )


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


class Said(Protocol):
    """What a line of the record and a contact on its way into the log are both read for when they are sealed."""

    @property
    def occurred_at(self) -> dt.datetime: ...
    @property
    def zone(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def person(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def follow_up_on(self) -> dt.date | None: ...
    @property
    def tells_decision(self) -> bool: ...


def content_sha256(
    said: Said, *, corrects: int | None, message: str | None, letter: str | None, files: Iterable[str]
) -> str:
    """What a line is sealed over, as docs/record.md describes it: the thirteen keys, and no others, ever.

    `corrects` is the number of the line that it puts right; `message`, `letter` and `files` are SHA-256.
    """
    return chain.content_hash(
        {
            "occurred_at": chain.stamp(said.occurred_at),
            "zone": said.zone,
            "direction": said.direction,
            "channel": said.channel,
            "person": said.person,
            "outcome": said.outcome,
            "text": said.text,
            "follow_up_on": said.follow_up_on.isoformat() if said.follow_up_on else None,
            "tells_decision": said.tells_decision,
            "corrects": corrects,
            "message_sha256": message,
            "letter_sha256": letter,
            "attachments": sorted(files),
        }
    )
