"""A language is one data file, and it is whole: every language has what English has."""

from collections.abc import Iterator
from typing import Any

import pytest

from withdrawal.domain.checks import RULES
from withdrawal.domain.facts import ALTERNATIVES, CATEGORIES, TALK_CHANNELS, TONES
from withdrawal.domain.wording import KINDS, LANGUAGES, phrases


def places(data: Any, path: str = "") -> Iterator[str]:
    """The keys of all tables but the ones that a language fills as it needs: countries, honorifics, tones, layouts."""
    for key, value in data.items():
        if key in {"customs", "honorifics", "say"}:
            continue
        yield f"{path}/{key}"
        if isinstance(value, dict):
            yield from places(value, f"{path}/{key}")


def test_english_is_there() -> None:
    assert "en" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_part(language: str) -> None:
    words = phrases(language)
    assert set(places(words)) >= {place for place in places(phrases("en")) if not place.endswith(TONES)}
    assert len(words["months"]) == 12
    assert set(words["reasons"]) == set(CATEGORIES)
    assert set(words["offers"]) == set(ALTERNATIVES)
    assert set(words["talk"]) == set(TALK_CHANNELS)
    assert set(words["pieces"]) == set(KINDS)
    assert set(words["findings"]) == {rule.code for rule in RULES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_in_every_tone_and_is_said_somewhere(language: str) -> None:
    words = phrases(language)
    plans = [plan for piece in words["pieces"].values() for plan in piece["paragraphs"].values()]
    planned = {name for plan in plans for names in plan for name in names}
    assert planned == set(words["say"])
    assert all("any" in tones or set(TONES) <= set(tones) for tones in words["say"].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_headed_paragraph_has_its_heading(language: str) -> None:
    piece = phrases(language)["pieces"]["call_notes"]
    assert all(len(plan) == len(piece["headings"]) for plan in piece["paragraphs"].values())
