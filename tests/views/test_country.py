"""What is known of the law where the employer is: each statement with its source, and what follows for the days."""

import datetime as dt
import html
import re

import pytest
from django.conf import LazySettings
from django.template.loader import render_to_string
from django.test import Client
from django.utils.formats import date_format

from tests.views.conftest import At
from withdrawal.domain.clock import Part
from withdrawal.domain.countries import Country
from withdrawal.models import Offer
from withdrawal.models.offer import countries


def text(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.fixture
def page(offer: Offer, as_ana: Client, at: At) -> "Page":
    return Page(offer, as_ana, at)


class Page:
    def __init__(self, offer: Offer, client: Client, at: At) -> None:
        self.offer, self.client, self.at = offer, client, at

    def of(self, country: str, **known: object) -> str:
        for name, value in {"country": country, **known}.items():
            setattr(self.offer, name, value)
        self.offer.save()
        answer = self.client.get(self.at("country"))
        assert answer.status_code == 200
        return answer.content.decode()


@pytest.mark.parametrize("code", [code for code, _ in countries()])
def test_every_statement_is_shown_with_source_day_and_confidence(code: str, page: Page, settings: LazySettings) -> None:
    shown = page.of(code)
    pack: Country = settings.COUNTRIES[code]
    for one in pack.statements:
        item = re.search(rf'<li id="says-{one.key}">(.*?)</li>', shown)
        assert item, one.key
        assert one.text in html.unescape(item[1])
        assert f'href="{html.escape(one.address)}" rel="noreferrer"' in item[1]
        assert html.escape(one.source) in item[1]
        assert date_format(one.day, "j F Y") in item[1]
        word = {"high": "official page", "medium": "A good source", "low": "One weak source"}[one.confidence]
        assert word in item[1]


@pytest.mark.parametrize("code", [code for code, _ in countries()])
def test_it_says_what_is_not_known_and_that_it_is_no_advice(code: str, page: Page, settings: LazySettings) -> None:
    shown = text(page.of(code))
    assert all(one in shown for one in settings.COUNTRIES[code].unknown)
    assert all(one.text in shown for one in settings.COUNTRIES[code].questions)
    assert "This is not legal advice." in shown


def test_other_sites_are_only_named_by_links_that_do_not_say_where_one_came_from(page: Page) -> None:
    for tag in re.findall(r"<[^>]+//[^>]+>", page.of("DE")):
        assert re.fullmatch(r'<a href="https?://[^"]+" rel="noreferrer">', tag)


WHY = [
    (
        "GB",
        {"notice_days": 30},
        "What you signed names notice of 30 days. It has to be over by Sunday 3 January 2027.",
    ),
    ("GB", {"notice_days": 30}, "So they must have it by Friday 4 December 2026."),
    ("GB", {}, "We found nothing that asks for notice before it"),
    ("GB", {}, "Nobody is likely to be at work then, so they must have it by Thursday 31 December 2026."),
    ("DE", {}, "By law, notice lasts 4 weeks and ends on the 15th or with a month. It has to be over by"),
    ("DE", {}, "We count on 2 working days for a letter. So it has to leave by Tuesday 1 December 2026."),
    ("DE", {}, "Is a trial period agreed? It changes how much notice counts."),
    ("DE", {}, "Latest safe day: Tuesday 1 December 2026"),
    ("NL", {}, "By law, notice lasts 1 month and ends with a month. It has to be over by"),
    ("ZZ", {}, "We do not know how much notice counts here"),
    ("ZZ", {}, "We know nothing of the law there"),
    ("US", {}, "Is the contract for a fixed term? It changes whether notice ends it."),
    ("CA", {}, "We do not know how much notice counts here"),
    ("GB", {}, "Does what you signed rule out notice before the first day?"),
    ("GB", {}, "Does it name a sum for not starting?"),
    ("GB", {"starts_on": None}, "Once the first day of work is entered"),
    ("DE", {"notice_days": 90}, "The latest safe day has passed: notice that leaves today is there on"),
]


@pytest.mark.parametrize(("code", "known", "said"), WHY)
def test_the_latest_safe_day_is_explained(code: str, known: dict[str, object], said: str, page: Page) -> None:
    assert said in text(page.of(code, **known))


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("unit", ["days", "weeks", "months"])
@pytest.mark.parametrize(
    ("ends_on", "ending"),
    [("any_day", ""), ("month_end", " and ends with a month"),
     ("15th_or_month_end", " and ends on the 15th or with a month")],
)  # fmt: skip
def test_each_length_of_notice_is_a_sentence(number: int, unit: str, ends_on: str, ending: str) -> None:
    part = Part("law", dt.date(2026, 12, 31), number, unit, ends_on)
    said = " ".join(render_to_string("countries/part.html", {"part": part}).split())
    length = f"{number} {unit.removesuffix('s') if number == 1 else unit}"
    assert said == f"By law, notice lasts {length}{ending}. It has to be over by Thursday 31 December 2026."


@pytest.mark.parametrize(
    ("code", "form"),
    [("DE", "no no yes"), ("GB", "yes yes no"), ("FR", "we do not know we do not know we do not know")],
)
def test_the_form_is_said_in_short(code: str, form: str, page: Page) -> None:
    spoken, email, ink = re.findall(r"<dd>(.*?)</dd>", page.of(code))[:3]
    assert f"{spoken} {email} {ink}" == form


def test_working_hours_are_shown_on_the_persons_clock(page: Page) -> None:
    assert "Now, until 17:00 on your clock." in text(page.of("GB"))
    assert "Monday 23 November, from 14:00 to 22:00 on your clock." in text(page.of("US"))
    assert "on your clock" not in page.of("ZZ")


@pytest.mark.parametrize("name", ["plan", "reflect"])
def test_the_plan_and_the_reflection_lead_there(name: str, as_ana: Client, at: At) -> None:
    address = at("plan") if name == "plan" else at("step", name)
    assert f'href="{at("country")}"' in as_ana.get(address).content.decode()


def test_beside_the_letter_stands_in_which_form_it_counts(page: Page) -> None:
    page.of("DE")
    shown = text(page.client.get(page.at("letter")).content.decode())
    assert "Ending an employment contract needs a signature in ink on paper" in shown
    assert "Half a month's gross pay" not in shown
    assert "seen on 23 November 2026. The law itself, or an official page." in shown
    assert "One weak source: check it before you rely on it." in shown


@pytest.mark.parametrize("name", ["letter", "issue"])
def test_the_delivery_of_the_letter_says_by_when_it_has_to_leave(name: str, page: Page) -> None:
    page.of("DE")
    assert "Post it by Tuesday 1 December." in text(page.client.get(page.at(name)).content.decode())
    page.of("GB")
    assert "Post it by" not in page.client.get(page.at(name)).content.decode()


def test_a_country_whose_file_was_taken_away_is_treated_as_elsewhere(page: Page) -> None:
    assert "We know nothing of the law there" in page.of("BE")
    assert page.client.get(page.at("plan")).status_code == 200
    assert page.client.get(page.at("letter")).status_code == 200
