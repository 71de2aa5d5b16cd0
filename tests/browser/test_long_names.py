"""Names that have no place to break at widen no page."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

NAME = "Wolfeschlegelsteinhausenbergerdorff-Montgomery-Featherstonehaugh"
REPLY = (
    f"From: {NAME} <{NAME.lower()}@example.com>\nDate: Mon, 23 Nov 2026 09:00:00 +0000\nSubject: {NAME}\n\nThank you."
)


def test_a_reply_of_a_long_name_fits_a_telephone(demo: str, visit: Callable[..., Page]) -> None:
    page = visit(demo, viewport={"width": 360, "height": 800})
    page.goto("/")
    page.get_by_role("link", name=re.compile("Northwind")).first.click()
    page.goto(f"{page.url}log/import/")
    page.locator("input[type=file]").set_input_files(
        {"name": f"{NAME}.eml", "mimeType": "message/rfc822", "buffer": REPLY.encode()}
    )
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="What do they say?").wait_for()
    assert NAME in page.content()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
