"""Papers as HTML: the letter, the call notes, the dated record. Preview and PDF share their templates."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from withdrawal.documents import sheets
from withdrawal.domain.call_sheet import CallSheet
from withdrawal.domain.glyphs import printable
from withdrawal.domain.letter import Letter
from withdrawal.domain.record import Record

FONTS = settings.BASE_DIR / "static/fonts"
STYLES = ("paper.css", "layouts.css", "call-notes.css")
_MILLIMETRES = re.compile(r"calc\((-?[\d.]+) \* var\(--mm\)\)")
_FONT = re.compile(r'url\("\.\./fonts/([\w-]+)\.woff2"\) format\("woff2"\)')


def letter(value: Letter) -> str:
    """The whole HTML document of a letter, in the letter's own language whoever reads the page."""
    with translation.override(value.language):
        return _paper("letter_document", letter=value)


def record(value: Record, *, printed_at: dt.datetime) -> str:
    """The whole HTML document of the dated record, of one that is short: a longer one is drawn in parts."""
    return _paper("record", record=value, printed_at=printed_at)


def record_part(value: Record, *, head: str, bare: bool) -> str:
    """Some lines of a long record, as the HTML document of one part; `documents/join.py` makes them one paper.

    `head` is the seal of the log's last line; `bare` leaves the texts out, and says so.
    """
    return _paper("record_part", record=value, head=head, bare=bare)


def record_index(value: Record, *, head: str, pages: Sequence[int], count: int, printed_at: dt.datetime) -> str:
    """The same lines as a section of the index: on which page each stands, out of `count` contacts in all.

    The first section is the beginning of the paper.
    """
    rows = list(zip(value.lines, pages, strict=True))
    return _paper("record_index", record=value, head=head, rows=rows, count=count, printed_at=printed_at)


def call_notes(value: CallSheet) -> str:
    """The whole HTML document of the call notes, in the language of the call."""
    with translation.override(value.language):
        return _paper("call_notes", sheet=value)


def _paper(name: str, **values: object) -> str:
    """Signs that the font does not have are printed as their numbers: no paper has an empty box in it."""
    return printable(render_to_string(f"papers/{name}.html", values))


@cache
def stylesheet() -> str:
    """The stylesheet of all papers, which the pages use too, for the renderer: in real millimetres, which it reads
    faster than sums, and with the bundled fonts by their names.
    """
    styles = "\n".join((settings.BASE_DIR / "static/css" / name).read_text(encoding="utf-8") for name in STYLES)
    return _FONT.sub(rf'url("{sheets.FONT_SCHEME}\1.ttf")', _MILLIMETRES.sub(r"\1mm", styles))


@cache
def bundle() -> Mapping[str, bytes]:
    """The only files that papers may load, by address: the fonts."""
    return {f"{sheets.FONT_SCHEME}{path.name}": path.read_bytes() for path in sorted(FONTS.glob("*.ttf"))}
