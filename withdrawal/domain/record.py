"""The dated record of one offer as a value: what is printed, exported and verified."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileNote:
    """A file that came with a contact. `size` in bytes."""

    name: str
    media_type: str
    size: int
    sha256: str


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


@dataclass(frozen=True, slots=True)
class Record:
    log: str
    holder: str
    company: str
    role: str
    lines: tuple[Line, ...]
    """In the order in which they were recorded."""

    @property
    def head(self) -> str:
        """The seal of the last line: whoever kept it can tell whether anything before it was changed."""
        return self.lines[-1].digest if self.lines else ""
