"""The dates in a text, written out or in figures, each with every day that it can mean."""

import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from withdrawal.domain.checks.lexicon import topic_of
from withdrawal.domain.checks.text import Span
from withdrawal.domain.wording import phrases

NO_YEAR = 1
"""The year of a date that is written without one."""
NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})(?![\w/-])")


class Dated(NamedTuple):
    days: frozenset[dt.date]
    """The days it can mean: 2/11 is in November or in February."""
    span: Span


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
