"""Every page can be read, reached and used by everybody: whatever they see with, point with, and on any screen.

A tour leads a page through one part of the product, and says where it stands at each stop; every check is held against
every stop. What a check finds it tells in words, so that a failure names the page and what is wrong with it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from urllib.parse import urldefrag, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Tour = Callable[[Page], Iterator[str]]

# --- the tours --------------------------------------------------------------------------------------------------


def by_links(page: Page) -> Iterator[str]:
    """Everything that links lead to; of entries to put right and of texts to edit, one of each offer."""
    ahead = ["/"]
    met = set(ahead)
    while ahead:
        page.goto(ahead.pop(0))
        yield page.url
        for link in page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
            address = urldefrag(link).url
            alike = re.sub(r"/\d+/|kind=\w+&edit=1", "", address)
            if is_page(address) and alike not in met:
                met.add(alike)
                ahead.append(address)


def is_page(address: str) -> bool:
    """Neither a file to download nor a telephone number, which do not end in a slash, nor a source on another site."""
    return address.startswith("http://127.0.0.1") and address.partition("?")[0].endswith("/")


def signed_out(page: Page) -> Iterator[str]:
    yield from by_links(page)
    for path in ("/account/login/", "/account/signup/", "/account/password/reset/"):
        yield refused(page, path)


def new_person(page: Page) -> Iterator[str]:
    """An account in which nothing is, and then an offer of which only the least is known."""
    page.goto("/account/signup/")
    page.get_by_label("Email").fill("nobody.yet@example.org")
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("button", name="Make the account").click()
    for path in ("/", "/account/password/change/", "/offers/new/"):
        page.goto(path)
        yield f"{path} of an empty account"
    page.get_by_label("I am not sure yet").check()
    page.get_by_label("Company").fill("Northwind")
    page.get_by_label("Role").fill("Data Analyst")
    page.get_by_label("Your name").fill("Ana Lind")
    page.get_by_role("button", name="Make the plan").click()
    page.get_by_role("heading", name="The seven steps").wait_for()
    yield from by_links(page)


# What the form is given after it was emptied, where an empty one is not refused.
REFUSED: dict[str, dict[str, str | None]] = {
    "/offers/new/": {},
    "/account/erase/": {},
    "/account/password/set/": {},
    "{offer}edit/": {},
    "{offer}people/": {},
    "{person}": {},
    "{offer}steps/reflect/": {},
    "{offer}steps/arrange/": {"Time of the talk": "09:00"},
    "{offer}steps/courtesy/": {"Thank you for": "the warm welcome, " * 20},
    "{offer}steps/reason/": {},
    "{offer}steps/alternatives/": {"Something else": None},
    "{offer}steps/confirm/": {},
    "{offer}steps/relationship/": {"When to write again": "2000-01-01"},
    "{offer}signed/": {"Notice period in it": "4000"},
    "{offer}loose-ends/": {"By when": "2100-01-01"},
    "{end}": {"Gross": "12.000"},
    "{closing}close/": {"And once more": "2000-01-01"},
    "{offer}message/?edit=1": {},
    "{kept}": {},
    "{offer}log/new/": {},
    "{offer}log/import/": {},
    "{offer}letter/issue/": {},
}


def refusals(page: Page) -> Iterator[str]:
    """Every form, filled in wrongly."""
    page.goto("/")
    page.get_by_role("link", name="Northwind").click()
    offer = page.url
    page.goto(f"{offer}people/")
    person = page.get_by_role("link", name="Maya Okafor").get_attribute("href")
    page.goto(f"{offer}loose-ends/")
    end = page.get_by_role("link", name="Settle the sign-on bonus", exact=True).get_attribute("href")
    page.goto("/")
    kept = page.get_by_role("link", name="Look back").get_attribute("href")
    page.get_by_role("link", name="Harbour & Lane").click()
    closing = page.url
    for path, wrong in REFUSED.items():
        yield refused(page, path.format(offer=offer, person=person, kept=kept, end=end, closing=closing), wrong)


CLUMSY = """Dear Mr Smith,

I am so sorry, and I feel terrible about it! Your interviewers were clowns. I might have to rescind the job offer for \
personal reasons, unless you can match what Fabrikam pays.

Yours faithfully,
[Your Name]"""


def notes(page: Page) -> Iterator[str]:
    """A draft that needs much help: checked as it was pasted, kept with its notes, and after one click."""
    page.goto("/")
    page.get_by_role("link", name="Northwind").click()
    page.get_by_role("link", name="Message", exact=True).click()
    page.get_by_role("link", name="Check a draft of my own").click()
    page.get_by_role("textbox", name="Text", exact=True).fill(CLUMSY)
    page.get_by_role("button", name="Check it first").click()
    page.get_by_text("is still waiting to be filled in").wait_for()
    yield "a draft, checked"
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Write “Dear Ms Okafor,”").wait_for()
    yield "a draft, kept"
    page.get_by_role("button", name="Write “Dear Ms Okafor,”").press("Enter")
    page.get_by_text("Changed. The rest of your words stay.").wait_for()
    assert "Dear Ms Okafor," in page.locator(".margin .wording").first.inner_text()
    yield "a draft, mended"
    # The demo is as it was for whoever comes next.
    page.get_by_text("Write it afresh from my answers").click()
    page.get_by_role("button", name="Write it afresh").click()
    page.get_by_text("Written afresh from your answers.").wait_for()
    yield "a draft, given up"


EMPTY = """(form) => {
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea")) {
    if (["checkbox", "radio"].includes(field.type)) field.checked = false; else field.value = "";
  }
}"""


def refused(page: Page, path: str, wrong: dict[str, str | None] | None = None) -> str:
    """Send the form of the page, emptied, with `wrong` in it: text, or None for a box to tick."""
    page.goto(path)
    form = page.locator("main form").filter(has=page.locator("input:not([type=hidden]), textarea")).first
    form.evaluate(EMPTY)
    for label, text in (wrong or {}).items():
        field = form.get_by_label(label).first
        field.check() if text is None else field.fill(text)
    form.locator("button").first.click()
    page.get_by_role("alert").wait_for()
    return f"{path}, refused"


# --- the checks -------------------------------------------------------------------------------------------------


AXE = Axe()
BY_DAY = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
BY_NIGHT = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}


def barriers(page: Page) -> Iterator[str]:
    """What axe finds against WCAG 2.2 AA and good practice, and in the colours of the night."""
    by_day = AXE.run(page, options=BY_DAY).response
    page.emulate_media(color_scheme="dark")
    if page.evaluate("document.getAnimations().length"):
        yield "fades, though less motion was asked for"
        page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished))")
    by_night = page.evaluate("options => axe.run(options)", BY_NIGHT)
    page.emulate_media(color_scheme="light")
    for violation in by_day["violations"] + by_night["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['help']}: {node['html']}"


STICKING_OUT = """() => {
  const most = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= most) return [];
  return [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > most + 0.5)
    .map((one) => one.outerHTML.slice(0, 120));
}"""


def overflow(page: Page) -> Iterator[str]:
    """What one has to scroll sideways for, on a wide screen and on the narrowest, which is also text four times as big
    (WCAG 1.4.10: 1280 by 1024, enlarged to 400 %, leaves 320 by 256)."""
    for width, height in ((320, 256), (1280, 1024)):
        page.set_viewport_size({"width": width, "height": height})
        for culprit in page.evaluate(STICKING_OUT):
            yield f"{width} wide: sticks out: {culprit}"


FOREIGN = "script:not([src]):not([type='application/json']), style, [style], [onclick]"


def untidiness(page: Page) -> Iterator[str]:
    """Scripts and styles inside the page, questions with nothing to answer by, no title, or several main headings; the
    sheet of the letter has its own."""
    for html in page.eval_on_selector_all(FOREIGN, "all => all.map(one => one.outerHTML.slice(0, 120))"):
        yield f"not in a file of its own: {html}"
    for question in page.locator("fieldset:not(:has(input)) legend").all_inner_texts():
        yield f"nothing to choose from: {question}"
    headings = page.locator("main h1:not(.paper h1)").all_inner_texts()
    if len(headings) != 1 or not page.title():
        yield f"title {page.title()!r}, main headings {headings}"


CHECKS = (barriers, overflow, untidiness)


@pytest.mark.parametrize(
    ("site", "tour"),
    [("product", signed_out), ("product", new_person), ("demo", by_links), ("demo", refusals), ("demo", notes)],
)
def test_everybody_can_use_every_page(
    site: str, tour: Tour, visit: Callable[..., Page], request: pytest.FixtureRequest
) -> None:
    # With less motion asked for nothing fades, so what is measured is what will stay.
    page = visit(request.getfixturevalue(site), reduced_motion="reduce", viewport={"width": 1280, "height": 1024})
    troubles, paths_of = [], defaultdict(set)
    for stop in tour(page):
        troubles += [f"{stop}: {trouble}" for check in CHECKS for trouble in check(page)]
        paths_of[page.title()].add(urlsplit(page.url).path)
    troubles += [f"{title}: the title of {paths}" for title, paths in paths_of.items() if len(paths) > 1]
    assert not troubles, "\n".join(troubles)
