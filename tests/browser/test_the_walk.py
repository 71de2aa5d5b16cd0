"""The whole story, as a person lives it: from the first page to the dated record, with JavaScript and without.

Ana accepted a job at Northwind, and withdraws. She opens the page, makes an account, enters the offer, takes all seven
steps, sends the message, tells Maya Okafor by phone, issues and sends the letter, and thanks. Every contact stands in
the log, with its day.
"""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Download, Page, expect

TODAY = dt.datetime.now(dt.UTC).date()
ZONE = "UTC"


def day(days: int) -> str:
    """The day so many days from today, as a date field takes it."""
    return (TODAY + dt.timedelta(days=days)).isoformat()


def go_on(page: Page, heading: str) -> None:
    """Save this step, and arrive at the next."""
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def download(page: Page, link: str) -> bytes:
    with page.expect_download() as arriving:
        page.get_by_role("link", name=link).click()
    file: Download = arriving.value
    return Path(file.path()).read_bytes()


def words(pdf: bytes) -> str:
    """All the text of a PDF, lines and pages joined by spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without"])
def test_a_person_withdraws_and_keeps_the_dated_record(
    java_script: bool, product: str, visit: Callable[..., Page]
) -> None:
    page = visit(product, java_script_enabled=java_script, permissions=["clipboard-read", "clipboard-write"])
    if page.request.get("/readyz").json()["pdf"] != "on":
        pytest.skip("this machine draws no PDF")
    enter_the_offer(page, f"ana.{java_script}@example.org".lower())
    take_the_first_five_steps(page)
    send_the_message(page, java_script=java_script)
    tell_them(page)
    send_the_letter(page)
    leave_well(page)
    read_the_log(page)


def enter_the_offer(page: Page, email: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Start now").click()
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill("a long pass phrase of Ana")
    page.get_by_role("button", name="Make the account and start").click()
    page.get_by_role("link", name="Enter the offer").click()
    page.get_by_label("I have decided: I withdraw").check()
    page.get_by_label("Company").fill("Northwind")
    page.get_by_label("Role").fill("Data Analyst")
    page.get_by_label("Who should hear it first").fill("Maya Okafor")
    page.get_by_label("Day you accepted").fill(day(-21))
    page.get_by_label("First day of work").fill(day(42))
    page.get_by_label("I said yes in an e-mail").check()
    page.get_by_label("Your name").fill("Ana Lind")
    page.get_by_label("Your time zone").fill(ZONE)
    page.get_by_role("button", name="Make the plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You decided today. Tell them today.")


def take_the_first_five_steps(page: Page) -> None:
    page.get_by_role("link", name="Reflect on your decision").click()
    page.get_by_label("What changed since you said yes?").fill("The commute would cost me every evening.")
    page.get_by_label("Withdraw my acceptance").check()
    page.get_by_label("When did you decide?").fill(day(-1))
    go_on(page, "Who hears it first, and how?")
    page.get_by_label("Phone").check()
    page.get_by_label("Maya Okafor").check()
    page.get_by_label("Day of the talk").fill(day(1))
    page.get_by_label("Time of the talk").fill("14:30")
    go_on(page, "What are you grateful for?")
    page.get_by_label("Thank you for").fill("the second interview")
    page.get_by_label("Maya Okafor").check()
    go_on(page, "Give a clear reason")
    page.get_by_label("Moving house, or the way to work").check()
    page.get_by_label("One sentence of my own").check()
    page.get_by_label("The sentence you share").fill("I have accepted a role closer to home")
    page.get_by_label("Your private reason").fill("My child is ill")
    go_on(page, "Is there something you would offer instead?")
    page.get_by_label("Help with anything already begun").first.check()
    go_on(page, "Confirm it in writing")


def send_the_message(page: Page, *, java_script: bool) -> None:
    page.get_by_role("link", name="Message", exact=True).click()
    if java_script:
        page.get_by_role("button", name="Copy the text").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        text = page.evaluate("navigator.clipboard.readText()")
    else:
        expect(page.get_by_role("button", name="Copy the text")).to_be_hidden()
        text = download(page, "Text file").decode()
    assert "Maya Okafor" in text
    assert "withdraw my acceptance" in text
    assert "I have accepted a role closer to home" in text
    assert "ill" not in text.split()
    page.get_by_role("link", name="Request for a talk").click()
    page.get_by_role("button", name="I have sent it").click()
    expect(page.get_by_role("status").first).to_contain_text("Written into the log.")


def tell_them(page: Page) -> None:
    page.get_by_role("link", name="Call", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your call to Maya Okafor")
    page.get_by_role("link", name="Write down the call").click()
    page.get_by_label("What was said or written").fill("I told her. She was kind, and asks for a letter.")
    page.get_by_role("button", name="Write it into the log").click()
    page.get_by_role("link", name="Plan", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("They know. Now put it in writing.")


def send_the_letter(page: Page) -> None:
    page.get_by_role("link", name="Confirm in writing").click()
    page.get_by_label("Your address").fill("7 Mill Lane\nLeeds LS2 9XY")
    page.get_by_label("Company address").fill("Northwind Ltd\n12 Canal Street\nLeeds LS1 4AB")
    page.get_by_role("button", name="Save, back to the plan").click()
    page.get_by_role("link", name="Check your answers").click()
    page.get_by_role("button", name="Issue the letter").click()
    letter = download(page, "Download the PDF")
    assert letter.startswith(b"%PDF")
    for word in ("Ana Lind", "Maya Okafor", "Northwind Ltd", "Data Analyst", "by telephone", "7 Mill Lane"):
        assert word in words(letter)
    page.get_by_role("link", name="I have sent it").click()
    page.get_by_label("Registered letter").check()
    page.get_by_role("button", name="Write it into the log").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is said and written. Leave well.")
    page.get_by_role("link", name="Letter", exact=True).click()
    assert download(page, "Download the PDF") == letter


def leave_well(page: Page) -> None:
    page.get_by_role("link", name="Message", exact=True).click()
    page.get_by_role("link", name="Thank-you note").click()
    page.get_by_role("button", name="I have sent it").click()
    page.get_by_role("link", name="Plan", exact=True).first.click()
    page.get_by_role("link", name="Keep the relationship").click()
    page.get_by_role("link", name="The loose ends").click()
    page.get_by_label("What is left to do").fill("Send the laptop back")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("button", name="It is settled").click()
    page.get_by_role("link", name="Plan", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is done. You left well.")
    expect(page.get_by_role("listitem").get_by_text("done", exact=True)).to_have_count(7)


def read_the_log(page: Page) -> None:
    page.get_by_role("link", name="Log", exact=True).click()
    entries = page.locator(".entries > li")
    for text in ("A short call about", "She was kind", "Registered letter", "Thank you once more"):
        entry = entries.filter(has_text=text)
        expect(entry).to_contain_text("Maya Okafor")
        # Midnight may pass while the story is told.
        expect(entry.locator("time")).to_have_attribute("datetime", re.compile(f"^({TODAY}|{day(1)})T"))
    expect(entries).to_have_count(4)
    record = words(download(page, "The dated record (PDF)"))
    for word in ("Northwind", "Registered letter", "She was kind", f"{TODAY:%Y}"):
        assert word in record
