"""Compose a piece: look up its plan in the language's file and fill it with the facts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from withdrawal.domain.facts import TONES, Facts, Person
from withdrawal.domain.wording.customs import customs, long_date, recipients, spoken_names
from withdrawal.domain.wording.filling import Slots, fill, one_line, paragraph, sentence
from withdrawal.domain.wording.phrases import WordingError, for_tone, phrases
from withdrawal.domain.wording.piece import Paragraph, Piece
from withdrawal.domain.wording.slots import slots_for

KINDS = (
    "meeting_request", "call_notes", "voicemail", "withdrawal", "confirmation", "agency_note", "nudge", "thank_you",
)  # fmt: skip
SPOKEN = ("call_notes", "voicemail")
ANSWER = "if_"
"""So begin the names of sentences that answer what the other side may say."""


def compose(facts: Facts, kind: str, *, language: str | None = None, tone: str | None = None) -> Piece:
    """The piece of that kind; language and tone are the facts' own unless named.

    Raises WordingError for an unknown kind, language or tone.
    """
    language, tone = language or facts.language, tone or facts.tone
    words = phrases(language)
    for name, value, known in (("kind", kind, KINDS), ("tone", tone, TONES)):
        if value not in known:
            raise WordingError(f"no wording for {name} {value!r}; there is: {', '.join(known)}")
    is_spoken = kind in SPOKEN
    # A call goes to one person, whoever else is written to afterwards.
    to = recipients(facts, kind)[: 1 if is_spoken else None]
    slots = slots_for(facts, to, language, tone, is_spoken=is_spoken)
    salutation, close, signature = ("", "", "") if is_spoken else frame(facts, to, language)
    return Piece(
        kind=kind,
        language=language,
        subject=sentence(words["pieces"][kind].get("subject", []), slots),
        salutation=salutation,
        paragraphs=_paragraphs(words, kind, tone, slots),
        close=close,
        signature=signature,
    )


def covering_note(facts: Facts, *, dated: dt.date, original_follows: bool = False, seal: str = "") -> Piece:
    """The body of the e-mail to which the letter of `dated` is attached; the subject is the letter's own.

    `original_follows` where the paper itself has to reach them: the note then promises it. `seal`, the head of the log,
    stands below the signature, where it is kept by whoever keeps the e-mail.
    """
    to = recipients(facts, "confirmation")
    slots = {
        **slots_for(replace(facts, dated=dated), to, facts.language, facts.tone),
        "letter_day": long_date(dated, facts.language, facts.country),
        "seal": seal,
    }
    salutation, close, signature = frame(facts, to, facts.language)
    words = phrases(facts.language)["covering_note"]
    tells, asks = for_tone(words, facts.tone)
    sentences = (tells, words["follows"], asks) if original_follows else (tells, asks)
    paragraphs = tuple(Paragraph(fill(template, slots)) for template in sentences)
    below = fill(words["sealed"], slots) if seal else ""
    return Piece("covering_note", facts.language, "", salutation, paragraphs, close, signature, below)


def frame(facts: Facts, to: tuple[Person, ...], language: str) -> tuple[str, str, str]:
    """Salutation, close and signature, paired as the country pairs them."""
    custom = customs(language, facts.country)
    name = spoken_names(to, language, facts.country)
    salutation = fill(custom["salutation"], {"name": name}) if name else custom["salutation_unknown"]
    return salutation, custom["close" if name else "close_unknown"], one_line(facts.me.name)


def _paragraphs(words: Mapping[str, Any], kind: str, tone: str, slots: Slots) -> tuple[Paragraph, ...]:
    piece, say = words["pieces"][kind], words["say"]
    plan = for_tone(piece["paragraphs"], tone)
    written = (
        Paragraph(
            paragraph((for_tone(say[name], tone) for name in names), slots),
            heading,
            is_answer=all(name.startswith(ANSWER) for name in names),
        )
        for names, heading in zip_longest(plan, piece.get("headings", []), fillvalue="")
    )
    return tuple(one for one in written if one.text)
