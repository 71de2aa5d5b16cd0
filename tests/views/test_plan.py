"""The plan says where the person is, what is next, and what each piece still lacks."""

import datetime as dt
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests.views.conftest import At
from withdrawal.models import IssuedLetter, Message, Offer, Reflection
from withdrawal.models.acts import record_posted, record_sent

Fresh = Callable[[], Offer]


@pytest.fixture
def said(as_ana: Client, at: At) -> Callable[[], str]:
    """The words of the plan."""
    return lambda: unescape(as_ana.get(at("plan")).content.decode())


def post(offer: Offer, letter: IssuedLetter, now: dt.datetime) -> None:
    record_posted(offer, letter, person="Maya Okafor", channel="post", occurred_at=now, now=now)


def thank(offer: Offer, now: dt.datetime) -> None:
    note = Message(offer=offer, kind="thank_you", subject="Thank you", body="Thank you.")
    record_sent(offer, note, person="Maya Okafor", channel="email", tells_decision=False, now=now)


def test_at_first_it_asks_to_reflect(offer: Offer, as_ana: Client, at: At, said: Callable[[], str]) -> None:
    assert as_ana.get(at("plan")).context["plan"].stage == "reflect"
    assert "First, be sure. Then be quick." in said()


def test_in_doubt_it_allows_the_doubt(offer: Offer, said: Callable[[], str], now: dt.datetime) -> None:
    Reflection(offer=offer, dated=now.date(), outcome="not_yet").save()
    assert "You have not decided yet. That is allowed." in said()


def test_keeping_the_job_is_an_ending(offer: Offer, said: Callable[[], str], now: dt.datetime) -> None:
    Reflection(offer=offer, dated=now.date(), outcome="keep").save()
    assert "You are keeping the job." in said()


@pytest.mark.parametrize("closed", [False, True])
def test_who_stays_is_offered_neither_steps_nor_pieces_to_withdraw(
    closed: bool, offer: Offer, said: Callable[[], str], at: At, now: dt.datetime
) -> None:
    Reflection(offer=offer, dated=now.date(), outcome="keep").save()
    offer.closed_at, offer.notice_days = now if closed else None, 60
    offer.save()
    page = said()
    for words in ("The seven steps", "What is ready to use", ">soon<", ">open<", ">waiting<", "Tell them today"):
        assert words not in page
    assert at("message", kind="withdrawal") not in page
    assert f'href="{at("step", "reflect")}">If it changes, take the reflection again<' in page


def test_who_would_rather_stay_but_told_them_finds_all_steps(told: Offer, said: Callable[[], str]) -> None:
    told.reflections.update(outcome="keep", decided_on=None)
    page = said()
    assert "Next: speak to them" in page
    assert "The seven steps" in page


TELL = {
    0: "You decided today. Tell them today.",
    1: "You decided yesterday. Tell them today.",
    5: "You decided 5 days ago. Tell them today.",
}


@pytest.mark.parametrize("days", TELL)
def test_once_decided_it_asks_to_tell_them(days: int, offer: Offer, said: Callable[[], str], now: dt.datetime) -> None:
    day = now.date() - dt.timedelta(days=days)
    Reflection(offer=offer, dated=now.date(), outcome="withdraw", decided_on=day).save()
    assert TELL[days] in said()
    assert "Next: tell Maya Okafor" in said()


def test_after_the_latest_safe_day_it_says_so(decided: Offer, said: Callable[[], str]) -> None:
    decided.notice_days = 60
    decided.save()
    assert "The latest safe day has passed. Tell them today." in said()


def test_from_the_first_day_on_it_is_a_resignation(decided: Offer, said: Callable[[], str], now: dt.datetime) -> None:
    decided.starts_on = now.date()
    decided.save()
    assert "The first day has come. Speak to them now." in said()


def test_once_they_know_it_asks_for_the_letter(told: Offer, said: Callable[[], str]) -> None:
    assert "They know. Now put it in writing." in said()
    assert "Next: the confirmation letter" in said()


def test_who_told_them_too_late_reads_it_until_the_end(
    told: Offer, letter: IssuedLetter, said: Callable[[], str], now: dt.datetime
) -> None:
    words = (
        "The notice that you gave on Monday 23 November runs until Friday 22 January 2027, and your first day of work"
        " is Monday 4 January 2027: it is not over before that. Ask them to release you"
    )
    told.notice_days = 60
    told.save()
    assert words in said()
    post(told, letter, now)
    assert words in said()
    thank(told, now)
    assert words in said()


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("DE", "They know, but only paper signed in ink counts. Post the letter by Tuesday 1 December."),
        ("DE", "Post it by Tuesday 1 December."),
        ("US", "Whether a spoken word is enough there, we do not know. Put it in writing by Tuesday 29 December."),
        ("US", "Send it by Tuesday 29 December."),
        ("FR", "Whether a spoken word is enough there, we do not know. Put it in writing soon."),
        ("FR", "Send it within a day or two."),
        ("GB", "Send it within a day or two."),
    ],
)
def test_where_a_word_is_not_known_to_be_enough_it_says_by_when_to_write(
    country: str, words: str, told: Offer, said: Callable[[], str]
) -> None:
    told.country = country
    told.save()
    page = " ".join(said().split())
    assert words in page
    assert ("Send it within a day or two." in page) is (country in ("FR", "GB"))


def test_who_told_them_in_time_reads_of_no_day_any_more(told: Offer, said: Callable[[], str]) -> None:
    assert '<p class="until">' not in said()


def test_who_keeps_the_job_is_not_told_by_when_to_say_so(
    offer: Offer, said: Callable[[], str], now: dt.datetime
) -> None:
    assert '<p class="until">' in said()
    Reflection(offer=offer, dated=now.date(), outcome="keep").save()
    assert '<p class="until">' not in said()


def test_once_issued_it_asks_to_send_the_letter(told: Offer, letter: IssuedLetter, said: Callable[[], str]) -> None:
    assert "Next: send the letter, and say so" in said()


def test_once_sent_it_asks_to_thank(
    told: Offer, letter: IssuedLetter, said: Callable[[], str], now: dt.datetime
) -> None:
    post(told, letter, now)
    assert "It is said and written. Leave well." in said()


def test_in_the_end_everything_is_done(
    told: Offer, letter: IssuedLetter, said: Callable[[], str], now: dt.datetime
) -> None:
    post(told, letter, now)
    thank(told, now)
    assert "Everything is done. You left well." in said()


def test_exactly_one_step_is_next_until_all_is_done(as_ana: Client, at: At, decided: Offer) -> None:
    rows = as_ana.get(at("plan")).context["plan"].rows
    assert [row.step.slug for row in rows if row.next] == ["arrange"]
    assert [row.step.slug for row in rows if row.done] == ["reflect"]


def test_it_links_every_step_and_every_piece(offer: Offer, said: Callable[[], str], at: At) -> None:
    page = said()
    for slug in ("reflect", "arrange", "courtesy", "reason", "alternatives", "confirm", "relationship"):
        assert at("step", slug) in page
    for kind in ("meeting_request", "withdrawal", "thank_you"):
        assert at("message", kind=kind) in page
    for name in ("call", "letter"):
        assert at(name) in page


def test_what_is_of_no_use_yet_is_not_offered(told: Offer, said: Callable[[], str], at: At) -> None:
    """There is nobody at an agency; and once they were told, there is something to remind them of."""
    assert at("message", kind="nudge") in said()
    assert at("message", kind="agency_note") not in said()
    told.people.create(name="Kim Brenner", part="agency")
    assert at("message", kind="agency_note") in said()


LACKS = {
    "withdrawal": ("decision", "gratitude", "reason"),
    "confirmation": ("decision", "talk", "my_address", "company_address"),
    "thank_you": ("gratitude",),
}


@pytest.mark.parametrize("kind", LACKS)
def test_a_piece_says_what_it_still_lacks(kind: str, as_ana: Client, at: At) -> None:
    pieces = {piece.kind: piece.lacks for piece in as_ana.get(at("plan")).context["plan"].pieces}
    assert pieces[kind] == LACKS[kind]


def test_every_lack_leads_to_where_it_is_mended(offer: Offer, said: Callable[[], str], at: At) -> None:
    offer.people.all().delete()
    offer.tell_first = offer.accepted_on = offer.starts_on = None
    offer.save()
    page = said()
    for words in ("whom to address", "your decision", "what you are grateful for", "a reason, if you want one",
                  "the day you accepted", "the first day of work", "the talk, written down", "your address",
                  "the company’s address", "your phone number"):  # fmt: skip
        assert f">{words}</a>" in page, words


def test_the_last_contacts_are_on_it(told: Offer, said: Callable[[], str]) -> None:
    assert "Phone, Maya Okafor: I told her." in said()


def test_my_offers_lists_each_with_its_plan(offer: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.get(reverse("home")).content.decode()
    assert f'href="{at("plan")}">Northwind</a>' in page
