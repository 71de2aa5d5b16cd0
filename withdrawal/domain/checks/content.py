"""What the message tells: the kind of reason, the role by name, and anything still to be filled in."""

import functools
import re
from dataclasses import dataclass

from withdrawal.domain.checks.lexicon import Span, topic_of, word_list
from withdrawal.domain.checks.message import Message

UNRESOLVED_CHOICE = re.compile(r"[A-Za-z]/ [A-Za-z]|(?<![\w/.:])[A-Za-z]{3,30}/[A-Za-z]{3,30}/[A-Za-z]{3,30}(?![\w/.])")
SHAPES = re.compile(
    r"\[(?!\d{1,3}\]|sic\]|image:)[^\[\]\n]{1,60}\]"  # [Name]
    r"|\{\{[^{}\n]{0,60}\}\}|(?<!\{)\{\w{1,40}\}"  # {{name}} {name}
    r"|\$\{[^{}\n]{0,60}\}|%[A-Z_]{2,40}%"  # ${name} %NAME%
    r"|<<[^<>\n]{1,60}>>|<[A-Za-z][^<>@:/=\n]{1,40}>"  # <<Name>> <Name>
    r"|(?<!_)_{3,}|(?<=\s)\.{4,}(?=\s)"  # ____ ....
    r"|(?<![A-Za-z])X{3,}(?![A-Za-z])"  # XXX
)


@dataclass(frozen=True, slots=True)
class Reasons:
    """Where a cause is named so that it can be understood, and where only that there is one."""

    specific: tuple[Span, ...]
    vague: tuple[Span, ...]


def reasons(message: Message, language: str) -> Reasons:
    """A cause among others, with the choice left open ("personal/family/pay"), is vague."""
    specific, vague = (word_list(language, "reason", name) for name in ("specific", "vague"))
    named = [s for s in message.sentences if specific.found_in(s.text)]
    undecided = [s.span for s in named if UNRESOLVED_CHOICE.search(s.text)]
    vaguely = (span for s in message.sentences for span in vague.spans(s.text, s.start))
    return Reasons(
        specific=tuple(s.span for s in named if s.span not in undecided),
        vague=(*vaguely, *undecided),
    )


def role(message: Message, language: str) -> list[Span]:
    """Where a job is named in the subject or the body: a title, or a blank for one."""
    named, in_subject = _role(language), word_list(language, "role", "titles")
    subject = message.part(message.subject)
    parts = [(message.subject.start, subject), *((s.start, s.text) for s in message.sentences)]
    hits = ((offset, hit) for offset, text in parts for pattern in named for hit in pattern.finditer(text))
    found = [Span(offset + hit.start(), offset + hit.end()) for offset, hit in hits]
    return [*found, *in_subject.spans(subject, message.subject.start)]


@functools.cache
def _role(language: str) -> tuple[re.Pattern[str], ...]:
    lists = topic_of(language, "role")
    posts, bodies, nouns = lists["posts"], lists["bodies"], "|".join(lists["titles"])
    general = "|".join(map(re.escape, lists["general"].split()))
    blank = r"(?:\[[^\[\]\n]{1,60}\]|\([A-Z][^()\n]{1,40}\)|_{3,40}|\{\{?\w{1,40}\}?\})"
    before = lists["before"]
    noun, up_to_four = rf"(?i:{nouns})(?!\w)", r"(?:[\w'-]{1,30} ){0,4}"
    plain = rf"(?!(?i:{general})(?!\w))[a-z-]{{3,30}}"
    capitals = r"(?:[A-Z][\w-]{0,30} (?:(?:and|of|on) )?){1,6}"
    title = rf"(?:{blank}|[A-Z]\w|{up_to_four}{noun})"
    return (
        re.compile(rf"(?<!\w)(?i:{posts})s? (?i:{before}) (?:(?i:the|an?|your|our) )?{title}"),
        re.compile(rf"(?:{blank}|(?<!\w)(?!(?i:{general})(?!\w))(?:[A-Z][\w.&-]{{0,30}}|{noun})) (?i:{posts})(?!\w)"),
        re.compile(rf"(?<!\w)(?i:the|your|this) (?:{plain} )?{plain} (?i:{posts})(?!\w)"),
        re.compile(rf"(?<!\w)(?i:{lists['training']}) (?i:in) [\w-]{{3}}"),
        re.compile(rf"(?<!\w)(?i:as) (?:(?i:an?) {title}|(?i:the|your|our|my) (?:{blank}|[A-Z]\w)|{blank})"),
        re.compile(rf"(?<!\w)(?i:as) (?!(?i:{lists['not_as']})(?!\w))(?:[\w'-]{{1,30}} ){{0,2}}{noun}"),
        re.compile(rf"(?<!\w)(?i:(?:on|from|of) (?:the|your|our|my)) {capitals}(?i:{bodies})(?!\w)"),
        re.compile(rf"(?<!\w)(?i:on|from|of) (?i:the) (?i:{bodies}) (?i:on|for|of) (?:the )?[A-Z]"),
    )


def blanks(message: Message, language: str) -> list[Span]:
    """Everything left to fill in, the subject and the signature included."""
    named, bracketed = _blanks(language)
    hits = (hit for shape in (SHAPES, UNRESOLVED_CHOICE, named, bracketed) for hit in shape.finditer(message.plain))
    empty = [message.salutation] if _is_unaddressed(message.part(message.salutation)) else []
    return [*(Span(*hit.span()) for hit in hits), *empty]


def _is_unaddressed(salutation: str) -> bool:
    """Whether it goes from the greeting straight to the comma: "Dear ,"."""
    words = salutation.replace(",", " , ").split()
    return len(words) == 2 and words[1] == ","


@functools.cache
def _blanks(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = topic_of(language, "blanks")
    named = re.compile(rf"(?<!\w)(?:{'|'.join(lists['words'])})(?!\w)")
    return named, re.compile(rf"\((?i:{lists['round']})\)")
