"""Text enters by one path: NFC, LF, and nothing that cannot be seen or kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.text import Unclean, clean, clean_line, cleansed, is_clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("plain", "plain"),
        ("two\r\nlines\rand three", "two\nlines\nand three"),
        ("e\u0301", "\u00e9"),
        ("trailing   \nspaces  ", "trailing\nspaces"),
        ("\n\nblank lines around\n\n", "blank lines around"),
        ("a\tb", "a\tb"),
        ("Łódź, Ærø, 東京, עברית\u200f", "Łódź, Ærø, 東京, עברית\u200f"),
    ],
)
def test_text_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("a\0b", "control"),
        ("bell\x07", "control"),
        ("c1\x85", "control"),
        ("turn\u202eed", "direction"),
        ("isolated\u2066", "direction"),
        ("half\ud800", "no_character"),
        ("private\ue000", "no_character"),
        ("none\ufffe", "no_character"),
        ("a" + "\u0335" * 70, "marks"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(typed: str, code: str) -> None:
    with pytest.raises(Unclean) as refused:
        clean(typed)
    assert refused.value.code == code
    assert not is_clean(typed)


def test_of_what_a_machine_wrote_the_rest_is_kept() -> None:
    assert cleansed("bell\x07,\r\nturn\u202eed, \ud800half, a" + "\u0335" * 70 + "\0 end ") == (
        "bell,\nturned, half, a end"
    )


@given(st.text())
def test_which_is_clean_then(given: str) -> None:
    assert clean(cleansed(given)) == cleansed(given)


def test_a_line_is_one_line() -> None:
    assert clean_line("  Ana \n\t Lind\r\n") == "Ana Lind"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    if is_clean(typed):
        once = clean(typed)
        assert clean(once) == once
        assert unicodedata.is_normalized("NFC", once)
