"""The word lists of a language, compiled. en.toml explains the four short cuts they are written with.

A list is tried only at the words that one of its entries can begin with, found by their first letters. Every repetition
is bounded, so the time a list takes grows with the text and no faster.
"""

import functools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from withdrawal.domain.checks.openings import CONTRACTION, keys_of, openings
from withdrawal.domain.wording import phrases

GAPS = re.compile(r"((?: …)+) | ")
ANY_ENDING = re.compile(r"(?<=[A-Za-z)])(?<!\\w)\*")
CONTRACTED = re.compile(r"(?<![^(|])(n't|'(?:m|ll|d|ve|re)(?![A-Za-z]))")
CLASS = re.compile(r"<(\w+)>")
WORD = re.compile(r"\w+")


class Span(NamedTuple):
    """Character offsets into the text that was given."""

    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """A text and, from when a list first asks for it, where its words begin, by their first letters."""

    text: str
    unstruck: "Text | None" = None
    """The text in which something was written over to make this one: its words begin where they began there."""
    found: "dict[WordList, list[Span]]" = field(default_factory=dict, compare=False)
    """What lists have found in it so far, so that none looks twice."""

    @functools.cached_property
    def starts(self) -> Mapping[str, Sequence[int]]:
        if self.unstruck:
            return self.unstruck.starts
        words: defaultdict[str, list[int]] = defaultdict(list)
        starts: defaultdict[str, list[int]] = defaultdict(list)
        for word in WORD.finditer(self.text):
            words[word[0]].append(word.start())
            if self.text.startswith("'", word.end()):
                starts[CONTRACTION].append(word.start())
        for one, places in words.items():
            for key in keys_of(one.lower()):
                starts[key] += places
        return starts


@dataclass(frozen=True)
class Entries:
    """The entries of a list that can begin with the same letters; compiled when the first such word comes by."""

    entries: Sequence[str]

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """Whole words, in any case."""
        return re.compile(rf"(?:{'|'.join(map(translate, self.entries))})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, eq=False, slots=True)
class WordList:
    """What counts, by the first letters of its first word, and what looks like it and does not."""

    counts: Mapping[str, Entries]
    excluded: "WordList | None" = None

    def spans(self, text: Text) -> list[Span]:
        """Every hit from left to right, none overlapping another; of two that begin together the longer."""
        if self not in text.found:
            text.found[self] = self._spans(text)
        return text.found[self]

    def _spans(self, text: Text) -> list[Span]:
        hits = [
            (pattern, start, hit.end())
            for key in self.counts.keys() & text.starts.keys()
            for pattern in (self.counts[key].pattern,)
            for start in text.starts[key]
            if (hit := pattern.match(text.text, start))
        ]
        # What is struck out can only take hits away: without any there is no need to look for it.
        if hits and self.excluded and (excluded := self.excluded.spans(text)):
            struck = strike(text, excluded).text
            hits = [(one, start, hit.end()) for one, start, _ in hits if (hit := one.match(struck, start))]
        return _apart(Span(start, end) for _, start, end in hits)

    def set_aside(self, text: Text) -> Text:
        """The text with everything excluded struck out, at the same length."""
        return strike(text, self.excluded.spans(text)) if self.excluded else text


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


def spelled_out(pattern: str, classes: Mapping[str, str]) -> str:
    """The entry with every <class> in it replaced by what stands in the class; a class may name others."""
    while found := CLASS.search(pattern):
        pattern = f"{pattern[: found.start()]}({classes[found[1]]}){pattern[found.end() :]}"
    return pattern


def translate(pattern: str) -> str:
    """A word-list entry as a regular expression; "n't" and "'ll" stand for any verb that ends so."""
    pattern = CONTRACTED.sub(r"\\w{1,12}\1", ANY_ENDING.sub(r"\\w*", pattern))
    return GAPS.sub(lambda gap: _gap(gap[0].count("…") * 4), pattern)


def _gap(words: int) -> str:
    return rf"(?:[ ,]{{1,8}}[\w'-]{{1,40}}){{0,{words}}}[ ,]{{1,8}}" if words else " {1,8}"


def by_opening(entries: Iterable[str]) -> Mapping[str, Entries]:
    """The entries by the letters they can begin with."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for key in openings(entry):
            found[key].append(entry)
    return {key: Entries(some) for key, some in found.items()}


@functools.cache
def word_list(language: str, topic: str, name: str) -> WordList:
    """The list `name` of a topic, with its `_not` list when it has one."""
    lists, classes = topic_of(language, topic), topic_of(language, "classes")
    counts, excluded = (
        by_opening(spelled_out(entry, classes) for entry in lists.get(one, ())) for one in (name, f"{name}_not")
    )
    return WordList(counts, WordList(excluded) if excluded else None)


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
