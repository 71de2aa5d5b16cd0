"""Every block stands where the layout says, measured in the PDF: the address in the window of the envelope."""

import dataclasses
import datetime as dt
from functools import cache

import pypdfium2
import pytest

from withdrawal.documents import html, pdf
from withdrawal.domain.facts import Facts, Me, Person
from withdrawal.domain.layouts import LAYOUTS, LINE, Layout
from withdrawal.domain.letter import lay_out

if not pdf.is_available():
    pytest.skip(f"this machine makes no PDFs: {pdf.trouble()}", allow_module_level=True)

MM = 72 / 25.4
FACTS = Facts(
    me=Me("Ana Lind", ("7 Mill Lane", "Leeds"), "ana@example.org", "0113 496 0000"),
    company="Northwind",
    role="Data Analyst",
    company_address=("12 Canal Street", "York YO1 7HH", "United Kingdom"),
    people=(Person("Maya Okafor", title="Head of Analytics"),),
    enclosures=("Copy of the offer",),
)
TEXT = "Dear Ms Okafor,\n\nI withdraw.\n\nYours sincerely,\nAna Lind"
TOLERANCE = 1
"""Millimetres."""
every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)


@dataclasses.dataclass(frozen=True)
class Block:
    """Millimetres from the top left corner of the paper."""

    left: float
    top: float
    right: float
    bottom: float


@cache
def first_page(layout: str, facts: Facts = FACTS) -> tuple[pypdfium2.PdfPage, pypdfium2.PdfTextPage]:
    letter = lay_out(facts, TEXT, subject="Withdrawal", dated=dt.date(2026, 11, 23), layout=layout)
    document = pypdfium2.PdfDocument(pdf.from_html(html.letter(letter)))
    page = document[0]
    return page, page.get_textpage()


def block(layout: str, first: str, last: str = "", facts: Facts = FACTS) -> Block:
    """The box around the text from `first` to the end of `last`, each line as high as its font."""
    page, text = first_page(layout, facts)
    start = text.search(first).get_next()
    stop = text.search(last or first).get_next()
    assert start is not None
    assert stop is not None
    characters = range(start[0], stop[0] + stop[1])
    boxes = [text.get_charbox(at, loose=True) for at in characters if text.get_text_range(at, 1).strip()]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    high = page.get_height()
    return Block(min(lefts) / MM, (high - max(tops)) / MM, max(rights) / MM, (high - min(bottoms)) / MM)


@every_layout
def test_the_paper_has_the_size_of_its_country(layout: Layout) -> None:
    page, _ = first_page(layout.name)
    assert (page.get_width() / MM, page.get_height() / MM) == pytest.approx((layout.width, layout.height), abs=0.1)


@every_layout
def test_the_address_stands_in_its_box(layout: Layout) -> None:
    found, box = block(layout.name, "Maya Okafor", "United Kingdom"), layout.address
    assert found.left == pytest.approx(box.left, abs=TOLERANCE)
    assert found.top == pytest.approx(box.top, abs=TOLERANCE)
    assert found.bottom <= box.top + box.height + TOLERANCE
    assert found.bottom - found.top == pytest.approx(6 * LINE, abs=TOLERANCE)
    assert found.right <= box.left + box.width


@every_layout
def test_the_sender_stands_in_its_box(layout: Layout) -> None:
    """Measured at its last lines, as the name and the address may stand in the window as well."""
    found, box = block(layout.name, "ana@example.org", "0113 496 0000"), layout.sender
    assert (found.left, found.top) == pytest.approx((box.left, box.top + 3 * LINE), abs=TOLERANCE)
    assert found.bottom <= box.top + box.height + TOLERANCE
    assert found.right <= box.left + box.width


@every_layout
def test_the_date_stands_at_its_height(layout: Layout) -> None:
    found = block(layout.name, "23 November 2026")
    assert found.top == pytest.approx(layout.date_top, abs=TOLERANCE)


@every_layout
def test_the_text_begins_below_the_address(layout: Layout) -> None:
    found = block(layout.name, "Dear Ms" if layout.subject_inside else "Withdrawal")
    assert found.top == pytest.approx(layout.text_top, abs=TOLERANCE)
    assert found.left == pytest.approx(layout.margin[3], abs=TOLERANCE)


@every_layout
def test_there_is_room_to_sign_in_ink(layout: Layout) -> None:
    page, text = first_page(layout.name)
    search, tops = text.search("Ana Lind"), []
    while hit := search.get_next():
        tops.append((page.get_height() - text.get_charbox(hit[0], loose=True)[3]) / MM)
    assert max(tops) - block(layout.name, "Yours sincerely,").bottom >= 15


@every_layout
def test_a_long_address_pushes_the_text_down_and_lies_on_nothing(layout: Layout) -> None:
    lines = tuple(f"Line {number} of a long address" for number in range(1, 13))
    facts = dataclasses.replace(FACTS, company_address=lines)
    address = block(layout.name, "Maya Okafor", lines[-1], facts)
    begins = block(layout.name, "Dear Ms" if layout.subject_inside else "Withdrawal", facts=facts)
    date = block(layout.name, "23 November 2026", facts=facts)
    assert begins.top >= address.bottom
    assert date.bottom <= address.top + TOLERANCE or date.top >= address.bottom or date.left >= address.right


@pytest.mark.parametrize("layout", [one for one in LAYOUTS.values() if one.return_line], ids=lambda one: one.name)
def test_the_return_line_stands_right_above_the_address(layout: Layout) -> None:
    found = block(layout.name, "Ana Lind · 7 Mill Lane · Leeds")
    assert layout.address.top - 6 <= found.top < found.bottom <= layout.address.top


@pytest.mark.parametrize("layout", [one for one in LAYOUTS.values() if one.marks], ids=lambda one: one.name)
def test_the_marks_stand_at_the_left_edge_at_their_heights(layout: Layout) -> None:
    """They are lines, no text: looked for as dark dots in the picture of the page."""
    page, _ = first_page(layout.name)
    scale = 10 * 25.4 / 72  # ten dots a millimetre
    picture = page.render(scale=scale).to_pil().convert("L")
    column = [picture.getpixel((60, y)) < 200 for y in range(picture.height)]
    heights = [y / 10 for y in range(1, picture.height) if column[y] and not column[y - 1]]
    assert heights == pytest.approx(list(layout.marks), abs=TOLERANCE)
