"""Papers as HTML: the letter and the dated record. The page's preview and the PDF are made of the same templates."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from withdrawal.documents import sheets
from withdrawal.domain.letter import Letter, as_printed
from withdrawal.domain.record import Record

FONTS = settings.BASE_DIR / "static/fonts"
STYLES = ("paper.css", "layouts.css")
_MILLIMETRES = re.compile(r"calc\((-?[\d.]+) \* var\(--mm\)\)")
_FONT = re.compile(r'url\("\.\./fonts/([\w-]+)\.woff2"\) format\("woff2"\)')


def letter(value: Letter) -> str:
    """The whole HTML document of a letter, in the letter's own language whoever reads the page."""
    with translation.override(value.language):
        return render_to_string("papers/letter_document.html", {"letter": as_printed(value)})


def record(value: Record, *, printed_at: dt.datetime) -> str:
    """The whole HTML document of the dated record."""
    return render_to_string("papers/record.html", {"record": value, "printed_at": printed_at})


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
