"""However long the log grows, a page asks the database a handful of questions, and no more than before."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.views.conftest import At
from withdrawal import steps
from withdrawal.models import (
    Alternative,
    Contact,
    IssuedLetter,
    LookBack,
    LooseEnd,
    Offer,
    Person,
    Reflection,
    Weighed,
)
from withdrawal.models.acts import record_posted
from withdrawal.models.log import File, append

MOST = 11
PAGES = [
    "plan", "edit", "people", "message", "call", "letter", "issue", "log", "log_new", "log_import", "log_replies",
    "erase", "message_txt", "message_eml", "letter_docx", "letter_txt", "log_csv", "log_json",
    "reflections", "country", "reactions", "signed", "loose_ends", "close",
]  # fmt: skip


@pytest.fixture
def grow(offer: Offer, letter: IssuedLetter, now: dt.datetime) -> Callable[[int], None]:
    """Make everything longer by `n`: contacts with corrections and files, people, reflections, loose ends."""

    def by(n: int) -> None:
        already = offer.contacts.count()
        for number in range(already, already + n):
            earlier = offer.entries.first() if number else None
            call = Contact(
                occurred_at=now - dt.timedelta(hours=number), zone="Europe/London", direction="out", channel="phone",
                person="Maya Okafor", outcome="reached", text="I called.", tells_decision=True, corrects=earlier,
            )  # fmt: skip
            append(call, offer=offer, now=now, files=[File("note.txt", "text/plain", b"x")])
            Person(offer=offer, name=f"Person {number}", part="other", gave_time=True).save()
            LooseEnd(offer=offer, what=f"Loose end {number}").save()
            one = Reflection(offer=offer, dated=now.date() - dt.timedelta(days=number), outcome="not_yet")
            one.save()
            Weighed(reflection=one, side="keep", text="The team", weight=3).save()
            LookBack(offer=offer, since=one.dated, after=30, dated=now.date()).save()
            Offer(owner=offer.owner, company="Southwind", role="Analyst", my_name="Ana Lind").save()

    Alternative(offer=offer, kind="referral").save()
    record_posted(offer, letter, person="Maya Okafor", channel="post", occurred_at=now, now=now)
    return by


def addresses(at: At) -> dict[str, str]:
    return {
        "my offers": reverse("home"),
        "new": reverse("new"),
        "account": reverse("account"),
        **{name: at(name) for name in PAGES},
        **{step.slug: at("step", step.slug) for step in steps.STEPS},
        "correct": at("log_correct", 1),
        "loose end": at("loose_end", LooseEnd._base_manager.order_by("pk").values_list("pk", flat=True)[0]),
    }


NAMES = ["my offers", "new", "account", *PAGES, *(step.slug for step in steps.STEPS), "correct", "loose end"]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_asks_little_and_no_more_as_the_log_grows(
    name: str,
    grow: Callable[[int], None],
    as_ana: Client,
    at: At,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    grow(3)
    here = addresses(at)[name]
    with django_assert_max_num_queries(MOST) as short:
        assert as_ana.get(here).status_code == 200
    grow(37)
    with CaptureQueriesContext(connection) as long:
        assert as_ana.get(here).status_code == 200
    assert len(long) == len(short)


def test_a_list_of_contacts_leaves_the_files_in_the_database(
    grow: Callable[[int], None], as_ana: Client, at: At
) -> None:
    grow(3)
    with CaptureQueriesContext(connection) as asked:
        as_ana.get(at("log"))
    assert not [query for query in asked if 'attachment"."body"' in query["sql"] or 'letter"."pdf"' in query["sql"]]
