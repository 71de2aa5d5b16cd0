"""A long log is as quick as a short one: `./script/bench scale` takes the time with a million entries; here the work of
the database is counted, with less, which is the same on a busy machine.
"""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection

from withdrawal.domain.finding import Question
from withdrawal.management import many
from withdrawal.models import Contact, Offer
from withdrawal.models.log import append, first_fault
from withdrawal.models.paging import page_of

FEW, MANY = 1_000, 8_000
PAGE = 50
NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC)
ROWS_READ = "SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables"


def log_of(number: int) -> Offer:
    offer = many.offer_with(number, NOW)
    if connection.vendor == "postgresql":
        # As its own housekeeping does by and by: it then knows how long the tables are.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return offer


@pytest.fixture
def few(db: None) -> Offer:
    return log_of(FEW)


@pytest.fixture
def a_lot(db: None) -> Offer:
    return log_of(MANY)


def add(offer: Offer) -> None:
    contact = Contact(
        occurred_at=NOW, zone="UTC", direction="in", channel="email", outcome="asked", text="One more call"
    )
    append(contact, offer=offer, now=NOW)


def work(do: Callable[[Offer], object], offer: Offer) -> int:
    """What the database does meanwhile: steps of SQLite's machine, or rows that PostgreSQL reads."""
    if connection.vendor == "postgresql":
        before = rows_read()
        do(offer)
        return rows_read() - before
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection.connection.set_progress_handler(count, 10)
    do(offer)
    connection.connection.set_progress_handler(None, 0)
    return steps


def rows_read() -> int:
    with connection.cursor() as cursor:
        cursor.execute(ROWS_READ)
        return int(cursor.fetchone()[0])


def by_words(offer: Offer, words: str) -> object:
    return page_of(offer, Question(said=words), PAGE)


THINGS: dict[str, tuple[Callable[[Offer], object], float]] = {
    "the first page": (lambda offer: page_of(offer, Question(), PAGE), 1.5),
    "a deep page": (
        lambda offer: page_of(offer, Question(), PAGE, before=offer.entries.order_by("-seq")[0].seq // 2),
        1.5,
    ),
    "a filtered page": (lambda offer: page_of(offer, Question(channel="phone"), PAGE // 2), 1.5),
    "adding": (add, 1.5),
    "a search": (lambda offer: by_words(offer, "contr"), 3),
}


def test_each_thing_is_no_more_work_in_a_log_of_eight_times_as_many(few: Offer, a_lot: Offer) -> None:
    done = {name: (work(do, a_lot), work(do, few)) for name, (do, _) in THINGS.items()}
    ratios = {name: much / little for name, (much, little) in done.items()}
    assert max(much for much, _ in done.values()) < MANY / 2, "both logs stand in one table: it is not read as a whole"
    assert {name: ratio for name, ratio in ratios.items() if ratio > THINGS[name][1]} == {}


def test_a_search_is_less_work_than_reading_every_entry(a_lot: Offer) -> None:
    reading = work(lambda offer: list(offer.contacts.filter(text__icontains="xylophone")[:PAGE]), a_lot)
    assert reading > 5 * work(lambda offer: by_words(offer, "xylophone"), a_lot)


def test_the_entries_that_are_made_to_measure_with_are_entries_like_any_others(few: Offer) -> None:
    assert first_fault(few) is None
    assert page_of(few, Question(said=many.RARE), PAGE).contacts[0].text.endswith(many.RARE)
    assert few.entries.count() == few.contacts.count() == FEW
