"""The kind of reason a message gives: a cause that can be understood, only that there is one, or none."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from withdrawal.domain.checks import courtesy
from withdrawal.domain.checks.blanks import UNRESOLVED_CHOICE
from withdrawal.domain.checks.lexicon import strike, within, word_list
from withdrawal.domain.checks.message import Message
from withdrawal.domain.checks.text import Span, Text

CAPITALS = re.compile(r"(?<!to )\b[A-Z][a-z-]{1,20}(?:,? (?:(?:of|for|and|&) )?[A-Z][a-z-]{1,20}){1,6}\b")
"""A name or a title of several words."""
CAUSE_REACHES = 90
"""Characters: what stands further behind "because" has little to do with it."""
CAUSE_BEGINS_WITHIN = 25
WORDS_OF_A_CAUSE = 2
WORDS_OF_A_CLAUSE = 5
STOP = re.compile(r"[;:()]| -{1,3} ")


@dataclass(frozen=True, slots=True)
class Reasons:
    """Where a cause is named so that it can be understood, and where only that there is one."""

    specific: tuple[Span, ...]
    vague: tuple[Span, ...]
    weighed: tuple[Span, ...]
    """Where a decision is weighed, asked for or put off: what is told there is a reason as well."""


def reasons(message: Message, language: str) -> Reasons:
    """A cause among others, with the choice left open ("personal/family/pay"), is vague.

    Names and titles tell no cause: a Health and Safety Officer may be in the best of health.
    """
    body = strike(message.body, [Span(*hit.span()) for hit in CAPITALS.finditer(message.body.text)])
    vague = word_list(language, "reason", "vague").spans(message.body)
    specific = word_list(language, "reason", "specific")
    named = (
        _but_for_politeness(message, specific.spans(body), language)
        or _but_for_politeness(message, sorted(_tied(message, vague, language)), language)
        or _own_affairs(message, specific.set_aside(body), vague, language)
    )
    if not named and not vague:
        named = _unexplained(message, language)
    undecided = [span for span in named if UNRESOLVED_CHOICE.search(message.body.text, *span)]
    return Reasons(
        specific=tuple(span for span in named if span not in undecided),
        vague=(*vague, *undecided),
        weighed=tuple(word_list(language, "reason", "weighed").spans(message.body)),
    )


def _but_for_politeness(message: Message, causes: list[Span], language: str) -> list[Span]:
    """The sentences of the causes, without those that open with thanks, a wish or an offer of help and turn to nothing
    else: they give no cause.
    """
    if not causes:
        return []
    polite = word_list(language, "reason", "polite").spans(message.body)
    opened = {sentence for span in polite if (sentence := message.sentence_at(span.start)).start == span.start}
    merely = opened - set(message.sentences_with(word_list(language, "reason", "turns"))) if opened else opened
    return [sentence for sentence in message.sentences_of(causes) if sentence not in merely]


def _unexplained(message: Message, language: str) -> list[Span]:
    """The sentences with a clause about the writer that does none of the things a plain letter does.

    Causes are without number, the other parts of such a letter are few: what is left over is most likely the cause.
    """
    plain = word_list(language, "reason", "plain").spans(message.body)
    own = word_list(language, "reason", "own").spans(message.body)
    kind = _kind(message, language)
    return [
        sentence
        for sentence in message.sentences_of(own)
        if sentence not in kind
        and not message.part(sentence).endswith(("?", ":"))
        and any(
            len(message.part(clause).split()) >= WORDS_OF_A_CLAUSE
            and _begins_within(own, clause)
            and not _begins_within(plain, clause)
            and not message.part(clause).endswith(":")
            for clause in _clauses(message, sentence, language)
        )
    ]


def _clauses(message: Message, sentence: Span, language: str) -> list[Span]:
    """The parts of a sentence between stops and at the words that join them."""
    stops = [hit.end() for hit in STOP.finditer(message.body.text, *sentence)]
    joints = [span.start for span in word_list(language, "reason", "clauses").spans(message.body)]
    joined = joints[bisect_right(joints, sentence.start) : bisect_left(joints, sentence.end)]
    return [Span(*ends) for ends in pairwise([sentence.start, *sorted(stops + joined), sentence.end])]


def _begins_within(spans: Sequence[Span], stretch: Span) -> bool:
    position = bisect_left(spans, (stretch.start,))
    return position < len(spans) and spans[position].start < stretch.end


def _kind(message: Message, language: str) -> set[Span]:
    """The sentences that thank, wish well or offer help."""
    polite = (courtesy.gratitude, courtesy.goodwill, courtesy.help_offered)
    return set(message.sentences_of(sorted(span for find in polite for span in find(message, language))))


def _own_affairs(message: Message, body: Text, vague: list[Span], language: str) -> list[Span]:
    """The sentences that tell something of the writer's life, and not in thanks, in a good wish or in an offer of help:
    what is a cause among other sentences is none there. A clause that is half vague is vague ("pursue another path").
    """
    kind = _kind(message, language)
    told = [
        span
        for span in word_list(language, "reason", "weak").spans(body)
        if not any(
            clause.start <= span.start < clause.end and _begins_within(vague, clause)
            for clause in (_clauses(message, message.sentence_at(span.start), language) if vague else ())
        )
    ]
    return [sentence for sentence in message.sentences_of(told) if sentence not in kind]


def _tied(message: Message, vague: list[Span], language: str) -> Iterator[Span]:
    """Where a cause is tied to the decision, standing after "because" or before "so I must", and is not vague."""
    idle = word_list(language, "reason", "no_cause").spans(message.body)
    for tie in word_list(language, "reason", "cause").spans(message.body):
        last = min(message.sentence_at(tie.start).end, tie.end + CAUSE_REACHES)
        is_idle = within(vague, tie.start, last) or within(idle, tie.end, min(last, tie.end + CAUSE_BEGINS_WITHIN))
        if not is_idle and _tells(message.body.text[tie.end : last]):
            yield tie
    for tie in word_list(language, "reason", "therefore").spans(message.body):
        first = message.sentence_at(tie.start).start
        if not within(vague, first, tie.start) and not within(idle, first, tie.start):
            yield tie


def _tells(cause: str) -> bool:
    """Whether words stand there, and not a blank."""
    words = cause.lstrip(" :,;-").split()
    return len(words) >= WORDS_OF_A_CAUSE and not words[0].startswith(("[", "(", "{", "<", "_"))
