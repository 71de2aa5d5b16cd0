"""Is the reader in no doubt? Finds the decision, where it is hedged away, and where the door is left open."""

import functools
import re
from dataclasses import dataclass

from withdrawal.domain.checks.lexicon import Span, WordList, topic_of, translate, within, word_list
from withdrawal.domain.checks.message import Message

LONGEST_HALF_CLAUSE = 300
"""Characters looked at on either side of a statement."""
TURN_REACHES = 60
"""Characters: what stands further back than that does not turn a statement round."""


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
    hedges, wrongly, requests = (
        words(language, name).spans(message.body) for name in ("hedged", "wrong_object", "request")
    )
    stated = statements(message, "clear", language)
    if not wrongly:
        stated += statements(message, "implied", language)
    clear = set(message.sentences_of(clause for clause in sorted(stated) if not within(hedges, *clause)))
    return Decision(
        clear=tuple(sorted(clear)),
        hedged=tuple(s for s in message.sentences_of(sorted(stated)) if s not in clear),
        wrong_object=tuple(wrongly),
        requested=tuple(message.sentences_of(requests)),
    )


def statements(message: Message, name: str, language: str) -> list[Span]:
    """The clauses in which the writer, not someone else, withdraws, declines or resigns, and does not deny it.

    `name` is the list to go by: "clear" for the words themselves, "implied" for taking another job.
    """
    own = set(message.sentences_with(words(language, "person")))
    turned = _turned(language)
    found = []
    for hit in words(language, name).spans(message.body):
        sentence = message.sentence_at(hit.start)
        first = max(sentence.start, hit.start - TURN_REACHES)
        if sentence in own and not turned.search(message.body.text, first, hit.start):
            found.append(_clause(message.body.text, hit, sentence, language))
    return found


def _clause(text: str, hit: Span, sentence: Span, language: str) -> Span:
    """The part of the sentence, between two joints, that holds the hit: a hedge counts only there.

    "I was not sure at first, but I now decline" is clear.
    """
    first = max(sentence.start, hit.start - LONGEST_HALF_CLAUSE)
    last = min(sentence.end, hit.end + LONGEST_HALF_CLAUSE)
    joint = _joint(language)
    before = [found.end() for found in joint.finditer(text, first, hit.start)]
    after = joint.search(text, hit.end, last)
    return Span(max(before, default=first), after.start() if after else last)


@functools.cache
def _joint(language: str) -> re.Pattern[str]:
    joints = "|".join(map(translate, topic_of(language, "decision")["joints"]))
    return re.compile(rf"[;:]|[,-] {{1,8}}(?:and )?(?:{joints})(?!\w)", re.IGNORECASE)


def softened(message: Message, language: str) -> list[Span]:
    """Where a sentence that states the decision limits it in time: "at this time" invites another offer."""
    stated = set(message.sentences_of(sorted(statements(message, "clear", language))))
    limits = words(language, "softened").spans(message.body)
    return [span for span in limits if message.sentence_at(span.start) in stated]


def door_half_open(message: Message, language: str) -> list[Span]:
    """Where a way back is held out: "unless you can match it"."""
    return words(language, "door").spans(message.body)


def words(language: str, name: str) -> WordList:
    return word_list(language, "decision", name)


@functools.cache
def _turned(language: str) -> re.Pattern[str]:
    """What, right before a statement of the decision, turns it round: "I do not wish to ..."."""
    patterns = "|".join(map(translate, topic_of(language, "decision")["turned"]))
    return re.compile(rf"(?<!\w)(?:{patterns}) {{1,8}}\Z", re.IGNORECASE)
