"""The dated record as a PDF: every line with its seal, and what a seal is worth."""

import dataclasses
import datetime as dt

import pytest

from tests.documents.conftest import Printed
from withdrawal.documents import html, pdf
from withdrawal.domain.record import Record

if not pdf.is_available():
    pytest.skip(f"this machine makes no PDFs: {pdf.trouble()}", allow_module_level=True)

PRINTED_AT = dt.datetime(2026, 11, 24, 8, 30, tzinfo=dt.UTC)


def printed(record: Record) -> Printed:
    return Printed(pdf.from_html(html.record(record, printed_at=PRINTED_AT)))


@pytest.mark.parametrize(
    "words",
    [
        "Ana Lind",
        "Northwind · Data Analyst",
        "Printed 24 November 2026, 08:30",
        "2 contacts, in the order in which they were written down.",
        "1. 23 November 2026, 10:00 (UTC)",
        "Phone · From me · Maya Okafor · We spoke, or it arrived · told the decision",
        "I told her that I withdraw.",
        "She was kind, and said “good luck”.",
        "To look at again on 1 December 2026",
        "File: note.txt, 14",
        "Written down 2026-11-23T10:05:00 UTC",
        "puts right entry 1",
        "Seal of the last line: " + "e" * 64,
    ],
)
def test_it_says(words: str, record: Record) -> None:
    assert printed(record).says(words)


def test_pages_are_numbered(record: Record) -> None:
    assert printed(record).says("1 / 1")


def test_a_long_record_takes_several_pages(record: Record) -> None:
    many = tuple(dataclasses.replace(record.lines[0], seq=number) for number in range(1, 31))
    sheet = printed(dataclasses.replace(record, lines=many))
    assert sheet.pages > 3
    assert sheet.says(f"{sheet.pages} / {sheet.pages}")


def test_an_empty_record_says_so(record: Record) -> None:
    sheet = printed(dataclasses.replace(record, lines=()))
    assert sheet.says("No contact is recorded.")
    assert not sheet.says("Seal of the last line")
