"""Who may see what. Every address of the site stands in one of these tables, so a new one cannot be forgotten."""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.views.conftest import Page
from withdrawal.models import Contact, IssuedLetter, LooseEnd, Offer, Person, Reflection

OPEN_TO_ALL = ["home", "how", "leave", "healthz", "readyz"]
MINE_WITHOUT_AN_OFFER = ["new", "account", "account_export", "account_erase", "account_calendar"]
BY_ITS_SECRET = ["calendar"]
"""For a calendar program, which cannot sign in: tests/views/test_calendar.py."""
ACCOUNTS = "account_"
"""Sign-up, sign-in, passwords: django-allauth's own, which has its own tests."""

OF_AN_OFFER = [
    "plan", "edit", "erase", "country", "people", "person", "step", "message", "sent", "message_txt", "message_eml",
    "call", "reactions", "call_pdf", "call_ics", "letter", "issue", "letter_pdf", "letter_docx", "letter_txt",
    "issued", "issued_eml", "posted", "log", "log_new", "log_import", "log_replies", "log_correct", "follow_up_ics",
    "attachment", "loose_end_ics", "contact_ics", "signed", "loose_ends", "loose_end", "close", "log_record",
    "reflections", "reflection", "keep", "look_back", "rest_ics", "look_back_ics", "log_pdf", "log_csv", "log_json",
    "evidence_zip",
]  # fmt: skip
ONLY_BY_POST = {"sent"}
TYPED = {"text": "Some words", "slug": "reflect", "outcome": "keep"}


def routes(patterns: "list[Any] | None" = None, inside: str = "") -> Iterator[tuple[str, str]]:
    """Every (name, route) that the site answers at."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, inside + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield str(one.name), inside + str(one.pattern)


def address(name: str, offer: uuid.UUID, marked: Offer) -> str:
    """Where `name` lies for the offer called `offer`; the other keys are those of Ana's own rows."""
    keys: dict[str, list[object]] = {
        "step": ["reflect"],
        "person": [Person.objects.of(marked.owner).first().pk],  # type: ignore[arg-type,union-attr]
        "issued": [IssuedLetter.objects.of(marked.owner).get().public_id],  # type: ignore[arg-type]
        "issued_eml": [IssuedLetter.objects.of(marked.owner).get().public_id],  # type: ignore[arg-type]
        "posted": [IssuedLetter.objects.of(marked.owner).get().public_id],  # type: ignore[arg-type]
        "reflection": [Reflection.objects.of(marked.owner).get().pk],  # type: ignore[arg-type]
        "look_back_ics": [30],
        "log_correct": [1],
        "follow_up_ics": [1],
        "loose_end_ics": [LooseEnd.objects.of(marked.owner).get().pk],  # type: ignore[arg-type]
        "loose_end": [LooseEnd.objects.of(marked.owner).get().pk],  # type: ignore[arg-type]
        "contact_ics": ["next"],
        "attachment": [Contact.objects.of(marked.owner).get().attachments.get().public_id],  # type: ignore[arg-type]
    }
    return reverse(name, args=[offer, *keys.get(name, [])])


def without_token(page: Page) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())


def test_every_address_stands_in_a_table() -> None:
    found = {name for name, route in routes() if not name.startswith(ACCOUNTS) or name in MINE_WITHOUT_AN_OFFER}
    assert found == {*OPEN_TO_ALL, *MINE_WITHOUT_AN_OFFER, *OF_AN_OFFER, *BY_ITS_SECRET}


def test_every_address_that_names_an_offer_is_one_of_an_offer() -> None:
    assert {name for name, route in routes() if "<uuid:offer>" in route} == set(OF_AN_OFFER)


@pytest.mark.parametrize("name", OPEN_TO_ALL)
def test_anybody_may_open(name: str, as_nobody: Client, db: None) -> None:
    assert as_nobody.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", MINE_WITHOUT_AN_OFFER)
def test_without_signing_in_one_is_asked_to(name: str, as_nobody: Client, db: None) -> None:
    asked = as_nobody.get(reverse(name))
    assert asked.status_code == 302
    assert asked["Location"] == f"{reverse('account_login')}?next={reverse(name)}"


@pytest.mark.parametrize("name", OF_AN_OFFER)
def test_a_page_of_an_offer_asks_to_sign_in_first(name: str, as_nobody: Client, marked: Offer) -> None:
    here = address(name, marked.public_id, marked)
    asked = as_nobody.get(here)
    assert asked.status_code == 302
    assert asked["Location"] == f"{reverse('account_login')}?next={here}"


@pytest.mark.parametrize("name", OF_AN_OFFER)
def test_nothing_is_written_before_signing_in_and_what_was_typed_is_shown(
    name: str, as_nobody: Client, marked: Offer
) -> None:
    answer = as_nobody.post(address(name, marked.public_id, marked), TYPED)
    assert answer.status_code == 403
    assert "Some words" in answer.content.decode()
    assert "Canary" not in answer.content.decode()


@pytest.mark.parametrize("name", OF_AN_OFFER)
@pytest.mark.parametrize("method", ["get", "post", "head", "put", "delete"])
def test_anothers_offer_is_answered_as_one_that_is_not_there(
    method: str, name: str, as_ben: Client, marked: Offer
) -> None:
    theirs = getattr(as_ben, method)(address(name, marked.public_id, marked))
    nowhere = getattr(as_ben, method)(address(name, uuid.uuid4(), marked))
    assert theirs.status_code == nowhere.status_code == 404
    assert without_token(theirs) == without_token(nowhere)
    assert theirs.headers == nowhere.headers


def test_nothing_of_anas_was_changed_by_asking(as_ben: Client, marked: Offer) -> None:
    for name in OF_AN_OFFER:
        as_ben.post(address(name, marked.public_id, marked), TYPED | {"remove": "", "afresh": "", "reopen": ""})
    left = Offer.objects.of(marked.owner).get()  # type: ignore[arg-type]
    assert (left.company, left.people.count(), left.messages.count()) == ("Canarycorp", 2, 1)
    assert (left.loose_ends.count(), left.closed_at) == (1, None)
    assert (left.reflections.count(), left.contacts.count(), left.letters.count()) == (1, 1, 1)


@pytest.mark.parametrize("name", [*OPEN_TO_ALL, *MINE_WITHOUT_AN_OFFER])
def test_no_word_of_anas_is_on_a_page_of_bens(name: str, as_ben: Client, marked: Offer) -> None:
    assert b"Canary" not in as_ben.get(reverse(name)).content


@pytest.mark.parametrize("name", [name for name in OF_AN_OFFER if name not in ONLY_BY_POST])
def test_ana_herself_may_open(name: str, as_ana: Client, marked: Offer) -> None:
    assert as_ana.get(address(name, marked.public_id, marked)).status_code == 200


def test_the_rows_of_one_offer_are_not_reached_through_another_of_the_same_person(
    as_ana: Client, marked: Offer
) -> None:
    other = Offer(owner=marked.owner, company="Southwind", role="Analyst", my_name="Ana Lind")
    other.save()
    for name in (
        "person",
        "issued",
        "posted",
        "log_correct",
        "attachment",
        "reflection",
        "look_back_ics",
        "loose_end",
        "loose_end_ics",
    ):
        assert as_ana.get(address(name, other.public_id, marked)).status_code == 404


def test_an_erased_offer_is_not_there_any_more(as_ana: Client, marked: Offer) -> None:
    here = reverse("erase", args=[marked.public_id])
    assert as_ana.post(here)["Location"] == reverse("home")
    assert as_ana.get(here).status_code == 404
    assert b"Canarycorp" not in as_ana.get(reverse("home")).content


BENT = ["not-a-uuid", "00000000", "9" * 5000, "%00", "../../etc/passwd"]


@pytest.mark.parametrize("bent", BENT)
def test_an_address_that_was_bent_is_not_there(bent: str, as_ana: Client) -> None:
    assert as_ana.get(f"/offers/{bent}/").status_code == 404


@pytest.mark.parametrize("number", ["0", "9" * 30, "9" * 5000, "-1", "one"])
def test_a_number_that_was_bent_is_not_there(number: str, as_ana: Client, offer: Offer) -> None:
    assert as_ana.get(f"/offers/{offer.public_id}/people/{number}/").status_code == 404
    assert as_ana.get(f"/offers/{offer.public_id}/log/{number}/correct/").status_code == 404
