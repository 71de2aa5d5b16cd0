"""A letter is laid out: blocks in the order of the locale, nothing doubled, nothing too long."""

import dataclasses
import datetime as dt

import pytest

from withdrawal.domain.facts import Facts, Me, Person
from withdrawal.domain.layouts import LAYOUTS
from withdrawal.domain.letter import MAX_CHARACTERS, MAX_LINES, TooLong, as_printed, check_caps, lay_out, unprintable

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


def test_what_goes_with_the_letter_stands_below_the_word_for_it() -> None:
    one = lay_out(dataclasses.replace(FACTS, enclosures=("Offer",)), TEXT, subject="", dated=DATED)
    two = lay_out(dataclasses.replace(FACTS, enclosures=("Offer", "Laptop form")), TEXT, subject="", dated=DATED)
    assert one.enclosures == ("Enclosure:", "Offer")
    assert two.enclosures == ("Enclosures:", "Offer", "Laptop form")
    assert lay_out(FACTS, TEXT, subject="", dated=DATED).enclosures == ()


def test_where_nothing_stands_beside_the_sender_e_mail_and_telephone_share_a_line() -> None:
    facts = dataclasses.replace(FACTS, me=dataclasses.replace(FACTS.me, phone="0113 496 0000"))
    senders = {name: lay_out(facts, TEXT, subject="", dated=DATED, layout=name).sender[3:] for name in ("us", "gb")}
    assert senders == {"us": ("ana@example.org · 0113 496 0000",), "gb": ("ana@example.org", "0113 496 0000")}


@pytest.mark.parametrize(
    ("layout", "lines", "beyond"), [("din5008b", 6, 0), ("din5008b", 8, 2), ("fr", 7, 0), ("fr", 8, 1), ("gb", 20, 0)]
)
def test_an_address_longer_than_the_window_is_told(layout: str, lines: int, beyond: int) -> None:
    facts = dataclasses.replace(FACTS, people=(), company_address=("Northwind", *["A line"] * (lines - 1)))
    assert lay_out(facts, TEXT, subject="", dated=DATED, layout=layout).lines_beyond_the_window == beyond


def test_only_a_window_with_room_for_it_shows_the_sender_as_well() -> None:
    lines = {name: lay_out(FACTS, TEXT, subject="", dated=DATED, layout=name).return_line for name in LAYOUTS}
    assert {name for name, line in lines.items() if line} == {"din5008a", "din5008b"}
    assert lines["din5008b"] == "Ana Lind · 7 Mill Lane · Leeds"


def test_what_the_font_has_no_sign_for_is_printed_as_its_number_and_named() -> None:
    facts = dataclasses.replace(FACTS, people=(Person("李小龍"),), enclosures=("✓ Offer",))
    letter = lay_out(facts, "Dear 李,\n\nI withdraw.", subject="Re: Ελένη, Мария", dated=DATED)
    sheet = as_printed(letter)
    assert unprintable(letter) == ("李", "小", "龍", "✓")
    assert sheet.recipient[0] == "[U+674E U+5C0F U+9F8D]"
    assert (sheet.paragraphs[0], sheet.enclosures[1]) == ("Dear [U+674E],", "[U+2713] Offer")
    assert sheet.subject == "Re: Ελένη, Мария"
    assert unprintable(sheet) == ()


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
