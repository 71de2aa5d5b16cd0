"""A typed clock time is one moment, or none, or two; in the last two cases the person is told."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.times import Repeated, Skipped, moment, offset_if_twice, zone


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("local", "where", "utc"),
    [
        ("2026-11-23T10:40", "Europe/London", "2026-11-23T10:40+00:00"),
        ("2026-07-01T10:40", "Europe/London", "2026-07-01T09:40+00:00"),
        ("2026-11-23T00:30", "Pacific/Kiritimati", "2026-11-22T10:30+00:00"),
        ("2026-11-23T23:30", "Pacific/Pago_Pago", "2026-11-24T10:30+00:00"),
        ("2026-11-23T12:00", "Asia/Kolkata", "2026-11-23T06:30+00:00"),
    ],
)
def test_a_clock_time_in_a_zone_is_a_moment(local: str, where: str, utc: str) -> None:
    assert moment(at(local), zone(where)) == at(utc)


@pytest.mark.parametrize(
    ("local", "where", "before", "after"),
    [
        ("2026-03-08T02:30", "America/New_York", "2026-03-08T01:59", "2026-03-08T03:00"),
        ("2026-03-29T01:15", "Europe/London", "2026-03-29T00:59", "2026-03-29T02:00"),
        ("2026-10-04T02:10", "Australia/Lord_Howe", "2026-10-04T01:59", "2026-10-04T02:30"),
    ],
)
def test_a_time_that_the_clocks_jumped_over_never_was(local: str, where: str, before: str, after: str) -> None:
    with pytest.raises(Skipped) as gap:
        moment(at(local), zone(where))
    assert (gap.value.before, gap.value.after) == (at(before), at(after))


def test_a_time_that_came_twice_needs_to_be_told_which() -> None:
    local, where = at("2026-11-01T01:30"), zone("America/New_York")
    with pytest.raises(Repeated):
        moment(local, where)
    first, second = moment(local, where, second=False), moment(local, where, second=True)
    assert second - first == dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("utc", "where", "said"),
    [
        ("2026-10-25T00:30+00:00", "Europe/London", "UTC+01:00"),
        ("2026-10-25T01:30+00:00", "Europe/London", "UTC+00:00"),
        ("2026-11-01T06:30+00:00", "America/New_York", "UTC-05:00"),
        ("2026-04-04T15:00+00:00", "Australia/Lord_Howe", "UTC+10:30"),
        ("2026-10-25T02:00+00:00", "Europe/London", ""),
        ("2026-03-29T01:00+00:00", "Europe/London", ""),
        ("2026-07-01T12:00+00:00", "UTC", ""),
    ],
)
def test_a_moment_whose_clock_time_came_twice_says_how_far_from_utc(utc: str, where: str, said: str) -> None:
    assert offset_if_twice(at(utc).astimezone(zone(where))) == said


@pytest.mark.parametrize("name", ["Europe/Nowhere", "", "../../etc/passwd", "/etc/localtime", "A" * 5000, "a\0b"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="unknown time zone"):
        zone(name)


@given(st.datetimes(min_value=at("1970-01-02"), max_value=at("2100-12-30")))
def test_a_moment_shows_the_clock_time_it_was_made_from(local: dt.datetime) -> None:
    berlin = zone("Europe/Berlin")
    try:
        found = moment(local, berlin, second=True)
    except Skipped:
        return
    assert found.astimezone(berlin).replace(tzinfo=None, fold=0) == local
