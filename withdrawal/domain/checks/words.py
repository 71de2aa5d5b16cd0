"""Single words of a text and runs of them, for comparing one text with another."""

import re
from collections.abc import Iterable, Iterator, Sequence

from withdrawal.domain.checks.lexicon import Span
from withdrawal.domain.checks.message import STRAIGHT

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
STEM = 6
"""So many letters tell one word from another, whatever its ending: frightened, frightening."""

Word = tuple[str, Span]


def words_of(text: str) -> list[Word]:
    """Each word, case-folded and without a possessive 's, with its place."""
    hits = WORD.finditer(text.translate(STRAIGHT))
    return [(hit[0].casefold().removesuffix("'s"), Span(*hit.span())) for hit in hits]


def bare(*texts: str) -> list[str]:
    return [word for text in texts for word, _ in words_of(text)]


def stem(word: str) -> str:
    return word[:STEM]


def runs(words: Sequence[Word], size: int) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Every run of `size` words, with its place."""
    for first in range(len(words) - size + 1):
        run = words[first : first + size]
        yield tuple(word for word, _ in run), Span(run[0][1].start, run[-1][1].end)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans, in order, that overlap or touch as one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
