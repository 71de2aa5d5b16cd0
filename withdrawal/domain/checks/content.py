"""What the message tells: the kind of reason, the role by name, and anything still to be filled in."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from withdrawal.domain.checks import courtesy
from withdrawal.domain.checks.lexicon import Span, Text, WordList, by_opening, strike, topic_of, within, word_list
from withdrawal.domain.checks.message import Message

UNRESOLVED_CHOICE = re.compile(
    r"[A-Za-z](?<!\bw)(?<!\band)/ [A-Za-z]"  # pay/ family, not w/ you
    r"|(?<![\w/.:@-])(?!she/|they/)(?:[A-Za-z]{3,30}(?:/[a-z]{3,30}){2}|[A-Za-z]{4,30}(?:/[A-Za-z]{4,30}){2})"
    r"(?![\w/]|\.\w)"  # pay/family/health
)
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

CAPITALS = re.compile(r"(?<!to )\b[A-Z][a-z-]{1,20}(?:,? (?:(?:of|for|and|&) )?[A-Z][a-z-]{1,20}){1,6}\b")
"""A name or a title of several words."""
CAUSE_REACHES = 90
"""Characters: what stands further behind "because" has little to do with it."""
CAUSE_BEGINS_WITHIN = 25
WORDS_OF_A_CAUSE = 2
WORDS_OF_A_SENTENCE = 5
TITLE_REACHES = 80
"""Characters before a word for a post: no title is longer."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Where a cause is named so that it can be understood, and where only that there is one."""

    specific: tuple[Span, ...]
    vague: tuple[Span, ...]


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
        or _own_affairs(message, specific.set_aside(body), language)
    )
    if not named and not vague:
        named = _unexplained(message, language)
    undecided = [span for span in named if UNRESOLVED_CHOICE.search(message.body.text, *span)]
    return Reasons(
        specific=tuple(span for span in named if span not in undecided),
        vague=(*vague, *undecided),
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
    """The sentences about the writer that do none of the things a plain letter does.

    Causes are without number, the other parts of such a letter are few: what is left over is most likely the cause.
    """
    plain = set(message.sentences_with(word_list(language, "reason", "plain")))
    own = message.sentences_with(word_list(language, "reason", "own"))
    return [
        sentence
        for sentence in own
        if sentence not in plain
        and not message.part(sentence).endswith(("?", ":"))
        and len(message.part(sentence).split()) >= WORDS_OF_A_SENTENCE
    ]


def _own_affairs(message: Message, body: Text, language: str) -> list[Span]:
    """The sentences that tell something of the writer's life, and not in thanks, in a good wish or in an offer of help:
    what is a cause among other sentences is none there.
    """
    polite = (courtesy.gratitude, courtesy.goodwill, courtesy.help_offered)
    kind = set(message.sentences_of(sorted(span for find in polite for span in find(message, language))))
    told = word_list(language, "reason", "weak").spans(body)
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


def role(message: Message, language: str) -> list[Span]:
    """Where a job is named in the subject or the body: a title, or a blank for one."""
    subject = Text(message.part(message.subject))
    titles = word_list(language, "role", "titles").spans(subject)
    in_subject = [*_roles_in(subject, language), *titles]
    offset = message.subject.start
    return [*_roles_in(message.body, language), *(Span(start + offset, end + offset) for start, end in in_subject)]


def _roles_in(text: Text, language: str) -> Iterator[Span]:
    named, posts, titled = _role(language)
    yield from named.spans(text)
    for post in posts.spans(text):
        if before := titled.search(text.text, max(0, post.start - TITLE_REACHES), post.start):
            yield Span(before.start(), post.end)


@functools.cache
def _role(language: str) -> tuple[WordList, WordList, re.Pattern[str]]:
    """What names a role by itself, the words for a post, and what makes one of a post that it stands before."""
    lists = topic_of(language, "role")
    posts, bodies, nouns = lists["posts"], lists["bodies"], "|".join(lists["titles"])
    general = "|".join(map(re.escape, lists["general"].split()))
    blank = r"(?:\[[^\[\]\n]{1,60}\]|\((?-i:[A-Z])[^()\n]{1,40}\)|_{3,40}|\{\{?\w{1,40}\}?\})"
    before, own = lists["before"], "the|your|our|my"
    noun, up_to_four, capital = rf"(?:{nouns})(?!\w)", r"(?:[\w'-]{1,30} ){0,4}", r"(?-i:[A-Z])[\w'-]{1,40}"
    plain = rf"(?!(?:{general})(?!\w))[a-z-]{{3,30}}"
    capitals = r"(?:(?-i:[A-Z])[\w-]{0,30} (?:(?:and|of|on) )?){1,6}"
    title = rf"(?:{blank}|{capital}|{up_to_four}{noun})"
    entries = (
        rf"(?:{posts})s? (?:{before}) (?:(?:the|an?|your|our) )?{title}",
        rf"(?:the|your|this) (?:{plain} )?{plain} (?:{posts})",
        rf"(?:{lists['training']}) in [\w-]{{3,40}}",
        rf"as (?:an? {title}|(?:{own}) (?:{blank}|{capital})|{blank})",
        rf"as (?!(?:{lists['not_as']})(?!\w))(?:[\w'-]{{1,30}} ){{0,2}}{noun}",
        rf"(?:on|from|of) (?:{own}) {capitals}(?:{bodies})",
        rf"(?:on|from|of) the (?:{bodies}) (?:on|for|of) (?:the )?{capital}",
    )
    capital_or_noun = rf"(?<!\w)(?!(?i:{general})(?!\w))(?:[A-Z][\w.&-]{{0,30}}|(?i:{noun}))"
    titled = re.compile(rf"(?:{blank}|{capital_or_noun}) {{1,8}}\Z")
    return WordList(by_opening(entries)), WordList(by_opening([f"(?:{posts})"])), titled


def blanks(message: Message, language: str) -> list[Span]:
    """Everything left to fill in, the subject and the signature included."""
    shapes = (SHAPES, UNRESOLVED_CHOICE, *_blanks(language))
    hits = (hit for shape in shapes for hit in shape.finditer(message.plain))
    empty = [message.salutation] if _is_unaddressed(message.part(message.salutation)) else []
    return [*(Span(*hit.span()) for hit in hits), *empty]


def _is_unaddressed(salutation: str) -> bool:
    """Whether it goes from the greeting straight to the comma: "Dear ,"."""
    words = salutation.replace(",", " , ").split()
    return len(words) == 2 and words[1] == ","


@functools.cache
def _blanks(language: str) -> tuple[re.Pattern[str], ...]:
    """A slot that is named: by its own words, by where it stands, by its brackets, or by a choice left open.

    A slot with a colon and words after it is a label that has been filled in ("Job Title: Cook").
    """
    lists = topic_of(language, "blanks")
    words = "|".join((rf"(?:{lists['owners']}) (?:{lists['things']})(?! ?: ?\w)", *lists["words"]))
    noun, label, choice, inner = lists["nouns"], lists["alone"], lists["choices"], lists["round"]
    ends = r" ?[,.;:!?)\n]| (?:on|at|as|in|for|and|with|from|effective|due|because|dated|by|to|which|that)(?!\w)|$"
    return (
        re.compile(rf"(?<!\w)(?:{words})(?!\w)"),
        re.compile(rf"(?<![\w-])(?:{lists['after']}) (?:{noun})(?={ends})(?! ?: ?\w)"),
        re.compile(rf"^ {{0,8}}(?:{label})(?: ?[,/|&] ?(?:{label})){{0,4}} ?[,:.]? *$", re.MULTILINE),
        re.compile(rf"\((?i:{inner})\)|(?<![\w*])\*(?i:{inner})\*(?![\w*])"),
        re.compile(rf"(?<![\w/.-])(?:{choice}) ?/ ?(?:{choice})(?![\w/-]|\.\w)", re.IGNORECASE),
    )
