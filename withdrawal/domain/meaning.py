"""What a reply means, as far as its words tell: a proposal, which the person confirms or puts right.

The words are those of the language's file, part [reply]; en.toml explains how they are written.
"""

import functools
import re
from collections.abc import Sequence

from withdrawal.domain.checks.notation import translate
from withdrawal.domain.wording import phrases

MEANINGS = ("threatened", "counter_offered", "objected", "asked", "acknowledged")
"""The outcomes of a contact that a reply can have, the gravest first: the first one found is proposed."""
MAX_CHARACTERS = 20_000

_QUOTED_LINE = re.compile(r"^>.*$", re.MULTILINE)
_HEAD = re.compile(r"\A(?:(?:From|To|Cc|Date|Sent|Subject):[^\n]*\n)+", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+(?:\n(?!\n)[^.!?\n]+)*[.!?]*")


def meaning(text: str, language: str = "en") -> str | None:
    """One of MEANINGS, by what the reply itself says and not by what it quotes; None when the words do not tell."""
    own = _own(text[:MAX_CHARACTERS], language).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    sentences = [" ".join(sentence.split()) for sentence in _SENTENCE.findall(own)]
    return next((one for one in MEANINGS if any(_says(sentence, one, language) for sentence in sentences)), None)


def _own(text: str, language: str) -> str:
    """What is not quoted: lines that begin with ">" go, and all from where an earlier mail begins."""
    text = _QUOTED_LINE.sub("", _HEAD.sub("", text.lstrip()))
    earlier = _earlier(language).search(text)
    return text[: earlier.start()] if earlier else text


@functools.cache
def _earlier(language: str) -> re.Pattern[str]:
    headers = "|".join(translate(entry) for entry in phrases(language)["check"]["shape"]["reply_header"])
    return re.compile(rf"^[ >-]{{0,30}}(?:{headers})", re.IGNORECASE | re.MULTILINE)


def _says(sentence: str, what: str, language: str) -> bool:
    says, not_ = (_pattern(language, what, part) for part in ("says", "not"))
    left = not_.sub(" \N{BULLET} ", sentence)  # what only looks like it breaks the words around it apart
    return bool(says.search(left))


@functools.cache
def _pattern(language: str, what: str, part: str) -> re.Pattern[str]:
    words: Sequence[str] = phrases(language)["reply"][what][part]
    one_of = "|".join(translate(entry) for entry in words)
    # A question mark is no word, so only what begins or ends with a letter must be whole.
    return re.compile(rf"(?<!\w)(?:{one_of})(?!\w)|(?!)", re.IGNORECASE)
