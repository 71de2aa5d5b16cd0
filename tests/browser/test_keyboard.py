"""Whoever has no mouse gets everywhere, sees where they are, and is led to what went wrong; whoever must leave is gone
at once. A small script adds these comforts, and the copying of a message; nothing depends on it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

# A choice is drawn as one box around its radio button, and the box carries the outline.
WHERE = """() => {
  const here = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(here.closest(".choice") ?? here);
  return [here === document.body ? "" : here.outerHTML.slice(0, 120), outlineStyle, parseFloat(outlineWidth)];
}"""


def tabbed(page: Page) -> Iterator[tuple[str, str, float]]:
    """Every element that Tab comes to, from the head of the page to its foot: what it is, and its outline."""
    page.locator("body").press("Tab")
    while True:
        html, style, width = page.evaluate(WHERE)
        if not html:
            return
        yield html, style, width
        page.keyboard.press("Tab")


def northwind(page: Page) -> str:
    page.goto("/")
    page.get_by_role("link", name="Northwind").click()
    expect(page.get_by_role("heading", name="The seven steps")).to_be_visible()
    return page.url


@pytest.mark.parametrize("path", ["", "steps/reason/", "message/"])
def test_tab_starts_at_the_way_past_the_menu_and_shows_where_it_is(
    path: str, demo: str, visit: Callable[..., Page]
) -> None:
    page = visit(demo)
    page.goto(f"{northwind(page)}{path}")
    stops = list(tabbed(page))
    assert "Skip to the content" in stops[0][0]
    assert len(stops) > 10
    assert [html for html, style, width in stops if style == "none" or width < 2] == []


def test_the_way_past_the_menu_leads_to_the_content(demo: str, visit: Callable[..., Page]) -> None:
    page = visit(demo)
    northwind(page)
    page.locator("body").press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").locator("a").first).to_be_focused()


def test_a_refused_form_leads_to_what_is_wrong(demo: str, visit: Callable[..., Page]) -> None:
    page = visit(demo)
    page.goto("/offers/new/")
    page.get_by_role("button", name="Make the plan").press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    for text, question in (
        ("Where do you stand?", "I have decided: I withdraw"),
        ("Company", "Company"),
        ("Role", "Role"),
    ):
        page.get_by_role("alert").get_by_role("link", name=text).press("Enter")
        expect(page.get_by_label(question)).to_be_focused()


def test_leaving_quickly_shows_nothing_and_going_back_shows_nothing_either(
    product: str, visit: Callable[..., Page]
) -> None:
    page = visit(product)
    page.goto("/account/signup/")
    page.get_by_label("Email").fill("hurries@example.org")
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("button", name="Make the account").click()
    page.get_by_role("link", name="Account", exact=True).first.click()
    expect(page.get_by_text("hurries@example.org")).to_be_visible()
    page.get_by_role("button", name="Leave quickly").press("Enter")
    page.wait_for_url("**/leave/")
    expect(page.locator("body")).not_to_contain_text("Withdrawal")
    assert page.title() not in ("", "Withdrawal")
    page.go_back()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("hurries@example.org")


def test_after_signing_out_going_back_shows_nothing(product: str, visit: Callable[..., Page]) -> None:
    page = visit(product)
    page.goto("/account/signup/")
    page.get_by_label("Email").fill("leaves@example.org")
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("button", name="Make the account").click()
    page.get_by_role("link", name="Account", exact=True).first.click()
    expect(page.get_by_text("leaves@example.org")).to_be_visible()
    page.get_by_role("button", name="Sign out").first.click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("leaves@example.org")


def test_copying_takes_the_message_as_it_stands(demo: str, visit: Callable[..., Page]) -> None:
    page = visit(demo, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{northwind(page)}message/")
    page.get_by_role("button", name="Copy the text").press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    expect(page.locator("#said")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.split() == " ".join(page.locator(".margin .wording").all_inner_texts()).split()
    assert copied.startswith("Dear Ms Okafor,\n\n")
    expect(page.get_by_role("button", name="Copy the text")).to_be_visible()
