"""With which letters can a match of a word-list entry begin? What a list need not look at, it does not.

A key is the first five letters of a word; a shorter word is its letters and END; letters and ANY stand for every word
that begins with them.
"""

import functools
import re

LETTERS = 5
END, ANY = "$", "~"
CONTRACTION = "'"
"""The key of every word with an apostrophe after it: "n't" and "'ll" begin somewhere before theirs."""
_CONTRACTION = re.compile(r"n't|'(?:m|ll|d|ve|re)(?![A-Za-z])")
_LOOK_AROUND = re.compile(r"\(\?<?[!=]")
_GROUP = re.compile(r"\((?:\?[a-z-]*:|(?!\?))")
_REPEATED = re.compile(r"\?|\{(\d+),?\d*\}")
_NO_LETTER = re.compile(r"\[[^\]]*\]|\\[wd]|\.")

Beginnings = set[str]
"""Letters; those that end in END, ANY or CONTRACTION, or have LETTERS letters, cannot go on."""


@functools.lru_cache(maxsize=4096)
def keys_of(word: str) -> tuple[str, ...]:
    """Every key under which an entry could begin with this word, which is in lower case."""
    begun = [word[:length] for length in range(min(LETTERS, len(word) + 1))]
    return (*(one + ANY for one in begun), word[:LETTERS] if len(word) >= LETTERS else word + END)


def openings(entry: str) -> frozenset[str]:
    """The keys of all words with which the entry can begin."""
    beginnings, at = _alternatives(entry, 0)
    if at != len(entry):
        raise ValueError(f"unbalanced brackets: {entry}")
    return frozenset(one if _is_whole(one) else one + END for one in beginnings)


def _is_whole(beginning: str) -> bool:
    return len(beginning) >= LETTERS or beginning.endswith((END, ANY, CONTRACTION))


def _alternatives(entry: str, at: int) -> tuple[Beginnings, int]:
    """What the alternatives from `at` on can begin with, up to the end or to a closing bracket."""
    every: Beginnings = set()
    current: Beginnings = {""}
    while at < len(entry) and entry[at] != ")":
        if entry[at] == "|":
            every, current, at = every | current, {""}, at + 1
            continue
        first, at = _item(entry, at, is_first=current == {""})
        current = {one if _is_whole(one) else (one + more)[:LETTERS] for one in current for more in first}
    return every | current, at


def _item(entry: str, at: int, *, is_first: bool) -> tuple[Beginnings, int]:
    """One letter, group or class with what says how often it comes, and the place after it."""
    first, at = _once(entry, at, is_first=is_first)
    often = _REPEATED.match(entry, at)
    if often:
        at = often.end()
        if often[1] in (None, "0"):
            first = first | {""}
    elif entry.startswith(("*", "+"), at):
        at += 1
        first = {one if _is_whole(one) else one + ANY for one in first}
    return first, at


def _once(entry: str, at: int, *, is_first: bool) -> tuple[Beginnings, int]:
    if entry[at] == "(":
        if look := _LOOK_AROUND.match(entry, at):
            _, at = _alternatives(entry, look.end())
            return {""}, at + 1
        if not (group := _GROUP.match(entry, at)):
            raise ValueError(f"a group of an unknown kind: {entry}")
        found, at = _alternatives(entry, group.end())
        return found, at + 1
    if is_first and (shortened := _CONTRACTION.match(entry, at)):
        return {CONTRACTION}, shortened.end()
    if unknown := _NO_LETTER.match(entry, at):
        return {ANY}, unknown.end()
    if entry[at].isalnum():
        return {entry[at].lower()}, at + 1
    return {END}, at + (2 if entry[at] == "\\" else 1)
