"""Read a reply: the bytes of an .eml file, or pasted text, into who, when, about what, the words, and what came along.

The standard library's parser is called within hard limits and every failure of it is caught: of thousands of mutated
files about a fifth raise something other than a parse error. What cannot be read is kept as a file all the same.
"""

import datetime as dt
import email.policy
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from withdrawal.domain import markup

MAX_BYTES = 2_000_000
MAX_LINES = 50_000
"""The parser looks at every line, once for each multipart that it stands in: 2 MB of base64 are 26,000 lines."""
MAX_HEADERS = 100
MAX_DEPTH = 20
MAX_PARTS = 50
_MAX_READ = 2_000
_MAX_OTHER = 300
"""Characters of a header that are looked at: the parser of a header takes a time that grows with the square of its
length (8 KiB of quotation marks: 2.6 s), and parts have many, so they are cut before it sees them."""
_READ = frozenset({"from", "to", "cc", "subject", "date"})
_HEADER = re.compile(r"^(From|Date|Sent|To|Subject):[ \t]*(.{0,500})$", re.IGNORECASE | re.MULTILINE)
# Others, such as punycode, take a time that grows with the square of the text.
_CHARSET = re.compile(r"(?:utf|iso|windows|cp|us-ascii|ascii|koi8|big5|gb|shift|euc|mac|latin)[\w-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that came with the mail: the name it was given ("" for none), its bytes."""

    name: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """`sent_at` is aware, or None when the mail does not tell; `text` is the plain part, or the words of the HTML one.

    `sender` is a name, or an address when there is no name; `author` and `to` are the header lines with the addresses.
    """

    sender: str
    author: str
    to: str
    subject: str
    sent_at: dt.datetime | None
    text: str
    enclosed: tuple[Enclosed, ...] = ()


class _TooMuch(ValueError):
    """A mail beyond the limits."""


class _Cut(email.policy.EmailPolicy):
    """Headers are kept as they came, and cut before they are parsed."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        most = _MAX_READ if name.lower() in _READ else _MAX_OTHER
        return super().header_fetch_parse(name, value[:most])


class _Limited(EmailMessage):
    """A message, or a part of one, that counts while it is being parsed and stops the parser when it is too much."""

    def __init__(self, policy: Any = None) -> None:
        super().__init__(policy)
        self.depth = 0
        self.met: list[None] = []
        self.headers = 0
        self.known: dict[str, Any] = {}

    def set_raw(self, name: str, value: str) -> None:
        self.headers += 1
        if self.headers > MAX_HEADERS:
            raise _TooMuch
        super().set_raw(name, value)

    def get(self, name: str, failobj: Any = None) -> Any:
        """The header as the parser understands it; parsed once, however often it is asked for."""
        key = name.lower()
        if key not in self.known:
            self.known[key] = super().get(name)
        return failobj if self.known[key] is None else self.known[key]

    def attach(self, part: Any) -> None:
        part.depth, part.met = self.depth + 1, self.met
        self.met.append(None)
        if part.depth > MAX_DEPTH or len(self.met) > MAX_PARTS:
            raise _TooMuch
        super().attach(part)


# Without refolding: a mail within this one is written out again as it came, and nothing of it is parsed for that.
_PARSER: "BytesParser[Any]" = BytesParser(_Limited, policy=_Cut(refold_source="none"))


def read(body: bytes) -> Reply | None:
    """The reply in the bytes of an .eml file; None when it cannot be read safely."""
    if len(body) > MAX_BYTES or body.count(b"\n") + body.count(b"\r") > 2 * MAX_LINES:
        return None
    try:
        return _read(_PARSER.parsebytes(body))
    except Exception:  # noqa: BLE001 - see above: the parser raises KeyError, IndexError, RecursionError and more
        return None


def _read(message: EmailMessage) -> Reply:
    plain, marked = (message.get_body(preferencelist=(kind,)) for kind in ("plain", "html"))
    author = str(message.get("From", ""))
    return Reply(
        sender=_name(author),
        author=author,
        to=", ".join(str(message.get(name)) for name in ("To", "Cc") if message.get(name)),
        subject=str(message.get("Subject", "")),
        sent_at=_moment(str(message.get("Date", ""))),
        text=(_words(plain).strip() if plain else "") or (markup.seen(_words(marked)) if marked else ""),
        enclosed=tuple(_enclosed(message, (plain, marked))),
    )


def _words(part: Any) -> str:
    charset = part.get_content_charset("utf-8")
    named = charset if _CHARSET.fullmatch(charset) else "utf-8"
    try:
        return str(part.get_payload(decode=True).decode(named, "replace"))
    except LookupError:
        return str(part.get_payload(decode=True).decode("utf-8", "replace"))


def _enclosed(message: Any, shown: tuple[Any, Any]) -> Iterator[Enclosed]:
    """The files in `message`, in order, without the parts that are `shown`; a mail within it counts as one."""
    for part in message.iter_parts() if message.get_content_maintype() == "multipart" else [message]:
        if part.get_content_maintype() == "multipart":
            yield from _enclosed(part, shown)
        elif part.get_content_type() == "message/rfc822":
            yield Enclosed(part.get_filename("message.eml"), part.get_payload(0).as_bytes())
        elif not any(part is one for one in shown) and (part.is_attachment() or part.get_filename()):
            yield Enclosed(part.get_filename(""), part.get_payload(decode=True) or b"")


def read_pasted(text: str, where: dt.tzinfo) -> Reply:
    """The reply in text that was pasted; its first lines may be From, To, Date (or Sent) and Subject.

    Mail programs print the time without its zone: it is then read on the clock of `where`.
    """
    # The first of each counts: further down stand the mails that this one quotes.
    found = {name.lower(): value.strip() for name, value in reversed(_HEADER.findall(text[:4000]))}
    return Reply(
        sender=_name(found.get("from", "")),
        author=found.get("from", ""),
        to=found.get("to", ""),
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
