"""The word lists of a language, compiled. en.toml explains the four short cuts they are written with.

A list is tried only at the words that one of its entries can begin with, found by their first letters. Every repetition
is bounded, so the time a list takes grows with the text and no faster.
"""

import functools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from withdrawal.domain.checks.openings import LETTERS, NEXT, keys_of, openings
from withdrawal.domain.wording import phrases

GAPS = re.compile(r"((?: …)+) | \?(?!:)| ")
ANY_ENDING = re.compile(r"(?<=[A-Za-z)])(?<!\\w)\*")
CASE_MATTERS = "(?-i:"
CAPITAL = re.compile(r"(?<!\\)[A-Z]")
CONTRACTED = re.compile(r"(?<![^(|])(n't|'(?:m|ll|d|ve|re)(?![A-Za-z]))")
CLASS = re.compile(r"<(\w+)>")
TOKEN = re.compile(
    rf"(?<!\w)(\w{{1,{LETTERS}}})(?:(?<=(?<!\w)\w{{{LETTERS}}})\w*|(?<!\w{{{LETTERS}}}) {{1,8}}(?=(\w{{{NEXT}}})))?(')?"
)
PARTS = frozenset(
    {"shape", "blanks", "asides", "joints", "turned", "denials", "light", "of_oneself", "before", "before_capital"}
)
"""Topics and lists that are parts of other expressions and are not looked for by themselves."""
MOST_TOKENS = 20_000
"""So many beginnings of words a list remembers: more than a language has, so that only nonsense is forgotten."""


class Span(NamedTuple):
    """Character offsets into the text that was given."""

    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """A text and, from when a list first asks for it, where its words begin, by their first letters."""

    text: str
    unstruck: "Text | None" = None
    """The text in which something was written over to make this one; nothing begins where nothing began there."""
    found: "dict[WordList, list[Span]]" = field(default_factory=dict, compare=False)
    """What lists have found in it so far, so that none looks twice."""
    hits: "dict[Family, Mapping[WordList, list[Hit]]]" = field(default_factory=dict, compare=False)

    @functools.cached_property
    def small(self) -> str:
        """The text in small letters, at the same length: a letter whose small form is longer stays as it is."""
        small = self.text.lower()
        return small if len(small) == len(self.text) else "".join(map(_small, self.text))

    @functools.cached_property
    def starts(self) -> Mapping[str, Sequence[int]]:
        """Where each token stands: the first letters of a word, as openings.keys_of takes them."""
        starts: defaultdict[str, list[int]] = defaultdict(list)
        for hit in TOKEN.finditer(self.small):
            word, behind, apostrophe = hit.groups()
            token = f"{word} {behind}" if behind else word + (apostrophe or "")
            starts[token].append(hit.start())
        return starts


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


@dataclass(frozen=True)
class Entries:
    """The entries of a list that can begin with the same letters; compiled when the first such word comes by."""

    entries: Sequence[str]

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """Whole words, in any case, or where case does not matter in small letters only, which is faster."""
        entries = rf"(?:{'|'.join(map(translate, self.entries))})(?!\w)"
        if self.in_small_letters:
            return re.compile(CAPITAL.sub(lambda hit: hit[0].lower(), entries))
        return re.compile(entries, re.IGNORECASE)

    @functools.cached_property
    def in_small_letters(self) -> bool:
        """Whether it is to be looked for in the text in small letters."""
        return not any(CASE_MATTERS in entry for entry in self.entries)


Hit = tuple[Entries, int, int]
"""Entries, and from where to where one of them was found."""
Candidate = tuple["WordList", Entries, Callable[[str, int], re.Match[str] | None]]
"""A list, entries of it that can begin somewhere, and how to try them there."""


@dataclass(frozen=True, eq=False, slots=True)
class Family:
    """The lists that are looked for together, so that a text is gone through once for all of them."""

    lists: "list[WordList]" = field(default_factory=list)
    known: dict[str, list[Candidate]] = field(default_factory=dict)
    """What was found out so far about tokens."""

    def hits(self, text: Text) -> "Mapping[WordList, list[Hit]]":
        """What each list has in the text, in no order, overlapping or not."""
        found: defaultdict[WordList, list[Hit]] = defaultdict(list)
        small = text.small
        for token, starts in text.starts.items():
            for words, entries, match in self._that_begin_with(token):
                read = small if entries.in_small_letters else text.text
                for start in starts:
                    if hit := match(read, start):
                        found[words].append((entries, start, hit.end()))
        return found

    def _that_begin_with(self, token: str) -> list[Candidate]:
        found = self.known.get(token)
        if found is None:
            if len(self.known) >= MOST_TOKENS:
                self.known.clear()
            keys = keys_of(token)
            begin = [(one, one.counts[key]) for one in self.lists for key in keys if key in one.counts]
            found = [(one, some, some.pattern.match) for one, some in begin]
            self.known[token] = found
        return found


@dataclass(frozen=True, eq=False, slots=True)
class WordList:
    """What counts, by the first letters of its first word, and what looks like it and does not."""

    counts: Mapping[str, Entries]
    excluded: "WordList | None" = None
    family: Family = field(default_factory=Family)

    def __post_init__(self) -> None:
        self.family.lists.append(self)

    def spans(self, text: Text) -> list[Span]:
        """Every hit from left to right, none overlapping another; of two that begin together the longer."""
        if self not in text.found:
            hits = self._hits(text)
            # What is struck out can only take hits away: without any there is no need to look for it.
            if hits and self.excluded and (excluded := self.excluded.spans(text)):
                hits = _still(hits, strike(text, excluded))
            text.found[self] = _apart(Span(start, end) for _, start, end in hits)
        return text.found[self]

    def _hits(self, text: Text) -> list[Hit]:
        if text.unstruck:
            return _still(self._hits(text.unstruck), text)
        if self.family not in text.hits:
            text.hits[self.family] = self.family.hits(text)
        return text.hits[self.family].get(self, [])

    def set_aside(self, text: Text) -> Text:
        """The text with everything excluded struck out, at the same length."""
        return strike(text, self.excluded.spans(text)) if self.excluded else text


def _still(hits: Iterable[Hit], struck: Text) -> list[Hit]:
    """What is left of the hits in a text of which something was written over."""
    return [
        (one, start, hit.end())
        for one, start, _ in hits
        if (hit := one.pattern.match(struck.small if one.in_small_letters else struck.text, start))
    ]


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
    """A word-list entry as a regular expression; "n't" and "'ll" stand for any verb that ends so.

    Spaces and whole words are taken possessively: nothing is tried again with a letter less.
    """
    pattern = CONTRACTED.sub(r"\\w{1,12}\1", ANY_ENDING.sub(r"\\w*", pattern))
    return GAPS.sub(_gap, pattern)


def _gap(gap: re.Match[str]) -> str:
    if words := gap[0].count("…") * 4:
        return rf"(?:[ ,]{{1,8}}+[\w'-]{{1,40}}+){{0,{words}}}[ ,]{{1,8}}+"
    return " {0,8}+" if gap[0].endswith("?") else " {1,8}+"


def by_opening(entries: Iterable[str]) -> Mapping[str, Entries]:
    """The entries by the letters they can begin with."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for key in openings(entry):
            found[key].append(entry)
    return {key: Entries(some) for key, some in found.items()}


def word_list(language: str, topic: str, name: str) -> WordList:
    """The list `name` of a topic, with its `_not` list when it has one."""
    return _lists(language)[topic, name]


@functools.cache
def _lists(language: str) -> Mapping[tuple[str, str], WordList]:
    """Every word list of the language, all of one family."""
    family, classes, found = Family(), topic_of(language, "classes"), {}
    for topic, lists in phrases(language)["check"].items():
        entries = {name: some for name, some in lists.items() if isinstance(some, list) and not {topic, name} & PARTS}
        counts = {name: by_opening(spelled_out(entry, classes) for entry in some) for name, some in entries.items()}
        excluded = {name: WordList(some, None, family) for name, some in counts.items() if name.endswith("_not")}
        for name, some in counts.items():
            if name not in excluded:
                found[topic, name] = WordList(some, excluded.get(f"{name}_not"), family)
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
