"""The days of an offer: the clock with its country's rule, holidays and date."""

import datetime as dt

import pytest

from withdrawal.models import Contact, IssuedLetter, Offer, Signed
from withdrawal.models.acts import issue_letter, record_posted
from withdrawal.models.log import append
from withdrawal.steps.days import days_of, hours_of


def test_holidays_are_those_of_the_employers_country(offer: Offer, now: dt.datetime) -> None:
    """Ana begins on Monday 4 January; Friday the 1st is free, so the last day to tell them is Thursday."""
    found = days_of(offer, now)
    assert (found.latest, found.deadline.basis) == (dt.date(2026, 12, 31), "courtesy")


def test_the_rule_is_that_of_the_employers_country(offer: Offer, now: dt.datetime) -> None:
    offer.country = "DE"
    assert days_of(offer, now).latest == dt.date(2026, 12, 1)


def test_an_employer_where_it_is_tomorrow_leaves_a_day_less(offer: Offer) -> None:
    offer.country, offer.time_zone, offer.notice_days = "AU", "America/New_York", 30
    offer.starts_on = dt.date(2027, 1, 4)
    evening = dt.datetime(2026, 12, 4, 20, tzinfo=dt.UTC)  # Friday 15:00 in New York, Saturday 07:00 in Sydney
    found = days_of(offer, evening)
    assert (found.today, found.left, found.todo) == (dt.date(2026, 12, 4), -1, "release")


def test_elsewhere_nobody_knows_which_day_it_is_there(offer: Offer) -> None:
    offer.country, offer.time_zone, offer.notice_days = "ZZ", "America/New_York", 30
    evening = dt.datetime(2026, 12, 3, 2, tzinfo=dt.UTC)  # Wednesday 21:00 in New York
    assert days_of(offer, evening).todo == "today"
    assert hours_of(offer, evening) is None


@pytest.fixture
def called(offer: Offer, now: dt.datetime) -> Offer:
    call = Contact(
        occurred_at=now, zone="Europe/London", direction="out", channel="phone", person="Maya Okafor",
        outcome="reached", tells_decision=True,
    )  # fmt: skip
    append(call, offer=offer, now=now)
    return offer


def test_where_a_call_is_enough_it_ends_the_clock(called: Offer, now: dt.datetime) -> None:
    assert days_of(called, now).todo == "nothing"


def test_where_nobody_knows_whether_a_word_is_enough_it_takes_writing(called: Offer, now: dt.datetime) -> None:
    """A letter, by post or by e-mail."""
    called.country = "FR"
    called.notice_days = 30
    called.save()
    assert (days_of(called, now).todo, days_of(called, now).unheard) == ("by", "spoken")
    letter: IssuedLetter = issue_letter(
        called, pdf=b"%PDF", subject="Withdrawal", text="Text", layout="fr", dated=now.date(), now=now
    )
    for channel, todo, unheard in (("email", "nothing", ""), ("post", "nothing", "")):
        record_posted(called, letter, person="Maya Okafor", channel=channel, occurred_at=now, now=now)
        fresh = Offer.objects.of(called.owner).get(pk=called.pk)  # type: ignore[arg-type]
        assert (days_of(fresh, now).todo, days_of(fresh, now).unheard) == (todo, unheard)


@pytest.mark.parametrize(
    ("country", "channel", "todo", "unheard"),
    [
        ("FR", "email", "nothing", ""), ("FR", "linkedin", "nothing", ""), ("FR", "registered", "nothing", ""),
        ("FR", "in_person", "by", "spoken"), ("ES", "email", "nothing", ""), ("ES", "in_person", "nothing", ""),
        ("DE", "registered", "by", "wired"),  # was it signed in ink?
    ],
)  # fmt: skip
def test_the_way_in_which_they_were_told_decides_whether_it_ends(
    country: str, channel: str, todo: str, unheard: str, *, offer: Offer, now: dt.datetime
) -> None:
    offer.country, offer.notice_days = country, 14
    offer.save()
    told = Contact(
        occurred_at=now, zone="Europe/London", direction="out", channel=channel, person="Maya Okafor",
        outcome="reached", tells_decision=True,
    )  # fmt: skip
    append(told, offer=offer, now=now)
    assert (days_of(offer, now).todo, days_of(offer, now).unheard) == (todo, unheard)


def test_a_call_that_comes_too_late_does_not_end_it(called: Offer, now: dt.datetime) -> None:
    called.notice_days = 60
    called.save()
    found = days_of(called, now)
    assert (found.todo, found.deadline.given_ends) == ("runs_on", now.date() + dt.timedelta(days=60))


@pytest.mark.parametrize(
    ("bar", "todo", "asks"), [("yes", "release", False), ("unsure", "by", True), ("no", "by", False)]
)
def test_a_paper_that_rules_notice_out_leaves_no_time(
    bar: str, todo: str, *, asks: bool, offer: Offer, now: dt.datetime
) -> None:
    Signed(offer=offer, bar=bar, penalty="no").save()
    found = days_of(offer, now)
    assert (found.todo, "bar" in found.deadline.open) == (todo, asks)


def test_where_only_paper_counts_the_clock_goes_on_until_it_is_sent(called: Offer, now: dt.datetime) -> None:
    called.country = "DE"
    called.save()
    assert days_of(called, now).todo == "by"
    letter: IssuedLetter = issue_letter(
        called, pdf=b"%PDF", subject="Kündigung", text="Text", layout="din5008a", dated=now.date(), now=now
    )
    record_posted(called, letter, person="Maya Okafor", channel="registered", occurred_at=now, now=now)
    fresh = Offer.objects.of(called.owner).get(pk=called.pk)  # type: ignore[arg-type]
    assert days_of(fresh, now).todo == "nothing"


def test_their_hours_are_on_their_clocks(offer: Offer, now: dt.datetime) -> None:
    offer.country = "US"
    found = hours_of(offer, now)
    assert found
    assert (found.opens, found.are_now(now)) == (dt.datetime(2026, 11, 23, 14, tzinfo=dt.UTC), False)
