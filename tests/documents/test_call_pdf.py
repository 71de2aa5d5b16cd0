"""The call notes as a PDF: one page, every word on it, and room to write."""

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from tests.documents.conftest import Printed
from withdrawal.documents import html, pdf
from withdrawal.domain.call_sheet import CallSheet, call_sheet
from withdrawal.domain.facts import TONES, Facts, Gratitude, Me, Person, Reason
from withdrawal.domain.wording import compose

if not pdf.is_available():
    pytest.skip(f"this machine makes no PDFs: {pdf.trouble()}", allow_module_level=True)

FACTS = Facts(
    Me("Ana Lind", phone="0113 496 0000"),
    "Northwind",
    "Data Analyst",
    people=(Person("Maya Okafor", honorific="Ms", part="manager", phone="0113 496 0101"),),
    gratitude=Gratitude("the second interview, and for showing me how the team works"),
    reason=Reason("relocation", "sentence", "I have accepted a role closer to home"),
)
AT = dt.datetime(2026, 11, 24, 14, 30, tzinfo=ZoneInfo("Europe/London"))


def sheet(facts: Facts = FACTS, own_notes: str = "", at: dt.datetime | None = AT) -> CallSheet:
    notes = compose(facts, "call_notes")
    voicemail = compose(facts, "voicemail").body
    return call_sheet(facts, notes, own_notes=own_notes or notes.body, voicemail=voicemail, at=at)


def made(value: CallSheet) -> bytes:
    return pdf.from_html(html.call_notes(value))


def room(body: bytes) -> float:
    """What is left below the last line of the first page, down to the margin, in millimetres."""
    text = pypdfium2.PdfDocument(body)[0].get_textpage()
    boxes = (text.get_charbox(index) for index in range(text.count_chars()))
    lowest: float = min(bottom for _, bottom, _, top in boxes if top > bottom)
    return lowest / 72 * 25.4 - 15


@pytest.mark.parametrize("country", ["GB", "US"])
@pytest.mark.parametrize("tone", TONES)
def test_everything_is_on_one_page_with_room_to_write(tone: str, country: str) -> None:
    value = sheet(dataclasses.replace(FACTS, tone=tone, country=country))
    body = made(value)
    printed = Printed(body)
    assert printed.pages == 1
    for part in (*value.say, *value.answers):
        assert printed.says(part.heading)
        assert printed.says(part.text)
    for words in ("Call to Maya Okafor", "0113 496 0101", "Tuesday 24 November 2026, 14:30 (Europe/London)",
                  value.voicemail):  # fmt: skip
        assert printed.says(words)
    assert room(body) >= 25


@pytest.mark.parametrize(("country", "size"), [("GB", (210, 297)), ("US", (215.9, 279.4))])
def test_the_paper_is_that_of_the_country(country: str, size: tuple[float, float]) -> None:
    page = pypdfium2.PdfDocument(made(sheet(dataclasses.replace(FACTS, country=country))))[0]
    assert tuple(side / 72 * 25.4 for side in page.get_size()) == pytest.approx(size, abs=0.1)


WIDEST = ["W", "@ ", "wide words ", "é", "Щ ", "Ю", "Ω", "-", "i", "fi "]


def filled(piece: str, country: str) -> Facts:
    """Facts in which every field is full to its cap."""

    def up_to(most: int) -> str:
        return (piece * most)[:most]

    return Facts(
        Me(up_to(120), phone=up_to(40)),
        up_to(120),
        up_to(120),
        country=country,
        people=(Person(up_to(120), honorific=up_to(20), part="manager", phone=up_to(40)),),
        gratitude=Gratitude(up_to(300)),
        reason=Reason("other", "sentence", up_to(300)),
    )


@pytest.mark.parametrize("piece", ["مرحبا ", "李"])
def test_where_signs_are_printed_as_their_numbers_it_is_known_beforehand_whether_one_page_holds_them(
    piece: str,
) -> None:
    one = sheet(filled(piece, "GB"))
    assert (Printed(made(one)).pages == 1) is one.is_one_page


@pytest.mark.parametrize("country", ["GB", "US"])
@pytest.mark.parametrize("piece", WIDEST)
def test_facts_that_are_full_to_their_caps_are_one_page_all_the_same(piece: str, country: str) -> None:
    body = made(sheet(filled(piece, country)))
    assert Printed(body).pages == 1
    assert room(body) >= 25


def test_notes_too_long_for_one_page_go_on_and_nothing_is_cut() -> None:
    lines = [f"Line {number}." for number in range(1, 400)]
    value = sheet(own_notes="\n".join(lines))
    printed = Printed(made(value))
    assert not value.is_one_page
    assert printed.pages > 1
    assert all(printed.says(line) for line in lines)


def test_without_a_time_or_a_number_the_lines_are_left_out() -> None:
    bare = Facts(Me("Ana Lind"), "Northwind", "Data Analyst")
    printed = Printed(made(sheet(bare, at=None)))
    assert printed.says("Call to Northwind What to say, in this order")


def test_it_is_tagged_with_title_language_and_headings() -> None:
    text = html.call_notes(sheet())
    assert '<html lang="en">' in text
    assert "<title>Call to Maya Okafor</title>" in text
    assert [text.count(f"<h{level}>") for level in (1, 2, 3)] == [1, 3, 11]
    document = pypdfium2.PdfDocument(made(sheet()))
    assert document.is_tagged()
    assert document.get_metadata_value("Title") == "Call to Maya Okafor"


MARKUP = '</p></div><style>@import url(http://127.0.0.1:9/x.css)</style><img src="file:///etc/hostname">{{ sheet }}'


def test_markup_in_every_field_is_text() -> None:
    notes = f"{MARKUP}\n\nSay the decision\n{MARKUP}"
    hostile = dataclasses.replace(sheet(own_notes=notes), whom=MARKUP, numbers=((MARKUP, MARKUP),), voicemail=MARKUP)
    text = "".join(Printed(made(hostile)).text.split())
    assert text.count("".join(MARKUP.split())) == 6


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert made(sheet()) == made(sheet())


def test_the_head_of_the_log_stands_small_at_the_foot() -> None:
    printed = Printed(made(dataclasses.replace(sheet(), seal="1a2b" * 16)))
    assert printed.pages == 1
    assert printed.says("Record: " + "1a2b" * 16)
