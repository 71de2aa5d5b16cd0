"""Lay out a letter: facts and words in, blocks in the order of the locale out. Markup and look come later."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from withdrawal.domain.facts import Facts, Me
from withdrawal.domain.glyphs import missing, printable
from withdrawal.domain.layouts import LAYOUTS, LINE, Layout, layout_for
from withdrawal.domain.wording import long_date, phrases

MAX_CHARACTERS = 8_000
MAX_LINES = 400
"""Layout time grows with the text: 8,000 characters of anything are laid out in about 3 seconds at the worst."""


class TooLong(ValueError):
    """The letter is over a cap. `over` is the number of characters, or of lines, to cut."""

    def __init__(self, unit: str, over: int) -> None:
        super().__init__(f"{over} {unit} too many")
        self.unit = unit
        self.over = over


@dataclass(frozen=True, slots=True)
class Letter:
    language: str
    layout: Layout
    title: str
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    date: str
    subject: str
    paragraphs: tuple[str, ...]
    close: str
    signature: str
    return_line: str = ""
    """The sender's address on one line, for the window; empty where the layout has none or no address is known."""
    enclosures: tuple[str, ...] = ()
    """What lies in the envelope as well, one a line, below the word for it."""
    seal: str = ""
    """The head of the log as the letter was made: in small print at the foot of the sheet, no part of the words."""

    @property
    def lines_beyond_the_window(self) -> int:
        """How many lines of the address an envelope's window has no room for; 0 where there is no window to fit."""
        room = int(self.layout.address.height // LINE)
        return max(0, len(self.recipient) - room) if self.layout.window else 0


def lay_out(facts: Facts, text: str, *, subject: str, dated: dt.date, layout: str = "") -> Letter:
    """The letter that carries `text`, from salutation to signature, paragraphs parted by blank lines.

    When the last paragraph ends with the sender's name, what stands before it is the close and room for a signature
    in ink is kept between the two. Raises TooLong over a cap, KeyError for an unknown layout.
    """
    check_caps(text)
    paragraphs = [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
    close, signature = "", ""
    if paragraphs and (ending := paragraphs[-1].strip().splitlines())[-1].strip() == facts.me.name:
        close, signature = "\n".join(ending[:-1]), ending[-1].strip()
        paragraphs.pop()
        if not close and paragraphs:
            close = paragraphs.pop()
    people = facts.addressees
    names = [_address_name(person.honorific, person.name) for person in people]
    titles = [people[0].title] if len(people) == 1 else []
    chosen = LAYOUTS[layout or layout_for(facts.country)]
    day = long_date(dated, facts.language, facts.country)
    return Letter(
        language=facts.language,
        layout=chosen,
        title=subject,
        sender=_lines(facts.me.name, *facts.me.address, *_contact(facts.me, chosen)),
        recipient=_lines(*names, *titles, *_company(facts)),
        date=f"{facts.place}, {day}" if facts.place and chosen.dates_place else day,
        subject=subject,
        paragraphs=tuple(paragraphs),
        close=close,
        signature=signature,
        return_line=_return_line(facts.me) if chosen.return_line else "",
        enclosures=_enclosures(facts),
    )  # fmt: skip


class Block(NamedTuple):
    name: str
    """sender, date, recipient, subject, paragraph, close, signature or enclosures."""
    text: str
    """Lines parted by LF; never empty."""


def blocks(letter: Letter) -> Iterator[Block]:
    """Every word that the letter carries, in the order in which it is read."""
    return (block for block in _all_blocks(letter) if block.text)


def _all_blocks(letter: Letter) -> Iterator[Block]:
    dated, recipient = Block("date", letter.date), Block("recipient", "\n".join(letter.recipient))
    yield Block("sender", "\n".join(letter.sender))
    yield from (recipient, dated) if letter.layout.date_below else (dated, recipient)
    words = [Block("paragraph", text) for text in letter.paragraphs]
    words.insert(1 if letter.layout.subject_inside else 0, Block("subject", letter.subject))
    yield from words
    yield Block("close", letter.close)
    yield Block("signature", letter.signature)
    yield Block("enclosures", "\n".join(letter.enclosures))


def as_printed(letter: Letter) -> Letter:
    """The letter with what its font has no sign for as Unicode numbers: what the page shows and the PDF prints."""

    def lines(some: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(printable, some))

    return replace(
        letter,
        sender=lines(letter.sender),
        recipient=lines(letter.recipient),
        date=printable(letter.date),
        subject=printable(letter.subject),
        paragraphs=lines(letter.paragraphs),
        close=printable(letter.close),
        signature=printable(letter.signature),
        return_line=printable(letter.return_line),
        enclosures=lines(letter.enclosures),
    )


def unprintable(letter: Letter) -> tuple[str, ...]:
    """The characters of the letter that its font has no sign for, each once."""
    return missing("\n".join([letter.return_line, *(block.text for block in blocks(letter))]))


def check_caps(text: str) -> None:
    """Raise TooLong when `text` is longer than a letter may be."""
    if (over := len(text) - MAX_CHARACTERS) > 0:
        raise TooLong("characters", over)
    if (over := text.count("\n") + 1 - MAX_LINES) > 0:
        raise TooLong("lines", over)


def _contact(me: Me, layout: Layout) -> tuple[str, ...]:
    """E-mail address and telephone: on one line where nothing stands beside, or the block grows too high."""
    return (me.email, me.phone) if layout.beside else (" · ".join(_lines(me.email, me.phone)),)


def _return_line(me: Me) -> str:
    return " · ".join(_lines(me.name, *me.address)) if me.address else ""


def _enclosures(facts: Facts) -> tuple[str, ...]:
    if not facts.enclosures:
        return ()
    word = phrases(facts.language)["letter"]["enclosed_many" if len(facts.enclosures) > 1 else "enclosed_one"]
    return (word, *facts.enclosures)


def _company(facts: Facts) -> tuple[str, ...]:
    """The company above its address, unless the address begins with it already."""
    address = facts.company_address
    named = bool(address) and address[0].casefold().startswith(facts.company.casefold())
    return address if named else (facts.company, *address)


def _address_name(honorific: str, name: str) -> str:
    return f"{honorific} {name}".strip()


def _lines(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part.strip())
