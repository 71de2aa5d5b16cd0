"""The words of every piece: facts in, a `Piece` out. Pure, and the same facts always give the same words.

A language is one data file beside this one (en.toml): it holds the phrases as well as the checker's word lists.
"""

from withdrawal.domain.wording.composer import KINDS, compose, covering_note, frame
from withdrawal.domain.wording.customs import long_date, recipients
from withdrawal.domain.wording.filling import sentence
from withdrawal.domain.wording.phrases import LANGUAGES, WordingError, phrases
from withdrawal.domain.wording.piece import Paragraph, Piece
from withdrawal.domain.wording.quoting import with_quoted
from withdrawal.domain.wording.reasons import reason_sentence
from withdrawal.domain.wording.slots import slots_for

__all__ = [
    "KINDS",
    "LANGUAGES",
    "Paragraph",
    "Piece",
    "WordingError",
    "compose",
    "covering_note",
    "frame",
    "long_date",
    "phrases",
    "reason_sentence",
    "recipients",
    "sentence",
    "slots_for",
    "with_quoted",
]
