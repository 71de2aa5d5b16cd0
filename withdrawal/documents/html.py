"""Papers as HTML: the letter and the dated record. The page's preview and the PDF are made of the same templates."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from withdrawal.domain.letter import LAYOUTS, Layout, Letter
from withdrawal.domain.record import Record

# The height of the part of a window that the recipient's lines may fill, in millimetres (DIN 5008: 27.3).
ADDRESS_HEIGHT = 27.3


def letter(value: Letter) -> str:
    """The whole HTML document of a letter, in the letter's own language whoever reads the page."""
    with translation.override(value.language):
        return render_to_string("papers/letter_document.html", {"letter": value})


def record(value: Record, *, printed_at: dt.datetime) -> str:
    """The whole HTML document of the dated record."""
    return render_to_string("papers/record.html", {"record": value, "printed_at": printed_at})


@cache
def stylesheet() -> str:
    """The stylesheet of all papers, which the pages use too, and the sheet of each layout, in millimetres."""
    papers = (settings.BASE_DIR / "static/css/paper.css").read_text(encoding="utf-8")
    return "\n".join([papers, *map(_sheet, LAYOUTS.values())])


@cache
def bundle() -> Mapping[str, bytes]:
    """The files that the stylesheet names, by their made-up addresses."""
    return {}


def _sheet(layout: Layout) -> str:
    page = (
        f"@page {layout.name} {{ size: {layout.width}mm {layout.height}mm;"
        f" margin: {layout.top}mm {layout.side}mm 25mm }}"
        f".document.{layout.name} {{ page: {layout.name} }}"
    )
    if layout.address_top is None:
        return page
    head, top = f".document.{layout.name} .head", layout.address_top - layout.top
    return page + (
        f"{head} {{ position: relative; height: {top + ADDRESS_HEIGHT}mm; margin-bottom: 8mm }}"
        f"{head} > * {{ position: absolute; margin: 0 }}"
        f"{head} .recipient {{ top: {top}mm; left: {layout.address_left - layout.side}mm; width: 80mm }}"
        f"{head} .sender {{ top: 0; left: {layout.sender_left - layout.side}mm; width: 65mm }}"
        f"{head} .date {{ bottom: 0; right: 0 }}"
    )
