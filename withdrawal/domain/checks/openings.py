"""With which letters can a match of a word-list entry begin? Where a list need not look, it does not.

A key is the first five letters of a word; a shorter word is its letters and END, or, as short words are many, its
letters, a space and the first two letters of the word behind it. Letters and ANY stand for every word that begins so.
"""

import functools
import re

LETTERS = 5
NEXT = 2
"""Letters of the word behind a short one."""
MOST_KEYS = 400
"""An entry that can begin in more ways than this is kept by its first word alone."""
END, ANY = "$", "~"
CONTRACTION = "'"
"""The key of every word with an apostrophe after it: "n't" and "'ll" begin somewhere before theirs."""
_CONTRACTION = re.compile(r"n't|'(?:m|ll|d|ve|re)(?![A-Za-z])")
_LOOK_AROUND = re.compile(r"\(\?<?[!=]")
_GROUP = re.compile(r"\((?:\?[a-z-]*:|(?!\?))")
_REPEATED = re.compile(r"\?|\{(\d+)(?:(,)\d*)?\}")
_UNKNOWN = re.compile(r"\[[^\]]*\]|\\[wds]|[.…]")
_WORD = re.compile(r"\w+")

Beginnings = set[str]
"""What an entry can begin with, up to `longest` characters; with ANY behind it where what follows is not known."""


def keys_of(token: str) -> tuple[str, ...]:
    """Every key under which an entry could begin here. A token is the first letters of a word, in small; of a short one
    with what tells more: a space and the first letters of the word behind it, or an apostrophe.
    """
    word, _, behind = token.removesuffix(CONTRACTION).partition(" ")
    keys = [word[:length] + ANY for length in range(min(LETTERS, len(word) + 1))]
    keys.append(word[:LETTERS] if len(word) >= LETTERS else word + END)
    if behind:
        keys.append(token)
    if token.endswith(CONTRACTION):
        keys.append(CONTRACTION)
    return tuple(keys)


@functools.cache
def openings(entry: str) -> frozenset[str]:
    """The keys of all words with which the entry can begin; raises ValueError for unbalanced brackets."""
    beginnings, at = _alternatives(entry, 0, LETTERS + NEXT)
    if at != len(entry):
        raise ValueError(f"unbalanced brackets: {entry}")
    keys = frozenset(map(_key, beginnings))
    if len(keys) <= MOST_KEYS:
        return keys
    return frozenset(f"{word}{END}" if pair else word for word, pair, _ in (key.partition(" ") for key in keys))


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
    behind = known[word.end() :]
    if goes_on and not behind:
        return word[0] + ANY
    if behind.startswith(" ") and len(behind) > NEXT and behind[1 : 1 + NEXT].isalnum():
        return f"{word[0]} {behind[1 : 1 + NEXT]}"
    return word[0] + END


def _goes_on(beginning: str, longest: int) -> bool:
    return len(beginning) < longest and not beginning.endswith(ANY) and not beginning.startswith(CONTRACTION)


def _alternatives(entry: str, at: int, longest: int) -> tuple[Beginnings, int]:
    """What the alternatives from `at` on can begin with, up to the end or to a closing bracket."""
    every: Beginnings = set()
    current: Beginnings = {""}
    while at < len(entry) and entry[at] != ")":
        if entry[at] == "|":
            every, current, at = every | current, {""}, at + 1
            continue
        first, at = _item(entry, at, longest, is_first=current == {""})
        current = {one + more if _goes_on(one, longest) else one for one in current for more in first}
    return every | current, at


def _item(entry: str, at: int, longest: int, *, is_first: bool) -> tuple[Beginnings, int]:
    """One character, group or class with what says how often it comes, and the place after it."""
    first, at = _once(entry, at, longest, is_first=is_first)
    often = _REPEATED.match(entry, at)
    if often:
        at = often.end()
        if often[0] != "?":
            first = {one + ANY for one in first}
        if often[0] == "?" or often[1] == "0":
            first = first | {""}
    elif entry.startswith(("*", "+"), at):
        at += 1
        first = {one + ANY for one in first}
    return first, at


def _once(entry: str, at: int, longest: int, *, is_first: bool) -> tuple[Beginnings, int]:
    if entry[at] == "(":
        if look := _LOOK_AROUND.match(entry, at):
            _, at = _alternatives(entry, look.end(), longest)
            return {""}, at + 1
        if not (group := _GROUP.match(entry, at)):
            raise ValueError(f"a group of an unknown kind: {entry}")
        found, at = _alternatives(entry, group.end(), longest)
        return found, at + 1
    if is_first and (shortened := _CONTRACTION.match(entry, at)):
        return {CONTRACTION}, shortened.end()
    if unknown := _UNKNOWN.match(entry, at):
        return {ANY}, unknown.end()
    if entry[at] == "\\":
        return {entry[at + 1 : at + 2].lower()}, at + 2
    return {entry[at].lower()}, at + 1
