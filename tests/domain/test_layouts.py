"""Positions on the sheet are those of the standards, and fit the sheet."""

import pytest

from withdrawal.domain.layouts import LAYOUTS, Layout, layout_for


@pytest.mark.parametrize(
    ("country", "layout"),
    [
        ("GB", "gb"), ("US", "us"), ("CA", "us"), ("DE", "din5008b"), ("AT", "din5008b"), ("FR", "fr"), ("NL", "nl"),
        ("ZZ", "gb"),
    ],
)  # fmt: skip
def test_the_country_chooses_the_layout(country: str, layout: str) -> None:
    assert layout_for(country) == layout
    assert layout in LAYOUTS


@pytest.mark.parametrize(
    ("name", "left", "top", "room"),
    [("din5008a", 25, 27 + 17.7, 27.3), ("din5008b", 25, 45 + 17.7, 27.3), ("fr", 110, 55, 33)],
    ids=["form A", "form B", "France"],
)
def test_the_address_stands_where_the_window_is(name: str, left: float, top: float, room: float) -> None:
    """DIN 5008: a header of 27 or 45 mm, then 17.7 mm of return line. France: 55 mm from the top, 110 from the left."""
    address = LAYOUTS[name].address
    assert (address.left, address.top, address.height) == pytest.approx((left, top, room))


@pytest.mark.parametrize(("name", "marks"), [("din5008a", (87, 148.5, 192)), ("din5008b", (105, 148.5, 210))])
def test_the_marks_for_folding_and_punching_are_those_of_din_5008(name: str, marks: tuple[float, ...]) -> None:
    """From the top in millimetres: so folded, the address shows in the window of an envelope."""
    assert LAYOUTS[name].marks == marks


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_every_block_lies_within_the_margins_and_no_block_on_another(layout: Layout) -> None:
    top, right, _, left = layout.margin
    for box in (layout.sender, layout.address):
        assert box.left >= left
        assert box.left + box.width <= layout.width - right
        assert box.top >= top
        assert box.top + box.height <= layout.text_top
    apart = layout.sender.left + layout.sender.width <= layout.address.left or (
        layout.address.left + layout.address.width <= layout.sender.left
    )
    assert apart if layout.beside else layout.sender.top + layout.sender.height <= layout.address.top


@pytest.mark.parametrize("layout", [one for one in LAYOUTS.values() if one.return_line], ids=lambda layout: layout.name)
def test_the_return_line_stands_in_the_zone_above_the_address(layout: Layout) -> None:
    assert layout.window
    assert layout.address.top - layout.margin[0] > 17.7
