"""A letter is laid out: blocks in the order of the locale, nothing doubled, nothing too long."""

import dataclasses
import datetime as dt

import pytest

from withdrawal.domain.facts import Facts, Me, Person
from withdrawal.domain.letter import LAYOUTS, MAX_CHARACTERS, MAX_LINES, TooLong, check_caps, lay_out, layout_for

FACTS = Facts(
    me=Me("Ana Lind", ("7 Mill Lane", "Leeds"), "ana@example.org"),
    company="Northwind",
    role="Data Analyst",
    company_address=("12 Canal Street", "Leeds"),
    people=(Person("Maya Okafor", title="Head of Analytics", honorific="Ms"),),
)
TEXT = "Dear Ms Okafor,\n\nI withdraw my acceptance.\n\nThank you.\n\nYours sincerely,\nAna Lind"
DATED = dt.date(2026, 11, 23)


def test_every_block_finds_its_place() -> None:
    letter = lay_out(FACTS, TEXT, subject="Withdrawal", dated=DATED)
    assert letter.sender == ("Ana Lind", "7 Mill Lane", "Leeds", "ana@example.org")
    assert letter.recipient == ("Ms Maya Okafor", "Head of Analytics", "Northwind", "12 Canal Street", "Leeds")
    assert letter.date == "23 November 2026"
    assert letter.paragraphs == ("Dear Ms Okafor,", "I withdraw my acceptance.", "Thank you.")
    assert (letter.close, letter.signature) == ("Yours sincerely,", "Ana Lind")


def test_the_company_is_not_named_twice() -> None:
    facts = dataclasses.replace(FACTS, company_address=("Northwind Ltd", "12 Canal Street"))
    assert lay_out(facts, TEXT, subject="", dated=DATED).recipient[2:] == ("Northwind Ltd", "12 Canal Street")


def test_an_ending_of_ones_own_stays_as_written() -> None:
    letter = lay_out(FACTS, "Dear all,\n\nI withdraw.\n\nBest, A.", subject="", dated=DATED)
    assert letter.paragraphs[-1] == "Best, A."
    assert (letter.close, letter.signature) == ("", "")


def test_a_close_and_a_name_in_paragraphs_of_their_own_are_found_as_well() -> None:
    letter = lay_out(FACTS, "Dear all,\n\nI withdraw.\n\nSincerely,\n\nAna Lind", subject="", dated=DATED)
    assert (letter.paragraphs[-1], letter.close, letter.signature) == ("I withdraw.", "Sincerely,", "Ana Lind")


def test_nothing_known_about_them_leaves_the_company_alone() -> None:
    facts = dataclasses.replace(FACTS, people=(), company_address=())
    assert lay_out(facts, TEXT, subject="", dated=DATED).recipient == ("Northwind",)


def test_several_readers_share_the_address_a_line_each_without_their_titles() -> None:
    people = (Person("Maya Okafor", title="Head", honorific="Ms"), Person("Kim Reed", title="HR", addressed=True))
    facts = dataclasses.replace(FACTS, people=people, company_address=())
    assert lay_out(facts, TEXT, subject="", dated=DATED).recipient == ("Ms Maya Okafor", "Kim Reed", "Northwind")


@pytest.mark.parametrize(
    ("country", "layout"), [("GB", "gb"), ("US", "us"), ("DE", "din5008b"), ("FR", "fr"), ("NL", "nl"), ("ZZ", "gb")]
)
def test_the_country_chooses_the_layout(country: str, layout: str) -> None:
    assert layout_for(country) == layout
    assert layout in LAYOUTS


@pytest.mark.parametrize(
    ("name", "top"), [("din5008a", 27 + 17.7), ("din5008b", 45 + 17.7), ("fr", 55)], ids=["form A", "form B", "France"]
)
def test_the_address_stands_where_the_window_is(name: str, top: float) -> None:
    """DIN 5008: header 27 or 45 mm, then 17.7 mm of return line. France: 55 mm from the top (edics.fr)."""
    assert LAYOUTS[name].address_top == pytest.approx(top)


@pytest.mark.parametrize(
    ("text", "unit", "over"),
    [
        ("A" * (MAX_CHARACTERS + 12), "characters", 12),
        ("\n" * (MAX_LINES + 5), "lines", 6),
    ],
)
def test_over_a_cap_says_how_much_to_cut(text: str, unit: str, over: int) -> None:
    with pytest.raises(TooLong) as long:
        check_caps(text)
    assert (long.value.unit, long.value.over) == (unit, over)


def test_at_the_cap_is_not_over_it() -> None:
    check_caps("A" * MAX_CHARACTERS)
    check_caps("\n" * (MAX_LINES - 1))
