"""Pages of a log, however its dates fall: nothing is left out, nothing comes twice."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.models.conftest import Write
from withdrawal.domain.finding import Question
from withdrawal.models import Offer
from withdrawal.models.paging import Page, page_of

MANY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@given(minutes=st.lists(st.integers(0, 3), max_size=12), size=st.integers(1, 5))
@MANY
def test_forwards_and_back_every_contact_is_shown_once_in_order(
    minutes: list[int], size: int, offer: Offer, now: dt.datetime, write: Write
) -> None:
    """Several contacts of the same minute are told apart by the order in which they were written down."""
    for minute in minutes:
        write(occurred_at=now - dt.timedelta(days=1, minutes=minute))
    wanted = [contact.entry.seq for contact in offer.contacts.select_related("entry")]
    page = page_of(offer, Question(), size)
    forwards = [contact.entry.seq for contact in page.contacts]
    while page.older is not None:
        page = page_of(offer, Question(), size, before=page.older)
        forwards += [contact.entry.seq for contact in page.contacts]
    assert forwards == wanted
    backwards = [contact.entry.seq for contact in page.contacts]
    while page.newer is not None:
        page = page_of(offer, Question(), size, after=page.newer)
        backwards = [contact.entry.seq for contact in page.contacts] + backwards
    assert backwards == wanted


def test_a_filter_leaves_out_what_it_leaves_out_on_every_page(offer: Offer, now: dt.datetime, write: Write) -> None:
    for number in range(10):
        way, moment = ("phone", "email")[number % 2], now - dt.timedelta(hours=number)
        write(text=f"Entry {number}", occurred_at=moment, channel=way)
    question = Question(channel="email")
    first = page_of(offer, question, 3)
    second = page_of(offer, question, 3, before=first.older or 0)
    texts = [contact.text for contact in (*first.contacts, *second.contacts)]
    assert texts == [f"Entry {number}" for number in (1, 3, 5, 7, 9)]
    assert (first.newer, second.older) == (None, None)


def test_an_entry_that_there_is_not_begins_at_the_newest(offer: Offer, write: Write) -> None:
    write(text="Only")
    page = page_of(offer, Question(), 5, before=999)
    assert [contact.text for contact in page.contacts] == ["Only"]


def test_an_empty_log_is_an_empty_page(offer: Offer) -> None:
    assert page_of(offer, Question(), 5) == Page([], None, None)
