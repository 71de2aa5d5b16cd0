"""The days: how long since the decision, how long until the start, the latest safe day."""

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest

from withdrawal.domain.clock import HANDED, Act, Terms, clock
from withdrawal.domain.facts import Facts, Me, Talk
from withdrawal.domain.notice import Span
from withdrawal.domain.timeline import WIDTH, Mark, timeline

TODAY = dt.date(2026, 11, 23)


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def facts(**known: Any) -> Facts:
    return Facts(me=Me("Ana Lind"), company="Northwind", role="Data Analyst", **known)


@pytest.mark.parametrize(
    ("starts", "notice", "latest"),
    [
        ("2027-01-04", 30, "2026-12-04"),
        ("2027-01-04", 7, "2026-12-27"),
        ("2027-01-04", 0, "2027-01-03"),
        ("2028-03-01", 1, "2028-02-28"),  # over a leap day
    ],
)
def test_notice_that_arrives_on_the_last_day_ends_before_the_first_day(starts: str, notice: int, latest: str) -> None:
    assert Span("contract", notice, "days").last_arrival(dt.date.fromisoformat(starts)) == day(latest)


@pytest.mark.parametrize(
    ("decided", "starts", "notice", "told", "urgency"),
    [
        (None, None, None, None, "not_decided"),
        ("2026-11-23", None, None, None, "same_day"),
        ("2026-11-22", None, None, None, "soon"),
        ("2026-11-21", None, None, None, "soon"),
        ("2026-11-20", None, None, None, "late"),
        ("2026-11-23", "2026-12-01", 30, None, "past_latest"),
        ("2026-11-23", "2027-01-04", 30, None, "same_day"),
        ("2026-11-20", "2026-12-01", 30, "2026-11-22", "told_late"),
        ("2026-11-20", "2026-12-23", 30, "2026-11-22", "told"),  # it is over on the 22nd
        ("2026-11-20", "2026-12-22", 30, "2026-11-22", "told_late"),
        (None, None, None, "2026-11-22", "told"),
    ],
)
def test_promptness_grows_plainer_as_days_pass(
    decided: str | None, starts: str | None, notice: int | None, told: str | None, urgency: str
) -> None:
    on = day(told)
    known = facts(
        decided_on=day(decided), starts_on=day(starts), notice_days=notice, talk=Talk(on, "phone") if on else None
    )
    terms = Terms(post_days=0, acts=[Act(on, HANDED)] if on else [])
    assert clock(known, TODAY, terms=terms).urgency == urgency


@pytest.mark.parametrize(("starts", "started"), [("2026-11-22", True), ("2026-11-23", True), ("2026-11-24", False)])
def test_from_the_first_day_on_it_is_a_resignation(starts: str, started: bool) -> None:
    assert clock(facts(starts_on=day(starts)), TODAY).started is started


def test_the_days_stand_in_the_order_of_the_calendar_with_today_among_them() -> None:
    known = facts(
        accepted_on=day("2026-11-02"), decided_on=day("2026-11-21"), starts_on=day("2027-01-04"), notice_days=30
    )
    found = clock(known, TODAY, terms=Terms(post_days=0))
    assert [(one.name, one.left) for one in found.days] == [
        ("accepted", -21), ("decided", -2), ("today", 0), ("latest", 11), ("start", 42),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "known",
    [
        {},
        {"decided_on": TODAY},
        {"accepted_on": TODAY, "decided_on": TODAY, "starts_on": TODAY, "notice_days": 0},
        {
            "accepted_on": day("2020-01-01"),
            "decided_on": day("2026-11-22"),
            "starts_on": day("2026-11-24"),
            "notice_days": 0,
        },
    ],
)
def test_the_drawing_keeps_its_labels_apart(known: dict[str, Any]) -> None:
    drawn = timeline(clock(facts(**known), TODAY))
    at = [mark.x for mark in drawn.marks]
    assert at == sorted(at)
    assert all(0 <= x <= WIDTH for x in at)
    assert all(later - earlier >= 60 for earlier, later in pairwise(at))
    for side in (True, False):
        labels = [taken(mark) for mark in drawn.marks if mark.above is side]
        assert all(end <= start for (_, end), (start, _) in pairwise(labels)), "no two labels touch"


def taken(mark: Mark) -> tuple[float, float]:
    """From where to where a label of 130 units stands."""
    left = {"start": 0, "middle": 65, "end": 130}[mark.anchor]
    return mark.x - left, mark.x - left + 130


def test_a_day_that_is_nothing_to_think_of_is_left_out() -> None:
    days = clock(facts(starts_on=dt.date(2027, 1, 4), notice_days=7), TODAY)
    assert "latest" in {one.name for one in days.days}
    assert [one.name for one in days.without("latest").days] == ["today", "start"]
