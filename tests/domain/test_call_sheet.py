"""The sheet for the call: what stands on it, and in how large letters."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from withdrawal.domain.call_sheet import SIZES, CallSheet, call_sheet
from withdrawal.domain.facts import TONES, Facts, Gratitude, Me, Person
from withdrawal.domain.wording import compose

FACTS = Facts(
    Me("Ana Lind", phone="0113 496 0000"),
    "Northwind",
    "Data Analyst",
    people=(
        Person("Maya Okafor", honorific="Ms", part="manager", phone="0113 496 0101"),
        Person("Kim Reed", part="hr"),
        Person("Lee Chan", part="agency", phone="0113 496 0103"),
    ),
    gratitude=Gratitude("the second interview"),
)


def sheet(facts: Facts = FACTS, own_notes: str = "", voicemail: str = "Please call me back.") -> CallSheet:
    notes = compose(facts, "call_notes")
    at = dt.datetime(2026, 11, 24, 14, 30, tzinfo=dt.UTC)
    return call_sheet(facts, notes, own_notes=own_notes or notes.body, voicemail=voicemail, at=at)


@pytest.mark.parametrize("tone", TONES)
def test_what_to_say_stands_apart_from_the_answers_to_five_reactions(tone: str) -> None:
    found = sheet(dataclasses.replace(FACTS, tone=tone))
    assert found.say[0].heading == "Greet and thank"
    assert [one.heading for one in found.answers] == [
        "If they are angry", "If they offer you more", "If they ask where you are going", "If they threaten you",
        "If the line goes quiet",
    ]  # fmt: skip
    assert not any(one.heading.startswith("If") for one in found.say)


def test_the_numbers_are_those_that_are_known_the_one_to_call_first() -> None:
    assert sheet().numbers == (("Maya Okafor", "0113 496 0101"), ("Lee Chan", "0113 496 0103"))


def test_with_nobody_known_it_is_a_call_to_the_company() -> None:
    assert sheet(dataclasses.replace(FACTS, people=())).whom == "Northwind"


@pytest.mark.parametrize(("country", "paper"), [("GB", "a4"), ("DE", "a4"), ("US", "letter"), ("CA", "letter")])
def test_the_paper_is_that_of_the_country(country: str, paper: str) -> None:
    assert sheet(dataclasses.replace(FACTS, country=country)).paper == paper


def test_of_edited_notes_the_headings_that_were_kept_are_still_headings() -> None:
    found = sheet(own_notes="Breathe.\n\nSay the decision\nI withdraw.\n\nIf they are angry\nI understand.\nTruly.")
    assert [(one.heading, one.text) for one in found.say] == [("", "Breathe."), ("Say the decision", "I withdraw.")]
    assert [(one.heading, one.text) for one in found.answers] == [("If they are angry", "I understand.\nTruly.")]


@pytest.mark.parametrize("own", ["Say the decision", "Say the decision\n ", "Other words\nmore", "A\n\n\n\nB"])
def test_no_word_of_edited_notes_is_lost(own: str) -> None:
    found = sheet(own_notes=own)
    kept = " ".join(f"{one.heading} {one.text}" for one in (*found.say, *found.answers))
    assert kept.split() == own.split()


def test_the_less_there_is_to_say_the_larger_the_letters() -> None:
    short, usual, long = sheet(own_notes="I withdraw."), sheet(), sheet(voicemail="Please call me back. " * 60)
    assert SIZES[0] == short.size > usual.size > long.size
    assert usual.size >= 12


def test_what_no_size_can_hold_is_set_in_the_smallest_and_said_to_be_more_than_a_page() -> None:
    long = sheet(own_notes="line\n" * 399)
    assert (long.size, long.is_one_page) == (SIZES[-1], False)
    assert sheet().is_one_page


def test_the_style_sheet_has_every_size() -> None:
    css = (Path(__file__).parents[2] / "static/css/call-notes.css").read_text()
    assert all(f".size-{size} {{ font-size: {size}pt }}" in css for size in SIZES)
