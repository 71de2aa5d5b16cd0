"""Papers as HTML: the letter and the dated record. The page's preview and the PDF are made of the same templates."""

import datetime as dt
from functools import cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from withdrawal.domain.letter import Letter
from withdrawal.domain.record import Record


def letter(value: Letter) -> str:
    """The whole HTML document of a letter, in the letter's own language whoever reads the page."""
    with translation.override(value.language):
        return render_to_string("papers/letter_document.html", {"letter": value})


def record(value: Record, *, printed_at: dt.datetime) -> str:
    """The whole HTML document of the dated record."""
    return render_to_string("papers/record.html", {"record": value, "printed_at": printed_at})


@cache
def stylesheet() -> str:
    """The one stylesheet of all papers, on the screen and in print."""
    return (settings.BASE_DIR / "static/css/paper.css").read_text(encoding="utf-8")
