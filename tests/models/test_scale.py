"""A long log is as quick as a short one: what `./script/bench scale` measures with a million entries, here with less.

The best of several runs is taken on either side: whatever else the machine does can only make a run slower.
"""

import datetime as dt
import time
from collections.abc import Callable

import pytest

from withdrawal.domain.finding import Question
from withdrawal.management import many
from withdrawal.models import Contact, Offer
from withdrawal.models.log import append, first_fault
from withdrawal.models.paging import page_of

FEW, MANY = 400, 8_000
PAGE, RUNS = 50, 12
NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def few(db: None) -> Offer:
    return many.offer_with(FEW, NOW)


@pytest.fixture
def a_lot(db: None) -> Offer:
    return many.offer_with(MANY, NOW)


def add(offer: Offer) -> None:
    contact = Contact(
        occurred_at=NOW, zone="UTC", direction="in", channel="email", outcome="asked", text="One more call"
    )
    append(contact, offer=offer, now=NOW)


def best(do: Callable[[Offer], object], offer: Offer) -> float:
    """Seconds of the quickest run."""
    took = []
    for _ in range(RUNS):
        started = time.perf_counter()
        do(offer)
        took.append(time.perf_counter() - started)
    return min(took)


def test_each_thing_takes_as_long_in_a_log_of_twenty_times_as_many(few: Offer, a_lot: Offer) -> None:
    things: dict[str, tuple[Callable[[Offer], object], float]] = {
        "first page": (lambda offer: page_of(offer, Question(), PAGE), 1.5),
        "deep page": (lambda offer: page_of(offer, Question(), PAGE, before=offer.entries.count() // 2), 1.5),
        "filtered page": (lambda offer: page_of(offer, Question(channel="phone"), PAGE // 2), 1.5),
        "adding": (add, 1.5),
        "search": (lambda offer: page_of(offer, Question(said="contr"), PAGE), 3),
    }
    ratios = {name: best(do, a_lot) / best(do, few) for name, (do, _) in things.items()}
    assert {name: ratio for name, ratio in ratios.items() if ratio > things[name][1]} == {}


def test_a_search_is_quicker_than_reading_every_entry(a_lot: Offer) -> None:
    index = best(lambda offer: page_of(offer, Question(said="xylophone"), PAGE), a_lot)
    reading = best(lambda offer: list(offer.contacts.filter(text__icontains="xylophone")[:PAGE]), a_lot)
    assert reading > 1.5 * index


def test_the_entries_that_are_made_to_measure_with_are_entries_like_any_others(few: Offer) -> None:
    assert first_fault(few) is None
    assert page_of(few, Question(said=many.RARE), PAGE).contacts[0].text.endswith(many.RARE)
    assert few.entries.count() == few.contacts.count() == FEW
