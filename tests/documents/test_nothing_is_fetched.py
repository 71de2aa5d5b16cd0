"""Making a paper reads nothing and calls nobody: markup in any field is printed as the text that it is."""

import dataclasses
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.documents.conftest import Printed
from withdrawal.documents import html, pdf
from withdrawal.domain.letter import Letter
from withdrawal.domain.record import Line, Record

if not pdf.is_available():
    pytest.skip(f"this machine makes no PDFs: {pdf.TROUBLE}", allow_module_level=True)

FETCHES = ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request", "subprocess.Popen", "os.listdir")
FRAGMENTS = [
    '<img src="file:///etc/hostname">',
    '<img src="http://127.0.0.1:9/seen.png" srcset="http://127.0.0.1:9/2x.png 2x">',
    '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
    '<link rel="attachment" href="file:///etc/passwd">',
    "</p></article><style>@import url(http://127.0.0.1:9/x.css); @page { size: 9m }</style>",
    "<style>p { background: url(file:///etc/hostname) } @font-face { font-family: x; src: url(/etc/hosts) }</style>",
    '<object data="file:///etc/hostname"></object><embed src="http://127.0.0.1:9/x.svg">',
    '<svg><image href="http://127.0.0.1:9/x.png"/><use href="file:///etc/hosts#a"/></svg>',
    '<img src="data:image/svg+xml,%3Csvg%3E%3Cimage href=%22http://127.0.0.1:9/x%22/%3E%3C/svg%3E">',
    '<a href="http://127.0.0.1:9/" rel="attachment">a</a><base href="http://127.0.0.1:9/">',
    '<iframe src="file:///etc/hostname"></iframe><script>alert(1)</script>',
    "{{ letter.sender }} {% include 'base.html' %} {# gone #}",
    "&lt;b&gt; &amp;amp; &#60;i&#62;",
]
PRINTED_AT = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
_heard: list[str] | None = None


def _listen(event: str, arguments: tuple[Any, ...]) -> None:
    if _heard is not None and event in FETCHES:
        _heard.append(f"{event} {arguments[:2]}")


sys.addaudithook(_listen)  # it cannot be taken off again, so it listens only while a test asks


@pytest.fixture
def heard(letter: Letter, record: Record) -> Iterator[list[str]]:
    """Every file opened and every connection tried from here on; the renderer's own files are read before."""
    global _heard  # noqa: PLW0603 - the hook is the process's own
    pdf.from_html(html.letter(letter))
    pdf.from_html(html.record(record, printed_at=PRINTED_AT))
    _heard = []
    yield _heard
    _heard = None


def test_the_ear_hears_a_file_that_is_opened(heard: list[str], tmp_path: Path) -> None:
    (tmp_path / "one").write_text("x")
    assert any("one" in opened for opened in heard)


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_markup_in_every_field_of_a_letter_is_printed_and_fetches_nothing(
    fragment: str, letter: Letter, heard: list[str]
) -> None:
    everywhere = dataclasses.replace(
        letter, title=fragment, sender=(fragment,), recipient=(fragment,), date=fragment, subject=fragment,
        paragraphs=(fragment,), close=fragment, signature=fragment,
    )  # fmt: skip
    made = pdf.from_html(html.letter(everywhere))
    assert heard == []
    assert b"/EmbeddedFile" not in made
    text = "".join(Printed(made).text.split())
    assert text.count("".join(fragment.split())) == 7


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_markup_in_every_field_of_the_record_is_printed_and_fetches_nothing(
    fragment: str, record: Record, line: Line, heard: list[str]
) -> None:
    file = dataclasses.replace(line.files[0], name=fragment)
    hostile = dataclasses.replace(line, person=fragment, text=fragment, zone=fragment, files=(file,))
    everywhere = dataclasses.replace(record, holder=fragment, company=fragment, role=fragment, lines=(hostile,))
    made = pdf.from_html(html.record(everywhere, printed_at=PRINTED_AT))
    assert heard == []
    assert b"/EmbeddedFile" not in made
    assert "".join(Printed(made).text.split()).count("".join(fragment.split())) == 7


RAW = ['<img src="file:///etc/hostname">', '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
       '<object data="http://127.0.0.1:9/x.svg"></object>']  # fmt: skip


@pytest.mark.parametrize("markup", RAW)
def test_even_unescaped_markup_would_be_refused(markup: str, heard: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The second lock: should a template ever forget to escape, the fetcher still fetches nothing."""
    monkeypatch.setattr("weasyprint.logger.LOGGER.disabled", True)
    pdf.from_html(f"<html lang=en><title>T</title><body>{markup}</body></html>")
    assert heard == []
