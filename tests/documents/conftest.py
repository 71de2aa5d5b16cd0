"""One letter and one record to print, what can be read back from a PDF, and an ear for the renderer's complaints."""

import dataclasses
import datetime as dt
import logging
from collections.abc import Iterator

import pypdfium2
import pytest

from withdrawal.documents import pdf
from withdrawal.domain.facts import Facts, Me, Person
from withdrawal.domain.letter import Letter, lay_out
from withdrawal.domain.record import FileNote, Line, Record

WORDS = """Dear Ms Okafor,

This letter confirms what I told you by telephone on 23 November 2026: I am withdrawing my acceptance.

Thank you for the time that you and Tom gave me.

Yours sincerely,
Ana Lind"""


@pytest.fixture(autouse=True)
def complaints() -> Iterator[list[str]]:
    """A warning of the renderer means that it left something out; where a test does not expect it, it is a failure."""
    heard: list[str] = []
    ear = logging.Handler(logging.WARNING)
    ear.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("withdrawal.documents.pdf")
    logger.addHandler(ear)
    yield heard
    logger.removeHandler(ear)
    assert heard == []


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> Iterator[pdf.Renderer]:
    """A renderer of the test's own, in place of the one that the process keeps."""
    own = pdf.Renderer()
    monkeypatch.setattr(pdf, "renderer", own)
    yield own
    own.end()


@pytest.fixture
def facts() -> Facts:
    return Facts(
        me=Me("Ana Lind", ("2 Quay Street", "Leeds LS1 4AB"), "ana@example.org", "0113 496 0000"),
        company="Northwind",
        role="Data Analyst",
        company_address=("1 Mill Lane", "York YO1 7HH"),
        people=(Person("Maya Okafor", title="Head of Data", honorific="Ms", part="manager"),),
    )


@pytest.fixture
def letter(facts: Facts) -> Letter:
    return lay_out(facts, WORDS, subject="Withdrawal of my acceptance", dated=dt.date(2026, 11, 23))


@pytest.fixture(scope="session")
def line() -> Line:
    return Line(
        seq=1,
        recorded_at="2026-11-23T10:05:00.000000+00:00",
        occurred_at=dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC),
        zone="UTC",
        direction="out",
        direction_label="From me",
        channel="phone",
        channel_label="Phone",
        person="Maya Okafor",
        outcome="reached",
        outcome_label="We spoke, or it arrived",
        text="I told her that I withdraw.\nShe was kind, and said “good luck”.",
        follow_up_on=dt.date(2026, 12, 1),
        tells_decision=True,
        corrects=None,
        message_sha256=None,
        letter_sha256=None,
        files=(FileNote("note.txt", "text/plain", 14, "a" * 64),),
        content_sha256="c" * 64,
        previous="0" * 64,
        digest="d" * 64,
    )


@pytest.fixture
def record(line: Line) -> Record:
    second = dataclasses.replace(
        line, seq=2, direction="in", direction_label="To me", text="Thank you for telling us.", tells_decision=False,
        corrects=1, files=(), follow_up_on=None, digest="e" * 64,
    )  # fmt: skip
    return Record("a-log", "Ana Lind", "Northwind", "Data Analyst", (line, second))


class Printed:
    """A PDF read back."""

    def __init__(self, body: bytes) -> None:
        document = pypdfium2.PdfDocument(body)
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_bounded())
            text_page.close()
            page.close()
        document.close()
        self.pages = len(texts)
        # The reader writes a hyphen at the end of a line as U+0002.
        self.text = "\n".join(texts).replace("\x02", "-")

    def says(self, words: str) -> bool:
        """True when `words` stand in it, wherever its lines were broken."""
        return "".join(words.split()) in "".join(self.text.split())
