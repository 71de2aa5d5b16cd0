"""Do the dates in a message agree with the facts, with each other and with their day of the week?"""

import datetime as dt
import functools
import re
from bisect import bisect_right
from collections.abc import Iterator

from withdrawal.domain.checks.dated import NO_YEAR, Dated, dated
from withdrawal.domain.checks.lexicon import word_list
from withdrawal.domain.checks.reading import Reading
from withdrawal.domain.checks.text import Span
from withdrawal.domain.facts import Facts
from withdrawal.domain.wording import long_date, phrases

MEANINGS = ("start", "accept", "talk")
"""What a date can be said to be the day of; the word lists of check.dates bear these names."""


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
    days, meanings = _days_of(facts), _Meanings(reading)
    for one in reading.dates:
        meant = days.get(meanings.of(one.span))
        if not _is_one_of(one, {meant} if meant else known) and (meant or not _is_one_of(one, _mentioned(reading))):
            yield one.span, meant


def _mentioned(reading: Reading) -> set[dt.date]:
    """Days that stand in what the person typed of their own accord."""
    facts = reading.facts
    if facts is None:
        return set()
    own = (facts.reason.sentence, facts.gratitude.reason, *(offer.detail for offer in facts.alternatives))
    return {day for text in own for one in dated(text, reading.language) for day in one.days}


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
        body = reading.names_struck.body
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
    for one in reading.dates:
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
    for one in reading.dates:
        before = _weekday(reading.language).search(text, max(0, one.span.start - 20), one.span.start)
        days = {names[day.weekday()] for day in one.days if day.year != NO_YEAR}
        if before and days and before[1].capitalize() not in days:
            yield Span(*before.span(1)), min(days)


@functools.cache
def _weekday(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({'|'.join(phrases(language)['weekdays'])}),? (?:the )?\Z", re.IGNORECASE)
