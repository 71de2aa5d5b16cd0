"""The one rule for missing facts, and that what a person types is never read as a template."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.wording.filling import fill, listed, one_line, paragraph, sentence

JOINT = {"between": ", ", "last": " and "}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("1", "2", "1 and 2."), ("1", "", "Only 1."), ("", "2", ""), ("", "", "")],
)
def test_the_first_variant_whose_slots_are_all_filled_is_used(a: str, b: str, expected: str) -> None:
    assert sentence(["{a} and {b}.", "Only {a}."], {"a": a, "b": b}) == expected


def test_a_slot_with_a_question_mark_may_be_empty() -> None:
    assert sentence(["On {day}{place?}."], {"day": "Monday", "place": ""}) == "On Monday."
    assert sentence(["On {day}{place?}."], {"day": "Monday", "place": ", in Leeds"}) == "On Monday, in Leeds."


def test_a_sentence_without_a_variant_leaves_no_trace_in_its_paragraph() -> None:
    assert paragraph([["One."], ["{gone}."], ["Two."]], {"gone": ""}) == "One. Two."
    assert paragraph([["{gone}."]], {"gone": ""}) == ""


@given(st.text())
def test_what_is_typed_is_printed_as_it_is(typed: str) -> None:
    assert fill("<{a}> {b}", {"a": typed, "b": "{a}"}) == f"<{typed}> {{a}}"


@pytest.mark.parametrize(
    ("company", "text"), [("Acme Inc.", "at Acme Inc."), ("Acme", "at Acme."), ("Yahoo!", "at Yahoo!.")]
)
def test_a_name_that_ends_in_a_stop_gets_no_second_one(company: str, text: str) -> None:
    assert fill("at {company}.", {"company": company}) == text


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_are_joined_as_the_language_joins_them(names: list[str], text: str) -> None:
    assert listed(names, JOINT) == text


@given(st.text())
def test_one_line_is_one_line(typed: str) -> None:
    line = one_line(typed)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line
