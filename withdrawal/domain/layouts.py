"""How letters are laid out on the sheet: one value a layout, every position in millimetres from its top left corner."""

from collections.abc import Mapping
from dataclasses import dataclass

LINE = 4.5
"""Height of one line of an address, in millimetres: six of them fill the 27.3 mm that DIN 5008 gives to an address."""


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks begin where they are said to; one that is longer than its box pushes down what stands below it."""

    name: str
    margin: tuple[float, float, float, float]
    """Top, right, bottom, left."""
    sender: Box
    address: Box
    """The recipient's lines."""
    date_top: float
    text_top: float
    """Where the first line of text or the subject begins at the earliest."""
    width: float = 210
    height: float = 297
    beside: bool = False
    """The sender has a column beside the address; else their blocks stand one below the other."""
    date_below: bool = False
    """The date stands below the address, at its left edge; else below the sender."""
    dates_place: bool = False
    """The place stands before the date."""
    subject_inside: bool = False
    """The subject follows the salutation."""
    return_line: bool = False
    """The sender's address stands once more, small, in the window above the recipient's."""
    folds: tuple[float, ...] = ()
    hole: float | None = None
    """Heights of the marks for folding and punching at the left edge."""
    window: bool = False
    """The address is known to fit the window of the country's envelopes."""

    @property
    def marks(self) -> tuple[float, ...]:
        return tuple(sorted((*self.folds, *([self.hole] if self.hole else []))))


def _din(name: str, header: float, folds: tuple[float, float]) -> Layout:
    """DIN 5008: below the header an address field of 45 mm, its upper 17.7 mm for the return line and 27.3 mm for the
    address; 8.46 mm below it the text begins; hole mark in the middle of the sheet; the text's left edge at 25 mm.
    """
    return Layout(
        name,
        margin=(20, 20, 20, 25),
        sender=Box(125, header + 5, 65, 27),
        address=Box(25, header + 17.7, 80, 27.3),
        date_top=header + 37,
        text_top=header + 45 + 8.46,
        beside=True,
        dates_place=True,
        return_line=True,
        folds=folds,
        hole=148.5,
        window=True,
    )


LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        # An inch all round, everything at the left; the date two inches from the top, the address on the fourth line
        # below it. Where the window of a No. 10 envelope lies no source says.
        Layout(
            "us", width=215.9, height=279.4, margin=(25.4, 25.4, 25.4, 25.4),
            sender=Box(25.4, 25.4, 120, 25), date_top=50.8, address=Box(25.4, 69, 100, 27), text_top=101,
        ),
        # The sender at the top right, the date below, the recipient on the left: no standard gives millimetres.
        Layout(
            "gb", margin=(25, 25, 25, 25),
            sender=Box(125, 25, 60, 27), date_top=55, address=Box(25, 60, 85, 27), text_top=95,
            beside=True, subject_inside=True,
        ),
        _din("din5008a", 27, (87, 192)),
        _din("din5008b", 45, (105, 210)),
        # The window lies 55 mm from the top and 110 mm from the left, 85 by 33 mm; sides of 20 mm (AFNOR NF Z 11-001).
        Layout(
            "fr", margin=(20, 20, 20, 20),
            sender=Box(20, 20, 80, 27), address=Box(110, 55, 80, 33), date_top=92, text_top=108,
            beside=True, date_below=True, dates_place=True, window=True,
        ),
        # Everything at the left, a blank line between the blocks.
        Layout(
            "nl", margin=(25, 25, 25, 25),
            sender=Box(25, 25, 120, 27), address=Box(25, 55, 100, 27), date_top=86.5, text_top=97,
            date_below=True, dates_place=True,
        ),
    )
}  # fmt: skip
_BY_COUNTRY = {"US": "us", "CA": "us", "DE": "din5008b", "AT": "din5008b", "FR": "fr", "NL": "nl"}


def layout_for(country: str) -> str:
    """The name of the layout that is usual in `country` (ISO 3166-1 alpha-2)."""
    return _BY_COUNTRY.get(country, "gb")
