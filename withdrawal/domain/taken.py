"""The record as it was taken along, read back: bytes in, a Record out that is known to be whole, or one sentence.

Every key is checked before any is believed; docs/record.md describes them. What a person brings may be anything.
"""

import datetime as dt
import hashlib
import json
import re
import uuid
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from withdrawal.domain import chain
from withdrawal.domain.files import KINDS, MAX_BYTES, MAX_FILES, shown_name
from withdrawal.domain.record import FileNote, LetterNote, Line, MessageNote, Record
from withdrawal.domain.text import is_clean
from withdrawal.domain.times import zone

SCHEMA = "withdrawal-record/1"
MOST_BYTES, MOST_LINES = 50_000_000, 20_000
LONGEST_TEXT = 20_000
YEARS = range(1970, 2101)
_HEX = frozenset("0123456789abcdef")
_AMOUNT = re.compile("[0-9]{1,12}([.][0-9]{1,3})?")

T = TypeVar("T")
Reader = Callable[[Any, str], T]
"""Of a value and the words for where it stands: the value, or Refused."""


class Refused(ValueError):
    """What was brought cannot be taken; the message says where and why, on one line, without a full stop."""


def parsed(body: bytes, name: str) -> Any:
    """`body` as JSON. Raises Refused."""
    if len(body) > MOST_BYTES:
        raise Refused(f"{name} is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(f"{name} is not JSON in UTF-8") from None


def read(body: bytes) -> Record:
    """The record in `body`, whole to its head. Raises Refused, which names the first bad entry."""
    given = fields(parsed(body, "record.json"), TOP, "record.json")
    record = Record(
        log=given["log"],
        holder=given["holder"],
        company=given["company"],
        role=given["role"],
        lines=tuple(given["lines"]),
        letters=tuple(given["letters"]),
        messages=tuple(given["messages"]),
    )
    _check(record, given["head"])
    return record


def fields(value: Any, shape: Mapping[str, Reader[Any]], where: str) -> dict[str, Any]:
    """An object with exactly the keys of `shape`, each read as it says. Raises Refused."""
    if not isinstance(value, dict):
        raise Refused(f"{where}: this is not an object")
    for name in sorted(value.keys() - shape.keys())[:1]:
        raise Refused(f"{where}: the key {name[:40]!a} is not known")
    for name in sorted(shape.keys() - value.keys())[:1]:
        raise Refused(f"{where}: the key {name} is missing")
    return {name: read_one(value[name], f"{where}, {name}") for name, read_one in shape.items()}


def text(longest: int) -> Reader[str]:
    """A text that could have been typed here."""

    def reader(value: Any, where: str) -> str:
        if not isinstance(value, str):
            raise Refused(f"{where}: this is not a text")
        if len(value) > longest:
            raise Refused(f"{where}: this is longer than {longest} characters")
        if not is_clean(value):
            raise Refused(f"{where}: there is a character in it that cannot be kept")
        return value

    return reader


def number(value: Any, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**31:
        raise Refused(f"{where}: this is not a whole number from 0")
    return value


def amount(value: Any, where: str) -> Decimal:
    """A sum of money, written as a text so that nothing of it is rounded."""
    if not isinstance(value, str) or not _AMOUNT.fullmatch(value):
        raise Refused(f"{where}: this is not an amount like 1200.00")
    return Decimal(value)


def flag(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise Refused(f"{where}: this is neither true nor false")
    return value


def day(value: Any, where: str) -> dt.date:
    try:
        found = dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Refused(f"{where}: this is not a day like 2026-11-23") from None
    if found.year not in YEARS:
        raise Refused(f"{where}: the year lies before {YEARS[0]} or after {YEARS[-1]}")
    return found


def moment(value: Any, where: str) -> dt.datetime:
    """A moment with its offset from UTC."""
    try:
        found = dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        found = None
    if found is None or found.tzinfo is None:
        raise Refused(f"{where}: this is not a moment like 2026-11-23T10:00:00+00:00")
    if found.year not in YEARS:
        raise Refused(f"{where}: the year lies before {YEARS[0]} or after {YEARS[-1]}")
    return found


def optional(reader: Reader[T]) -> Reader[T | None]:
    return lambda value, where: None if value is None else reader(value, where)


def listed(reader: Reader[T], most: int) -> Reader[list[T]]:
    def all_of(value: Any, where: str) -> list[T]:
        if not isinstance(value, list):
            raise Refused(f"{where}: this is not a list")
        if len(value) > most:
            raise Refused(f"{where}: there are more than {most}")
        return [reader(one, f"{where} {place}") for place, one in enumerate(value, 1)]

    return all_of


def sha256(value: Any, where: str) -> str:
    if not isinstance(value, str) or len(value) != 64 or not _HEX.issuperset(value):
        raise Refused(f"{where}: this is not a SHA-256 of 64 digits")
    return value


def _stamp(value: Any, where: str) -> str:
    """A moment as the chain writes it."""
    if _written(moment(value, where)) != value:
        raise Refused(f"{where}: this is not a moment in UTC with microseconds")
    return str(value)


def _name(value: Any, where: str) -> str:
    try:
        known = str(uuid.UUID(value)) == value
    except (TypeError, ValueError, AttributeError):
        known = False
    if not known:
        raise Refused(f"{where}: this is not the name of a log")
    return str(value)


def _zone(value: Any, where: str) -> str:
    try:
        zone(text(64)(value, where))
    except Refused:
        raise
    except ValueError:
        raise Refused(f"{where}: this time zone is not known") from None
    return str(value)


def _schema(value: Any, where: str) -> str:
    if value != SCHEMA:
        raise Refused(f"{where}: this is not {SCHEMA}")
    return SCHEMA


def _head(value: Any, where: str) -> str:
    return "" if value == "" else sha256(value, where)


def _file(value: Any, where: str) -> FileNote:
    file = FileNote(**fields(value, FILE, where))
    if file.name.strip() != shown_name(file.name) or file.media_type not in KINDS or file.size > MAX_BYTES:
        raise Refused(f"{where}: the log keeps no such file")
    return file


def _line(value: Any, where: str) -> Line:
    given = fields(value, LINE, where)
    return Line(
        **given | {name: tuple(given[name]) for name in ("files", "corrected_by")},
        direction_label="", channel_label="", outcome_label="",
    )  # fmt: skip


FILE: Mapping[str, Reader[Any]] = {
    "name": text(120), "media_type": text(60), "size": number, "sha256": sha256,
}  # fmt: skip
LINE: Mapping[str, Reader[Any]] = {
    "seq": number, "recorded_at": _stamp, "occurred_at": moment, "zone": _zone, "direction": text(3),
    "channel": text(12), "person": text(120), "outcome": text(16), "text": text(LONGEST_TEXT),
    "follow_up_on": optional(day), "tells_decision": flag, "corrects": optional(number),
    "message_sha256": optional(sha256), "letter_sha256": optional(sha256), "files": listed(_file, 1 + MAX_FILES),
    "content_sha256": sha256, "previous": sha256, "digest": sha256,
    "corrected_by": listed(number, MOST_LINES), "subject": text(400),
}  # fmt: skip
LETTER: Mapping[str, Reader[Any]] = {
    "sha256": sha256, "issued_at": _stamp, "dated": day, "layout": text(12), "subject": text(400), "text": text(8000),
}  # fmt: skip
MESSAGE: Mapping[str, Reader[Any]] = {
    "sha256": sha256, "kind": text(16), "sent_at": _stamp, "subject": text(400), "body": text(8000),
}  # fmt: skip
TOP: Mapping[str, Reader[Any]] = {
    "schema": _schema,
    "log": _name,
    "holder": text(120),
    "company": text(120),
    "role": text(120),
    "head": _head,
    "lines": listed(_line, MOST_LINES),
    "letters": listed(lambda value, where: LetterNote(**fields(value, LETTER, where)), MOST_LINES),
    "messages": listed(lambda value, where: MessageNote(**fields(value, MESSAGE, where)), MOST_LINES),
}


def _check(record: Record, head: str) -> None:
    """Everything holds together: the words, the seals, what refers to what. Raises Refused."""
    links = [
        chain.Link(record.log, line.seq, line.recorded_at, line.content_sha256, line.previous, line.digest)
        for line in record.lines
    ]
    words = (place for place, line in enumerate(record.lines, 1) if content_hash(line) != line.content_sha256)
    faults = [fault for fault in (chain.first_fault(links), next(words, None)) if fault]
    if faults:
        raise Refused(f"entry {min(faults)} is not as it was sealed")
    if head != record.head:
        raise Refused("the head is not the seal of the last entry")
    letters, messages = ({one.sha256 for one in some} for some in (record.letters, record.messages))
    for line in record.lines:
        if line.corrects is not None and not 1 <= line.corrects < line.seq:
            raise Refused(f"entry {line.seq} puts right an entry that does not stand before it")
        if line.letter_sha256 and line.letter_sha256 not in letters:
            raise Refused(f"entry {line.seq} is about a letter that is not in the record")
        if line.message_sha256 and line.message_sha256 not in messages:
            raise Refused(f"entry {line.seq} is about a message that is not in the record")
    for message in record.messages:
        words_sent = f"Subject: {message.subject}\n\n{message.body}" if message.subject else message.body
        if hashlib.sha256(words_sent.encode()).hexdigest() != message.sha256:
            raise Refused(f"the message of {message.sent_at[:10]} is not as it was sent")


def content_hash(line: Line) -> str:
    """What the line must have been sealed over, as docs/record.md says."""
    return chain.content_hash(
        {
            "occurred_at": _written(line.occurred_at),
            "zone": line.zone,
            "direction": line.direction,
            "channel": line.channel,
            "person": line.person,
            "outcome": line.outcome,
            "text": line.text,
            "follow_up_on": line.follow_up_on.isoformat() if line.follow_up_on else None,
            "tells_decision": line.tells_decision,
            "corrects": line.corrects,
            "message_sha256": line.message_sha256,
            "letter_sha256": line.letter_sha256,
            "attachments": sorted(file.sha256 for file in line.files),
        }
    )


def _written(when: dt.datetime) -> str:
    return when.astimezone(dt.UTC).isoformat(timespec="microseconds")
