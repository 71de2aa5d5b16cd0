"""The word lists of a language, compiled. en.toml explains the three short cuts they are written with.

Every repetition is bounded, so the time a list takes grows with the text and no faster.
"""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from withdrawal.domain.wording import phrases

GAPS = re.compile(r"((?: …)+) | ")
ANY_ENDING = re.compile(r"(?<=[A-Za-z)])(?<!\\w)\*")
CONTRACTED = re.compile(r"(?<![^(|])(n't|'(?:m|ll|d|ve|re)(?![A-Za-z]))")


class Span(NamedTuple):
    """Character offsets into the text that was given."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordList:
    """What counts, and what looks like it and does not."""

    counts: re.Pattern[str]
    excluded: re.Pattern[str] | None = None

    def spans(self, text: str, offset: int = 0) -> Iterator[Span]:
        """Every hit in `text`, which begins at `offset` of the message."""
        for hit in self.counts.finditer(self.set_aside(text)):
            yield Span(hit.start() + offset, hit.end() + offset)

    def found_in(self, text: str) -> bool:
        return self.counts.search(self.set_aside(text)) is not None

    def set_aside(self, text: str) -> str:
        """The text with everything excluded struck out, at the same length."""
        return strike(self.excluded, text) if self.excluded else text


def strike(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda hit: "#" * len(hit[0]), text)


def translate(pattern: str) -> str:
    """A word-list entry as a regular expression; "n't" and "'ll" stand for any verb that ends so."""
    pattern = CONTRACTED.sub(r"\\w{1,12}\1", ANY_ENDING.sub(r"\\w*", pattern))
    return GAPS.sub(lambda gap: _gap(gap[0].count("…") * 4), pattern)


def _gap(words: int) -> str:
    return rf"(?:[ ,]{{1,8}}[\w'-]{{1,40}}){{0,{words}}}[ ,]{{1,8}}" if words else " {1,8}"


def whole_words(patterns: Sequence[str]) -> re.Pattern[str]:
    """One expression that matches any of the patterns, as whole words, in any case."""
    return re.compile(rf"(?<!\w)(?=\w)(?:{'|'.join(map(translate, patterns))})(?!\w)", re.IGNORECASE)


@functools.cache
def word_list(language: str, topic: str, name: str) -> WordList:
    """The list `name` of a topic, with its `_not` list when it has one."""
    lists = topic_of(language, topic)
    excluded = lists.get(f"{name}_not")
    return WordList(whole_words(lists[name]), whole_words(excluded) if excluded else None)


def topic_of(language: str, topic: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = phrases(language)["check"][topic]
    return found
