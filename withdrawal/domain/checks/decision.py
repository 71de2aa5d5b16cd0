"""Is the reader in no doubt? Finds the decision, where it is hedged away, and where the door is left open."""

import functools
import re
from dataclasses import dataclass

from withdrawal.domain.checks.lexicon import WordList, topic_of, within, word_list
from withdrawal.domain.checks.message import Message
from withdrawal.domain.checks.notation import translate
from withdrawal.domain.checks.text import Span, Text

LONGEST_HALF_CLAUSE = 300
"""Characters looked at on either side of a statement."""
TURN_REACHES = 60
"""Characters: what stands further back than that does not turn a statement round."""
_REPLY = re.compile(r" {0,8}(?:re|aw|fwd?) {0,3}:", re.IGNORECASE)
"""What follows the word "subject" in the answer to a message: the subject is then the other's."""


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
    stated = [*statements(message, "clear", language), *statements(message, "plain", language)]
    if not wrongly:
        stated += statements(message, "implied", language)
    if _comes(message, language):
        firm = words(language, "firm").spans(message.body)
        stated = [clause for clause in stated if within(firm, *clause)]
    clear = set(message.sentences_of(clause for clause in sorted(stated) if not within(hedges, *clause)))
    if not (clear or hedges or wrongly or requests) and _is_told_by_subject(message, language):
        clear = {message.subject}
    return Decision(
        clear=tuple(sorted(clear)),
        hedged=tuple(s for s in message.sentences_of(sorted(stated)) if s not in clear),
        wrong_object=tuple(wrongly),
        requested=tuple(message.sentences_of(requests)),
    )


def statements(message: Message, name: str, language: str) -> list[Span]:
    """The clauses in which the writer, not someone else, withdraws, declines or resigns, and does not deny it.

    `name` is the list to go by: "clear" for the words themselves, "plain" for those that are the writer's even where no
    "I" is near ("It's a no."), "implied" for taking another job.
    """
    own = None if name == "plain" else set(message.sentences_with(words(language, "person")))
    found = []
    for hit in words(language, name).spans(message.body):
        sentence = message.sentence_at(hit.start)
        is_own = own is None or sentence in own or _begins(language, "bare").match(message.body.text, *sentence)
        if is_own and not _asks(message.part(sentence), language) and not _is_turned(message, hit, language):
            found.append(_clause(message.body.text, hit, sentence, language))
    return found


def _comes(message: Message, language: str) -> bool:
    """Whether the writer accepts, or only asks for another date: then "I leave my job" is for the reader's sake."""
    return any(not _is_turned(message, hit, language) for hit in words(language, "comes").spans(message.body))


def _is_told_by_subject(message: Message, language: str) -> bool:
    """Whether the subject line gives the decision, and neither it nor the body answers somebody else's."""
    line = Text(message.part(message.subject).partition(":")[2])
    answers = re.search(topic_of(language, "decision")["answered"], message.body.text, re.IGNORECASE)
    return not answers and not _REPLY.match(line.text) and bool(words(language, "subject").spans(line))


def _asks(sentence: str, language: str) -> bool:
    """Whether it is a question ("Should I resign first?", not "I quit, ok?") or hangs on a condition."""
    begins = "questions" if sentence.endswith("?") else "conditions"
    return _begins(language, begins).match(sentence) is not None


def _is_turned(message: Message, hit: Span, language: str) -> bool:
    first = max(message.sentence_at(hit.start).start, hit.start - TURN_REACHES)
    return _turned(language).search(message.body.text, first, hit.start) is not None


def _clause(text: str, hit: Span, sentence: Span, language: str) -> Span:
    """The part of the sentence, between two joints, that holds the hit: a hedge counts only there.

    "I was not sure at first, but I now decline" is clear, and so is "I decline because I don't see myself in sales".
    """
    first = max(sentence.start, hit.start - LONGEST_HALF_CLAUSE)
    last = min(sentence.end, hit.end + LONGEST_HALF_CLAUSE)
    joint = _joint(language)
    before = [found.end() for found in joint.finditer(text, first, hit.start)]
    if _begins(language, "grounds").match(text, *sentence):
        before.append(text.rfind(",", first, hit.start) + 1)
    ends = [found.start() for mark in (joint, _aside(language)) if (found := mark.search(text, hit.end, last))]
    return Span(max(before, default=first) or first, min(ends, default=last))


@functools.cache
def _joint(language: str) -> re.Pattern[str]:
    joints = _any_of(language, "joints")
    return re.compile(rf"[;:]|(?:[,-] {{1,8}}(?:and )?|(?<!\w)and )(?:{joints})(?!\w)", re.IGNORECASE)


@functools.cache
def _aside(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(language, 'asides')})(?!\w)", re.IGNORECASE)


def softened(message: Message, language: str) -> list[Span]:
    """Where a sentence that states the decision limits it in time: "at this time" invites another offer."""
    limits = words(language, "softened").spans(message.body)
    # Only few messages have any: most need no second look at what they state.
    stated = set(message.sentences_of(sorted(statements(message, "clear", language)))) if limits else set()
    return [span for span in limits if message.sentence_at(span.start) in stated]


def door_half_open(message: Message, language: str) -> list[Span]:
    """Where a way back is held out: "unless you can match it"."""
    return words(language, "door").spans(message.body)


def words(language: str, name: str) -> WordList:
    return word_list(language, "decision", name)


@functools.cache
def _turned(language: str) -> re.Pattern[str]:
    """What, right before a statement of the decision, turns it round: "I do not wish to ..."."""
    return re.compile(rf"(?<!\w)(?:{_any_of(language, 'turned')}) {{1,8}}\Z", re.IGNORECASE)


@functools.cache
def _begins(language: str, name: str) -> re.Pattern[str]:
    """How a sentence begins: "bare" when its "I" is left out, "grounds" with a reason, and so on."""
    return re.compile(rf"(?:{translate(topic_of(language, 'decision')[name])})(?!\w)", re.IGNORECASE)


def _any_of(language: str, name: str) -> str:
    return "|".join(map(translate, topic_of(language, "decision")[name]))
