"""Read a reply: the bytes of an .eml file, or pasted text, into who, when, about what, and the words.

The standard library's parser is called within hard limits and every failure of it is caught: of thousands of mutated
files about a fifth raise something other than a parse error. What cannot be read is kept as a file all the same.
"""

import datetime as dt
import email
import email.policy
import email.utils
import re
from dataclasses import dataclass
from email.message import EmailMessage

MAX_BYTES = 2_000_000
MAX_HEADER_LINE = 8_192
MAX_PARTS = 50
_NESTING = re.compile(rb"content-type:\s*(?:message/rfc822|multipart/)", re.IGNORECASE)
_HEADER = re.compile(r"^(From|Date|Sent|Subject):[ \t]*(.{0,500})$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reply:
    """`sent_at` is aware, or None when the mail does not tell; `text` is the plain part, "" when there is none."""

    sender: str
    subject: str
    sent_at: dt.datetime | None
    text: str


def read(body: bytes) -> Reply | None:
    """The reply in the bytes of an .eml file; None when it cannot be read safely."""
    head = re.split(rb"\r?\n\r?\n", body[: MAX_BYTES + 1], maxsplit=1)[0]
    too_much = len(body) > MAX_BYTES or len(_NESTING.findall(body)) > MAX_PARTS
    if too_much or any(len(line) > MAX_HEADER_LINE for line in head.splitlines()):
        return None
    try:
        return _read(body)
    except Exception:  # noqa: BLE001 - see above: the parser raises KeyError, IndexError, RecursionError and more
        return None


def _read(body: bytes) -> Reply:
    message = email.message_from_bytes(body, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise TypeError
    plain = message.get_body(preferencelist=("plain",))
    return Reply(
        sender=_name(str(message.get("From", ""))),
        subject=str(message.get("Subject", "")),
        sent_at=_moment(str(message.get("Date", ""))),
        text=str(plain.get_content()) if plain else "",
    )


def read_pasted(text: str, where: dt.tzinfo) -> Reply:
    """The reply in text that was pasted; its first lines may be From, Date (or Sent) and Subject.

    Mail programs print the time without its zone: it is then read on the clock of `where`.
    """
    # The first of each counts: further down stand the mails that this one quotes.
    found = {name.lower(): value.strip() for name, value in reversed(_HEADER.findall(text[:4000]))}
    return Reply(
        sender=_name(found.get("from", "")),
        subject=found.get("subject", ""),
        sent_at=_moment(found.get("date") or found.get("sent", ""), where),
        text=text,
    )


def _name(sender: str) -> str:
    name, address = email.utils.parseaddr(sender)
    # Without an address a bare name is torn at its spaces.
    return (name or address) if "@" in address else sender


def _moment(value: str, where: dt.tzinfo = dt.UTC) -> dt.datetime | None:
    try:
        sent = email.utils.parsedate_to_datetime(value)
        aware = sent if sent.tzinfo else sent.replace(tzinfo=where)
        return aware.astimezone(dt.UTC) if 1970 <= aware.year <= 2100 else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
