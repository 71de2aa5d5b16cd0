"""The record as it was taken along, read back: bytes in, a Record out that is known to be whole, or one sentence.

Every key is checked before any is believed; docs/record.md describes them. What a person brings may be anything.
"""

import datetime as dt
import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from withdrawal.domain import chain, given
from withdrawal.domain.files import KINDS, MAX_BYTES, MAX_FILES, shown_name
from withdrawal.domain.given import Reader, Refused, fields, flag, kept, listed, one_of, optional, whole
from withdrawal.domain.record import FileNote, LetterNote, Line, MessageNote, Record
from withdrawal.domain.times import zone

SCHEMA = "withdrawal-record/1"
MOST_BYTES, MOST_LINES = 50_000_000, 20_000
LONGEST_TEXT = 20_000
YEARS = range(1970, 2101)
_HEX = frozenset("0123456789abcdef")
_AMOUNT = re.compile("[0-9]{1,12}([.][0-9]{1,3})?")


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
    found = fields(parsed(body, "record.json"), TOP, "record.json")
    del found["schema"]
    head = found.pop("head")
    record = Record(**found)
    _check(record, head)
    return record


def _kept_year(found: dt.date, where: str) -> None:
    if found.year not in YEARS:
        raise Refused(f"{where}: the year lies before {YEARS[0]} or after {YEARS[-1]}")


def amount(value: Any, where: str) -> Decimal:
    """A sum of money, written as a text so that nothing of it is rounded."""
    if not isinstance(value, str) or not _AMOUNT.fullmatch(value):
        raise Refused(f"{where}: this is not an amount like 1200.00")
    return Decimal(value)


def day(value: Any, where: str) -> dt.date:
    _kept_year(found := given.day(value, where), where)
    return found


def moment(value: Any, where: str) -> dt.datetime:
    _kept_year(found := given.moment(value, where), where)
    return found


def sha256(value: Any, where: str) -> str:
    if not isinstance(value, str) or len(value) != 64 or not _HEX.issuperset(value):
        raise Refused(f"{where}: this is not a SHA-256 of 64 digits")
    return value


def _stamp(value: Any, where: str) -> str:
    """A moment as the chain writes it."""
    if chain.stamp(moment(value, where)) != value:
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
        zone(kept(64)(value, where))
    except Refused:
        raise
    except ValueError:
        raise Refused(f"{where}: this time zone is not known") from None
    return str(value)


def _head(value: Any, where: str) -> str:
    return "" if value == "" else sha256(value, where)


def _file(value: Any, where: str) -> FileNote:
    file = FileNote(**fields(value, FILE, where))
    if file.name.strip() != shown_name(file.name) or file.media_type not in KINDS or file.size > MAX_BYTES:
        raise Refused(f"{where}: the log keeps no such file")
    return file


def _line(value: Any, where: str) -> Line:
    return Line(**fields(value, LINE, where), direction_label="", channel_label="", outcome_label="")


FILE: Mapping[str, Reader[Any]] = {
    "name": kept(120), "media_type": kept(60), "size": whole(), "sha256": sha256,
}  # fmt: skip
LINE: Mapping[str, Reader[Any]] = {
    "seq": whole(), "recorded_at": _stamp, "occurred_at": moment, "zone": _zone, "direction": kept(3),
    "channel": kept(12), "person": kept(120), "outcome": kept(16), "text": kept(LONGEST_TEXT),
    "follow_up_on": optional(day), "tells_decision": flag, "corrects": optional(whole()),
    "message_sha256": optional(sha256), "letter_sha256": optional(sha256), "files": listed(_file, 1 + MAX_FILES),
    "content_sha256": sha256, "previous": sha256, "digest": sha256,
    "corrected_by": listed(whole(), MOST_LINES), "subject": kept(400),
}  # fmt: skip
LETTER: Mapping[str, Reader[Any]] = {
    "sha256": sha256, "issued_at": _stamp, "dated": day, "layout": kept(12), "subject": kept(400), "text": kept(8000),
}  # fmt: skip
MESSAGE: Mapping[str, Reader[Any]] = {
    "sha256": sha256, "kind": kept(16), "sent_at": _stamp, "subject": kept(400), "body": kept(8000),
}  # fmt: skip
TOP: Mapping[str, Reader[Any]] = {
    "schema": one_of(SCHEMA),
    "log": _name,
    "holder": kept(120),
    "company": kept(120),
    "role": kept(120),
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
    words = (place for place, line in enumerate(record.lines, 1) if not line.holds)
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
