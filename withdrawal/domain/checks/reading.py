"""One reading of one message: everything the rules look at, found once."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from withdrawal.domain.checks import courtesy
from withdrawal.domain.checks.blanks import blanks
from withdrawal.domain.checks.dated import Dated, dated
from withdrawal.domain.checks.decision import Decision, decision
from withdrawal.domain.checks.message import STRAIGHT, Message, take_apart
from withdrawal.domain.checks.reasons import Reasons, reasons
from withdrawal.domain.checks.report import Elements, ReasonKind
from withdrawal.domain.checks.roles import names_role
from withdrawal.domain.checks.text import Span
from withdrawal.domain.checks.words import Word, bare, words_of
from withdrawal.domain.facts import Facts

IN_BRACKETS = re.compile(r" *\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in the message; each tuple holds the places."""

    language: str
    kind: str
    facts: Facts | None
    message: Message
    words: tuple[Word, ...]
    """Every word of it."""
    dates: tuple[Dated, ...]
    names_struck: Message
    """The message with the names in the facts struck out: a firm called Rude Health is no insult."""
    gratitude: tuple[Span, ...]
    effort: tuple[Span, ...]
    decision: Decision
    reasons: Reasons
    blame: tuple[Span, ...]
    apologies_too_many: tuple[Span, ...]
    own_role: tuple[Span, ...]
    """Where the role in the facts stands, with or without what is in brackets there."""
    names_role: bool
    help: tuple[Span, ...]
    goodwill: tuple[Span, ...]
    blanks: tuple[Span, ...]

    @property
    def reason(self) -> ReasonKind:
        """Only a message about a decision, taken or weighed, gives a reason. Blame, too, tells the reader why."""
        if not (self.decision.is_touched or self.reasons.weighed):
            return "none"
        if self.reasons.specific or self.blame:
            return "specific"
        return "vague" if self.reasons.vague else "none"

    @property
    def elements(self) -> Elements:
        return Elements(
            gratitude=bool(self.gratitude),
            acknowledges_effort=bool(self.effort),
            decision_clear=self.decision.is_clear,
            reason=self.reason,
            negative_about_employer=bool(self.blame),
            over_apology=bool(self.apologies_too_many),
            names_role=self.names_role,
            offers_alternative_or_help=bool(self.help),
            goodwill_close=bool(self.goodwill),
            has_placeholder=bool(self.blanks),
        )


def read_message(text: str, language: str, kind: str, facts: Facts | None) -> Reading:
    plain = take_apart(strike_names(text, facts) if facts else text, language)
    message = plain.with_names(text, language) if facts else plain
    blame = courtesy.blame(plain, language)
    unkind = set(plain.sentences_of(blame))

    thanks = courtesy.gratitude(plain, language)
    own_role = tuple(_role_in(message.plain, facts.role)) if facts else ()

    def kindly(sentences: Iterable[Span]) -> tuple[Span, ...]:
        """Thanks in a sentence that blames are none."""
        return tuple(sentence for sentence in sentences if sentence not in unkind)

    return Reading(
        language=language,
        kind=kind,
        facts=facts,
        message=message,
        words=tuple(words_of(message.plain)),
        dates=tuple(dated(message.plain, language)),
        names_struck=plain,
        gratitude=kindly(thanks),
        effort=kindly(courtesy.effort(plain, language, thanks)),
        decision=decision(plain, language),
        reasons=reasons(plain, language),
        blame=tuple(blame),
        apologies_too_many=tuple(courtesy.over_apology(plain, language)),
        own_role=own_role,
        names_role=bool(own_role) or names_role(plain, language),
        help=tuple(courtesy.help_offered(plain, language)),
        goodwill=kindly(courtesy.goodwill(plain, language)),
        blanks=tuple(blanks(message, language)),
    )


def places(phrase: str, text: str, flags: re.RegexFlag = re.IGNORECASE) -> list[Span]:
    """Where the phrase stands as whole words, however its words are spaced or broken over lines."""
    return [Span(*hit.span()) for hit in _spaced(phrase, flags).finditer(text)] if phrase.split() else []


def _spaced(phrase: str, flags: re.RegexFlag) -> re.Pattern[str]:
    phrase = phrase.translate(STRAIGHT)
    return re.compile(r"(?<!\w)" + r"\s{1,8}".join(map(re.escape, phrase.split())) + r"(?!\w)", flags)


def names_in(facts: Facts) -> list[str]:
    """The names a message may hold, longest first, so that none is cut in two by a shorter one."""
    people = (name for person in facts.people for name in (person.name, person.name.split()[-1]))
    talk = [facts.talk.person] if facts.talk else []
    names = {facts.me.name, facts.company, facts.role, *people, *facts.gratitude.people, *talk}
    return sorted((name for name in names if name.split()), key=lambda name: (-len(name), name))


@functools.lru_cache(maxsize=64)
def words_of_names(facts: Facts) -> frozenset[str]:
    """Every word of a name in the facts, case-folded."""
    return frozenset(bare(*names_in(facts)))


def strike_names(text: str, facts: Facts) -> str:
    """The text at the same length, quotes straightened, with every known name written over.

    A stop at the end of a name stays: it may end the sentence as well.
    """
    text = text.translate(STRAIGHT)
    for name in names_in(facts):
        text = _spaced(name.rstrip(" ."), re.NOFLAG).sub(lambda hit: "x" * len(hit[0]), text)
    return text


def _role_in(text: str, role: str) -> list[Span]:
    return [span for name in dict.fromkeys((role, IN_BRACKETS.sub("", role))) for span in places(name, text)]
