"""docs/facts.md tells the whole truth about FACTS.json."""

import dataclasses
import json
import re
from pathlib import Path

import pytest

from withdrawal.domain.facts import Alternative, Facts, Gratitude, Me, Person, Reason, Talk, read
from withdrawal.domain.wording import KINDS, compose

PAGE = Path("docs/facts.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[0]
IN_JSON = {(Gratitude, "reason"): "for", (Talk, "person"): "with"}
PARTS = {
    "": Facts, "me.": Me, "people[].": Person, "gratitude.": Gratitude, "reason.": Reason,
    "alternatives[].": Alternative, "talk.": Talk,
}  # fmt: skip
KEYS = [
    prefix + IN_JSON.get((part, field.name), field.name)
    for prefix, part in PARTS.items()
    for field in dataclasses.fields(part)
]


def test_the_page_lists_every_key_that_is_read_and_no_other() -> None:
    assert sorted(re.findall(r"^\| `([^`]+)`", PAGE, re.MULTILINE)) == sorted(KEYS)


def test_the_example_uses_every_top_level_key() -> None:
    assert {key for key in KEYS if "." not in key} == set(json.loads(EXAMPLE))


@pytest.mark.parametrize("kind", KINDS)
def test_every_piece_can_be_made_from_the_example(kind: str) -> None:
    assert compose(read(EXAMPLE), kind).paragraphs
