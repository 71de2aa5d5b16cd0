"""Does the message agree with the facts? Names, dates, and what must never be in it."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from withdrawal.domain.checks.lexicon import Span, topic_of, translate
from withdrawal.domain.checks.message import STRAIGHT
from withdrawal.domain.checks.reading import Reading, names_in, places
from withdrawal.domain.facts import Facts
from withdrawal.domain.wording import phrases, recipients

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
RUN = 4
"""So many words in a row of the private reason are no coincidence."""
SHORTEST_PRIVATE_REASON = 2
TELLING = 2
"""Of a run so many words must be telling: neither common nor part of a known name."""

Word = tuple[str, Span]


def private_reason(reading: Reading) -> list[Span]:
    """Runs of words taken from the private reason; the language's own fixed reasons are no leak."""
    facts = reading.facts
    secret = _words(facts.private_reason) if facts else []
    if facts is None or len(secret) < SHORTEST_PRIVATE_REASON:
        return []
    size = min(RUN, len(secret))
    known = {word for name in names_in(facts) for word, _ in _words(name)}
    common = known | set(topic_of(reading.language, "common")["words"].split())
    fixed = {
        run
        for tones in phrases(reading.language)["reasons"].values()
        for text in tones.values()
        for run, _ in _runs(_words(text), size)
    }
    enough = min(TELLING, size - 1)
    telling = {run for run, _ in _runs(secret, size) if sum(word not in common for word in run) >= enough} - fixed
    return _merged(span for run, span in _runs(_words(reading.message.plain), size) if run in telling)


def new_employer(reading: Reading) -> list[Span]:
    """The new employer's name. One word counts only as it is written, so that "Next" is not every "next"."""
    if reading.facts is None:
        return []
    name = reading.facts.new_employer
    return places(name, reading.names_struck.plain, re.IGNORECASE if len(name.split()) > 1 else re.NOFLAG)


def salutation(reading: Reading) -> list[Span]:
    """A salutation to someone else than the one addressed, or with another title than theirs."""
    line = reading.message.salutation
    readers = recipients(reading.facts, reading.kind) if reading.facts else ()
    if not readers or not line.end:
        return []
    shape = topic_of(reading.language, "shape")
    greeting = "|".join(map(translate, [*shape["salutation_general"], *shape["salutation"]]))
    greeted = re.sub(rf"(?<!\w)(?:{greeting})(?!\w)", "", reading.message.part(line), flags=re.IGNORECASE)
    words = [word for word, _ in _words(greeted)]
    titles = [word for word in words if word in shape["honorifics"]]
    names = [word for word in words if word not in shape["honorifics"]]
    own_titles = {reader.honorific.casefold().removesuffix(".") for reader in readers} - {""}
    own_names = {word for reader in readers for word, _ in _words(reader.name)}
    other_title = bool(own_titles and set(titles) - own_titles)
    return [line] if other_title or (names and not own_names & set(names)) else []


def role_missing(reading: Reading) -> bool:
    """With facts the role must stand there as it is written in them; without, any job title will do."""
    if reading.facts is None:
        return not reading.role
    return not places(reading.facts.role, reading.message.plain)


def company_missing(reading: Reading) -> bool:
    return reading.facts is not None and not places(reading.facts.company, reading.message.plain)


def dates(reading: Reading) -> list[Span]:
    """Written-out or numeric dates that are none of the dates in the facts."""
    facts = reading.facts
    if facts is None:
        return []
    known = {day for day in _days_of(facts) if day}
    own_words = [facts.reason.sentence, facts.gratitude.reason, *(offer.detail for offer in facts.alternatives)]
    mentioned = {day for text in own_words for days, _ in _dated(text, reading.language) for day in days}
    years_free = {(day.month, day.day) for day in known}
    return [
        span
        for days, span in _dated(reading.message.plain, reading.language)
        if known
        and not (days & (known | mentioned) or any(d.year == 1 and (d.month, d.day) in years_free for d in days))
    ]


def _days_of(facts: Facts) -> tuple[dt.date | None, ...]:
    talk = facts.talk.on if facts.talk else None
    return (facts.accepted_on, facts.decided_on, facts.starts_on, facts.dated, talk)


def _dated(text: str, language: str) -> Iterator[tuple[set[dt.date], Span]]:
    """Each date in the text with the days it can mean; a date without a year is given year 1."""
    months = {name[:3].casefold(): number for number, name in enumerate(phrases(language)["months"], 1)}
    names = "|".join(f"{name}|{name[:4]}|{name[:3]}" for name in phrases(language)["months"])
    ordinal, month_name = r"(\d{1,2})(?:st|nd|rd|th)?", rf"({names})(?!\w)\.?"
    words = re.compile(
        rf"(?<!\w)(?:{ordinal} (?:of )?{month_name}|{month_name} {ordinal})(?!\d)(?:,? (\d{{4}})(?!\d))?",
        re.IGNORECASE,
    )
    for hit in words.finditer(text):
        day, month, year = hit[1] or hit[4], (hit[2] or hit[3])[:3].casefold(), hit[5] or "1"
        yield from _possible([(year, str(months[month]), day)], hit)
    for hit in re.finditer(r"(?<![\w/.-])(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})(?![\w/-])", text):
        first, second, third = hit.groups()
        last = third if len(third) == 4 else f"20{third}"
        orders = [(first, second, third)] if len(first) == 4 else [(last, second, first), (last, first, second)]
        yield from _possible(orders, hit)


def _possible(orders: Sequence[tuple[str, str, str]], hit: re.Match[str]) -> Iterator[tuple[set[dt.date], Span]]:
    days = {day for order in orders if (day := _day(*map(int, order)))}
    if days:
        yield days, Span(*hit.span())


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _words(text: str) -> list[Word]:
    return [(hit[0].casefold(), Span(*hit.span())) for hit in WORD.finditer(text.translate(STRAIGHT))]


def _runs(words: Sequence[Word], size: int) -> Iterator[tuple[tuple[str, ...], Span]]:
    for first in range(len(words) - size + 1):
        run = words[first : first + size]
        yield tuple(word for word, _ in run), Span(run[0][1].start, run[-1][1].end)


def _merged(spans: Iterator[Span]) -> list[Span]:
    """Spans that overlap or touch as one."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end + 1:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
