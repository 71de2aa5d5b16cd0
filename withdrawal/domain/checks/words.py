"""Single words of a text and runs of them, for comparing one text with another."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from withdrawal.domain.checks.message import STRAIGHT
from withdrawal.domain.checks.text import Span

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


def runs(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """Every run of `size` words."""
    return zip(*(words[first:] for first in range(size)), strict=False)


def places_of(wanted: Container[tuple[str, ...]], words: Sequence[Word], size: int) -> Iterator[Span]:
    """Where one of the wanted runs of `size` words stands."""
    for first, run in enumerate(runs([word for word, _ in words], size)):
        if run in wanted:
            yield Span(words[first][1].start, words[first + size - 1][1].end)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans, in order, that overlap or touch as one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
