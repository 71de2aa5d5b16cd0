"""The day's own reflection is taken up again, a new day begins with a copy, earlier ones stay."""

import datetime as dt

import pytest

from withdrawal.models import Offer, Reflection

SUNDAY, MONDAY, TUESDAY = (dt.date(2026, 11, day) for day in (22, 23, 24))


@pytest.fixture
def on_monday(offer: Offer) -> Reflection:
    one = Reflection(offer=offer, dated=MONDAY, what_changed="The other team.", outcome="keep", slept_on_it="yes")
    one.save()
    return one


def test_the_first_one_is_blank_and_dated(offer: Offer) -> None:
    blank = Reflection.on(MONDAY, offer)
    assert blank.pk is None
    assert (blank.dated, blank.what_changed, blank.outcome) == (MONDAY, "", "")


def test_on_the_same_day_the_days_own_is_taken_up_again(offer: Offer, on_monday: Reflection) -> None:
    assert Reflection.on(MONDAY, offer) == on_monday


def test_a_new_day_begins_with_a_copy(offer: Offer, on_monday: Reflection) -> None:
    copy = Reflection.on(TUESDAY, offer)
    assert copy.pk is None
    assert (copy.dated, copy.what_changed) == (TUESDAY, "The other team.")
    assert (copy.slept_on_it, copy.outcome) == ("yes", "keep")


def test_the_earlier_one_stays_as_it_was(offer: Offer, on_monday: Reflection) -> None:
    copy = Reflection.on(TUESDAY, offer)
    copy.what_changed = "Nothing, on second thoughts."
    copy.save()
    on_monday.refresh_from_db()
    assert on_monday.what_changed == "The other team."
    assert offer.reflections.count() == 2


def test_the_latest_one_counts(offer: Offer, on_monday: Reflection) -> None:
    Reflection(offer=offer, dated=TUESDAY, outcome="withdraw", decided_on=TUESDAY).save()
    assert offer.reflection is not None
    assert offer.reflection.dated == TUESDAY
    assert offer.decided_on == TUESDAY


def test_of_one_day_the_one_that_was_written_last_counts(offer: Offer, on_monday: Reflection) -> None:
    last = Reflection(offer=offer, dated=MONDAY, outcome="not_yet")
    last.save()
    assert offer.reflection == Reflection.on(MONDAY, offer) == last
    assert offer.reflected == [last, on_monday]


def test_a_day_that_comes_twice_is_taken_up_again_too(offer: Offer, on_monday: Reflection) -> None:
    """Flying west, or changing one's time zone, makes it Monday once more after Tuesday had begun."""
    Reflection(offer=offer, dated=TUESDAY, outcome="not_yet").save()
    assert Reflection.on(MONDAY, offer) == on_monday


def test_a_day_before_all_others_gets_its_own(offer: Offer, on_monday: Reflection) -> None:
    assert Reflection.on(SUNDAY, offer).pk is None
