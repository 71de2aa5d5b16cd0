"""The dated record as CSV: it comes back as it was, and no cell can run as a formula."""

import csv
import dataclasses
import io
import re
import sys
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.documents import csv as ours
from withdrawal.domain.record import Record


def rows(record: Record) -> list[dict[str, str]]:
    """The file, read as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(ours.record(record).decode("utf-8-sig"), newline="")))


def with_text(record: Record, text: str) -> Record:
    return dataclasses.replace(record, lines=(dataclasses.replace(record.lines[0], text=text),))


def test_a_line_comes_back_as_it_was(record: Record) -> None:
    first, second = rows(record)
    assert first == {
        "seq": "1",
        "occurred_at": "2026-11-23T10:00+00:00",
        "zone": "UTC",
        "direction": "out",
        "channel": "phone",
        "person": "Maya Okafor",
        "outcome": "reached",
        "tells_decision": "yes",
        "text": "I told her that I withdraw.\nShe was kind, and said “good luck”.",
        "follow_up_on": "2026-12-01",
        "corrects": "",
        "corrected_by": "",
        "attachments": "note.txt",
        "recorded_at": "2026-11-23T10:05:00.000000+00:00",
        "digest": "d" * 64,
    }
    assert second["corrects"] == "1"


@pytest.mark.parametrize("text", ['She said "no"', "a, b; c", "one\r\ntwo\nthree", "", '"', '",",'])
def test_commas_quotes_and_line_ends_come_back(text: str, record: Record) -> None:
    assert rows(with_text(record, text))[0]["text"] == text


def test_lines_end_in_cr_lf_and_every_line_has_every_column(record: Record) -> None:
    made = ours.record(record)
    assert made.endswith(b"\r\n")
    table = list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), strict=True))
    assert {len(row) for row in table} == {15}


def test_spreadsheets_are_told_that_it_is_utf_8(record: Record) -> None:
    assert ours.record(record).startswith(b"\xef\xbb\xbf")


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://127.0.0.1:9")', "=cmd|' /C calc'!A0"]
FORMULAS += [
    "\0=1", " =1", "\xa0=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "\ufe661", "\u207c1", "=", "@", "-", "+",
]  # fmt: skip


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("field", ["text", "person", "zone"])
def test_no_cell_can_run_as_a_formula(field: str, formula: str, record: Record) -> None:
    cell: dict[str, Any] = {field: formula}
    hostile = dataclasses.replace(record.lines[0], **cell)
    (row,) = rows(dataclasses.replace(record, lines=(hostile,)))
    assert row[field] == f"'{formula}"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a;=1+1;b", "a;'=1+1;b"),
        (";=1+1", ";'=1+1"),
        ("\n=1", "'\n'=1"),
        ("Hello\n=1+1;", "Hello\n'=1+1;"),
        ("one; -2\n @SUM(A1)", "one;' -2\n' @SUM(A1)"),
        ("a;；＝1", "a;；＝1"),
        ("2 + 2 = 4, well-known; ana@example.org", "2 + 2 = 4, well-known; ana@example.org"),
    ],
)
def test_nor_where_a_spreadsheet_cuts_at_semicolons(text: str, kept: str, record: Record) -> None:
    assert rows(with_text(record, text))[0]["text"] == kept


@given(text=st.text(st.sampled_from("=+-@;,\n\t \"'a＝")))
def test_no_cell_begins_one_however_it_is_cut(text: str) -> None:
    cell = ours.inert(text)
    for part in re.split("[;\n]", cell):
        assert unicodedata.normalize("NFKC", part.lstrip(" "))[:1] not in {"=", "+", "-", "@"}
    assert cell.replace("'", "") == text.replace("'", "")


def test_every_sign_that_is_the_same_as_one_that_begins_a_formula_is_known() -> None:
    same = [
        chr(code) for code in range(sys.maxunicode + 1) if unicodedata.normalize("NFKC", chr(code))[:1] in set("=+-@")
    ]
    assert [sign for sign in same if not ours.inert(sign).startswith("'")] == []


def test_a_file_name_cannot_run_either(record: Record) -> None:
    file = dataclasses.replace(record.lines[0].files[0], name="=1+1.txt")
    hostile = dataclasses.replace(record.lines[0], files=(file,))
    (row,) = rows(dataclasses.replace(record, lines=(hostile,)))
    assert row["attachments"] == "'=1+1.txt"
