"""The letter as a Word file: the words of the PDF in its order and places, and nothing that could run or fetch."""

import dataclasses
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.conftest import Printed
from withdrawal.documents import docx
from withdrawal.domain.layouts import LAYOUTS, Layout
from withdrawal.domain.letter import Letter

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)


def opened(letter: Letter) -> Any:
    return Document(io.BytesIO(docx.letter(letter)))


def texts(letter: Letter) -> list[str]:
    return [paragraph.text for paragraph in opened(letter).paragraphs]


def holding(paper: Any, words: str) -> Any:
    return next(paragraph for paragraph in paper.paragraphs if words in paragraph.text)


@every_layout
def test_every_word_is_in_it(layout: Layout, letter: Letter) -> None:
    found = "\n".join(texts(dataclasses.replace(letter, layout=layout)))
    for words in (*letter.sender, *letter.recipient, letter.date, *letter.paragraphs, letter.close):
        assert words in found
    assert found.count(letter.subject) == 1
    assert found.splitlines()[-1] == letter.signature


@pytest.mark.parametrize(("name", "subject", "salutation"), [("gb", 4, 3), ("us", 3, 4), ("din5008b", 3, 4)])
def test_in_britain_the_subject_stands_below_the_salutation_elsewhere_above(
    name: str, subject: int, salutation: int, letter: Letter
) -> None:
    found = texts(dataclasses.replace(letter, layout=LAYOUTS[name]))
    assert (found[subject], found[salutation]) == (letter.subject, "Dear Ms Okafor,")


@every_layout
def test_the_paper_is_that_of_the_layout(layout: Layout, letter: Letter) -> None:
    (section,) = opened(dataclasses.replace(letter, layout=layout)).sections
    assert section.page_width == pytest.approx(Mm(layout.width), abs=700)  # Word counts in twentieths of a point
    assert section.page_height == pytest.approx(Mm(layout.height), abs=700)
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert margins == pytest.approx([Mm(side) for side in layout.margin], abs=700)


@pytest.mark.parametrize("name", ["gb", "din5008a", "din5008b", "fr"])
def test_the_recipient_stands_where_the_window_is(name: str, letter: Letter) -> None:
    layout = LAYOUTS[name]
    paragraph = holding(opened(dataclasses.replace(letter, layout=layout)), "1 Mill Lane")
    frame = paragraph._p.pPr.find(qn("w:framePr"))
    assert {frame.get(qn("w:hAnchor")), frame.get(qn("w:vAnchor"))} == {"page"}
    left, top = (int(frame.get(qn(f"w:{name}"))) / 1440 * 25.4 for name in "xy")
    assert (left, top) == pytest.approx((layout.address.left, layout.address.top), abs=0.1)


def test_the_subject_is_a_heading_and_there_is_room_to_sign(letter: Letter) -> None:
    paper = opened(letter)
    assert holding(paper, letter.subject).style.name == "Heading 1"
    close = holding(paper, letter.close).paragraph_format
    assert close.space_after >= Mm(15)
    assert close.keep_with_next


def test_it_says_its_title_its_author_and_its_language_and_nothing_else(letter: Letter) -> None:
    paper = opened(letter)
    about = paper.core_properties
    assert (about.title, about.author, about.last_modified_by) == (letter.title, "Ana Lind", "Ana Lind")
    assert (about.language, about.comments, about.created, about.modified) == ("en", "", None, None)
    assert {lang.get(qn("w:val")) for lang in paper.styles.element.iter(qn("w:lang"))} == {"en"}


def test_a_line_break_stays_one(letter: Letter) -> None:
    assert "First line\nSecond line" in texts(dataclasses.replace(letter, paragraphs=("First line\nSecond line",)))


def test_the_same_letter_gives_the_same_bytes(letter: Letter) -> None:
    made = docx.letter(letter)
    assert made == docx.letter(letter)
    assert {part.date_time for part in zipfile.ZipFile(io.BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


HOSTILE = {
    "markup": "</w:t></w:r></w:p><w:p><w:r><w:t>more</w:t></w:r></w:p>",
    "ends of XML": "]]><!-- &amp; &#0; -->",
    "an entity": '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
    "control characters": "a\0b\x1bc\x0bd\x0ce",
    "what is no character": "\ud800 \udfff \ufffe \uffff",
    "a field of Word": '{ INCLUDETEXT "/etc/passwd" }',
    "an address": "http://127.0.0.1:9/x",
    "very long": "A" * 8_000,
    "many lines": "a\n" * 399 + "a",
    "other letters": "李小龍 Мария Ελένη 🙂",
}


def links(made: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(made))
    return {name: archive.read(name) for name in archive.namelist() if name.endswith(".rels")}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text_in_every_field_is_text_and_nothing_else(what: str, letter: Letter) -> None:
    text = HOSTILE[what]
    everywhere = dataclasses.replace(
        letter, title=text, sender=(text,), recipient=(text,), date=text, subject=text, paragraphs=(text, text),
        close=text, signature=text,
    )  # fmt: skip
    made = docx.letter(everywhere)
    kept = re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert [paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs] == [kept] * 8
    assert links(made) == links(docx.letter(letter))
    assert b"<w:instrText" not in zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")


def test_nothing_in_it_runs_and_nothing_leads_outside(letter: Letter) -> None:
    made = docx.letter(letter)
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert not [name for name in names if re.search("vba|macro|embed|media|custom", name, re.IGNORECASE)]
    for rels in links(made).values():
        assert b"TargetMode" not in rels
        assert not re.search(rb'Target="[a-z]+:', rels)


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(exclude_characters="\r"), max_size=60), name=st.sampled_from(sorted(LAYOUTS)))
def test_any_text_can_be_written_and_read_back(text: str, name: str) -> None:
    any_letter = Letter("en", LAYOUTS[name], text, (text,), (text,), "23 November 2026", text, (text,), text, text)
    assert "23 November 2026" in texts(any_letter)


def test_a_letter_of_nothing_but_a_date_is_a_file_all_the_same() -> None:
    for layout in LAYOUTS.values():
        assert texts(Letter("en", layout, "", (), (), "23 November 2026", "", (), "", "")) == ["23 November 2026"]


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
@every_layout
def test_libreoffice_prints_it_on_one_sheet_with_the_recipient_in_the_window(
    layout: Layout, letter: Letter, tmp_path: Path
) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(docx.letter(dataclasses.replace(letter, layout=layout)))
    command = [str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--norestore",
               "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]  # fmt: skip
    made = tmp_path / "letter.pdf"
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    sheet = Printed(made.read_bytes())
    assert sheet.pages == 1
    for words in (*letter.recipient, letter.date, letter.subject, *letter.paragraphs, letter.close, letter.signature):
        assert sheet.says(words)
    if layout.beside:
        page = pypdfium2.PdfDocument(made)[0]
        text = page.get_textpage()
        left, _, _, top = text.get_charbox(text.search(letter.recipient[0]).get_next()[0], loose=True)
        at = (left / 72 * 25.4, (page.get_height() - top) / 72 * 25.4)
        assert at == pytest.approx((layout.address.left, layout.address.top), abs=1)
