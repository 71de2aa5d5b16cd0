"""The days of one offer: how long since the decision, how long until the start, the latest safe day and why it is that.

All dates are calendar dates; `today` always comes from the caller, and so do public holidays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from withdrawal.domain.countries.values import Country, Statement
from withdrawal.domain.facts import Facts
from withdrawal.domain.notice import COURTESY, Agreed, Span, notice
from withdrawal.domain.working_days import (
    NONE,
    Days,
    after_working_days,
    before_working_days,
    last_working_day,
    next_working_day,
    working_days_between,
)

POST_DAYS = 2
"""Working days that a letter takes, unless somebody knows better: the product's own guess, from no source."""
SOON = 2
"""Working days before the latest safe day from which on it is spoken of as near."""
UNKNOWN, NO_WAY = "unknown", "no_way"


@dataclass(frozen=True, slots=True)
class Day:
    """One day worth drawing. `name` is accepted, decided, told, today, latest or start; `left` is days from today."""

    name: str
    on: dt.date
    left: int


SPOKEN, WIRED, POSTED, HANDED = "spoken", "wired", "posted", "handed"


@dataclass(frozen=True, slots=True)
class Act:
    """They were told, or it was sent to them."""

    on: dt.date
    way: str
    """spoken, wired (an e-mail or another message), posted (a letter), or handed (a letter, in person)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the latest safe day depends on besides the offer's facts."""

    country: Country | None = None
    agreed: Agreed = field(default_factory=Agreed)
    post_days: int | None = None
    """Working days on the way; None: POST_DAYS where only paper is known to count, else none, as a call takes none."""
    acts: Sequence[Act] = ()
    """In which ways they were told so far."""
    holidays: Days = NONE
    """Public holidays where the employer is."""
    today_there: dt.date | None = None
    """The date where the employer is, when it is known; the later of the two dates counts."""


@dataclass(frozen=True, slots=True)
class Part:
    """One step of the reasoning, each from the one before it. `on` is the day that it leads to.

    `what` is start (the first day of work), courtesy (nothing asks for notice), law or contract (it lasts `number`
    `unit`, and runs out on `on` at the latest), arrives (by then they must have it), working_day (nobody gets it later,
    as the days until then are free), or post (that long before, it has to leave).
    """

    what: str
    on: dt.date
    number: int = 0
    unit: str = ""
    ends_on: str = ""
    because: tuple[Statement, ...] = ()
    """The country's statements that support it; none for plain arithmetic, and for what the person signed."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when to act so that the job never begins, and why."""

    basis: str
    """law, contract, courtesy (nothing asks for notice), no_way (one has to be released), or unknown."""
    latest: dt.date | None = None
    """The last day on which it is sent or said in time; a working day."""
    limit: dt.date | None = None
    """The last day on which it may arrive, were there no weekends."""
    why: tuple[Part, ...] = ()
    open: tuple[str, ...] = ()
    """What to look up, as it may change the day: bar, penalty, trial_period, fixed_term, contract_notice."""
    because: tuple[Statement, ...] = ()
    """The statements behind all of it."""
    arrives_if_today: dt.date | None = None
    ends_if_today: dt.date | None = None
    """When notice that leaves today, or on the next working day, arrives, and the day at whose end it then runs out."""
    given: Act | None = None
    """The first of what was done that counts as notice there."""
    given_ends: dt.date | None = None
    """The day at whose end the notice that was given runs out, where that is known."""

    def has_passed(self, today: dt.date) -> bool:
        """It cannot be done in time any more. Where nothing asks for notice, any day before the first one will do."""
        last = self.limit if self.basis == COURTESY else self.latest
        return last is not None and today > last


@dataclass(frozen=True, slots=True)
class Clock:
    today: dt.date
    days: tuple[Day, ...]
    """In the order of the calendar; today among them."""
    urgency: str
    """told, told_late (the notice that was given runs beyond the first day), not_decided, same_day, soon (1-2 days
    since deciding), late (3 or more), or past_latest."""
    since_decision: int | None
    until_start: int | None
    """Days; negative once the first day is past, when a withdrawal has become a resignation."""
    latest: dt.date | None
    left: int | None
    """Days until the latest safe day, from the same date as `todo`; negative once it is past."""
    deadline: Deadline
    todo: str
    """What to do today: nothing (notice is given), runs_on (it is given, but runs beyond the first day: ask for
    release), resign (the first day has come), enter_start, look_up, release (ask them to let you go), now (nothing asks
    for notice, but they should know), today, soon (a working day or two are left), or by (there is time until the
    latest day)."""
    unheard: str = ""
    """How they were told, where notice is not given by that: spoken or wired; empty where it is, or they were not."""

    def without(self, name: str) -> Clock:
        """The same without the day of that name: it is nothing to think of."""
        return replace(self, days=tuple(day for day in self.days if day.name != name))

    @property
    def started(self) -> bool:
        return self.until_start is not None and self.until_start <= 0


def counts(way: str, country: Country | None) -> bool:
    """Notice is given by it there. Paper always is enough; for a spoken word a source has to say so, and an e-mail is
    writing unless a source says that it is not enough.
    """
    if way == WIRED:
        return country is not None and not country.needs_ink and not country.form.email_counts.is_no
    return is_sure(way, country)


def is_sure(way: str, country: Country | None) -> bool:
    """A source says that notice is given by it there, or it is paper."""
    if way in (POSTED, HANDED):
        return True
    if country is None or country.needs_ink:
        return False
    return (country.form.spoken_counts if way == SPOKEN else country.form.email_counts).is_yes


def deadline(starts_on: dt.date | None, notice_days: int | None, terms: Terms, today: dt.date) -> Deadline:
    """Until when it has to be sent or said; without a first day of work nobody can tell."""
    counted = (act for act in terms.acts if counts(act.way, terms.country))
    given = min(counted, key=lambda act: _given_on(act, terms), default=None)
    if starts_on is None:
        return Deadline(UNKNOWN, given=given)
    asked = notice(terms.country.rules if terms.country else (), terms.agreed, notice_days, starts_on)
    binding, because = asked.binding(starts_on), _statements(terms, asked.because)
    if binding is None:
        return Deadline(NO_WAY if asked.no_way else UNKNOWN, open=asked.open, because=because, given=given)
    limit = binding.last_arrival(starts_on)
    arrives = last_working_day(limit, terms.holidays)
    post_days = _post_days(terms)
    latest = before_working_days(arrives, post_days, terms.holidays)
    arriving = _arrival(today, post_days, terms)
    return Deadline(
        basis=binding.basis,
        latest=latest,
        limit=limit,
        why=_why(starts_on, binding, terms, days=(limit, arrives, latest)),
        open=asked.open,
        because=because,
        arrives_if_today=arriving,
        ends_if_today=asked.runs_out(arriving),
        given=given,
        given_ends=asked.runs_out(_given_on(given, terms)) if given else None,
    )


def _statements(terms: Terms, keys: tuple[str, ...]) -> tuple[Statement, ...]:
    return terms.country.supporting(*keys) if terms.country else ()


def _post_days(terms: Terms) -> int:
    """Working days that it takes from doing what counts there until notice runs."""
    if terms.country and terms.country.from_receipt.is_no:
        return 0
    if terms.post_days is not None:
        return terms.post_days
    # The day is to be safe: where nobody knows whether an e-mail is enough, there is to be time for a letter.
    return 0 if any(is_sure(way, terms.country) for way in (SPOKEN, WIRED)) else POST_DAYS


def _arrival(leaves: dt.date, post_days: int, terms: Terms) -> dt.date:
    return after_working_days(next_working_day(leaves, terms.holidays), post_days, terms.holidays)


def _given_on(act: Act, terms: Terms) -> dt.date:
    """The day from which the notice that was given by `act` runs."""
    if act.way != POSTED or (terms.country and terms.country.from_receipt.is_no):
        return act.on
    return _arrival(act.on, POST_DAYS if terms.post_days is None else terms.post_days, terms)


def _why(starts_on: dt.date, binding: Span, terms: Terms, days: tuple[dt.date, dt.date, dt.date]) -> tuple[Part, ...]:
    limit, arrives, latest = days
    receipt = terms.country.from_receipt.because if terms.country else ()
    ends, because = binding.last_end(starts_on), _statements(terms, binding.because)
    parts = [
        Part("start", starts_on),
        Part(binding.basis, ends, binding.number, binding.unit, binding.ends_on, because),
    ]
    if binding.basis != COURTESY:
        parts.append(Part("arrives", limit, because=_statements(terms, receipt)))
    if arrives != limit:
        parts.append(Part("working_day", arrives))
    if latest != arrives:
        parts.append(Part("post", latest, _post_days(terms), "working_days"))
    return tuple(parts)


def clock(facts: Facts, today: dt.date, told_on: dt.date | None = None, terms: Terms | None = None) -> Clock:
    """The days as they stand on `today`; `told_on` when they were told by a way that is no talk, such as a letter."""
    terms = terms or Terms()
    there = max(today, terms.today_there or today)
    found = deadline(facts.starts_on, facts.notice_days, terms, there)
    told_on = told_on or (facts.talk.on if facts.talk else None)
    todo = _todo(facts.starts_on, found, there, terms.holidays)
    left = (found.latest - there).days if found.latest else None
    named = {
        "accepted": facts.accepted_on,
        "decided": facts.decided_on,
        "told": told_on,
        "today": today,
        "latest": None if found.given else found.latest,
        "start": facts.starts_on,
    }
    days = [
        Day(name, on, left if name == "latest" and left is not None else (on - today).days)
        for name, on in named.items()
        if on
    ]
    since = (today - facts.decided_on).days if facts.decided_on else None
    told = "told_late" if todo == "runs_on" else "told" if told_on or found.given else ""
    return Clock(
        today=today,
        days=tuple(sorted(days, key=lambda day: day.on)),
        urgency=told or _urgency(since, late=found.has_passed(there)),
        since_decision=since,
        until_start=(facts.starts_on - today).days if facts.starts_on else None,
        latest=found.latest,
        left=left,
        deadline=found,
        todo=todo,
        unheard="" if found.given else _loudest(terms.acts),
    )


def _loudest(acts: Sequence[Act]) -> str:
    """In writing, if anything was."""
    return next((way for way in (WIRED, SPOKEN) if any(act.way == way for act in acts)), "")


def _todo(starts_on: dt.date | None, found: Deadline, today: dt.date, holidays: Days) -> str:
    if found.given:
        return _after(starts_on, found, found.given)
    if starts_on is None:
        return "enter_start"
    if starts_on <= today:
        return "resign"
    if found.basis == NO_WAY or (found.basis != COURTESY and found.has_passed(today)):
        return "release"
    return "look_up" if found.latest is None else _until(found.latest, today, holidays)


def _after(starts_on: dt.date | None, found: Deadline, given: Act) -> str:
    """What is left to do once notice is given."""
    if starts_on is None:
        return "nothing"
    if starts_on <= given.on:
        return "resign"
    if found.basis == NO_WAY:
        return "release"
    is_late = found.basis != COURTESY and found.given_ends is not None and found.given_ends >= starts_on
    return "runs_on" if is_late else "nothing"


def _until(latest: dt.date, today: dt.date, holidays: Days) -> str:
    if latest < today:
        return "now"
    if latest == today:
        return "today"
    return "soon" if working_days_between(today, latest, holidays) <= SOON else "by"


def _urgency(since_decision: int | None, *, late: bool) -> str:
    """Same business day, ideally; a decline in general within two days (climbtheladder.com, "How to turn down a job
    offer after accepting it"; fulktheast.pages.dev, FAQ on declining)."""
    if since_decision is None:
        return "not_decided"
    if late:
        return "past_latest"
    if since_decision <= 0:
        return "same_day"
    return "soon" if since_decision <= 2 else "late"
