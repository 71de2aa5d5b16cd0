"""The letter as a PDF: everything that was written stands on it, on as few pages as it takes."""

import dataclasses

import pytest

from tests.documents.conftest import Printed
from withdrawal.documents import html, pdf
from withdrawal.domain.layouts import LAYOUTS, Layout
from withdrawal.domain.letter import Letter

if not pdf.is_available():
    pytest.skip(f"this machine makes no PDFs: {pdf.trouble()}", allow_module_level=True)


def printed(letter: Letter) -> Printed:
    return Printed(pdf.from_html(html.letter(letter)))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_a_usual_letter_is_one_page_with_every_word_on_it(layout: Layout, letter: Letter) -> None:
    sheet = printed(dataclasses.replace(letter, layout=layout))
    assert sheet.pages == 1
    for words in (*letter.sender, *letter.recipient, letter.date, letter.subject, *letter.paragraphs):
        assert sheet.says(words), words
    assert sheet.says(letter.close)
    assert sheet.says(letter.signature)


def test_a_long_letter_goes_on_to_a_second_page_and_ends_there(letter: Letter) -> None:
    many = tuple(f"Paragraph {number} takes a line or two, so that thirty of them fill more than a page."
                 for number in range(1, 31))  # fmt: skip
    sheet = printed(dataclasses.replace(letter, paragraphs=many))
    assert sheet.pages == 2
    assert all(sheet.says(words) for words in many)
    assert sheet.says(letter.signature)


def test_a_line_break_in_a_paragraph_stays_one(letter: Letter) -> None:
    sheet = printed(dataclasses.replace(letter, paragraphs=("First line\nSecond line",)))
    assert "First line\r\nSecond line" in sheet.text


NAMES = ["Siobhán O’Neill-Byrne", "Nguyễn Thị Ánh", "Мария Иванова", "Zoë Müller-Lüdenscheidt", "Ελένη Παπαδοπούλου"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_as_it_is_written(name: str, letter: Letter) -> None:
    assert printed(dataclasses.replace(letter, signature=name)).says(name)


def test_the_same_letter_gives_the_same_bytes(letter: Letter) -> None:
    assert pdf.from_html(html.letter(letter)) == pdf.from_html(html.letter(letter))


def test_the_pdf_says_what_language_it_is_in_and_how_it_is_called(letter: Letter) -> None:
    made = html.letter(letter)
    assert '<html lang="en">' in made
    assert "<title>Withdrawal of my acceptance</title>" in made


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_the_head_of_the_log_stands_small_at_the_foot(layout: Layout, letter: Letter) -> None:
    """Beside the words, which stay where they are, on one page."""
    plain = dataclasses.replace(letter, layout=layout)
    sealed = dataclasses.replace(plain, seal="1a2b" * 16)
    sheet = printed(sealed)
    assert sheet.pages == 1
    assert sheet.says("Record: " + "1a2b" * 16)
    assert sheet.text.replace("Record: " + "1a2b" * 16, "").split() == printed(plain).text.split()
    assert pdf.from_html(html.letter(sealed)) == pdf.from_html(html.letter(sealed))


def test_without_a_log_nothing_stands_there(letter: Letter) -> None:
    assert not printed(letter).says("Record:")
