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


def test_a_reflection_of_long_words_fits_a_telephone(product: str, visit: Callable[..., Page]) -> None:
    page = visit(product, viewport={"width": 360, "height": 800})
    page.goto("/account/signup/")
    page.get_by_label("Email").fill("long.words@example.org")
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("button", name="Make the account").click()
    page.goto("/offers/new/")
    page.get_by_label("I am not sure yet").check()
    for label in ("Company", "Role", "Your name"):
        page.get_by_label(label, exact=True).fill(NAME)
    page.get_by_role("button", name="Make the plan").click()
    page.get_by_role("heading", name="The seven steps").wait_for()
    plan = page.url
    page.goto(f"{plan}steps/reflect/")
    for text in page.locator("form textarea, form input[type=text]").all():
        text.fill(NAME)
    for weight in page.locator("form select").all():
        weight.select_option("5")
    page.get_by_label("Keep the job").check()
    page.get_by_role("button", name="Save, and see what is open").click()
    page.get_by_role("heading", name="Where you stand").wait_for()
    page.get_by_role("link", name="Read it in full").click()
    page.get_by_role("heading", name="Reflection of").wait_for()
    for address in (page.url, plan, f"{plan}steps/reflect/", f"{plan}reflections/", f"{plan}keep/"):
        page.goto(address)
        assert NAME in page.content(), address
        assert page.evaluate("document.documentElement.scrollWidth") == 360, address


def test_a_loose_end_of_a_long_name_fits_a_telephone(demo: str, visit: Callable[..., Page]) -> None:
    page = visit(demo, viewport={"width": 320, "height": 640})
    page.goto("/")
    page.get_by_role("link", name=re.compile("Northwind")).first.click()
    offer = page.url
    page.goto(f"{offer}loose-ends/")
    page.get_by_label("What is left to do").fill(f"{NAME}{NAME}")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("link", name=f"{NAME}{NAME}", exact=True).click()
    page.get_by_label("Gross").fill("999999999999.99 GBP")
    page.get_by_label("Earned over").fill("3660")
    page.get_by_label("Of these, worked").fill("1")
    page.get_by_label("Note").fill(NAME * 4)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("999,726,775,956.27").wait_for()
    here = page.get_by_role("link", name=f"{NAME}{NAME}", exact=True).get_attribute("href")
    for there in (f"{offer}loose-ends/", f"{offer}close/", offer, str(here)):
        page.goto(there)
        assert NAME in page.content()
        assert page.evaluate("document.documentElement.scrollWidth") == 320, there
    page.get_by_role("button", name="Take off the list").click()  # the demo is as it was for whoever comes next
    page.get_by_text("Taken off the list").wait_for()


def test_a_secret_address_fits_a_telephone(demo: str, visit: Callable[..., Page]) -> None:
    page = visit(demo, viewport={"width": 320, "height": 640})
    page.goto("/account/calendar/")
    page.get_by_role("button", name="Make an address").click()
    page.get_by_role("heading", name="Your secret address").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_role("button", name="Give it up").click()
    page.get_by_role("button", name="Make an address").wait_for()
