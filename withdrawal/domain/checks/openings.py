"""Which words must stand in a line for a word-list entry to be found there? Where they do not, it need not be tried.

A key is the first five letters of a word; a shorter word is its letters and END, or, as short words are many, its
letters, a space and the first two letters of the word behind it, or its letters, an apostrophe and the letter behind
that. Letters and ANY stand for every word that begins so.
"""

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

LETTERS = 5
NEXT = 2
"""Letters of the word behind a short one."""
LONGEST = LETTERS + NEXT
"""Letters of a beginning: more tell no more."""
MOST_KEYS = 400
"""An entry that can begin in more ways than this is kept by its first word alone."""
END, ANY = "$", "~"
CONTRACTION = "^"
"""The key of every word with an apostrophe after it: "n't" and "'ll" begin somewhere before theirs."""
_CONTRACTION = re.compile(r"(?<![^(|])(?:n't|'(?:m|ll|d|ve|re)(?![A-Za-z]))")
_LOOK_AROUND = re.compile(r"\(\?<?[!=]")
_GROUP = re.compile(r"\((?:\?[a-z-]*:|(?!\?))")
_REPEATED = re.compile(r"\?|[*+]|\{(\d+)(?:(,)\d*)?\}")
_UNKNOWN = re.compile(r"\[[^\]]*\]|\\[wds]|[.…]")
_LETTERS = re.compile(r"[A-Za-z]+(?![A-Za-z?*+{])")
_WORD = re.compile(r"\w+")

Keys = frozenset[str]
Beginnings = frozenset[str]
"""What something can begin with, up to LONGEST characters; with ANY behind it where what follows is not known."""
NOTHING: Beginnings = frozenset({""})


def keys_of(token: str) -> tuple[str, ...]:
    """Every key under which an entry could begin here. A token is the first letters of a word, in small; of a short one
    with what tells more: a space and the first letters of the word behind it, or an apostrophe and what follows.
    """
    word = _WORD.match(token)[0]  # type: ignore[index]
    keys = [word[:length] + ANY for length in range(min(LETTERS, len(word) + 1))]
    keys.append(word if len(word) >= LETTERS else word + END)
    if token != word:
        keys.append(token)
    if "'" in token:
        keys.append(CONTRACTION)
    return tuple(keys)


@functools.cache
def openings(entry: str) -> Keys:
    """The keys of all words with which the entry can begin; raises ValueError for unbalanced brackets."""
    keys = frozenset(map(_key, _beginnings(_alternatives(entry))))
    if len(keys) <= MOST_KEYS:
        return keys
    return frozenset(_first_word(key) for key in keys)


def _first_word(key: str) -> str:
    word = _WORD.match(key)
    return f"{word[0]}{END}" if word and key[word.end() :][:1] in (" ", "'") else key


def needs(entry: str) -> list[Keys]:
    """The keys of words that come later: one of each must stand in the line. The sets that say most come first."""
    alternatives = _alternatives(entry)
    if len(alternatives) > 1:
        return []
    found, is_at_word = [], True
    later = _suffixes(alternatives[0])[1:]
    for item, beginnings in zip(alternatives[0], later, strict=True):
        is_at_word = item.is_between_words or (is_at_word and item.keeps_place)
        if is_at_word and len(keys := frozenset(map(_key, beginnings))) <= MOST_KEYS and _all_are_words(keys):
            found.append(keys)
    return sorted(dict.fromkeys(found), key=_commonness)


def _all_are_words(keys: Keys) -> bool:
    return not any(key[0] in (ANY, END) for key in keys)


def _commonness(keys: Keys) -> float:
    """Short words are common, and words of which only the beginning is known more so."""
    words = (key.partition(" ") for key in keys)
    return sum(0.25 ** (len(word.rstrip(END + ANY)) - word.count(ANY) + bool(pair)) for word, pair, _ in words)


class _Item(NamedTuple):
    """Some letters, a class of letters or a group, with what says how often it comes."""

    beginnings: Beginnings
    is_between_words: bool = False
    """Whether a word begins behind it, wherever it stands."""
    keeps_place: bool = False
    """Whether a word begins behind it when one begins before it."""


Sequences = Sequence[Sequence[_Item]]


def _key(beginning: str) -> str:
    if beginning.startswith(CONTRACTION):
        return CONTRACTION
    known = beginning.rstrip(ANY)
    goes_on = known != beginning
    word = _WORD.match(known)
    if not word:
        return END if known else ANY
    if len(word[0]) >= LETTERS:
        return word[0][:LETTERS]
    return word[0] + (ANY if goes_on and known == word[0] else _behind(known[word.end() :]))


def _behind(short: str) -> str:
    """What tells more of a short word: something of what is known to stand behind it."""
    if short.startswith(" ") and len(short) > NEXT and short[1 : 1 + NEXT].isalnum():
        return short[: 1 + NEXT]
    if short.startswith("'") and short[1:2].isalnum():
        return short[:2]
    return END


def _beginnings(alternatives: Sequences) -> Beginnings:
    return frozenset().union(*(_suffixes(items)[0] for items in alternatives))


def _suffixes(items: Sequence[_Item]) -> list[Beginnings]:
    """What the items can begin with, from each of them on; behind the last comes nothing."""
    found = [NOTHING]
    for item in reversed(items):
        found.append(frozenset(_joined(one, more) for one in item.beginnings for more in found[-1]))
    return found[::-1]


def _joined(beginning: str, more: str) -> str:
    ends = beginning.endswith(ANY) or beginning.startswith(CONTRACTION) or beginning[:LETTERS].isalnum()
    if ends and (beginning[-1] in (ANY, CONTRACTION) or len(beginning) >= LETTERS):
        return beginning
    return (beginning + more)[:LONGEST]


@functools.cache
def _alternatives(entry: str) -> Sequences:
    """The entry parted at its bars and then into items; raises ValueError where brackets are wrong."""
    found, at = _until_closed(entry, 0)
    if at != len(entry):
        raise ValueError(f"unbalanced brackets: {entry}")
    return found


def _until_closed(entry: str, at: int) -> tuple[Sequences, int]:
    """The alternatives from `at` on, up to the end or to a closing bracket, and the place of that."""
    every: list[list[_Item]] = [[]]
    while at < len(entry) and entry[at] != ")":
        if entry[at] == "|":
            every.append([])
            at += 1
        else:
            item, at = _item(entry, at)
            every[-1].append(item)
    return every, at


def _item(entry: str, at: int) -> tuple[_Item, int]:
    """The item at the place, and the place after it."""
    item, at = _once(entry, at)
    if not (often := _REPEATED.match(entry, at)):
        return item, at
    beginnings = item.beginnings
    if often[0] != "?":
        beginnings = frozenset(one + ANY for one in beginnings)
    if often[0] == "?" or often[1] == "0":
        return _Item(beginnings | NOTHING, keeps_place=item.is_between_words or item.keeps_place), often.end()
    return _Item(beginnings, is_between_words=item.is_between_words and often[0] not in ("*", "+")), often.end()


def _once(entry: str, at: int) -> tuple[_Item, int]:
    if entry[at] == "(":
        return _group(entry, at)
    if shortened := _CONTRACTION.match(entry, at):
        return _Item(frozenset({CONTRACTION})), shortened.end()
    if unknown := _UNKNOWN.match(entry, at):
        return _Item(frozenset({ANY})), unknown.end()
    if entry[at] == "\\":
        return _Item(frozenset({entry[at + 1 : at + 2].lower()})), at + 2
    letters = _LETTERS.match(entry, at)
    end = letters.end() if letters else at + 1
    return _Item(frozenset({entry[at:end][:LONGEST].lower()}), is_between_words=entry[at] == " "), end


def _group(entry: str, at: int) -> tuple[_Item, int]:
    if look := _LOOK_AROUND.match(entry, at):
        _, at = _until_closed(entry, look.end())
        return _Item(NOTHING, keeps_place=True), at + 1
    if not (group := _GROUP.match(entry, at)):
        raise ValueError(f"a group of an unknown kind: {entry}")
    alternatives, at = _until_closed(entry, group.end())
    ends_words = all(items and items[-1].is_between_words for items in alternatives)
    return _Item(_beginnings(alternatives), is_between_words=ends_words), at + 1
