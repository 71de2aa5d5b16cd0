"""The letter on the page, printed from the browser, and as a PDF is one and the same sheet."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
import pytest
from playwright.sync_api import Page

from withdrawal.domain.layouts import LAYOUTS

MM = 72 / 25.4
TOLERANCE = 1.2
"""Millimetres: a browser and the PDF place a line a little differently, and further down the more."""


@dataclass(frozen=True)
class Word:
    letters: str
    left: float
    top: float
    """Millimetres from the top left corner of the paper; the top is that of the line."""


def words_of(pdf: bytes) -> list[Word]:
    """The words of the only page, from the top and then from the left."""
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    page = document[0]
    text, high = page.get_textpage(), page.get_height()
    found = []
    for hit in re.finditer(r"\S+", text.get_text_range().replace("\u0002", "-")):
        left, _, _, top = text.get_charbox(hit.start(), loose=True)
        found.append(Word(hit[0], left / MM, (high - top) / MM))
    text.close()
    page.close()
    document.close()
    return sorted(found, key=lambda word: (round(word.top / 3), word.left))


def lines_of(words: list[Word]) -> list[str]:
    """The words that stand at one height, as lines."""
    return [" ".join(word.letters for word in line) for _, line in groupby(words, lambda word: round(word.top))]


@pytest.fixture
def letter(demo: str, visit: Callable[..., Page]) -> Page:
    page = visit(demo, viewport={"width": 1280, "height": 900})
    page.goto("/")
    page.get_by_role("link", name=re.compile("Northwind")).first.click()
    page.goto(f"{page.url}letter/")
    return page


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_browser_prints_the_sheet_that_the_pdf_is(layout: str, letter: Page) -> None:
    letter.get_by_label("Layout of the letter").select_option(layout)
    letter.get_by_role("button", name="Save and show").click()
    letter.get_by_text("This is how it will print.").wait_for()
    printed = words_of(letter.pdf(prefer_css_page_size=True))
    made = words_of(letter.request.get(f"{letter.url}../letter.pdf").body())
    assert sorted(word.letters for word in printed) == sorted(word.letters for word in made)
    both = [
        pair
        for letters in {word.letters for word in made}
        for pair in zip(_all(printed, letters), _all(made, letters), strict=True)
    ]
    assert [
        (theirs, ours)
        for theirs, ours in both
        if max(abs(theirs.left - ours.left), abs(theirs.top - ours.top)) > TOLERANCE
    ] == []


def _all(words: list[Word], letters: str) -> list[Word]:
    return [word for word in words if word.letters == letters]


def test_the_preview_breaks_its_lines_where_the_pdf_does(letter: Page) -> None:
    shown = letter.evaluate(
        """() => [...document.querySelectorAll(".paper .words p")].flatMap(paragraph => {
            const range = document.createRange(), lines = []
            for (const node of paragraph.childNodes) for (let at = 0; at < (node.length || 0); at++) {
                range.setStart(node, at); range.setEnd(node, at + 1)
                const top = Math.round(range.getBoundingClientRect().top)
                if (!lines.length || Math.abs(lines.at(-1).top - top) > 4) lines.push({ top, words: "" })
                lines.at(-1).words += node.data[at]
            }
            return lines.map(line => line.words.trim()).filter(Boolean)
        })"""
    )
    made = lines_of(words_of(letter.request.get(f"{letter.url}../letter.pdf").body()))
    assert len(shown) > 5
    assert [line for line in shown if " ".join(line.split()) not in made] == []


@pytest.mark.parametrize("width", [1280, 1024, 700])
def test_the_preview_is_the_whole_sheet_in_its_proportions(width: int, letter: Page) -> None:
    letter.set_viewport_size({"width": width, "height": 900})
    box = letter.locator(".paper").bounding_box()
    assert box is not None
    assert box["height"] / box["width"] == pytest.approx(297 / 210, rel=0.01)


def test_on_a_telephone_the_words_can_be_read(letter: Page) -> None:
    letter.set_viewport_size({"width": 360, "height": 800})
    size = letter.evaluate("parseFloat(getComputedStyle(document.querySelector('.paper .words p')).fontSize)")
    assert size >= 14
    assert letter.evaluate("document.documentElement.scrollWidth") == 360
