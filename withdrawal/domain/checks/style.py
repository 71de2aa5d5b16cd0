"""How the message looks: can it be read at a glance, does it raise its voice, do salutation and close go together?"""

import functools
import re

from withdrawal.domain.checks.lexicon import topic_of, word_list
from withdrawal.domain.checks.notation import translate
from withdrawal.domain.checks.reading import Reading
from withdrawal.domain.checks.text import Span

FEWEST_WORDS = 25
MOST_WORDS = 300
"""Of the body. No source gives a count; published samples have 38 to 174 words."""
MOST_WORDS_IN_SENTENCE = 45
MOST_WORDS_IN_PARAGRAPH = 120
WORDS_BEFORE_DECISION = 60
"""Our choices as well: about half a minute's reading before the reader knows what it is about."""
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
SHOUTED = re.compile(r"(?<![A-Za-z])[A-Z]{4,30}(?:[ ,!]{1,4}[A-Z]{2,30}){1,20}(?![A-Za-z])")
EXCLAMATION = re.compile(r"(?<!!)!++")


def too_short(reading: Reading) -> bool:
    return reading.message.word_count < FEWEST_WORDS


def too_long(reading: Reading) -> bool:
    return reading.message.word_count > MOST_WORDS


def long_sentences(reading: Reading) -> list[Span]:
    body = reading.message.body.text
    return [s for s in reading.message.sentences if len(body[s.start : s.end].split()) > MOST_WORDS_IN_SENTENCE]


def long_paragraphs(reading: Reading) -> list[Span]:
    paragraphs = PARAGRAPH.finditer(reading.message.plain)
    return [Span(*one.span()) for one in paragraphs if len(one[0].split()) > MOST_WORDS_IN_PARAGRAPH]


def late_decision(reading: Reading) -> list[Span]:
    """The decision, when it comes so late that the reader has to guess for long what the message is about."""
    if not reading.decision.clear:
        return []
    first = min(reading.decision.clear)
    before = reading.message.body.text[: first.start].split()
    return [first] if len(before) > WORDS_BEFORE_DECISION else []


def shouted(reading: Reading) -> list[Span]:
    """Two or more words in capitals, the first of four letters or more."""
    return [Span(*hit.span()) for hit in SHOUTED.finditer(reading.names_struck.body.text)]


def exclamations(reading: Reading) -> list[Span]:
    return [Span(*hit.span()) for hit in EXCLAMATION.finditer(reading.names_struck.body.text)]


def mismatched_close(reading: Reading) -> list[Span]:
    """en-GB: a name takes "Yours sincerely", "Sir or Madam" takes "Yours faithfully"."""
    message = reading.message
    if not message.salutation.end or not message.close.end:
        return []
    unnamed = _ends_with(reading.language, "salutation_unnamed").search(message.part(message.salutation))
    wrong = _ends_with(reading.language, "close_named" if unnamed else "close_unnamed")
    return [message.close] if wrong.search(message.part(message.close)) else []


def relative_health(reading: Reading) -> list[Span]:
    """A relative's illness: true perhaps, but not the writer's to tell."""
    return word_list(reading.language, "disclosure", "relative_health").spans(reading.names_struck.body)


@functools.cache
def _ends_with(language: str, name: str) -> re.Pattern[str]:
    entries = "|".join(map(translate, topic_of(language, "shape")[name]))
    return re.compile(rf"(?<!\w)(?:{entries}) *[,.:]? *$", re.IGNORECASE)
