"""What the letter's font can print is known without opening it, and nothing else is printed in silence."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.glyphs import RANGES, missing, printable

FONTS = sorted(Path("static/fonts").glob("*.ttf"))


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_the_font_has_a_sign_for_exactly_what_is_listed(font: Path) -> None:
    listed = {point for first, last in RANGES for point in range(first, last + 1)}
    assert set(TTFont(font).getBestCmap()) == listed


def test_both_weights_are_there_with_their_licence() -> None:
    assert [font.stem for font in FONTS] == ["NotoSerif-Bold", "NotoSerif-Regular"]
    assert "SIL OPEN FONT LICENSE\n\nVersion 1.1" in Path("static/fonts/OFL.txt").read_text()


@pytest.mark.parametrize(
    "text",
    [
        "Siobhán O’Neill-Byrne", "Nguyễn Thị Ánh", "Zoë Müller-Lüdenscheidt", "Łódź, İzmir, Şişli",
        "Ελένη Παπαδοπούλου", "Мария Ђорђевић", "Ґалаґан Їжак", "“quoted” – ‘so’ … € ₹ ₴ № ½", "two\nlines\tand a tab",
        "ﬁ ﬂ",
    ],
)  # fmt: skip
def test_latin_greek_and_cyrillic_are_printed_as_they_are(text: str) -> None:
    assert missing(text) == ()
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("李小龍", "[U+674E U+5C0F U+9F8D]"),
        ("Dear 李, dear 龍", "Dear [U+674E], dear [U+9F8D]"),
        ("ok 👍", "ok [U+1F44D]"),
        ("שלום", "[U+05E9 U+05DC U+05D5 U+05DD]"),
        ("heart ❤\ufe0f", "heart [U+2764]\ufe0f"),
    ],
)
def test_other_scripts_are_printed_as_their_numbers(text: str, printed: str) -> None:
    assert printable(text) == printed


@given(st.text())
def test_nothing_unprintable_is_left_and_nothing_printable_is_touched(text: str) -> None:
    assert missing(printable(text)) == ()
    assert printable(text) == text or missing(text)
