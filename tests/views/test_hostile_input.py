"""No input breaks the site: hostile text through every field of every form, and every page still opens afterwards."""

from itertools import cycle
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from tests.views.conftest import At
from tests.views.forms import OPENED, filled_in, pages, poisoned, send
from withdrawal import steps

HOSTILE: dict[str, str | bytes] = {
    "NUL in the middle": "a\0b",
    "a control character": "a\x1bb",
    "a vertical tab in an address": '"\x0b"@example.org',
    "half a surrogate pair": b"a%ED%A0%80b",
    "bytes that are no text": b"a%FF%FEb",
    "an overlong slash": b"a%C0%AFb",
    "a noncharacter": "a\uffffb",
    "a private character": "a\ue000b",
    "turned direction": "\u202eab\u202c" * 50,
    "nothing to see": "\u200b\u2060\ufeff",
    "only spaces": "   \t \u00a0 ",
    "a storm of accents": "e" + "\u0301" * 300,
    "letters that look alike": "Аnа Lіnd",
    "emoji": "👩‍👩‍👧‍👦" * 20,
    "a hundred thousand letters": "A" * 100_000,
    "ten thousand lines": "\n" * 10_000,
    "not a number": "NaN",
    "a huge exponent": "1e1000000",
    "a number of 5,000 digits": "9" * 5_000,
    "a number that no database holds": "9" * 30,
    "less than nothing": "-1",
    "the first day of all": "0001-01-01",
    "the last day of all": "9999-12-31",
    "a day that never was": "2011-12-30",
    "the 30th of February": "2026-02-30",
    "a script": "<script>alert(1)</script>",
    "a script that breaks out": "</title></textarea></script><script>alert(1)</script>",
    "an attribute that breaks out": "\" onmouseover=alert(1) x='",
    "a picture of a file": '<img src="file:///etc/passwd">',
    "a style": "</p><style>@import url(http://127.0.0.1:9/x.css)</style>",
    "an address that runs": "javascript:alert(1)",
    "an address without a scheme": "//evil.example/%2e%2e",
    "a format string": "{0.__class__.__mro__} %(password)s ${x} %s %d",
    "a template": "{{ request.user }}{% include 'base.html' %}",
    "two recipients": "hr@example.com, boss@example.com",
    "a header more": "a\r\nBcc: boss@example.com",
    "a mail that ends": "x\r\n.\r\nMAIL FROM:<e@example.com>",
    "a formula": "\t=cmd|' /C calc'!A0",
    "an event more": "END:VEVENT\r\nBEGIN:VEVENT",
    "a path": "../../../../etc/passwd",
    "an end of the SQL": "'; DROP TABLE withdrawal_offer; --",
}


PAGES = ["new", *OPENED, *(step.slug for step in steps.STEPS)]


@pytest.mark.parametrize("number", range(len(PAGES)), ids=PAGES)
def test_in_the_fields_of(number: int, told: object, as_ana: Client, at: At) -> None:
    """Each text once in all fields, and once in one of them with the others filled in well, which gets further."""
    page = pages(at)[number]
    well = filled_in(as_ana, page)
    for text, field in zip(HOSTILE.values(), cycle(well)):
        assert send(as_ana, page, dict.fromkeys(well, text)) < 500, text
        assert send(as_ana, page, well | {field: text}) < 500, (field, text)
    assert poisoned(as_ana, at) == []


@pytest.mark.parametrize("name", ["q", "person", "channel", "direction", "outcome", "since", "until", "page"])
def test_in_the_filter_of_the_log(name: str, told: object, as_ana: Client, at: At) -> None:
    for text in HOSTILE.values():
        asked = text.decode() if isinstance(text, bytes) else quote(text)
        assert as_ana.get(f"{at('log')}?{name}={asked}").status_code == 200, text


@pytest.mark.parametrize("what", HOSTILE)
def test_in_the_name_of_a_piece(what: str, as_ana: Client, at: At) -> None:
    text = HOSTILE[what]
    asked = text.decode() if isinstance(text, bytes) else quote(text)
    assert as_ana.get(f"{at('message_txt')}?kind={asked}").status_code == 404


NEVER_RUN = ["<script>alert", "onmouseover=alert(1) x='\"", "<img src=", "<style>"]


@pytest.mark.parametrize("what", ["a script", "a script that breaks out", "a picture of a file", "a style"])
def test_markup_is_shown_as_text_on_every_page(what: str, told: object, as_ana: Client, at: At) -> None:
    for page in pages(at):
        send(as_ana, page, filled_in(as_ana, page) | dict.fromkeys(("company", "role", "name", "text"), HOSTILE[what]))
    for page in (reverse("home"), at("plan"), at("people"), at("log"), at("letter"), at("call"), at("issue")):
        shown = as_ana.get(page).content.decode()
        assert [markup for markup in NEVER_RUN if markup in shown] == [], page
