"""The address stands where the window of the envelope is, measured in the PDF."""

import datetime as dt

import pypdfium2
import pytest

from withdrawal.documents import html, pdf
from withdrawal.domain.facts import Facts, Me, Person
from withdrawal.domain.letter import LAYOUTS, lay_out

MM = 72 / 25.4
FACTS = Facts(
    me=Me("Ana Lind", ("7 Mill Lane", "Leeds"), "ana@example.org"),
    company="Northwind",
    role="Data Analyst",
    company_address=("12 Canal Street", "Leeds"),
    people=(Person("Maya Okafor"),),
)


def corner(words: str, layout: str) -> tuple[float, float]:
    """Left and top of `words` on the first page, in millimetres from the top left corner of the paper."""
    letter = lay_out(FACTS, "Dear Ms Okafor,\n\nI withdraw.", subject="", dated=dt.date(2026, 11, 23), layout=layout)
    page = pypdfium2.PdfDocument(pdf.from_html(html.letter(letter)))[0]
    text = page.get_textpage()
    found = text.search(words).get_next()
    assert found is not None
    left, _, _, top = text.get_charbox(found[0], loose=True)
    return left / MM, (page.get_height() - top) / MM


@pytest.mark.parametrize("layout", [one for one in LAYOUTS.values() if one.address_top], ids=lambda one: one.name)
def test_the_recipient_stands_in_the_window(layout: object) -> None:
    wanted = LAYOUTS[layout.name]  # type: ignore[attr-defined]
    left, top = corner("Maya Okafor", wanted.name)
    assert left == pytest.approx(wanted.address_left, abs=1)
    assert top == pytest.approx(wanted.address_top, abs=2)


@pytest.mark.parametrize("layout", ["din5008a", "din5008b", "fr"])
def test_the_sender_does_not_stand_in_the_window(layout: str) -> None:
    address, sender = corner("Maya Okafor", layout), corner("ana@example.org", layout)
    assert abs(sender[0] - address[0]) > 80
