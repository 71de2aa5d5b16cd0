"""What must never be in a message: the private reason, in whole or in a telling word, and where the writer is going."""

import functools
import re
from collections.abc import Iterator, Mapping

from withdrawal.domain.checks.lexicon import topic_of
from withdrawal.domain.checks.reading import Reading, places, words_of_names
from withdrawal.domain.checks.text import Span
from withdrawal.domain.checks.words import bare, merged, places_of, runs, stem
from withdrawal.domain.facts import Facts
from withdrawal.domain.wording import phrases

RUN = 4
"""So many words in a row of the private reason are no coincidence."""
SHORTEST_PRIVATE_REASON = 2
TELLING = 2
"""Of a run so many words must be telling: neither common nor part of a known name."""
SHORTEST_TELLING_WORD = 3
SHORTEST_FIRM = 4
"""Characters: a shorter word of a firm's name does not stand for the firm."""


def private_reason(reading: Reading) -> list[Span]:
    """Runs of words taken from the private reason; the language's own fixed reasons are no leak."""
    facts = reading.facts
    secret = bare(facts.private_reason) if facts else []
    if facts is None or len(secret) < SHORTEST_PRIVATE_REASON:
        return []
    size = min(RUN, len(secret))
    common = words_of_names(facts) | _common(reading.language)
    enough = min(TELLING, size - 1)
    telling = {run for run in runs(secret, size) if sum(word not in common for word in run) >= enough}
    return merged(places_of(telling - _fixed_runs(reading.language, size), reading.words, size))


def private_word(reading: Reading) -> list[Span]:
    """Single words that the message shares with the private reason and with nothing else that is known.

    Words of a run that is reported as a whole, of any text of ours, and of what is meant to be shared do not count.
    """
    facts = reading.facts
    if facts is None or not facts.private_reason:
        return []
    harmless = _harmless(reading.language)
    harmless |= {stem(word) for word in (*words_of_names(facts), *bare(*_shared(facts)))}
    secret = {stem(word) for word in bare(facts.private_reason) if len(word) >= SHORTEST_TELLING_WORD} - harmless
    found = [span for word, span in reading.words if stem(word) in secret]
    told = private_reason(reading) if found else []
    return [span for span in found if not any(run.start <= span.start < run.end for run in told)]


def _shared(facts: Facts) -> Iterator[str]:
    """What the person chose to tell, in their own words."""
    yield facts.reason.sentence
    yield facts.gratitude.reason
    yield from (offer.detail for offer in facts.alternatives)


def new_employer(reading: Reading) -> list[Span]:
    """The new employer's name, or the word of it that it is called by.

    One word counts only as it is written, so that "Next" is not every "next", or in an address ("next.example").
    """
    name = reading.facts.new_employer if reading.facts else ""
    if not name.split():
        return []
    text = reading.names_struck.plain
    if len(name.split()) > 1 and (whole := places(name, text)):
        return whole
    short = name.split()[0].strip(",.")
    is_telling = len(short) >= SHORTEST_FIRM and short.casefold() not in _common(reading.language)
    called = short if len(name.split()) == 1 or is_telling else name
    return [*places(called, text, re.NOFLAG), *_addresses(called, text)]


def _addresses(name: str, text: str) -> list[Span]:
    found = re.finditer(rf"(?<!\w){re.escape(name.casefold())}(?=\.\w)", text)
    return [Span(*hit.span()) for hit in found]


@functools.cache
def _common(language: str) -> frozenset[str]:
    """Words too common to betray anything."""
    return frozenset(topic_of(language, "common")["words"].split())


@functools.cache
def _harmless(language: str) -> frozenset[str]:
    """The stems of common words, and of every word that a composed piece may hold."""
    ours = (phrases(language)[part] for part in ("say", "parts", "reasons", "offers", "talk", "accepted", "mend"))
    words = bare(*(text for part in ours for text in _texts(part)))
    return frozenset(map(stem, (*words, *_common(language), *topic_of(language, "common")["single_words"].split())))


@functools.cache
def _fixed_runs(language: str, size: int) -> frozenset[tuple[str, ...]]:
    texts = _texts(phrases(language)["reasons"])
    return frozenset(run for text in texts for run in runs(bare(text), size))


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from _texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from _texts(value)
