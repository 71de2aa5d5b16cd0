"""The word lists of a language. en.toml explains the four short cuts they are written with.

A list is tried only at the words that one of its entries can begin with, found by their first letters. Every repetition
is bounded, so the time a list takes grows with the text and no faster.
"""

import functools
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from withdrawal.domain.checks.notation import spelled_out, translate
from withdrawal.domain.checks.search import Hit, Search
from withdrawal.domain.checks.text import Span, Text
from withdrawal.domain.wording import phrases

PARTS = frozenset(
    {"shape", "blanks", "asides", "joints", "turned", "denials", "light", "of_oneself", "before", "before_capital"}
)
"""Topics and lists that are parts of other expressions and are not looked for by themselves."""


@dataclass(frozen=True, eq=False, slots=True)
class WordList:
    """What counts, and what looks like it and does not."""

    entries: Iterable[str]
    excluded: "WordList | None" = None
    search: Search = field(default_factory=Search)
    """Lists that share one are looked for together."""

    def __post_init__(self) -> None:
        for entry in self.entries:
            self.search.add(entry, self)

    def spans(self, text: Text) -> list[Span]:
        """Every hit from left to right, none overlapping another; of two that begin together the longer."""
        if self not in text.found:
            hits = self._hits(text)
            # What is struck out can only take hits away: without any there is no need to look for it.
            if hits and self.excluded and (excluded := self.excluded.spans(text)):
                hits = _still(hits, strike(text, excluded))
            text.found[self] = _apart(Span(hit.start, hit.end) for hit in hits)
        spans: list[Span] = text.found[self]
        return spans

    def _hits(self, text: Text) -> list[Hit]:
        if text.unstruck:
            return _still(self._hits(text.unstruck), text)
        if self.search not in text.found:
            text.found[self.search] = self.search.hits(text)
        hits: Mapping[WordList, list[Hit]] = text.found[self.search]
        return hits.get(self, [])

    def set_aside(self, text: Text) -> Text:
        """The text with everything excluded struck out, at the same length."""
        return strike(text, self.excluded.spans(text)) if self.excluded else text


def _still(hits: Iterable[Hit], struck: Text) -> list[Hit]:
    """What is left of the hits in a text of which something was written over."""
    again = ((hit.entry, hit.entry.at(struck, hit.start)) for hit in hits)
    return [Hit(entry, still.start(), still.end()) for entry, still in again if still]


def _apart(hits: Iterable[Span]) -> list[Span]:
    """The hits in order, without those that overlap one before them; of two that begin together the longer stays."""
    found, reached = [], 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= reached:
            found.append(hit)
            reached = hit.end
    return found


def strike(text: Text, spans: Sequence[Span]) -> Text:
    """The text with the spans (in order, none overlapping) written over; no list finds a word in them."""
    if not spans:
        return text
    parts, reached = [], 0
    for start, end in spans:
        parts += [text.text[reached:start], "#" * (end - start)]
        reached = end
    return Text("".join([*parts, text.text[reached:]]), text)


def word_list(language: str, topic: str, name: str) -> WordList:
    """The list `name` of a topic, with its `_not` list when it has one."""
    return _lists(language)[topic, name]


@functools.cache
def _lists(language: str) -> Mapping[tuple[str, str], WordList]:
    """Every word list of the language, which are looked for together."""
    search, classes, found = Search(), topic_of(language, "classes"), {}
    for topic, lists in phrases(language)["check"].items():
        entries = {name: some for name, some in lists.items() if isinstance(some, list) and not {topic, name} & PARTS}
        counts = {name: [spelled_out(entry, classes) for entry in some] for name, some in entries.items()}
        excluded = {name: WordList(some, None, search) for name, some in counts.items() if name.endswith("_not")}
        for name, some in counts.items():
            if name not in excluded:
                found[topic, name] = WordList(some, excluded.get(f"{name}_not"), search)
    return found


def one_of(language: str, topic: str, name: str) -> str:
    """The entries of a list as alternatives, for use in a larger expression."""
    classes = topic_of(language, "classes")
    return "|".join(translate(spelled_out(entry, classes)) for entry in topic_of(language, topic)[name])


def topic_of(language: str, topic: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = phrases(language)["check"][topic]
    return found


def within(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order, begins in the stretch and ends in it."""
    position = bisect_right(spans, (start - 1, 1 << 62))
    return position < len(spans) and spans[position].end <= end
