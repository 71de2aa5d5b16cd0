"""A letter as blocks of text in the order in which they are read, for formats that have no markup of their own."""

from collections.abc import Iterator
from typing import NamedTuple

from withdrawal.domain.letter import Letter


class Block(NamedTuple):
    name: str
    """sender, date, recipient, subject, paragraph, close or signature."""
    text: str
    """Lines parted by LF; never empty."""


def blocks(letter: Letter) -> Iterator[Block]:
    """Every word that the letter carries."""
    return (block for block in _all(letter) if block.text)


def _all(letter: Letter) -> Iterator[Block]:
    yield Block("sender", "\n".join(letter.sender))
    yield Block("date", letter.date)
    yield Block("recipient", "\n".join(letter.recipient))
    words = [Block("paragraph", text) for text in letter.paragraphs]
    # In Britain the subject stands below the salutation.
    words.insert(1 if letter.layout.british else 0, Block("subject", letter.subject))
    yield from words
    yield Block("close", letter.close)
    yield Block("signature", letter.signature)
