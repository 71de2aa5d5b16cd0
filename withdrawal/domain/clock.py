"""The days of one offer: how long since the decision, how long until the start, the latest safe day.

All dates are the person's own calendar dates; `today` always comes from the caller.
"""

import datetime as dt
from dataclasses import dataclass

from withdrawal.domain.facts import Facts


@dataclass(frozen=True, slots=True)
class Day:
    """One day worth drawing. `name` is accepted, decided, told, today, latest or start; `left` is days from today."""

    name: str
    on: dt.date
    left: int


@dataclass(frozen=True, slots=True)
class Clock:
    today: dt.date
    days: tuple[Day, ...]
    """In the order of the calendar; today among them."""
    urgency: str
    """told, not_decided, same_day, soon (1-2 days since deciding), late (3 or more), or past_latest."""
    since_decision: int | None
    until_start: int | None
    """Days; negative once the first day is past, when a withdrawal has become a resignation."""
    latest: dt.date | None

    @property
    def started(self) -> bool:
        return self.until_start is not None and self.until_start <= 0


def latest_safe_day(starts_on: dt.date | None, notice_days: int | None) -> dt.date | None:
    """The last day on which notice of `notice_days` calendar days still ends before the first day of work.

    Notice given on day D of length N runs out at the end of D + N; that must be before `starts_on`. The rule as
    employment lawyers in London state it (employmentlawyer.london, "What happens if new hire or employer change
    their mind"): if the notice expires before the start date, the job never begins. None when either is not known.
    """
    if starts_on is None or notice_days is None:
        return None
    return starts_on - dt.timedelta(days=notice_days + 1)


def clock(facts: Facts, today: dt.date, told_on: dt.date | None = None) -> Clock:
    """The days as they stand on `today`; `told_on` when they were told by a way that is no talk, such as a letter."""
    latest = latest_safe_day(facts.starts_on, facts.notice_days)
    told_on = told_on or (facts.talk.on if facts.talk else None)
    named = {
        "accepted": facts.accepted_on,
        "decided": facts.decided_on,
        "told": told_on,
        "today": today,
        "latest": latest if told_on is None else None,
        "start": facts.starts_on,
    }
    days = [Day(name, on, (on - today).days) for name, on in named.items() if on]
    since = (today - facts.decided_on).days if facts.decided_on else None
    return Clock(
        today=today,
        days=tuple(sorted(days, key=lambda day: day.on)),
        urgency=_urgency(since, told=told_on is not None, late=latest is not None and today > latest),
        since_decision=since,
        until_start=(facts.starts_on - today).days if facts.starts_on else None,
        latest=latest,
    )


def _urgency(since_decision: int | None, *, told: bool, late: bool) -> str:
    """Same business day, ideally; a decline in general within two days (climbtheladder.com, "How to turn down a job
    offer after accepting it"; fulktheast.pages.dev, FAQ on declining)."""
    if told:
        return "told"
    if since_decision is None:
        return "not_decided"
    if late:
        return "past_latest"
    if since_decision <= 0:
        return "same_day"
    return "soon" if since_decision <= 2 else "late"
