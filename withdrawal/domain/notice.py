"""Notice before the first day of work: until which day it may arrive, and on which day it runs out.

A rule of a country (`countries.Rule`) and what was signed go in, dates come out. Notice that arrives on day D and lasts
N days runs out at the end of D + N, as it begins on the day after (GOV.UK, "Giving notice", says so for the United
Kingdom); that must be before the first day of work. A month leads to the day of the same number, or to the last of a
shorter month.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from withdrawal.domain.countries.values import (
    ANY_DAY,
    BOTH,
    CONTRACT_LOSES,
    CONTRACT_WINS,
    DAYS,
    MIDDLE_OR_END,
    MONTHS,
    NO_NOTICE,
    NO_WAY,
    WEEKS,
    Rule,
)
from withdrawal.domain.months import last_of_month, months_after

LAW, CONTRACT, COURTESY = "law", "contract", "courtesy"
_ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was signed, as far as notice depends on it besides its length; None where nobody knows."""

    trial_period: bool | None = None
    fixed_term: bool | None = None
    bar: bool | None = None
    """Notice before the first day is ruled out."""
    penalty: bool | None = None
    """It names a sum for not starting, which can be read as ruling such notice out."""


@dataclass(frozen=True, slots=True)
class Span:
    """How long notice lasts, and on which days it may run out."""

    basis: str
    """law, contract, or courtesy where neither asks for any."""
    number: int
    unit: str
    ends_on: str = ANY_DAY
    because: tuple[str, ...] = ()

    def runs_out(self, arrived: dt.date) -> dt.date:
        """The day at whose end notice that arrived on `arrived` runs out."""
        end = _later(arrived, self.number, self.unit)
        while not _may_end(end, self.ends_on):
            end += _ONE
        return end

    def last_end(self, starts_on: dt.date) -> dt.date:
        """The last day before `starts_on` on which it may run out."""
        end = starts_on - _ONE
        while not _may_end(end, self.ends_on):
            end -= _ONE
        return end

    def last_arrival(self, starts_on: dt.date) -> dt.date:
        """The last day on which it may arrive so that it runs out before `starts_on`."""
        return _earlier(self.last_end(starts_on), self.number, self.unit)


@dataclass(frozen=True, slots=True)
class Notice:
    """What has to be kept to: every one of `spans`; none where notice alone ends nothing, or where nobody knows."""

    spans: tuple[Span, ...]
    no_way: bool = False
    """Notice alone cannot end it before the first day: one has to be released."""
    because: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    """What to look up, as another answer would change this: bar, penalty, trial_period, fixed_term, contract_notice."""

    @property
    def is_courtesy(self) -> bool:
        return all(span.basis == COURTESY for span in self.spans)

    @property
    def asked(self) -> object:
        """What it comes to, whatever it rests on: equal for two that ask the same of the person."""
        return self.no_way, [(span.number, span.unit, span.ends_on) for span in self.spans]

    def binding(self, starts_on: dt.date) -> Span | None:
        """The span that leaves the least time."""
        return min(self.spans, key=lambda span: span.last_arrival(starts_on), default=None)

    def runs_out(self, arrived: dt.date) -> dt.date | None:
        return max((span.runs_out(arrived) for span in self.spans), default=None)


def notice(rules: Sequence[Rule], agreed: Agreed, notice_days: int | None, starts_on: dt.date) -> Notice:
    """The notice that `rules` ask for after what was agreed; where that is not known, the one that leaves least time.

    `notice_days` are the calendar days that the paper names. Without a rule that fits they are all there is; where it
    names none, the answer is empty. Where the paper rules notice out before the first day, no law is asked.
    """
    if agreed.bar:
        return Notice((), no_way=True)
    rules_of = {case: _first(rules, case) for case in _cases(agreed)}
    cases = {case: _under(rule, notice_days) for case, rule in rules_of.items()}
    asks = (*_barring(agreed), *_deciding(cases))
    if notice_days is None and any(rule is None or rule.contract != CONTRACT_LOSES for rule in rules_of.values()):
        asks = (*asks, "contract_notice")
    found = [cases[case] for case in rules_of if not _is_far_off(case, rules_of)]
    if all(one.no_way for one in found):
        return Notice((), no_way=True, because=found[0].because, open=asks)
    dated = [one for one in found if one.spans]
    # No day is safe where nobody knows the law, nor where notice may do nothing and no period is at hand to go by.
    is_known = all(one.spans or one.no_way for one in found)
    if not is_known or (len(dated) < len(found) and all(one.is_courtesy for one in dated)):
        return Notice((), open=asks)
    least = min(dated, key=lambda one: min(span.last_arrival(starts_on) for span in one.spans))
    return Notice(least.spans, because=least.because, open=asks)


def _barring(agreed: Agreed) -> tuple[str, ...]:
    """What may yet rule out notice before the first day."""
    return tuple(name for name, asks in (("bar", agreed.bar is None), ("penalty", agreed.penalty is not False)) if asks)


_Case = tuple[bool, bool]
"""A trial period is agreed; the term is fixed."""


def _cases(agreed: Agreed) -> Iterator[_Case]:
    """What may have been signed: both answers where nobody knows."""
    both = (True, False)
    yield from product(
        both if agreed.trial_period is None else (agreed.trial_period,),
        both if agreed.fixed_term is None else (agreed.fixed_term,),
    )


def _first(rules: Sequence[Rule], case: _Case) -> Rule | None:
    trial_period, fixed_term = case
    return next(
        (rule for rule in rules if rule.trial_period in (None, trial_period) and rule.fixed_term in (None, fixed_term)),
        None,
    )


def _is_far_off(case: _Case, rules_of: Mapping[_Case, Rule | None]) -> bool:
    """A fixed term that nobody spoke of, where no rule is for one: the law of the usual term is what there is to go by.

    That the term may be fixed is asked all the same.
    """
    trial_period, fixed_term = case
    return fixed_term and rules_of[case] is None and (trial_period, False) in rules_of


def _deciding(cases: Mapping[_Case, Notice]) -> tuple[str, ...]:
    """Of trial_period and fixed_term, what makes a difference while the other stays as it is."""
    asked = {case: found.asked for case, found in cases.items()}
    names = ("trial_period", "fixed_term")
    return tuple(
        name
        for index, name in enumerate(names)
        if any(
            asked[one] != asked[other] for one, other in combinations(asked, 2) if one[1 - index] == other[1 - index]
        )
    )


def _under(rule: Rule | None, notice_days: int | None) -> Notice:
    """What one rule asks for, together with what the paper names."""
    if rule is None:
        return Notice(() if notice_days is None else (Span(CONTRACT, notice_days, DAYS),))
    wins = notice_days is not None and rule.contract == CONTRACT_WINS
    if rule.kind == NO_WAY and not wins:
        return Notice((), no_way=True, because=rule.because)
    spans = []
    if not wins:
        law = COURTESY if rule.kind == NO_NOTICE else LAW
        spans.append(Span(law, rule.number, rule.unit, rule.ends_on, rule.because))
    if notice_days is not None and rule.contract in (CONTRACT_WINS, BOTH):
        ends_on = rule.ends_on if wins else ANY_DAY
        spans.append(Span(CONTRACT, notice_days, DAYS, ends_on, rule.because if wins else ()))
    return Notice(tuple(spans), because=rule.because)


# --- the calendar ------------------------------------------------------------------------------------------------


def _may_end(day: dt.date, ends_on: str) -> bool:
    return ends_on == ANY_DAY or day == last_of_month(day) or (ends_on == MIDDLE_OR_END and day.day == 15)


def _later(day: dt.date, number: int, unit: str) -> dt.date:
    if unit == MONTHS:
        return months_after(day, number)
    return day + dt.timedelta(days=number * (7 if unit == WEEKS else 1))


def _earlier(day: dt.date, number: int, unit: str) -> dt.date:
    """The last day from which `number` `unit` lead no further than to `day`."""
    if unit == MONTHS:
        earlier = months_after(day, -number)
        return last_of_month(earlier) if day == last_of_month(day) else earlier
    return day - dt.timedelta(days=number * (7 if unit == WEEKS else 1))
