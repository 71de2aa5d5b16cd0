"""Making a paper reads nothing and calls nobody: markup in any field is printed as the text that it is."""

import dataclasses
import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.conftest import Printed
from tests.documents.fragments import FRAGMENTS
from withdrawal.documents import html, pdf
from withdrawal.domain.call_sheet import CallSheet
from withdrawal.domain.letter import Letter
from withdrawal.domain.record import Line, Record
from withdrawal.domain.wording import Paragraph

if not pdf.is_available():
    pytest.skip(f"this machine makes no PDFs: {pdf.trouble()}", allow_module_level=True)

LISTENED_TO = """
import os, runpy, sys
EVENTS = "open", "socket.connect", "socket.getaddrinfo", "urllib.Request", "subprocess.Popen", "os.listdir"
told, loaded = os.open(sys.argv[2], os.O_WRONLY), []
def listen(event, arguments):
    if event == "open" and str(arguments[0]) == "start.json":
        loaded.append(True)  # the program itself is in memory by now
    if loaded and event in EVENTS:
        os.write(told, f"{event} {arguments[:2]}\\n".encode())
sys.addaudithook(listen)
runpy.run_path(sys.argv[1], run_name="__main__")
"""
PRINTED_AT = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


class Ear:
    """Every file that the renderer's process opened, and every connection that it tried, since last asked."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self._end = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def heard(self) -> list[str]:
        heard = b""
        try:
            while more := os.read(self._end, 65536):
                heard += more
        except BlockingIOError:
            return heard.decode().splitlines()
        raise AssertionError("the process that is listened to has ended")


@pytest.fixture(scope="module")
def ear(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ear]:
    """The renderer itself, in whose process every event is listened to."""
    path = tmp_path_factory.mktemp("ear") / "heard"
    listening, renderer = Ear(path), pdf.Renderer()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "COMMAND", (sys.executable, "-I", "-c", LISTENED_TO, pdf.COMMAND[-1], str(path)))
        patch.setattr(pdf, "renderer", renderer)
        assert pdf.is_available()
        assert any("start.json" in opened for opened in listening.heard()), "it hears a file that is opened"
        yield listening
    renderer.end()


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_markup_in_every_field_of_a_letter_is_printed_and_fetches_nothing(
    fragment: str, letter: Letter, ear: Ear
) -> None:
    everywhere = dataclasses.replace(
        letter, title=fragment, sender=(fragment,), recipient=(fragment,), date=fragment, subject=fragment,
        paragraphs=(fragment,), close=fragment, signature=fragment, return_line=fragment, enclosures=(fragment,),
    )  # fmt: skip
    made = pdf.from_html(html.letter(everywhere))
    assert ear.heard() == []
    assert b"/EmbeddedFile" not in made
    assert "".join(Printed(made).text.split()).count("".join(fragment.split())) == 9


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_markup_in_every_field_of_the_record_is_printed_and_fetches_nothing(
    fragment: str, record: Record, line: Line, ear: Ear
) -> None:
    file = dataclasses.replace(line.files[0], name=fragment)
    hostile = dataclasses.replace(line, person=fragment, text=fragment, zone=fragment, files=(file,))
    everywhere = dataclasses.replace(record, holder=fragment, company=fragment, role=fragment, lines=(hostile,))
    made = pdf.from_html(html.record(everywhere, printed_at=PRINTED_AT))
    assert ear.heard() == []
    assert b"/EmbeddedFile" not in made
    assert "".join(Printed(made).text.split()).count("".join(fragment.split())) == 9


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_markup_in_every_field_of_the_call_notes_is_printed_and_fetches_nothing(fragment: str, ear: Ear) -> None:
    said = Paragraph(fragment, fragment)
    sheet = CallSheet(
        language="en", paper="a4", whom=fragment, numbers=((fragment, fragment),), at=None, say=(said,),
        answers=(said,), voicemail=fragment,
    )  # fmt: skip
    made = pdf.from_html(html.call_notes(sheet))
    assert ear.heard() == []
    assert b"/EmbeddedFile" not in made
    assert "".join(Printed(made).text.split()).count("".join(fragment.split())) >= 6


RAW = ['<img src="file:///etc/hostname">', '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
       '<object data="http://127.0.0.1:9/x.svg"></object>', "<style>@import url(http://127.0.0.1:9/x.css);</style>",
       "<style>@font-face { font-family: x; src: url(file:///etc/hosts) } body { font-family: x }</style>"]  # fmt: skip


@pytest.mark.parametrize("markup", RAW)
def test_even_unescaped_markup_would_be_refused(markup: str, ear: Ear, complaints: list[str]) -> None:
    """The second lock: should a template ever forget to escape, the fetcher still fetches nothing."""
    pdf.from_html(f"<html lang=en><title>T</title>{markup}<body>{markup}</body></html>")
    assert ear.heard() == []
    complaints.clear()
