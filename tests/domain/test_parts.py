"""How a record is divided for printing: by what its entries take to draw, and not by their number alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.parts import (
    INDEX_LINES,
    MOST,
    MOST_EFFORT,
    PART,
    SHORT,
    effort,
    index_sections,
    is_printable,
    is_short,
    parts,
)

USUAL, LONGEST = effort(500, 4), effort(20_000, 0)


@pytest.mark.parametrize(
    ("efforts", "short"),
    [
        ([], True),
        ([USUAL] * SHORT, True),
        ([USUAL] * (SHORT + 1), False),
        ([LONGEST] * 14, True),
        ([LONGEST] * 15, False),
    ],
)
def test_a_short_record_has_few_entries_and_not_much_text(efforts: list[int], *, short: bool) -> None:
    assert is_short(efforts) is short


@pytest.mark.parametrize(
    ("efforts", "printable"),
    [([USUAL] * 1_000, True), ([USUAL] * MOST, False), ([effort(100, 0)] * MOST, True), ([1] * (MOST + 1), False)],
)
def test_there_is_an_end_to_what_is_printed(efforts: list[int], *, printable: bool) -> None:
    assert is_printable(efforts) is printable


def test_line_breaks_count_because_they_take_time() -> None:
    assert effort(20_000, 10_000) > 40 * effort(20_000, 0) / 2


def test_a_thousand_usual_entries_are_some_twenty_parts() -> None:
    assert list(parts([USUAL] * 1_000))[:2] == [(1, 47), (48, 94)]
    assert len(list(parts([USUAL] * 1_000))) == 22


def test_nothing_has_no_parts() -> None:
    assert list(parts([])) == []
    assert list(index_sections(0)) == []


@given(st.lists(st.integers(1, MOST_EFFORT), min_size=1, max_size=300))
def test_parts_hold_every_entry_once_in_order_and_none_is_too_big_that_could_be_smaller(efforts: list[int]) -> None:
    found = list(parts(efforts))
    assert [seq for first, last in found for seq in range(first, last + 1)] == list(range(1, len(efforts) + 1))
    assert all(sum(efforts[first - 1 : last]) <= PART or first == last for first, last in found)


@given(st.integers(1, MOST))
def test_so_do_the_sections_of_the_index(entries: int) -> None:
    found = list(index_sections(entries))
    assert [seq for first, last in found for seq in range(first, last + 1)] == list(range(1, entries + 1))
    assert all(last - first < INDEX_LINES for first, last in found)
