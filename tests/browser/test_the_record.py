"""A long record is made before one's eyes, without JavaScript, and can be paused; the other pages wait for nothing."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_every_page import barriers, overflow, untidiness
from tests.browser.test_the_walk import download, words

LONG = "\n".join(f"Line {number:04}." for number in range(1_500))
"""Two such texts are more than what is drawn at one go."""
FIELDS = ("csrfmiddlewaretoken", "op", "on", "at", "zone", "direction", "channel", "outcome")


@pytest.fixture
def log(product: str, visit: Callable[..., Page]) -> Iterator[Page]:
    """The log of an offer with two very long entries, in a browser without JavaScript."""
    page = visit(product, java_script_enabled=False)
    if page.request.get("/readyz").json()["pdf"] != "on":
        pytest.skip("this machine draws no PDF")
    page.goto("/account/signup/")
    page.get_by_label("Email").fill("long.record@example.org")
    page.get_by_label("Password").fill("a long pass phrase of Ana")
    page.get_by_role("button", name="Make the account").click()
    page.goto("/offers/new/")
    page.get_by_label("I am not sure yet").check()
    page.get_by_label("Company").fill("Northwind")
    page.get_by_label("Role").fill("Data Analyst")
    page.get_by_label("Your name").fill("Ana Lind")
    page.get_by_role("button", name="Make the plan").click()
    page.get_by_role("link", name="Log", exact=True).click()
    for _ in range(2):
        page.goto(f"{page.url}new/?told")  # where the plan leads once they are told: the form knows most already
        form = page.locator("main form")
        typed: dict[str, str | float | bool] = {
            name: form.locator(f"[name={name}]").first.input_value() for name in FIELDS
        }
        # Sent past the field: it takes Chromium seconds to lay out so many lines while they are typed.
        page.request.post(page.url, form=typed | {"person": "Maya Okafor", "text": LONG})
        page.get_by_role("link", name="Back to the log").click()
    yield page
    page.goto("/account/erase/")
    page.get_by_label("Password").fill("a long pass phrase of Ana")
    page.get_by_role("button", name="Erase").click()


@pytest.fixture
def flaws(log: Page, product: str, visit: Callable[..., Page]) -> Callable[[], list[str]]:
    """What is wrong with the page that one is on, looked at by a browser that runs what looks for it."""
    other = visit(product, storage_state=log.context.storage_state(), reduced_motion="reduce")

    def look() -> list[str]:
        other.goto(log.url)
        return [*untidiness(other), *barriers(other), *overflow(other)]

    return look


def test_it_is_begun_paused_and_ends_by_itself(log: Page, flaws: Callable[[], list[str]]) -> None:
    log.get_by_role("link", name="The dated record (PDF)").click()
    expect(log.get_by_role("heading", level=1)).to_have_text("The dated record")
    found = flaws()
    log.get_by_role("button", name="Make the record").click()
    log.get_by_role("link", name="Pause").click()
    expect(log.get_by_role("heading", level=1)).to_have_text("The record is paused")
    expect(log.get_by_text("of 2 entries are drawn.")).to_be_visible()
    found += flaws()
    log.get_by_role("link", name="Go on").click()
    expect(log.get_by_role("heading", level=1)).to_have_text("The record is ready", timeout=60_000)
    found += flaws()
    assert found == []
    said = words(download(log, "The dated record (PDF)"))
    assert said.count("Line 1499.") == 2
    assert re.search(r"Index, 1 to 2 .* 1 / (\d+) .* \1 / \1$", said)
