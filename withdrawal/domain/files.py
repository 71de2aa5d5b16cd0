"""Which files the log keeps, told by their first bytes, and how their names are shown."""

import re
import unicodedata

MAX_BYTES = 10_000_000
MAX_FILES = 5
"""Files that come with one contact; an e-mail that is brought in is kept as a file beside those that lie in it."""
LONGEST_NAME = 120

KINDS = frozenset({"application/pdf", "image/png", "image/jpeg", "message/rfc822", "text/plain"})
_MAGIC = {b"%PDF-": "application/pdf", b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_HEADER = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2}")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"\A\s*(?:<!doctype|<html|<svg|<\?xml|<script)", re.IGNORECASE)


def media_type(body: bytes) -> str | None:
    """The type of `body`: PDF, PNG, JPEG, e-mail (RFC 5322) or plain text in UTF-8; None for everything else.

    Markup is refused even though it is text: a browser that guessed would run it.
    """
    for magic, kind in _MAGIC.items():
        if body.startswith(magic):
            return kind
    if _HEADER.match(body[:20_000]):
        return "message/rfc822"
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not text.strip() or _BINARY.search(text) or _MARKUP.match(text):
        return None
    return "text/plain"


def shown_name(name: str) -> str:
    """The name a file came with, fit to be shown: no folders, no control or direction characters, 120 at most."""
    bare = re.split(r"[\\/]", name)[-1]
    shown = "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(one)[0] == "C" else one for one in bare)
    return shown.strip()[-LONGEST_NAME:].strip() or "file"
