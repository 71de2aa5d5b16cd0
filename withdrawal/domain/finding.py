"""How an entry of the log is found again: the words it is found by, what is asked, and where a hit stands in a text.

A word is found by its beginning, whatever its case and its accents. Words are told apart by a letter in front of each,
which says where they stand, so that one index holds them all: `wcall` in what was said, `pmaya` in the person's name.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 40
"""Characters of a word that count."""
MOST_ASKED = 10
"""Words of a question that count."""
WORD, PERSON, CHANNEL, DIRECTION, OUTCOME = "w", "p", "c", "d", "o"
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Chinese and Japanese put no space between words: each sign counts as one."""
_WORD = re.compile(rf"[{_IDEOGRAPH}]|(?:(?![{_IDEOGRAPH}])[^\W_][\u0300-\u036f]*)+")
_WITHOUT_STROKE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i", "ħ": "h"}
)
"""Letters that Unicode does not take apart into a plain one and an accent."""


def folded(word: str) -> str:
    """`word` without case and accents, at most LONGEST characters of it: "Müller" is muller, "ÉCLAIR" is eclair."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(sign for sign in apart.translate(_WITHOUT_STROKE) if sign.isalnum())[:LONGEST]


def words(text: str) -> list[str]:
    """The folded words of `text`, each once, in order."""
    return list(dict.fromkeys(filter(None, (folded(found[0]) for found in _WORD.finditer(text)))))


def found_by(texts: Iterable[str], *, person: str, channel: str, direction: str, outcome: str) -> list[str]:
    """All that an entry is found by: `texts` are what was said and the names of its files."""
    said = words("\n".join([*texts, person]))
    return [
        *(WORD + word for word in said),
        *(PERSON + word for word in words(person)),
        *_facets(channel=channel, direction=direction, outcome=outcome),
    ]


def _facets(*, channel: str, direction: str, outcome: str) -> list[str]:
    given = {CHANNEL: channel, DIRECTION: direction, OUTCOME: outcome}
    return [letter + value.replace("_", "") for letter, value in given.items() if value]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the log; what is empty is not asked. Contacts from `since` on, and before `until`."""

    said: str = ""
    person: str = ""
    channel: str = ""
    direction: str = ""
    outcome: str = ""
    since: dt.datetime | None = None
    until: dt.datetime | None = None

    @property
    def beginnings(self) -> list[str]:
        """What some word of the entry has to begin with, each of them."""
        said, names = words(self.said)[:MOST_ASKED], words(self.person)[:MOST_ASKED]
        return [WORD + word for word in said] + [PERSON + word for word in names]

    @property
    def facets(self) -> list[str]:
        """What the entry has to be, each of them."""
        return _facets(channel=self.channel, direction=self.direction, outcome=self.outcome)

    @property
    def asks(self) -> bool:
        """Something is asked that can be looked for, and so not all is wanted."""
        return bool(self.beginnings or self.facets or self.since or self.until)

    @property
    def is_wordless(self) -> bool:
        """Signs were typed in which there is no word and no number to look for."""
        return bool(self.said + self.person) and not self.beginnings

    def marked_text(self, text: str) -> list[tuple[str, bool]]:
        """What was said, or a file's name, with its hits."""
        return marked(text, words(self.said)[:MOST_ASKED])

    def marked_person(self, name: str) -> list[tuple[str, bool]]:
        """The person's name with its hits."""
        return marked(name, words(f"{self.said} {self.person}"))


def marked(text: str, beginnings: Iterable[str]) -> list[tuple[str, bool]]:
    """`text` in pieces, each with whether it is a word that begins with one of `beginnings` (folded)."""
    sought = tuple(beginnings)
    pieces, end = [], 0
    for found in _WORD.finditer(text) if sought else ():
        if folded(found[0]).startswith(sought):
            pieces += [(text[end : found.start()], False), (found[0], True)]
            end = found.end()
    return [(piece, hit) for piece, hit in [*pieces, (text[end:], False)] if piece]
