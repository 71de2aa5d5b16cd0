"""Closing: what stands in its way, what is the person's own to leave, and when to write again after it."""

import datetime as dt
from collections.abc import Callable

import pytest

from withdrawal.models import Contact, LooseEnd, Offer, Reflection
from withdrawal.models.log import append
from withdrawal.steps.closing import Left, days_after, left

Fresh = Callable[[], Offer]


@pytest.fixture
def told(offer: Offer, now: dt.datetime) -> Offer:
    call = Contact(
        occurred_at=now, zone="UTC", direction="out", channel="phone", person="Maya Okafor", outcome="reached",
        tells_decision=True,
    )  # fmt: skip
    append(call, offer=offer, now=now)
    return offer


def test_they_must_have_heard_it(offer: Offer, fresh: Fresh) -> None:
    found = left(fresh())
    assert (found.untold, found.forbids) == (True, True)


def test_whoever_keeps_the_job_tells_nobody(offer: Offer, fresh: Fresh, now: dt.datetime) -> None:
    Reflection(offer=offer, dated=now.date(), outcome="keep").save()
    found = left(fresh())
    assert found == Left(ends=(), keeps=True, untold=False, unsent=False, unconfirmed=False, unthanked=False)
    assert not found.forbids


@pytest.mark.parametrize(
    ("state", "forbids"), [("open", True), ("asked", True), ("agreed", True), ("settled", False), ("not_owed", False)]
)
def test_what_is_owed_stands_in_the_way(state: str, forbids: bool, told: Offer, fresh: Fresh, now: dt.datetime) -> None:
    end = LooseEnd(offer=told, what="Laptop")
    end.put(state, now)
    end.save()
    assert left(fresh()).forbids == forbids


def test_a_letter_and_a_thank_you_are_missed_but_do_not_stand_in_the_way(told: Offer, fresh: Fresh) -> None:
    found = left(fresh())
    assert (found.unconfirmed, found.unthanked, found.forbids) == (True, True, False)


@pytest.mark.parametrize(
    ("closed", "first", "second"),
    [
        ("2026-11-23", "2027-05-23", "2028-05-23"),
        ("2026-08-31", "2027-02-28", "2028-02-29"),
        ("2027-08-31", "2028-02-29", "2029-02-28"),
        ("2026-06-30", "2026-12-30", "2027-12-30"),
        ("2026-07-01", "2027-01-01", "2028-01-01"),
        ("2028-02-29", "2028-08-29", "2029-08-29"),
    ],
)
def test_one_writes_half_a_year_and_a_year_and_a_half_later(closed: str, first: str, second: str) -> None:
    day = dt.date.fromisoformat
    assert days_after(day(closed)) == (day(first), day(second))


@pytest.mark.parametrize(("country", "forbids"), [("DE", True), ("GB", False)])
def test_where_only_ink_ends_it_the_paper_has_to_be_sent_first(
    country: str, *, forbids: bool, told: Offer, fresh: Fresh
) -> None:
    told.country = country
    told.save()
    found = left(fresh())
    assert (found.unsent, found.unconfirmed, found.forbids) == (forbids, not forbids, forbids)
