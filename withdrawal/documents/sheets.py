"""The layouts of letters as a stylesheet: static/css/layouts.css is what `stylesheet` makes of domain/layouts.py."""

from collections.abc import Iterator

from withdrawal.domain.layouts import LAYOUTS, Layout

FONT_SCHEME = "letter:"
"""Addresses of bundled files begin so."""
GAP = 5
"""Millimetres that stay free below the addresses, however long they are."""
NOTE = "/* Made by script/make_layouts from withdrawal/domain/layouts.py: change the positions there. */"


def stylesheet() -> str:
    """Rules for every layout, lengths in millimetres of paper as paper.css explains them."""
    return "\n".join([NOTE, *(rule for layout in LAYOUTS.values() for rule in _rules(layout)), ""])


def _rules(layout: Layout) -> Iterator[str]:
    top, right, bottom, left = layout.margin
    paper, address, sender = f".paper.{layout.name}", layout.address, layout.sender
    # The sides are the paper's own padding: browsers print nothing, and so no mark, in the margin of a page.
    yield (
        f"@page {layout.name} {{ size: {layout.width}mm {layout.height}mm; margin: {top}mm 0 {bottom}mm;"
        f' @bottom-right {{ content: counter(page) " / " counter(pages); font: 8pt "Letter Serif";'
        f" padding-right: {right}mm }} }}"
    )
    yield f"@page {layout.name}:first {{ @bottom-right {{ content: none }} }}"
    yield f"{paper} {{ page: {layout.name}; --wide: {layout.width}; --high: {layout.height} }}"
    yield f"{paper} {{ padding: 0 {_mm(right)} 0 {_mm(left)} }}"
    yield f"@media screen {{ {paper} {{ padding-top: {_mm(top)}; padding-bottom: {_mm(bottom)} }} }}"
    yield f"{paper} .head {{ min-height: {_mm(layout.text_top - top - GAP)}; margin-bottom: {_mm(GAP)} }}"
    if layout.beside:
        yield (
            f"{paper} .side {{ position: absolute; top: {_mm(sender.top - top)}; left: {_mm(sender.left - left)};"
            f" width: {_mm(sender.width)} }}"
        )
        yield f"{paper} .recipient {{ padding-top: {_mm(address.top - top)}; min-height: {_mm(address.height)} }}"
    else:
        yield f"{paper} .sender {{ min-height: {_mm((address.top if layout.date_below else layout.date_top) - top)} }}"
        yield f"{paper} .recipient {{ min-height: {_mm(address.height)} }}"
    yield f"{paper} .recipient {{ margin-left: {_mm(address.left - left)}; width: {_mm(address.width)} }}"
    yield from _date(layout)
    if layout.return_line:
        yield (
            f"{paper} .return {{ top: {_mm(address.top - top - 5)}; left: {_mm(address.left - left)};"
            f" width: {_mm(address.width)} }}"
        )
    for number, height in enumerate(layout.marks, 1):
        yield f"{paper} .mark:nth-of-type({number}) {{ top: {_mm(height - top)}; left: {_mm(4 - left)} }}"


def _date(layout: Layout) -> Iterator[str]:
    """Below the address at its left edge, or below the sender, whose block is as high as it takes."""
    paper, address, sender = f".paper.{layout.name}", layout.address, layout.sender
    if layout.date_below:
        gap = layout.date_top - address.top - address.height
        yield f"{paper} .date {{ margin-left: {_mm(address.left - layout.margin[3])}; padding-top: {_mm(gap)} }}"
    elif layout.beside:
        yield f"{paper} .sender {{ min-height: {_mm(layout.date_top - sender.top)} }}"
    else:
        yield f"{paper} .side .date {{ min-height: {_mm(address.top - layout.date_top)} }}"


def _mm(length: float) -> str:
    return f"calc({round(length, 2):g} * var(--mm))"
