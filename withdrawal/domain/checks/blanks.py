"""Anything still to be filled in: brackets, lines, stand-ins for names, and choices left open."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from withdrawal.domain.checks.lexicon import topic_of
from withdrawal.domain.checks.message import Message
from withdrawal.domain.checks.openings import keys_of, openings
from withdrawal.domain.checks.text import Span, Text

UNRESOLVED_CHOICE = re.compile(
    r"[A-Za-z](?<!\bw)(?<!\band)/ [A-Za-z]"  # pay/ family, not w/ you
    r"|(?<![\w/.:@-])(?!she/|they/)(?:[A-Za-z]{3,30}(?:/[a-z]{3,30}){2}|[A-Za-z]{4,30}(?:/[A-Za-z]{4,30}){2})"
    r"(?![\w/]|\.\w)"  # pay/family/health
)
MARKS = re.compile(r"[\[(<{_%#«*$£€₹X.…]")
"""With these begins what SHAPES or brackets can be."""
SHAPES = re.compile(
    r"\[(?!\d{1,3}[a-z]?\]|sic[.!]?\]|image:|cid:|emphasis |[A-Za-z]\]\w|[ xX]\]"  # no footnote, no [T]he
    r"|(?:\d{1,2} )?[A-Z][a-z]{2,8},?(?: \d{1,2},)? \d{4}\]|[^\[\]\n]{1,60}\]\(http)"  # no editor's date, no link
    r"[^\[\]\n]{1,80}\]"  # [Name]
    r"|\{\{[^{}\n]{0,60}\}\}|(?<![{/])\{[A-Za-z_][\w './-]{0,50}\}"  # {{name}} {name} {Your Name}
    r"|\$\{[^{}\n]{0,60}\}|%[A-Za-z_]{2,40}%|%%\w{2,40}%%|#[A-Z_]{3,40}#|«[^«»\n]{1,60}»"  # ${name} %NAME% #NAME#
    r"|<<[^<>\n]{1,60}>>|<(?!(?:br|p|b|i|u|hr|li|ul|em|div|span|strong) ?/?>)[A-Za-z][^<>@:/=\n]{1,40}>"  # <<Name>>
    r"|(?<!_)_{3,}|(?<=[A-Za-z,$] )__(?!\w)|(?<=\s)\.{4,}(?=\s)|(?<=\s)…{3,}(?=\s)"  # ____ ....
    r"|(?<![A-Za-z])X{3,}(?![A-Za-z])|(?<=[A-Za-z:] )\*{5,}"  # XXX *****
    r"|[$£€₹] ?(?:X{1,3}(?:,X{3})?|__+|-{3,})(?!\w)"  # $XX,XXX
)


def blanks(message: Message, language: str) -> list[Span]:
    """Everything left to fill in, the subject and the signature included."""
    text = Text(message.plain)
    named, alone, bracketed, choice = _named(language)
    hits = [*alone.finditer(text.text), *_named_in(text, named, language)]
    for mark in MARKS.finditer(text.text):
        hits += (hit for shape in (SHAPES, bracketed) if (hit := shape.match(text.text, mark.start())))
    if "/" in text.text:
        hits += (hit for shape in (UNRESOLVED_CHOICE, choice) for hit in shape.finditer(text.text))
    empty = [message.salutation] if _is_unaddressed(message.part(message.salutation)) else []
    return [*(Span(*hit.span()) for hit in hits), *empty]


def _is_unaddressed(salutation: str) -> bool:
    """Whether it goes from the greeting straight to the comma: "Dear ,"."""
    words = salutation.replace(",", " , ").split()
    return len(words) == 2 and words[1] == ","


def _named_in(text: Text, named: "_Named", language: str) -> Iterator[re.Match[str]]:
    """The slots that are named in words, looked for where one can begin."""
    starts = [start for token, start in text.tokens if _can_begin(token, language)]
    yield from (hit for start in starts if (hit := named.words.match(text.text, start)))
    yield from named.others.finditer(text.text)


@functools.lru_cache(maxsize=20_000)
def _can_begin(token: str, language: str) -> bool:
    """Whether a slot that is named in words can begin with the token."""
    return not _named(language)[0].keys.isdisjoint(keys_of(token))


class _Named(NamedTuple):
    keys: frozenset[str]
    """The letters with which `words` can begin."""
    words: re.Pattern[str]
    others: re.Pattern[str]
    """Those that begin with no letter."""


@functools.cache
def _named(language: str) -> tuple[_Named, re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A slot that is named: by its own words or by where it stands, alone on a line, in brackets, or by a choice.

    A slot with a colon and words after it is a label that has been filled in ("Job Title: Cook").
    """
    lists = topic_of(language, "blanks")
    noun, label, choice, inner = lists["nouns"], lists["alone"], lists["choices"], lists["round"]
    ends = r" ?[,.;:!?)\n]| (?:on|at|as|in|for|and|with|from|effective|due|because|dated|by|to|which|that)(?!\w)|$"
    entries = [
        rf"(?:{lists['owners']}) (?:{lists['things']})(?! ?: ?\w)",
        rf"(?<!-)(?:{lists['after']}) (?:{noun})(?={ends})(?! ?: ?\w)",
        *lists["words"],
    ]
    begin = {entry: openings(entry) for entry in entries}
    others = [entry for entry, keys in begin.items() if not all(key[:1].isalnum() for key in keys)]
    words = [entry for entry in entries if entry not in others]
    return (
        _Named(
            frozenset(key for entry in words for key in begin[entry]),
            re.compile(rf"(?:{'|'.join(words)})(?!\w)"),
            re.compile(rf"(?<!\w)(?:{'|'.join(others)})(?!\w)"),
        ),
        re.compile(rf"^ {{0,8}}(?:{label})(?: ?[,/|&] ?(?:{label})){{0,4}} ?[,:.]? *$", re.MULTILINE),
        re.compile(rf"\((?i:{inner})\)|(?<![\w*])\*(?i:{inner})\*(?![\w*])"),
        re.compile(rf"(?<![\w/.-])(?:{choice}) ?/ ?(?:{choice})(?![\w/-]|\.\w)", re.IGNORECASE),
    )
