"""How well the checker reads whole messages: some two hundred, each by another hand, with what a careful reader finds
in it. What a single sentence must give stands in test_elements.py."""

import functools
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from withdrawal.domain.checks import check

MESSAGES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("messages.toml").read_text(encoding="utf-8"))[
    "messages"
]
ELEMENTS = (
    "gratitude", "acknowledges_effort", "decision_clear", "negative_about_employer", "over_apology", "names_role",
    "offers_alternative_or_help", "goodwill_close", "has_placeholder",
)  # fmt: skip
LABELS = (*ELEMENTS, "specific", "vague", "none")
LEAST, LEAST_ON_AVERAGE = 0.90, 0.95


@functools.cache
def found(number: int) -> frozenset[str]:
    elements = asdict(check(MESSAGES[number]["text"]).elements)
    return frozenset({name for name in ELEMENTS if elements[name]} | {elements["reason"]})


def wanted(number: int) -> set[str]:
    return {*MESSAGES[number]["has"], MESSAGES[number]["reason"]}


def f1(label: str) -> float:
    """Of what was found and what is there: the harmonic mean of precision and recall, from 0 to 1."""
    pairs = [(label in wanted(number), label in found(number)) for number in range(len(MESSAGES))]
    right, wrong = pairs.count((True, True)), pairs.count((True, False)) + pairs.count((False, True))
    return 2 * right / (2 * right + wrong)


def test_there_are_enough_of_them_and_every_label_is_among_them() -> None:
    assert len(MESSAGES) >= 120
    assert {label for number in range(len(MESSAGES)) for label in wanted(number)} == set(LABELS)
    assert len({message["text"] for message in MESSAGES}) == len(MESSAGES)


@pytest.mark.parametrize("label", LABELS)
def test_an_element_is_found_where_a_reader_finds_it(label: str) -> None:
    numbers = range(len(MESSAGES))
    misses = [MESSAGES[n]["text"][:80] for n in numbers if (label in wanted(n)) != (label in found(n))]
    assert f1(label) >= LEAST, misses


def test_on_average_little_is_missed() -> None:
    assert sum(map(f1, LABELS)) / len(LABELS) >= LEAST_ON_AVERAGE
