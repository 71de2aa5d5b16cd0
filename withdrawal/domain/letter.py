"""Lay out a letter: facts and words in, blocks in the order of the locale out. Markup and look come later."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from withdrawal.domain.facts import Facts
from withdrawal.domain.wording import long_date

MAX_CHARACTERS = 8_000
MAX_LINES = 400
"""Layout time grows with the text: 8,000 characters of anything are laid out in about 3 seconds at the worst."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand on the sheet, in millimetres; positions count from the top left corner of the paper."""

    name: str
    width: float = 210
    height: float = 297
    top: float = 25
    side: float = 25
    """The margins above, and to the left and right."""
    british: bool = False
    """The sender's block stands on the right, and the subject after the salutation instead of before it."""
    dates_place: bool = False
    """The place stands before the date."""
    address_top: float | None = None
    """Top of the recipient's address; None lets it flow after the sender's block and the date."""
    address_left: float = 25
    sender_left: float = 25
    """Left edge of the sender's block beside an address that has its own place."""


# DIN 5008: the address zone begins 17.7 mm below a header of 27 mm (form A) or 45 mm (form B).
# France: the window begins 55 mm from the top and 110 mm from the left; sides of 20 mm (AFNOR NF Z 11-001).
LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("us", width=215.9, height=279.4, top=25.4, side=25.4),
        Layout("gb", british=True),
        Layout("din5008a", top=20, dates_place=True, address_top=44.7, sender_left=125),
        Layout("din5008b", top=20, dates_place=True, address_top=62.7, sender_left=125),
        Layout("fr", top=20, side=20, dates_place=True, address_top=55, address_left=110, sender_left=20),
        Layout("nl", dates_place=True),
    )
}
_BY_COUNTRY = {"US": "us", "CA": "us", "DE": "din5008b", "AT": "din5008b", "FR": "fr", "NL": "nl"}


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


def layout_for(country: str) -> str:
    """The name of the layout that is usual in `country` (ISO 3166-1 alpha-2)."""
    return _BY_COUNTRY.get(country, "gb")


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
        sender=_lines(facts.me.name, *facts.me.address, facts.me.email, facts.me.phone),
        recipient=_lines(*names, *titles, *_company(facts)),
        date=f"{facts.place}, {day}" if facts.place and chosen.dates_place else day,
        subject=subject,
        paragraphs=tuple(paragraphs),
        close=close,
        signature=signature,
    )  # fmt: skip


def check_caps(text: str) -> None:
    """Raise TooLong when `text` is longer than a letter may be."""
    if (over := len(text) - MAX_CHARACTERS) > 0:
        raise TooLong("characters", over)
    if (over := text.count("\n") + 1 - MAX_LINES) > 0:
        raise TooLong("lines", over)


def _company(facts: Facts) -> tuple[str, ...]:
    """The company above its address, unless the address begins with it already."""
    address = facts.company_address
    named = bool(address) and address[0].casefold().startswith(facts.company.casefold())
    return address if named else (facts.company, *address)


def _address_name(honorific: str, name: str) -> str:
    return f"{honorific} {name}".strip()


def _lines(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part.strip())
