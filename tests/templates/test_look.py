"""What the templates and style sheets promise: nothing inline, nothing from elsewhere, enough contrast everywhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
# Papers are printed by the PDF renderer, never by a browser: they are not pages.
PAGES = [path for path in sorted((ROOT / "templates").rglob("*.html")) if "papers" not in path.parts]
# paper.css is set for ink and millimetres: it is shared with the PDF and has its own rules.
SHEETS = [path for path in sorted((ROOT / "static" / "css").glob("*.css")) if path.name != "paper.css"]
TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text()
COLOURS = dict(re.findall(r"--([\w-]+): light-dark\((#\w+, #\w+)\)", TOKENS))

TEXT, EDGE = 4.5, 3.0  # WCAG 2.2: 1.4.3 contrast of text, 1.4.11 contrast of what is not text


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_carries_no_style_script_or_foreign_address(page: Path) -> None:
    html = page.read_text()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|data:|javascript:|(?:https?:)?//\w", html)


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_a_style_sheet_fetches_nothing(sheet: Path) -> None:
    assert not re.search(r"url\(|@import|@font-face|data:", sheet.read_text())


@pytest.mark.parametrize(
    "sheet", [sheet for sheet in SHEETS if sheet.name not in {"tokens.css", "print.css"}], ids=name
)
def test_only_the_tokens_name_colours(sheet: Path) -> None:
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", sheet.read_text())


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        *[
            (front, back, TEXT)
            for front in ("ink", "ink-soft", "accent", "accent-deep", "bad")
            for back in ("desk", "sheet")
        ],
        ("on-accent", "accent", TEXT),
        ("on-accent", "accent-deep", TEXT),
        ("on-bad", "bad", TEXT),
        ("ink", "accent-soft", TEXT),
        ("ink-soft", "accent-soft", TEXT),
        ("accent", "accent-soft", TEXT),
        ("accent-deep", "accent-soft", TEXT),
        ("ink", "warn-soft", TEXT),
        ("warn", "warn-soft", TEXT),
        ("ink", "bad-soft", TEXT),
        *[(front, back, EDGE) for front in ("edge", "accent", "warn", "bad") for back in ("desk", "sheet")],
    ],
)
def test_colours_can_be_told_apart(front: str, back: str, least: float, scheme: int) -> None:
    pair = [COLOURS[colour].split(", ")[scheme] for colour in (front, back)]
    assert contrast(*pair) >= least
