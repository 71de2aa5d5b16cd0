"""Do the dates in a message agree with the facts, with each other and with their day of the week?"""

import datetime as dt
import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from withdrawal.domain.checks.lexicon import Span, topic_of, word_list
from withdrawal.domain.checks.reading import Reading
from withdrawal.domain.facts import Facts
from withdrawal.domain.wording import long_date, phrases

NO_YEAR = 1
"""The year of a date that is written without one."""
NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})(?![\w/-])")
MEANINGS = ("start", "accept", "talk")
"""What a date can be said to be the day of; the word lists of check.dates bear these names."""


class Dated(NamedTuple):
    days: frozenset[dt.date]
    """The days it can mean: 2/11 is in November or in February."""
    span: Span


def differing(reading: Reading) -> list[Span]:
    """Dates that are none of those in the facts, or not the one that the words before them speak of."""
    return [span for span, _ in _wrong(reading)]


def right_day(reading: Reading, span: Span) -> str:
    """The date that belongs in the place of a differing one, written out; nothing when that is not known."""
    facts = reading.facts
    day = dict(_wrong(reading)).get(span)
    return long_date(day, reading.language, facts.country) if facts and day else ""


def _wrong(reading: Reading) -> Iterator[tuple[Span, dt.date | None]]:
    facts = reading.facts
    if facts is None:
        return
    known = {day for day in _days_of(facts).values() if day}
    if not known:
        return
    own_words = (facts.reason.sentence, facts.gratitude.reason, *(offer.detail for offer in facts.alternatives))
    mentioned = {day for text in own_words for one in dated(text, reading.language) for day in one.days}
    days, meanings = _days_of(facts), _Meanings(reading)
    for one in dated(reading.message.plain, reading.language):
        meant = days.get(meanings.of(one.span))
        if not _is_one_of(one, {meant} if meant else known | mentioned):
            yield one.span, meant


def _days_of(facts: Facts) -> dict[str, dt.date | None]:
    talk = facts.talk.on if facts.talk else None
    return {
        "start": facts.starts_on, "accept": facts.accepted_on, "talk": talk,
        "decision": facts.decided_on, "letter": facts.dated,
    }  # fmt: skip


def _is_one_of(one: Dated, days: set[dt.date]) -> bool:
    years_free = {(day.month, day.day) for day in days}
    return any(day in days or (day.year == NO_YEAR and (day.month, day.day) in years_free) for day in one.days)


class _Meanings:
    """What the words of a message say that its dates are: looked up once, asked for every date."""

    def __init__(self, reading: Reading) -> None:
        body = reading.message.body
        self._message = reading.message
        self._said = sorted(
            (hit.end, hit.start, meaning)
            for meaning in MEANINGS
            for hit in word_list(reading.language, "dates", meaning).spans(body)
        )

    def of(self, span: Span) -> str:
        """What the last telling words before the date, in its sentence, say that it is the day of."""
        position = bisect_right(self._said, (span.start, span.start, "~"))
        if not position or self._message.body.text[span.start : span.end].isspace():
            return ""
        _, start, meaning = self._said[position - 1]
        return meaning if start >= self._message.sentence_at(span.start).start else ""


def disagreeing(reading: Reading) -> list[Span]:
    """A second first day, or a second day of acceptance, other than the one named before it."""
    first: dict[str, Dated] = {}
    found, meanings = [], _Meanings(reading)
    for one in dated(reading.message.plain, reading.language):
        meaning = meanings.of(one.span)
        if meaning in {"start", "accept"} and not _is_one_of(one, set(first.setdefault(meaning, one).days)):
            found.append(one.span)
    return found


def weekdays(reading: Reading) -> list[Span]:
    """Days of the week that do not belong to the date after them."""
    return [span for span, _ in wrong_weekdays(reading)]


def wrong_weekdays(reading: Reading) -> Iterator[tuple[Span, str]]:
    """Each with the day of the week that it should be."""
    names = phrases(reading.language)["weekdays"]
    text = reading.message.plain
    for one in dated(text, reading.language):
        before = _weekday(reading.language).search(text, max(0, one.span.start - 20), one.span.start)
        days = {names[day.weekday()] for day in one.days if day.year != NO_YEAR}
        if before and days and before[1].capitalize() not in days:
            yield Span(*before.span(1)), min(days)


@functools.cache
def _weekday(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({'|'.join(phrases(language)['weekdays'])}),? (?:the )?\Z", re.IGNORECASE)


def dated(text: str, language: str) -> Iterator[Dated]:
    """Each date in the text, written out or in figures, with the days it can mean."""
    months = {name[:3].casefold(): number for number, name in enumerate(phrases(language)["months"], 1)}
    for hit in _written_out(language).finditer(text):
        day, month, year = hit[1] or hit[4], (hit[2] or hit[3])[:3].casefold(), hit[5] or str(NO_YEAR)
        yield from _possible([(year, str(months[month]), day)], hit)
    for hit in NUMERIC.finditer(text):
        first, second, third = hit.groups()
        last = third if len(third) == 4 else f"20{third}"
        orders = [(first, second, third)] if len(first) == 4 else [(last, second, first), (last, first, second)]
        yield from _possible(orders, hit)


@functools.cache
def _written_out(language: str) -> re.Pattern[str]:
    names = "|".join(f"{name}|{name[:4]}|{name[:3]}" for name in phrases(language)["months"])
    ordinal, month = rf"(\d{{1,2}})(?:{topic_of(language, 'dates')['ordinal']})?", rf"({names})(?!\w)\.?"
    return re.compile(
        rf"(?<!\w)(?:{ordinal} (?:of )?{month}|{month} {ordinal})(?!\d)(?:,? (\d{{4}})(?!\d))?", re.IGNORECASE
    )


def _possible(orders: Sequence[tuple[str, str, str]], hit: re.Match[str]) -> Iterator[Dated]:
    days = frozenset(day for order in orders if (day := _day(*map(int, order))))
    if days:
        yield Dated(days, Span(*hit.span()))


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
