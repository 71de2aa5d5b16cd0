"""A message taken apart: subject, salutation, sentences, close. Every offset is one into the text as given.

What was quoted from an earlier message (lines with ">" and all below "On ... wrote:") is not the writer's and is blank.
"""

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from withdrawal.domain.checks.lexicon import WordList, topic_of
from withdrawal.domain.checks.notation import translate
from withdrawal.domain.checks.text import Span, Text

STRAIGHT = str.maketrans(
    "\u2019\u2018\u201b\u02bc\u201c\u201d\u201e\u2013\u2014\u00a0\t\r\f\v",
    "''''\"\"\"--     ",
)
"""Curly quotes, long dashes and odd spaces to plain ones, each one character for one."""
QUOTED_LINE = re.compile(r"^[ ]{0,3}>[^\n]*", re.MULTILINE)
LINE = re.compile(r"[^\n]+")
BREAK = re.compile(r"(?<![.!?])[.!?]++[\"')\]]*+(?=\s)|\n(?: *+\n)++|\n")
WRAPPED_FROM = 45
"""A line at least this long that ends without a stop goes on in the next one."""
LONGEST_LINE_OF_FORM = 90
"""A salutation or a close is never longer."""
LAST_LINES = 8
"""Below a close come a name and perhaps an address: no more lines than this."""


@dataclass(frozen=True, slots=True)
class Message:
    text: str
    """As given."""
    plain: str
    """The same length, quotes straightened, quotations blank."""
    subject: Span
    salutation: Span
    close: Span
    """An empty span where there is none."""
    sentences: tuple[Span, ...]
    """Of the body: neither subject, address, salutation, close nor signature."""
    body: Text
    """The sentences, each on one line, where they stand in the message; everything else is line breaks."""

    def part(self, span: Span) -> str:
        return self.plain[span.start : span.end]

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds `position`, which is a place in the body."""
        return self.sentences[bisect_right(self.sentences, (position, len(self.plain) + 1)) - 1]

    def sentences_with(self, words: WordList) -> list[Span]:
        return self.sentences_of(words.spans(self.body))

    def sentences_of(self, spans: Iterable[Span]) -> list[Span]:
        """The sentences, in order, in which the spans stand, which are in order."""
        return list(dict.fromkeys(self.sentence_at(span.start) for span in spans))

    def with_names(self, text: str, language: str) -> "Message":
        """The message of which this one has the names struck out, parted at the same places."""
        plain = _without_quotations(text.translate(STRAIGHT), _form(language))
        return replace(self, text=text, plain=plain, body=Text(_body(plain, self.sentences)))

    @property
    def word_count(self) -> int:
        return len(self.body.text.split())


def take_apart(text: str, language: str) -> Message:
    form = _form(language)
    plain = _without_quotations(text.translate(STRAIGHT), form)
    lines = [Span(*line.span()) for line in LINE.finditer(plain) if line[0].strip()]
    subject, salutation = _opening(plain, lines, form)
    close = _closing(plain, lines, form, salutation.end)
    begin = max(subject.end, salutation.end)
    end = close.start if close.end else len(plain)
    after = [line for line in lines if close.end and line.start >= close.end and line.end - line.start > WRAPPED_FROM]
    regions = [Span(begin, end), *after]
    sentences = tuple(sentence for region in regions for sentence in _sentences(plain, region, form))
    return Message(text, plain, subject, salutation, close, sentences, Text(_body(plain, sentences)))


def _body(plain: str, sentences: tuple[Span, ...]) -> str:
    """Between two sentences stands a line break at least, so that no list finds anything across their border."""
    parts, reached = [], 0
    for start, end in sentences:
        parts += ["\n" * (start - reached), plain[start:end].replace("\n", " ")]
        reached = end
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Form:
    subject: re.Pattern[str]
    salutation: re.Pattern[str]
    close: re.Pattern[str]
    reply_header: re.Pattern[str]
    abbreviation: re.Pattern[str]


@functools.cache
def _form(language: str) -> _Form:
    shape = topic_of(language, "shape")

    abbreviation = rf"(?<!\w)(?:{'|'.join(map(re.escape, shape['abbreviations']))}|[a-z])"

    def either(name: str) -> str:
        return "|".join(map(translate, shape[name]))

    def line(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE | re.MULTILINE)

    return _Form(
        subject=line(rf"^ {{0,8}}(?:{either('subject')})\.? {{0,3}}:"),
        salutation=line(
            rf"^ {{0,8}}(?:{either('salutation')})(?!\w)"
            rf"(?:(?:{abbreviation}\.|[^.!?\n]){{0,80}}[,:]|(?:{abbreviation}\.|[^.!?,\n]){{0,80}}) *$"
        ),
        close=line(rf"^ *(?:{either('close')}) {{0,3}}[,.!]? *$"),
        reply_header=line(rf"^[ >-]{{0,30}}(?:{either('reply_header')})"),
        abbreviation=line(rf"{abbreviation}\.$"),
    )


def _without_quotations(plain: str, form: _Form) -> str:
    plain = QUOTED_LINE.sub(lambda line: " " * len(line[0]), plain)
    header = form.reply_header.search(plain)
    return plain if header is None else plain[: header.start()] + " " * (len(plain) - header.start())


def _opening(plain: str, lines: list[Span], form: _Form) -> tuple[Span, Span]:
    """The subject line and the salutation, which stand near the top."""
    none = Span(0, 0)
    subject = next((line for line in lines[:2] if form.subject.match(plain, *line)), none)
    short = [line for line in lines[:20] if line.end - line.start <= LONGEST_LINE_OF_FORM]
    salutation = next((line for line in short if form.salutation.match(plain, *line)), none)
    return subject, salutation


def _closing(plain: str, lines: list[Span], form: _Form, after: int) -> Span:
    short = [line for line in lines[-LAST_LINES:] if line.end - line.start <= LONGEST_LINE_OF_FORM]
    closes = [line for line in short if line.start >= after and form.close.match(plain, *line)]
    return closes[0] if closes else Span(0, 0)


def _sentences(plain: str, region: Span, form: _Form) -> Iterator[Span]:
    start = line_start = region.start
    for mark in BREAK.finditer(plain, *region):
        wrapped = mark[0] == "\n" and mark.start() - line_start >= WRAPPED_FROM
        if "\n" in mark[0]:
            line_start = mark.end()
        if wrapped or (mark[0] == "." and form.abbreviation.search(plain, max(start, mark.start() - 12), mark.end())):
            continue
        yield from _sentence(plain, start, mark.end())
        start = mark.end()
    yield from _sentence(plain, start, region.end)


def _sentence(plain: str, start: int, end: int) -> Iterator[Span]:
    piece = plain[start:end]
    if stripped := piece.strip():
        first = start + len(piece) - len(piece.lstrip())
        yield Span(first, first + len(stripped))
