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
        "With: Maya Okafor When: 23 November 2026, 10:00 (UTC) How: Phone · From me",
        "Outcome: We spoke, or it arrived · told the decision",
        "No. Date Way Person Outcome Page",
        "1 23 November 2026 Phone, From me Maya Okafor We spoke, or it arrived 1",
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


@pytest.mark.parametrize(
    ("direction", "said"),
    [
        ("out", "From: Ana Lind To: Maya Okafor Sent: 23 November 2026, 10:00 (UTC) · E-mail Subject: Withdrawal"),
        ("in", "From: Maya Okafor To: Ana Lind Sent: 23 November 2026, 10:00 (UTC) · E-mail Subject: Withdrawal"),
    ],
)
def test_what_was_written_says_from_whom_to_whom(direction: str, said: str, record: Record) -> None:
    mail = dataclasses.replace(
        record.lines[0], channel="email", channel_label="E-mail", direction=direction, subject="Withdrawal"
    )
    sheet = printed(dataclasses.replace(record, lines=(mail,)))
    assert sheet.says(said)
    assert not sheet.says("With:")


def test_a_contact_without_a_name_was_with_the_company(record: Record) -> None:
    nobody = dataclasses.replace(record.lines[0], person="")
    assert printed(dataclasses.replace(record, lines=(nobody,))).says("With: Northwind")


def test_the_head_stands_on_every_page(record: Record) -> None:
    many = tuple(dataclasses.replace(record.lines[0], seq=number) for number in range(1, 31))
    sheet = printed(dataclasses.replace(record, lines=many))
    assert "".join(sheet.text.split()).count("Record:" + "d" * 64) == sheet.pages


def test_the_index_names_the_page_of_each_contact(record: Record) -> None:
    many = tuple(dataclasses.replace(record.lines[0], seq=number) for number in range(1, 31))
    sheet = printed(dataclasses.replace(record, lines=many))
    assert sheet.says(f"30 23 November 2026 Phone, From me Maya Okafor We spoke, or it arrived {sheet.pages}")


def test_a_restored_record_says_so(record: Record) -> None:
    restored = dataclasses.replace(record, restored_on=dt.date(2026, 12, 1))
    assert printed(restored).says("Restored on 1 December 2026 from a copy.")
    assert not printed(record).says("Restored")
