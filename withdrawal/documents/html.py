"""Papers as HTML: the letter, the call notes, the dated record. Preview and PDF share their templates."""

import datetime as dt
import re
from collections.abc import Mapping
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
    """The whole HTML document of the dated record."""
    return _paper("record", record=value, printed_at=printed_at)


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
