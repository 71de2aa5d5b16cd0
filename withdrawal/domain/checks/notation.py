"""How an entry of a word list is written: four short cuts, which the language's file explains, made expressions."""

import re
from collections.abc import Mapping

GAPS = re.compile(r"((?: …)+) | \?(?!:)| ")
ANY_ENDING = re.compile(r"(?<=[A-Za-z)])(?<!\\w)\*")
CONTRACTED = re.compile(r"(?<![^(|])(n't|'(?:m|ll|d|ve|re)(?![A-Za-z]))")
CLASS = re.compile(r"<(\w+)>")


def spelled_out(entry: str, classes: Mapping[str, str]) -> str:
    """The entry with every <class> in it replaced by what stands in the class; a class may name others."""
    while found := CLASS.search(entry):
        entry = f"{entry[: found.start()]}({classes[found[1]]}){entry[found.end() :]}"
    return entry


def translate(entry: str) -> str:
    """The entry as a regular expression; "n't" and "'ll" stand for any verb that ends so.

    Spaces and whole words are taken possessively: nothing is tried again with a letter less.
    """
    expression = CONTRACTED.sub(r"\\w{1,12}\1", ANY_ENDING.sub(r"\\w*", entry))
    return GAPS.sub(_gap, expression)


def _gap(gap: re.Match[str]) -> str:
    if words := gap[0].count("…") * 4:
        return rf"(?:[ ,]{{1,8}}+[\w'-]{{1,40}}+){{0,{words}}}[ ,]{{1,8}}+"
    return " {0,8}+" if gap[0].endswith("?") else " {1,8}+"
