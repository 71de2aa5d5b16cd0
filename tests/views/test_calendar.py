"""The secret calendar address: every day to remember, without signing in, and nothing private."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import icalendar
import pytest
from django.conf import settings
from django.core.signing import Signer
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from withdrawal.discretion import NoSecrets
from withdrawal.models import CalendarLink, Contact, LooseEnd, Offer, Reflection, User
from withdrawal.models.acts import erase_account
from withdrawal.models.log import append

HERE = reverse("account_calendar")


@pytest.fixture
def link(ana: User, now: dt.datetime) -> CalendarLink:
    made = CalendarLink(owner=ana, made_at=now)
    made.save()
    return made


@pytest.fixture
def secret(link: CalendarLink) -> str:
    return reverse("calendar", args=[link.secret])


@pytest.fixture
def dated(offer: Offer, now: dt.datetime) -> Offer:
    """A day of every kind, and a private word wherever one can stand."""
    offer.tell_at, offer.time_zone = now + dt.timedelta(days=1), "America/New_York"
    offer.next_contact_on, offer.later_contact_on = dt.date(2027, 5, 1), dt.date(2028, 5, 1)
    offer.private_reason, offer.new_employer = "The manager frightens me", "Fabrikam"
    offer.save()
    call = Contact(
        occurred_at=now, zone="Europe/London", direction="out", channel="phone", person="Tom Reed",
        outcome="no_answer", text="Nobody there, she frightens me.", follow_up_on=dt.date(2026, 12, 1),
    )  # fmt: skip
    append(call, offer=offer, now=now)
    LooseEnd(offer=offer, what="Bonus of GBP 1000: ask Fabrikam", due_on=dt.date(2026, 12, 2)).save()
    LooseEnd(offer=offer, what="Undated").save()
    Reflection(
        offer=offer, dated=now.date(), outcome="withdraw", decided_on=now.date(), what_changed="She frightens me",
        decide_nothing_until=dt.date(2026, 11, 25),
    ).save()  # fmt: skip
    LooseEnd(offer=offer, what="Settled", due_on=dt.date(2026, 12, 3), state="settled", done_at=now).save()
    return offer


def entries(client: Client, secret: str) -> list[Any]:
    found: list[Any] = icalendar.Calendar.from_ical(client.get(secret).content).walk("VEVENT")
    return found


def test_it_holds_every_day_to_remember_on_the_persons_clock(dated: Offer, as_nobody: Client, secret: str) -> None:
    found = entries(as_nobody, secret)
    assert [(f"{one['dtstart'].dt:%Y-%m-%d %H:%M}", str(one["summary"])) for one in found] == [
        ("2026-11-24 05:00", "Call Maya Okafor"),
        ("2026-12-01 09:00", "Hear from Tom Reed?"),
        ("2026-12-02 09:00", "Something to settle"),
        ("2027-05-01 09:00", "Write to Maya Okafor"),
        ("2028-05-01 09:00", "Write to Maya Okafor"),
        ("2026-11-25 09:00", "Reminder"),
        ("2026-12-23 09:00", "Reminder"),
        ("2027-02-21 09:00", "Reminder"),
        ("2027-11-23 09:00", "Reminder"),
    ]


def test_the_entries_are_those_of_the_single_files(dated: Offer, as_ana: Client, secret: str) -> None:
    uids = {str(one["uid"]) for one in entries(as_ana, secret)}
    one = icalendar.Calendar.from_ical(as_ana.get(reverse("call_ics", args=[dated.public_id])).content).walk("VEVENT")
    assert str(one[0]["uid"]) in uids


def test_no_private_word_is_in_it(dated: Offer, as_nobody: Client, secret: str) -> None:
    said = as_nobody.get(secret).content.decode().lower().replace("\r\n ", "")
    for word in ("northwind", "analyst", "fabrikam", "frightens", "bonus", "gbp", "ana@", "nobody there"):
        assert word not in said


@pytest.mark.parametrize("person", ["Fabrikam", "Kim of FABRIKAM", "Northwind desk"])
def test_a_name_that_gives_something_away_is_left_out(
    person: str, dated: Offer, as_nobody: Client, secret: str
) -> None:
    dated.people.update(name=person)
    said = [str(one["summary"]) for one in entries(as_nobody, secret)]
    assert person not in " ".join(said)
    assert [words for words in said if "them" in words] == ["Call them", "Write to them", "Write to them"]


def test_a_day_long_past_and_a_contact_put_right_are_left_out(
    dated: Offer, as_nobody: Client, secret: str, now: dt.datetime
) -> None:
    dated.tell_at, dated.next_contact_on = now - dt.timedelta(days=60), dt.date(2026, 1, 1)
    dated.save()
    right = Contact(
        occurred_at=now, zone="UTC", direction="out", channel="phone", person="Tom Reed", outcome="reached",
        corrects=dated.entries.get(seq=1),
    )  # fmt: skip
    append(right, offer=dated, now=now)
    said = [str(one["summary"]) for one in entries(as_nobody, secret)]
    assert [words for words in said if words != "Reminder"] == ["Something to settle", "Write to Maya Okafor"]


def test_it_is_empty_before_anything_is_planned(as_nobody: Client, secret: str) -> None:
    assert entries(as_nobody, secret) == []


def test_it_holds_the_days_of_its_owner_and_of_nobody_else(
    dated: Offer, ben: User, as_nobody: Client, now: dt.datetime
) -> None:
    link = CalendarLink(owner=ben, made_at=now)
    link.save()
    assert entries(as_nobody, reverse("calendar", args=[link.secret])) == []


# --- the address ------------------------------------------------------------------------------------------------


def test_it_is_long_and_the_database_does_not_hold_it(link: CalendarLink) -> None:
    name, _, seal = link.secret.partition(".")
    assert (len(name), len(seal)) == (32, 43)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM withdrawal_calendarlink")
        assert seal not in str(cursor.fetchall())


FORGED: dict[str, Callable[[CalendarLink], str]] = {
    "nonsense": lambda link: "nonsense",
    "no seal": lambda link: link.name.hex,
    "another seal": lambda link: f"{link.name.hex}.{'A' * 43}",
    "one letter less": lambda link: link.secret[:-1],
    "another name": lambda link: f"{uuid.uuid4().hex}.{link.secret.partition('.')[2]}",
    "sealed with another key": lambda link: Signer(key="guess", sep=".", salt="withdrawal.calendar").sign(
        link.name.hex
    ),
    "sealed for something else": lambda link: Signer(sep=".", salt="else").sign(link.name.hex),
    "long": lambda link: "9" * 5000,
    "a zero byte": lambda link: "%00",
}


@pytest.mark.parametrize("how", FORGED)
def test_a_wrong_address_is_not_there_and_asks_the_database_nothing(
    how: str, link: CalendarLink, as_nobody: Client
) -> None:
    wrong = f"/calendar/{FORGED[how](link)}.ics"
    with CaptureQueriesContext(connection) as asked:
        assert as_nobody.get(wrong).status_code == 404
    assert not asked.captured_queries


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_can_be_written_there(method: str, secret: str, as_nobody: Client) -> None:
    assert getattr(as_nobody, method)(secret).status_code == 405


def test_a_new_key_of_the_server_makes_it_a_wrong_one(secret: str, as_nobody: Client) -> None:
    with override_settings(SECRET_KEY="another key, made anew"):
        assert as_nobody.get(secret).status_code == 404
    assert as_nobody.get(secret).status_code == 200


def test_an_account_that_is_switched_off_or_erased_has_no_days(
    secret: str, ana: User, as_nobody: Client, now: dt.datetime
) -> None:
    ana.is_active = False
    ana.save()
    assert as_nobody.get(secret).status_code == 404
    erase_account(ana, now=now)
    assert as_nobody.get(secret).status_code == 404


# --- what it is answered with -----------------------------------------------------------------------------------


def test_a_calendar_may_keep_it_and_no_search_engine_may_list_it(dated: Offer, as_nobody: Client, secret: str) -> None:
    answer = as_nobody.get(secret)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert not answer.cookies


def test_it_is_sent_again_only_when_a_day_has_changed(
    dated: Offer, as_nobody: Client, secret: str, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = as_nobody.get(secret)["ETag"]
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + dt.timedelta(hours=1))
    same = as_nobody.get(secret, headers={"if-none-match": tag})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", tag)
    assert same["Cache-Control"] == "private, no-cache"
    dated.loose_ends.update(due_on=dt.date(2026, 12, 9))
    assert as_nobody.get(secret, headers={"if-none-match": tag}).status_code == 200


# --- the page ---------------------------------------------------------------------------------------------------


def test_the_page_makes_shows_renews_and_gives_it_up(as_ana: Client, as_nobody: Client, ana: User) -> None:
    assert "Make an address" in as_ana.get(HERE).content.decode()
    as_ana.post(HERE, {"make": ""})
    first = as_ana.get(HERE).context["address"]
    assert first in as_ana.get(HERE).content.decode()
    assert as_nobody.get(first).status_code == 200
    as_ana.post(HERE, {"make": ""})
    second = as_ana.get(HERE).context["address"]
    assert second != first
    assert (as_nobody.get(first).status_code, as_nobody.get(second).status_code) == (404, 200)
    as_ana.post(HERE, {"give_up": ""})
    assert as_nobody.get(second).status_code == 404
    assert not CalendarLink.objects.of(ana).exists()


def test_giving_up_what_is_not_there_is_no_fault(as_ana: Client) -> None:
    assert as_ana.post(HERE, {"give_up": ""})["Location"] == HERE


def test_the_account_leads_there(as_ana: Client) -> None:
    assert f'href="{HERE}"' in as_ana.get(reverse("account")).content.decode()


def test_the_address_is_taken_along_in_no_export(link: CalendarLink, dated: Offer, as_ana: Client) -> None:
    body = as_ana.get(reverse("account_export")).content
    assert link.name.hex.encode() not in body


@pytest.mark.parametrize(
    ("company", "person", "said"),
    [
        ("Northwind Logistics GmbH", "Northwind recruiting", "Call them"),
        ("Northwind Logistics GmbH", "Team LOGISTICS", "Call them"),
        ("Northwind Logistics GmbH", "Maya Okafor", "Call Maya Okafor"),
        ("Ring", "Maya Okafor", "Call Maya Okafor"),
        ("Call Ltd", "Maya Okafor", "Call Maya Okafor"),
        ("Okafor & Sons", "Maya Okafor", "Call them"),
    ],
)
def test_a_name_that_names_the_company_is_left_out(
    *, company: str, person: str, said: str, dated: Offer, as_nobody: Client, secret: str
) -> None:
    dated.company = company
    dated.save()
    dated.people.update(name=person)
    assert said in {str(one["summary"]) for one in entries(as_nobody, secret)}


@pytest.mark.parametrize("method", ["PROPFIND", "OPTIONS", "POST", "PUT", "GET"])
@pytest.mark.parametrize("given_up", [False, True])
def test_the_secret_stands_in_no_message_of_the_server(
    *, method: str, given_up: bool, link: CalendarLink, secret: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Calendar programs ask in ways that are refused, and a refusal is reported."""
    if given_up:
        link.delete()
    caplog.handler.addFilter(NoSecrets())
    answer = Client(enforce_csrf_checks=True).generic(method, secret)
    assert answer.status_code in (200, 403, 404, 405)
    assert link.name.hex not in caplog.text
    assert secret not in caplog.text
    assert bool(caplog.records) == (answer.status_code != 200)


def test_the_server_writes_its_messages_through_that_filter() -> None:
    written: dict[str, Any] = settings.LOGGING
    assert written["handlers"]["console"]["filters"] == ["no_secrets"]
    assert written["filters"]["no_secrets"]["()"] == f"{NoSecrets.__module__}.{NoSecrets.__qualname__}"


def test_a_new_address_takes_the_place_of_the_old_one(ana: User, link: CalendarLink, now: dt.datetime) -> None:
    made = CalendarLink.renew(ana, now=now)
    assert made.secret != link.secret
    assert [one.name for one in CalendarLink.objects.of(ana)] == [made.name]
    assert CalendarLink.owner_at(link.secret) is None
