"""Papers are PDF/UA-1: tagged, titled, in a language, with headings, in the order in which they are read."""

import ctypes
import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import page
import pypdfium2
import pytest
from pypdfium2 import raw

from withdrawal.documents import html, pdf
from withdrawal.domain.call_sheet import CallSheet
from withdrawal.domain.layouts import LAYOUTS, Layout
from withdrawal.domain.letter import Letter
from withdrawal.domain.record import Record
from withdrawal.domain.wording import Paragraph

if not pdf.is_available():
    pytest.skip(f"this machine makes no PDFs: {pdf.trouble()}", allow_module_level=True)

PRINTED_AT = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)


def faults(made: bytes) -> list[str]:
    """Every rule of PDF/UA-1 that the file breaks."""
    report = page.validate_pdf_bytes(made)
    assert report.profile is page.ValidationProfile.PDF_UA_1
    return [failure.rule_id for failure in report.failures]


def long(letter: Letter) -> Letter:
    many = tuple(f"Paragraph {number} takes a line or two, so that many of them fill more than a page." * 2
                 for number in range(1, 31))  # fmt: skip
    return dataclasses.replace(letter, paragraphs=many, enclosures=("Enclosure:", "A copy"))


def read_aloud(made: bytes) -> list[tuple[str, str]]:
    """What a screen reader reads on the first page, in its order: of each element with text, its kind and the text."""
    document = pypdfium2.PdfDocument(made)
    sheet = document[0]
    said: dict[int, str] = {}
    texts = sheet.get_textpage()
    for one in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        mark = raw.FPDFPageObj_GetMarkedContentID(one)
        said[mark] = said.get(mark, "") + _words(lambda *to, one=one: raw.FPDFTextObj_GetText(one, texts, *to))
    tree = raw.FPDF_StructTree_GetForPage(sheet)
    roots = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))]
    found = [pair for root in roots for pair in _elements(root, "", said)]
    raw.FPDF_StructTree_Close(tree)
    texts.close()
    sheet.close()
    document.close()
    return found


def _elements(element: Any, around: str, said: dict[int, str]) -> Iterator[tuple[str, str]]:
    kind = _words(lambda *to: raw.FPDF_StructElement_GetType(element, *to))
    kind = around if kind == "Span" else kind
    marks = range(max(0, raw.FPDF_StructElement_GetMarkedContentIdCount(element)))
    if words := "".join(said.get(raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at), "") for at in marks):
        yield kind, words
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, at):
            yield from _elements(child, kind, said)


def _words(fill: Callable[..., int]) -> str:
    """What one of the reader's functions writes into a buffer of the size that it asks for."""
    buffer = ctypes.create_string_buffer(fill(None, 0))
    fill(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), len(buffer))
    return buffer.raw.decode("utf-16-le").rstrip("\0")


@every_layout
def test_a_letter_breaks_no_rule_of_pdf_ua(layout: Layout, letter: Letter) -> None:
    assert faults(pdf.from_html(html.letter(dataclasses.replace(letter, layout=layout)))) == []


def test_a_long_letter_breaks_none_either(letter: Letter) -> None:
    assert faults(pdf.from_html(html.letter(long(letter)))) == []


def test_the_record_breaks_none_either(record: Record) -> None:
    assert faults(pdf.from_html(html.record(record, printed_at=PRINTED_AT))) == []


def test_the_call_notes_break_none_either() -> None:
    said = Paragraph("Hello, this is Ana.", "Greet and thank")
    sheet = CallSheet(
        language="en", paper="a4", whom="Maya Okafor", numbers=(("Maya Okafor", "0113 496 0001"),), at=PRINTED_AT,
        say=(said, said), answers=(said,), voicemail="Please call me back.",
    )  # fmt: skip
    assert faults(pdf.from_html(html.call_notes(sheet))) == []


def test_the_check_finds_what_is_broken() -> None:
    assert faults(pdf.from_html('<html lang="en"><title>T</title><h1>One</h1><h4>Four</h4>')) != []


@every_layout
def test_it_is_read_aloud_as_it_is_written(layout: Layout, letter: Letter) -> None:
    laid_out = dataclasses.replace(letter, layout=layout, enclosures=("Enclosure:", "A copy of the offer"))
    heard = read_aloud(pdf.from_html(html.letter(laid_out)))
    dated, subject = (letter.date,), (letter.subject,)
    first, *others = letter.paragraphs
    wanted = [
        *letter.sender, *(() if layout.date_below else dated), *letter.recipient, *(dated if layout.date_below else ()),
        *(() if layout.subject_inside else subject), first, *(subject if layout.subject_inside else ()), *others,
        letter.close, letter.signature, *laid_out.enclosures,
    ]  # fmt: skip
    assert "".join("".join(words.split()) for _, words in heard) == "".join("".join(wanted).split())
    assert [kind for kind, words in heard if words.strip() in letter.subject] == ["H1"]


def test_it_says_in_which_language_it_is_and_how_it_is_called(letter: Letter) -> None:
    document = pypdfium2.PdfDocument(pdf.from_html(html.letter(letter)))
    assert document.get_metadata_value("Title") == "Withdrawal of my acceptance"
    assert raw.FPDFCatalog_IsTagged(document)
    assert _words(lambda *to: raw.FPDFCatalog_GetLanguage(document, *to)) == "en"
    document.close()
