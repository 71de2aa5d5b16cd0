"""Words are found whatever their case and accents, by their beginning, and hits are marked where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.finding import LONGEST, Question, folded, found_by, marked, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I called Ms Müller.", ["i", "called", "ms", "muller"]),
        ("ÉCLAIR éclair e\u0301clair", ["eclair"]),
        ("Straße STRASSE", ["strasse"]),
        ("Łódź, Århus, Đorđe", ["lodz", "arhus", "dorde"]),
        ("IŞIK ışık", ["isik"]),
        ("maya@northwind.example", ["maya", "northwind", "example"]),
        ("don't", ["don", "t"]),
        ("£45,000 on 2026-11-24", ["45", "000", "on", "2026", "11", "24"]),
        ("snake_case", ["snake", "case"]),
        ("Москва ПОЗВОНИЛ", ["москва", "позвонил"]),
        ("Ελλάδα ΕΛΛΑΔΑ", ["ελλαδα"]),
        ("我拒绝", ["我", "拒", "绝"]),
        ("ﬁnal Ⅻ", ["final", "xii"]),
        ("🙂 — … ' \"", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_an_entry_is_found_by_what_was_said_by_the_person_and_by_what_it_is() -> None:
    found = found_by(
        ["I told her.", "offer.pdf"], person="Maya", channel="in_person", direction="out", outcome="reached"
    )
    assert found == ["wi", "wtold", "wher", "woffer", "wpdf", "wmaya", "pmaya", "cinperson", "dout", "oreached"]


@pytest.mark.parametrize(
    ("question", "beginnings", "facets"),
    [
        (Question(), [], []),
        (Question(said="Müll call"), ["wmull", "wcall"], []),
        (Question(person="Maya O"), ["pmaya", "po"], []),
        (Question(channel="in_person", direction="in", outcome="no_answer"), [], ["cinperson", "din", "onoanswer"]),
        (Question(said="?!"), [], []),
        (Question(said=" ".join("abcdefghijklmn")), [f"w{letter}" for letter in "abcdefghij"], []),
    ],
)
def test_what_is_asked(question: Question, beginnings: list[str], facets: list[str]) -> None:
    assert (question.beginnings, question.facets) == (beginnings, facets)


@pytest.mark.parametrize(
    ("question", "asks", "wordless"),
    [
        (Question(), False, False),
        (Question(said="call"), True, False),
        (Question(said="🙂 %"), False, True),
        (Question(person="*"), False, True),
        (Question(said="*", channel="phone"), True, True),
        (Question(said="*", person="maya"), True, False),
        (Question(direction="in"), True, False),
    ],
)
def test_signs_without_a_word_ask_nothing(question: Question, *, asks: bool, wordless: bool) -> None:
    assert (question.asks, question.is_wordless) == (asks, wordless)


@pytest.mark.parametrize(
    ("text", "asked", "shown"),
    [
        ("I called Ms Müller.", "mull", "I called Ms [Müller]."),
        ("Call, CALLED; recall", "call", "[Call], [CALLED]; recall"),
        ("e\u0301clair", "éclair", "[e\u0301clair]"),
        ("Straße 5", "strass 5", "[Straße] [5]"),
        ("<b>call</b>", "call", "<b>[call]</b>"),
        ("我拒绝了", "拒绝", "我[拒][绝]了"),
        ("nothing here", "call", "nothing here"),
        ("nothing asked", "", "nothing asked"),
        ("", "call", ""),
    ],
)
def test_hits_are_marked(text: str, asked: str, shown: str) -> None:
    assert "".join(f"[{piece}]" if hit else piece for piece, hit in Question(said=asked).marked_text(text)) == shown


def test_a_name_is_marked_by_either_field() -> None:
    assert Question(said="maya", person="oka").marked_person("Maya Okafor") == [
        ("Maya", True), (" ", False), ("Okafor", True),
    ]  # fmt: skip


@given(st.text(max_size=200), st.text(max_size=20))
def test_marking_changes_no_letter_of_the_text(text: str, asked: str) -> None:
    assert "".join(piece for piece, _ in marked(text, words(asked))) == text


@given(st.text(max_size=200))
def test_every_word_of_a_text_is_marked_by_itself(text: str) -> None:
    """What is asked is folded as what is kept is: whatever stands in a text finds it."""
    for word in words(text):
        assert any(hit for _, hit in marked(text, [word]))


@given(st.text())
def test_a_folded_word_is_letters_and_digits_alone_and_stays_as_it_is(text: str) -> None:
    """The databases get words without any sign that means something to them."""
    once = folded(text)
    assert once == "" or once.isalnum()
    assert len(once) <= LONGEST
    assert folded(once) == once
