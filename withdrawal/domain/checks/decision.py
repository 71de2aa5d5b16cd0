"""Is the reader in no doubt? Finds the decision, where it is hedged away, and where the door is left open."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from withdrawal.domain.checks.lexicon import Span, WordList, topic_of, translate, word_list
from withdrawal.domain.checks.message import Message, Sentence

LONGEST_HALF_CLAUSE = 300
"""Characters looked at on either side of a statement."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The sentences that state it, that state it only with a hedge, or that withdraw the employer's offer instead."""

    clear: tuple[Span, ...]
    hedged: tuple[Span, ...]
    wrong_object: tuple[Span, ...]
    requested: tuple[Span, ...]

    @property
    def is_clear(self) -> bool:
        return bool(self.clear)

    @property
    def is_touched(self) -> bool:
        """Whether the message is about a decision at all, clear or not."""
        return bool(self.clear or self.hedged or self.wrong_object or self.requested)


def decision(message: Message, language: str) -> Decision:
    hedges, wrong, request = (words(language, name) for name in ("hedged", "wrong_object", "request"))
    wrongly = tuple(span for s in message.sentences for span in wrong.spans(s.text, s.start))
    lists = ("clear",) if wrongly else ("clear", "implied")
    stated = {s.span: [part for name in lists for part in statements(s, name, language)] for s in message.sentences}
    unhedged = {span for span, clauses in stated.items() if not all(map(hedges.found_in, clauses))}
    return Decision(
        clear=tuple(span for span in stated if span in unhedged),
        hedged=tuple(span for span, clauses in stated.items() if clauses and span not in unhedged),
        wrong_object=wrongly,
        requested=tuple(s.span for s in message.sentences if request.found_in(s.text)),
    )


def statements(sentence: Sentence, name: str, language: str) -> Iterator[str]:
    """The clauses in which the writer, not someone else, withdraws, declines or resigns, and does not deny it.

    `name` is the list to go by: "clear" for the words themselves, "implied" for taking another job.
    """
    if not words(language, "person").found_in(sentence.text):
        return
    for hit in words(language, name).spans(sentence.text):
        if not _turned(language).search(sentence.text, max(0, hit.start - 60), hit.start):
            yield _clause(sentence.text, hit, language)


def _clause(text: str, hit: Span, language: str) -> str:
    """The part of the sentence, between two joints, that holds the hit: a hedge counts only there.

    "I was not sure at first, but I now decline" is clear.
    """
    first, last = max(0, hit.start - LONGEST_HALF_CLAUSE), min(len(text), hit.end + LONGEST_HALF_CLAUSE)
    joint = _joint(language)
    before = [found.end() for found in joint.finditer(text, first, hit.start)]
    after = joint.search(text, hit.end, last)
    return text[max(before, default=first) : after.start() if after else last]


@functools.cache
def _joint(language: str) -> re.Pattern[str]:
    joints = "|".join(map(translate, topic_of(language, "decision")["joints"]))
    return re.compile(rf"[;:]|[,-] {{1,8}}(?:and )?(?:{joints})(?!\w)", re.IGNORECASE)


def softened(message: Message, language: str) -> list[Span]:
    """Where a sentence that states the decision limits it in time: "at this time" invites another offer."""
    limits = words(language, "softened")
    stated = [s for s in message.sentences if any(statements(s, "clear", language))]
    return [span for s in stated for span in limits.spans(s.text, s.start)]


def door_half_open(message: Message, language: str) -> list[Span]:
    """Where a way back is held out: "unless you can match it"."""
    door = words(language, "door")
    return [span for s in message.sentences for span in door.spans(s.text, s.start)]


def words(language: str, name: str) -> WordList:
    return word_list(language, "decision", name)


@functools.cache
def _turned(language: str) -> re.Pattern[str]:
    """What, right before a statement of the decision, turns it round: "I do not wish to ..."."""
    patterns = "|".join(map(translate, topic_of(language, "decision")["turned"]))
    return re.compile(rf"(?<!\w)(?:{patterns}) {{1,8}}\Z", re.IGNORECASE)
