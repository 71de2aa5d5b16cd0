"""Many entries looked for in one text at once. Each is tried only where it can begin, in a line that has what it needs.

A set of entries is an integer with one bit for each: to ask which entries can begin at a word and find all that they
need in its line is to join two integers.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from withdrawal.domain.checks.notation import translate
from withdrawal.domain.checks.openings import Keys, keys_of, needs, openings
from withdrawal.domain.checks.text import Text

CASE_MATTERS = "(?-i:"
CAPITAL = re.compile(r"(?<!\\)[A-Z]")
MOST_TOKENS = 4_000
"""Beginnings of words that are remembered: more than anyone uses, so that only nonsense is forgotten."""


@dataclass(frozen=True, eq=False)
class Entry:
    """An entry of a list, all its classes spelled out; compiled when it is first tried."""

    entry: str
    owner: Hashable
    """What the hits are sorted by."""

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """Whole words, in any case, or where case does not matter in small letters only, which is faster."""
        expression = rf"(?:{translate(self.entry)})(?!\w)"
        if self.in_small_letters:
            return re.compile(CAPITAL.sub(lambda hit: hit[0].lower(), expression))
        return re.compile(expression, re.IGNORECASE)

    @functools.cached_property
    def in_small_letters(self) -> bool:
        """Whether it is to be looked for in the text in small letters."""
        return CASE_MATTERS not in self.entry

    @functools.cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        """Whether it begins at a place, and where it then ends."""
        return self.pattern.match

    def at(self, text: Text, start: int) -> re.Match[str] | None:
        return self.match(text.small if self.in_small_letters else text.text, start)


class Hit(NamedTuple):
    entry: Entry
    start: int
    end: int


class _Masks(NamedTuple):
    """Sets of entries, one bit for each."""

    begin: int
    """Those that can begin at a token."""
    first: int
    """Those whose rarest need a token meets."""
    second: int
    """Those whose next need it meets."""


@dataclass(frozen=True, eq=False, slots=True)
class Search:
    """Entries that are looked for together, so that a text is gone through once for all of them."""

    entries: list[Entry] = field(default_factory=list)
    _by_key: dict[str, _Masks] = field(default_factory=dict)
    _by_token: dict[str, _Masks] = field(default_factory=dict)

    def add(self, entry: str, owner: Hashable) -> None:
        """Raises ValueError for an entry that cannot be read."""
        bit = 1 << len(self.entries)
        self.entries.append(Entry(entry, owner))
        first, second, *_ = (*needs(entry), _ANYTHING, _ANYTHING)
        for keys, masks in (
            (openings(entry), _Masks(bit, 0, 0)),
            (first, _Masks(0, bit, 0)),
            (second, _Masks(0, 0, bit)),
        ):
            for key in keys:
                self._by_key[key] = _united(self._by_key.get(key, _NONE), masks)

    def hits(self, text: Text) -> Mapping[Hashable, list[Hit]]:
        """What was found, by owner, in no order, overlapping or not."""
        found: defaultdict[Hashable, list[Hit]] = defaultdict(list)
        small, full, entries = text.small, text.text, self.entries
        for line in text.lines:
            tokens = [(self._by_token.get(token) or self._learn(token), start) for token, start in line]
            first = second = 0
            for masks, _ in tokens:
                first |= masks.first
                second |= masks.second
            met = first & second
            for masks, start in tokens:
                candidates = masks.begin & met
                while candidates:
                    last = candidates.bit_length() - 1
                    candidates ^= 1 << last
                    entry = entries[last]
                    if hit := entry.match(small if entry.in_small_letters else full, start):
                        found[entry.owner].append(Hit(entry, start, hit.end()))
        return found

    def _learn(self, token: str) -> _Masks:
        if len(self._by_token) >= MOST_TOKENS:
            self._by_token.clear()
        masks = self._by_token[token] = functools.reduce(
            _united, (self._by_key[key] for key in keys_of(token) if key in self._by_key), _NONE
        )
        return masks


_NONE = _Masks(0, 0, 0)
_ANYTHING: Keys = frozenset({"~"})
"""The key of every word."""


def _united(one: _Masks, other: _Masks) -> _Masks:
    return _Masks(*(a | b for a, b in zip(one, other, strict=True)))
