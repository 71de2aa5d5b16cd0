"""The chain: any change to a line, its place or its words is seen."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.chain import START, Link, canonical, content_hash, first_fault, seal


def chain(length: int) -> list[Link]:
    links: list[Link] = []
    for seq in range(1, length + 1):
        previous = links[-1].digest if links else START
        links.append(
            seal("log", seq, f"2026-11-23T10:{seq:02}:00.000000+00:00", content_hash({"text": str(seq)}), previous)
        )
    return links


def test_an_untouched_chain_is_whole() -> None:
    assert first_fault(chain(5)) is None
    assert first_fault([]) is None


@pytest.mark.parametrize("field", [one.name for one in dataclasses.fields(Link)])
def test_a_change_to_any_field_of_a_line_is_found_at_that_line(field: str) -> None:
    links = chain(4)
    changed: Any = 99 if field == "seq" else "changed"
    links[2] = dataclasses.replace(links[2], **{field: changed})
    assert first_fault(links) == 3


@pytest.mark.parametrize(
    ("how", "fault"),
    [
        (lambda links: links[1:], 1),
        (lambda links: links[:1] + links[2:], 2),
        (lambda links: [links[0], links[2], links[1]], 2),
        (lambda links: [*links[:2], *links[1:]], 3),
    ],
    ids=["first removed", "one removed", "two swapped", "one doubled"],
)
def test_lines_cannot_be_removed_swapped_or_doubled(how: Any, fault: int) -> None:
    assert first_fault(how(chain(3))) == fault


def test_a_cut_tail_is_seen_only_by_whoever_kept_the_head() -> None:
    """What the chain does not show: the product says so beside it."""
    links = chain(3)
    assert first_fault(links[:2]) is None
    assert links[1].digest != links[2].digest


@given(st.dictionaries(st.text(max_size=8), st.one_of(st.text(), st.integers(), st.booleans(), st.none())))
def test_canonical_bytes_do_not_depend_on_the_order_of_keys(content: dict[str, Any]) -> None:
    turned = dict(reversed(list(content.items())))
    try:
        expected = canonical(content)
    except UnicodeEncodeError:
        return  # lone surrogates never get past the text's own cleaning
    assert canonical(turned) == expected
