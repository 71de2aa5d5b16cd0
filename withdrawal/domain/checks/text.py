"""A text with the places of its words, as the word lists look at it, and a span of it."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from withdrawal.domain.checks.openings import LETTERS, NEXT

TOKEN = re.compile(
    rf"\n|(?P<long>\w{{{LETTERS}}})\w*(?P<verb>'?)"
    rf"|(?P<short>\w{{1,{LETTERS - 1}}}+)(?: {{1,8}}(?=(?P<behind>\w{{{NEXT}}}))|(?P<apostrophe>(?:'\w?)?))"
)
"""A line break, or a word as a whole, so that the next one begins where a word begins."""


class Span(NamedTuple):
    """Character offsets into the text that was given."""

    start: int
    end: int


Token = tuple[str, int]
"""The first letters of a word, as openings.keys_of takes them, and where they stand."""


@dataclass(frozen=True)
class Text:
    """A text and, from when a list first asks for it, where its words begin, by their first letters."""

    text: str
    unstruck: "Text | None" = None
    """The text in which something was written over to make this one; nothing begins where nothing began there."""
    found: dict[Any, Any] = field(default_factory=dict, compare=False)
    """What was found in it so far, and by whom, so that none looks twice."""

    @functools.cached_property
    def small(self) -> str:
        """The text in small letters, at the same length: a letter whose small form is longer stays as it is."""
        small = self.text.lower()
        return small if len(small) == len(self.text) else "".join(map(_small, self.text))

    @functools.cached_property
    def lines(self) -> Sequence[Sequence[Token]]:
        """The tokens of each line."""
        line: list[Token] = []
        lines = [line]
        for hit in TOKEN.finditer(self.small):
            long, verb, short, behind, apostrophe = hit.groups()
            if long:
                line.append((long + verb, hit.start()))
            elif short:
                line.append((f"{short} {behind}" if behind else short + apostrophe, hit.start()))
            elif line:
                line = []
                lines.append(line)
        return lines

    @property
    def tokens(self) -> Iterator[Token]:
        return (token for line in self.lines for token in line)


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter
