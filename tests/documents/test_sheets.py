"""The stylesheet of the layouts is made of their positions, and of nothing else."""

from pathlib import Path

from withdrawal.documents import html, sheets
from withdrawal.domain.layouts import LAYOUTS


def test_the_stylesheet_that_is_served_is_made_of_the_positions() -> None:
    """When this fails, a position has changed: run ./script/make_layouts."""
    assert Path("static/css/layouts.css").read_text() == sheets.stylesheet()


def test_every_layout_has_its_page() -> None:
    assert all(f"@page {name} {{" in sheets.stylesheet() for name in LAYOUTS)


def test_the_renderer_reads_real_millimetres_and_bundled_fonts_only() -> None:
    style = html.stylesheet()
    assert "var(--mm)" not in style
    assert "margin-top: 16mm" in style
    assert "../fonts" not in style
    assert style.count('src: url("letter:NotoSerif-') == 2
    assert set(html.bundle()) == {"letter:NotoSerif-Regular.ttf", "letter:NotoSerif-Bold.ttf"}
