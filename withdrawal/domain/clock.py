"""The days of one offer: how long since the decision, how long until the start, the latest safe day and why it is that.

All dates are calendar dates; `today` always comes from the caller, and so do public holidays.
"""

import datetime as dt
from dataclasses import dataclass, field

from withdrawal.domain.countries.values import Country, Statement
from withdrawal.domain.facts import Facts
from withdrawal.domain.notice import COURTESY, Signed, Span, notice
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


@dataclass(frozen=True, slots=True)
class Terms:
    """What the latest safe day depends on besides the offer's facts."""

    country: Country | None = None
    signed: Signed = field(default_factory=Signed)
    """Its `notice_days` are taken from the facts."""
    post_days: int | None = None
    """Working days on the way; None: POST_DAYS where only paper counts, else none, as a call takes none."""
    holidays: Days = NONE
    """Public holidays where the employer is."""
    today_there: dt.date | None = None
    """The date where the employer is, when it is known; the later of the two dates counts."""
    given: bool | None = None
    """Notice was given in the form that counts; None: being told is enough."""


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
    """What to look up, as it may change the day: trial_period, fixed_term, contract_notice."""
    because: tuple[Statement, ...] = ()
    """The statements behind all of it."""
    arrives_if_today: dt.date | None = None
    ends_if_today: dt.date | None = None
    """When notice that leaves today, or on the next working day, arrives, and the day at whose end it then runs out."""

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
    """told, not_decided, same_day, soon (1-2 days since deciding), late (3 or more), or past_latest."""
    since_decision: int | None
    until_start: int | None
    """Days; negative once the first day is past, when a withdrawal has become a resignation."""
    latest: dt.date | None
    deadline: Deadline
    todo: str
    """What to do today: nothing (notice is given), resign (the first day has come), enter_start, look_up, release (ask
    them to let you go), now (nothing asks for notice, but they should know), today, soon (a working day or two are
    left), or by (there is time until the latest day)."""

    @property
    def started(self) -> bool:
        return self.until_start is not None and self.until_start <= 0

    @property
    def left(self) -> int | None:
        """Days until the latest safe day; negative once it is past."""
        return (self.latest - self.today).days if self.latest else None


def latest_safe_day(starts_on: dt.date | None, notice_days: int | None) -> dt.date | None:
    """The last day on which notice of `notice_days` calendar days still ends before the first day of work.

    Notice given on day D of length N runs out at the end of D + N; that must be before `starts_on`. The rule as
    employment lawyers in London state it (employmentlawyer.london, "What happens if new hire or employer change
    their mind"): if the notice expires before the start date, the job never begins. None when either is not known.
    """
    if starts_on is None or notice_days is None:
        return None
    return Span("contract", notice_days, "days").last_arrival(starts_on)


def deadline(starts_on: dt.date | None, signed: Signed, terms: Terms, today: dt.date) -> Deadline:
    """Until when it has to be sent or said; without a first day of work nobody can tell."""
    if starts_on is None:
        return Deadline(UNKNOWN)
    asked = notice(terms.country.rules if terms.country else (), signed, starts_on)
    binding, because = asked.binding(starts_on), _statements(terms, asked.because)
    if binding is None:
        return Deadline(NO_WAY if asked.no_way else UNKNOWN, open=asked.open, because=because)
    limit = binding.last_arrival(starts_on)
    arrives = last_working_day(limit, terms.holidays)
    post_days = _post_days(terms)
    latest = before_working_days(arrives, post_days, terms.holidays)
    leaving = next_working_day(today, terms.holidays)
    arriving = after_working_days(leaving, post_days, terms.holidays)
    return Deadline(
        basis=binding.basis,
        latest=latest,
        limit=limit,
        why=_why(starts_on, binding, terms, days=(limit, arrives, latest)),
        open=asked.open,
        because=because,
        arrives_if_today=arriving,
        ends_if_today=asked.runs_out(arriving),
    )


def _statements(terms: Terms, keys: tuple[str, ...]) -> tuple[Statement, ...]:
    return terms.country.supporting(*keys) if terms.country else ()


def _post_days(terms: Terms) -> int:
    if terms.post_days is not None:
        return terms.post_days
    return POST_DAYS if terms.country and terms.country.needs_ink else 0


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
    signed = Signed(terms.signed.trial_period, terms.signed.fixed_term, facts.notice_days)
    there = max(today, terms.today_there or today)
    found = deadline(facts.starts_on, signed, terms, there)
    told_on = told_on or (facts.talk.on if facts.talk else None)
    given = told_on is not None if terms.given is None else terms.given
    named = {
        "accepted": facts.accepted_on,
        "decided": facts.decided_on,
        "told": told_on,
        "today": today,
        "latest": None if given else found.latest,
        "start": facts.starts_on,
    }
    days = [Day(name, on, (on - today).days) for name, on in named.items() if on]
    since = (today - facts.decided_on).days if facts.decided_on else None
    return Clock(
        today=today,
        days=tuple(sorted(days, key=lambda day: day.on)),
        urgency=_urgency(since, told=told_on is not None, late=found.has_passed(there)),
        since_decision=since,
        until_start=(facts.starts_on - today).days if facts.starts_on else None,
        latest=found.latest,
        deadline=found,
        todo="nothing" if given else _todo(facts.starts_on, found, there, terms.holidays),
    )


def _todo(starts_on: dt.date | None, found: Deadline, today: dt.date, holidays: Days) -> str:
    if starts_on is None:
        return "enter_start"
    if starts_on <= today:
        return "resign"
    if found.basis == NO_WAY or (found.basis != COURTESY and found.has_passed(today)):
        return "release"
    return "look_up" if found.latest is None else _until(found.latest, today, holidays)


def _until(latest: dt.date, today: dt.date, holidays: Days) -> str:
    if latest < today:
        return "now"
    if latest == today:
        return "today"
    return "soon" if working_days_between(today, latest, holidays) <= SOON else "by"


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
