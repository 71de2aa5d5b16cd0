"""The latest safe day: every country x what was signed x what the paper names x dates.

What is expected is not asked of the code: a table says, country by country, which notice counts, and an oracle finds
the day by walking through the calendar one day at a time. Where a reader would want to check by hand, rows are literal.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import product

import pytest

from withdrawal import calendars
from withdrawal.domain.clock import HANDED, POSTED, SPOKEN, WIRED, Act, Clock, Deadline, Part, Terms, clock, deadline
from withdrawal.domain.countries import OURS, Answer, Country, Form, Rule, read_packs
from withdrawal.domain.facts import Facts, Me
from withdrawal.domain.notice import Agreed
from withdrawal.domain.times import zone

COUNTRIES = read_packs([OURS], calendars.is_known)
ONE = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# --- which notice counts ----------------------------------------------------------------------------------------

# Trial period and fixed term: y agreed, n not agreed, ? nobody knows, * whatever was said.
# Then what counts: without a notice in the paper; with 30 days named in it. "a & b": both have to be kept to.
# "half" ends on the 15th or with a month, "month" with a month.
WHAT_COUNTS = """
AU  * *  unknown          30 days
CA  * *  unknown          30 days
ES  * *  unknown          30 days
FR  * *  unknown          30 days
GB  * *  courtesy         30 days
IE  * *  courtesy         30 days
IN  * *  unknown          30 days
US  * y  unknown          30 days
US  * n  courtesy         30 days
US  * ?  courtesy         30 days
ZZ  * *  unknown          30 days
DE  y y  14 days          30 days
DE  y n  14 days          30 days
DE  y ?  14 days          30 days
DE  n y  no_way           30 days
DE  n n  28 days half     28 days half & 30 days
DE  n ?  28 days half     28 days half & 30 days
DE  ? y  14 days          30 days
DE  ? n  28 days half     28 days half & 30 days
DE  ? ?  28 days half     28 days half & 30 days
NL  y y  courtesy         courtesy
NL  y n  courtesy         courtesy
NL  y ?  courtesy         courtesy
NL  n y  no_way           30 days
NL  n n  1 month month    30 days month
NL  n ?  1 month month    30 days month
NL  ? y  unknown          30 days
NL  ? n  1 month month    30 days month
NL  ? ?  1 month month    30 days month
"""
DATES = """
start       today       what is special
2027-01-04  2026-11-23  a Monday after Christmas and the New Year
2027-01-01  2026-11-23  the first day is a holiday
2026-12-01  2026-11-23  the first of a month, soon
2026-12-31  2026-10-01  the last of a month
2026-12-16  2026-11-21  the day after the 15th; today is a Saturday
2026-12-15  2026-11-22  the 15th itself; today is a Sunday
2026-12-05  2026-11-20  a Saturday
2026-12-06  2026-11-20  a Sunday
2028-03-01  2028-01-10  the day after a leap day
2028-02-29  2028-01-10  a leap day
2028-03-31  2028-02-29  today is a leap day
2027-03-01  2027-01-29  after a February of 28 days
2027-03-30  2027-02-26  no such day in February
2027-04-02  2027-03-24  around Easter
2026-11-23  2026-11-23  today
2026-11-24  2026-11-23  tomorrow
2026-11-20  2026-11-23  past
2025-12-01  2026-11-23  long past
2027-12-01  2026-11-23  a year ahead
"""
# Written out here and not asked of the calendar; only days near the dates above.
CHRISTMAS = {day("2026-12-25"), day("2027-01-01"), day("2027-12-25"), day("2028-01-01")}
EASTER = {day("2027-03-26"), day("2027-03-29")}
BOXING = {day("2026-12-26"), day("2026-12-28")}
HOLIDAYS = {
    "AU": CHRISTMAS | EASTER | BOXING | {day("2027-01-26"), day("2028-01-26")},
    "CA": CHRISTMAS | EASTER | BOXING | {day("2027-02-15"), day("2028-02-21")},
    "DE": CHRISTMAS | EASTER | {day("2026-12-26"), day("2026-10-03")},
    "ES": CHRISTMAS | {day("2027-03-26"), day("2027-01-06"), day("2026-12-08"), day("2026-10-12")},
    "FR": CHRISTMAS | {day("2027-03-29"), day("2026-11-11"), day("2026-11-01")},
    "GB": CHRISTMAS | EASTER | BOXING,
    "IE": CHRISTMAS | {day("2027-03-29"), day("2027-02-01"), day("2026-10-26"), day("2027-03-17")},
    "IN": {day("2026-12-25"), day("2027-01-26"), day("2026-10-02"), day("2026-11-24")},
    "NL": CHRISTMAS | EASTER | {day("2026-12-26")},
    "US": CHRISTMAS | {day("2026-11-26"), day("2027-01-18"), day("2027-02-15"), day("2026-11-11"), day("2026-10-12")},
    "ZZ": set(),
}


Row = tuple[str, str, str, int | None, str, str, str]
"""country, trial period, fixed term, days in the paper, what counts, start, today."""


def rows() -> Iterator[Row]:
    dates = [line.split()[:2] for line in DATES.strip().splitlines()[1:]]
    for line in WHAT_COUNTS.strip().splitlines():
        country, trial, fixed, without, with_30 = *line[:7].split(), line[9:26].strip(), line[26:].strip()
        for one, other in product("yn?" if trial == "*" else trial, "yn?" if fixed == "*" else fixed):
            for (start, today), (named, counts) in product(dates, ((None, without), (30, with_30))):
                yield country, one, other, named, counts, start, today


# --- the oracle: one day at a time ------------------------------------------------------------------------------


def runs_out(arrived: dt.date, span: str) -> dt.date:
    """The last day of the notice: `span` is like "28 days half" or "1 month month"."""
    number, unit, *ends = span.split()
    end = arrived
    if unit == "days":
        for _ in range(int(number)):
            end += ONE
    else:
        firsts = 0  # how often a new month has begun
        while firsts < int(number) or (end.day != arrived.day and (end + ONE).month == end.month):
            end += ONE
            firsts += end.day == 1
    while ends and not ((end + ONE).day == 1 or (ends == ["half"] and end.day == 15)):
        end += ONE
    return end


def last_arrival(start: dt.date, spans: list[str]) -> dt.date:
    arrived = start - ONE
    while any(runs_out(arrived, span) >= start for span in spans):
        arrived -= ONE
    return arrived


def is_free(at: dt.date, holidays: set[dt.date]) -> bool:
    return at.strftime("%a") in ("Sat", "Sun") or at in holidays


def sent(limit: dt.date, days_in_the_post: int, holidays: set[dt.date]) -> dt.date:
    """The last day on which it leaves so that somebody has it by `limit`."""
    at = limit
    while is_free(at, holidays):
        at -= ONE
    while days_in_the_post:
        at -= ONE
        days_in_the_post -= not is_free(at, holidays)
    return at


def yes_no(word: str) -> bool | None:
    return {"y": True, "n": False, "?": None}[word]


TABLE = list(rows())


def test_the_table_has_every_country_and_more_than_enough_rows() -> None:
    assert {row[0] for row in TABLE} == set(COUNTRIES)
    assert len(TABLE) == 11 * 9 * 2 * 19


def asked(row: Row) -> tuple[int | None, Terms]:
    country, trial, fixed, named, *_ = row
    return named, terms_of(country, trial, fixed)


def terms_of(country: str, trial: str = "?", fixed: str = "?", *acts: Act, bar: str = "n", penalty: str = "n") -> Terms:
    agreed = Agreed(yes_no(trial), yes_no(fixed), yes_no(bar), yes_no(penalty))
    return Terms(country=COUNTRIES[country], agreed=agreed, holidays=frozenset(HOLIDAYS[country]), acts=acts)


def name(row: Row) -> str:
    return " ".join(map(str, row))


@pytest.mark.parametrize("row", TABLE, ids=name)
def test_the_latest_safe_day(row: Row) -> None:
    country, _, _, named, counts, start, today = row
    found = deadline(day(start), *asked(row), day(today))
    if counts in ("unknown", "no_way"):
        assert (found.basis, found.latest, found.why) == (counts, None, ())
        return
    spans = ["0 days"] if counts == "courtesy" else counts.split(" & ")
    limit = last_arrival(day(start), spans)
    in_the_post = 0 if country in ("AU", "ES", "GB") else 2  # a call or an e-mail is known to be enough
    assert (found.limit, found.latest) == (limit, sent(limit, in_the_post, HOLIDAYS[country]))
    if counts == "courtesy":
        assert found.basis == "courtesy"
    elif len(spans) == 1:
        assert found.basis == ("law" if named is None else "contract")


DATED = [row for row in TABLE if row[4] not in ("unknown", "no_way", "courtesy") and row[0] in ("DE", "NL", "GB")]


@pytest.mark.parametrize("row", DATED, ids=name)
def test_notice_of_that_day_is_over_before_the_first_day_and_notice_of_the_next_is_not(row: Row) -> None:
    start, today = day(row[5]), day(row[6])
    latest = deadline(start, *asked(row), today).latest
    assert latest is not None
    in_time, too_late = (deadline(start, *asked(row), on).ends_if_today for on in (latest, latest + ONE))
    assert in_time is not None
    assert too_late is not None
    assert in_time < start <= too_late


# --- rows to be checked by hand ---------------------------------------------------------------------------------

LITERAL = """
pack trial fixed named  start       sent by     there by    why it is that day
DE   y     n     -      2027-01-04  2026-12-16  2026-12-20  two weeks before 3 Jan is a Sunday: Fri 18, posted Wed 16
DE   y     n     -      2027-01-11  2026-12-22  2026-12-27  Sunday; Sat 26, Fri 25 free: Thu 24, posted Tue 22
DE   y     n     -      2028-03-01  2028-02-11  2028-02-15  29 Feb less 14 days is Tue 15; posted Fri 11
DE   n     n     -      2027-01-04  2026-12-01  2026-12-03  ends 31 Dec; four weeks before is Thu 3 Dec
DE   n     n     -      2027-01-01  2026-12-01  2026-12-03  the same: 31 Dec is the last day before it
DE   n     n     -      2026-12-31  2026-11-13  2026-11-17  31 Dec is the first day: it ends on 15 Dec
DE   n     n     -      2027-01-16  2026-12-16  2026-12-18  ends 15 Jan
DE   n     n     -      2027-01-15  2026-12-01  2026-12-03  15 Jan is too late by a day: ends 31 Dec
DE   n     n     -      2028-03-01  2028-01-28  2028-02-01  ends on the leap day
DE   n     n     -      2027-03-01  2027-01-27  2027-01-31  ends 28 Feb; there by Sunday 31 Jan: Fri 29, posted Wed 27
DE   n     n     14     2027-01-04  2026-12-01  2026-12-03  the law is longer than the paper
DE   n     n     90     2027-01-04  2026-10-01  2026-10-05  the paper is longer than the law
NL   n     n     -      2027-01-04  2026-11-26  2026-11-30  ends 31 Dec, a month from 30 Nov
NL   n     n     -      2027-02-01  2026-12-29  2026-12-31  ends 31 Jan, a month from 31 Dec
NL   n     n     -      2027-03-01  2027-01-27  2027-01-31  ends 28 Feb, a month from Sun 31 Jan
NL   n     n     -      2028-03-01  2028-01-27  2028-01-31  ends 29 Feb
NL   n     n     -      2027-01-31  2026-11-26  2026-11-30  31 Jan is the first day: ends 31 Dec
NL   n     n     30     2027-01-04  2026-11-27  2026-12-01  30 days that end with December
NL   y     n     30     2026-12-01  2026-11-26  2026-11-30  at once in a trial period, whatever the paper names
GB   ?     ?     -      2027-01-04  2026-12-31  2027-01-03  Sun 3, Sat 2, Fri 1 Jan free
GB   ?     ?     30     2027-01-04  2026-12-04  2026-12-04  a Friday
GB   ?     ?     7      2027-01-04  2026-12-24  2026-12-27  Sun 27, Sat 26, Fri 25 free
GB   ?     ?     14     2026-12-01  2026-11-16  2026-11-16  16 Nov + 14 days = 30 Nov
GB   ?     ?     0      2026-12-01  2026-11-30  2026-11-30  the paper says: none
GB   ?     ?     1      2028-03-01  2028-02-28  2028-02-28  over on the leap day
CA   ?     ?     14     2026-12-11  2026-11-24  2026-11-26  a free day south of the border alone
US   ?     ?     14     2026-12-11  2026-11-23  2026-11-26  Thanksgiving is on the 26th
IE   ?     ?     -      2027-02-02  2027-01-27  2027-02-01  Mon 1 Feb is a holiday
FR   ?     ?     30     2027-01-04  2026-12-02  2026-12-04  nothing but the paper is known
ZZ   ?     ?     30     2027-01-03  2026-12-01  2026-12-03  nothing but the paper is known
"""


@pytest.mark.parametrize("row", LITERAL.strip().splitlines()[1:])
def test_days_worked_out_by_hand(row: str) -> None:
    country, trial, fixed, named, start, sent_by, there_by, *_ = row.split()
    found = deadline(
        day(start), None if named == "-" else int(named), terms_of(country, trial, fixed), day("2026-09-01")
    )
    assert (found.latest, found.limit) == (day(sent_by), day(there_by))


@pytest.mark.parametrize(
    ("trial", "today", "arrives", "ends"),
    [
        ("n", "2026-11-23", "2026-11-25", "2026-12-31"),  # Wed + 28 = 23 Dec, then to the end of the month
        ("n", "2026-11-13", "2026-11-17", "2026-12-15"),  # Tue + 28 = 15 Dec exactly
        ("n", "2026-11-14", "2026-11-18", "2026-12-31"),  # on a Saturday: it leaves on Monday
        ("n", "2026-11-16", "2026-11-18", "2026-12-31"),  # a day later, two weeks more
        ("n", "2026-12-03", "2026-12-07", "2027-01-15"),
        ("n", "2026-12-23", "2026-12-28", "2027-01-31"),  # Christmas on the way; 28 Dec + 28 = 25 Jan
        ("n", "2028-01-28", "2028-02-01", "2028-02-29"),
        ("y", "2026-11-23", "2026-11-25", "2026-12-09"),
        ("y", "2028-02-11", "2028-02-15", "2028-02-29"),
    ],
)
def test_when_a_german_notice_posted_today_arrives_and_ends(trial: str, today: str, arrives: str, ends: str) -> None:
    found = deadline(day("2028-12-01"), None, terms_of("DE", trial, "n"), day(today))
    assert (found.arrives_if_today, found.ends_if_today) == (day(arrives), day(ends))


@pytest.mark.parametrize("post_days", range(6))
def test_the_time_in_the_post_is_counted_in_working_days(post_days: int) -> None:
    terms = Terms(country=COUNTRIES["GB"], post_days=post_days)
    found = deadline(day("2026-12-01"), 14, terms, day("2026-11-01"))
    by = ["2026-11-16", "2026-11-13", "2026-11-12", "2026-11-11", "2026-11-10", "2026-11-09"]
    assert found.latest == day(by[post_days])


# --- the reasoning ----------------------------------------------------------------------------------------------


def told(part: Part) -> tuple[str, str, int, str]:
    return part.what, part.on.isoformat(), part.number, part.unit


def test_the_reasoning_leads_from_the_first_day_to_the_latest_safe_day() -> None:
    terms = Terms(country=COUNTRIES["GB"], post_days=2)
    found = deadline(day("2026-12-01"), 14, terms, day("2026-11-01"))
    assert [told(part) for part in found.why] == [
        ("start", "2026-12-01", 0, ""),
        ("contract", "2026-11-30", 14, "days"),
        ("arrives", "2026-11-16", 0, ""),
        ("post", "2026-11-12", 2, "working_days"),
    ]


def test_the_reasoning_names_free_days_and_the_statements_behind_it() -> None:
    found = deadline(day("2027-01-11"), None, terms_of("DE", "y"), day("2026-11-01"))
    assert [told(part) for part in found.why] == [
        ("start", "2027-01-11", 0, ""),
        ("law", "2027-01-10", 2, "weeks"),
        ("arrives", "2026-12-27", 0, ""),
        ("working_day", "2026-12-24", 0, ""),
        ("post", "2026-12-22", 2, "working_days"),
    ]
    assert "length_of_notice" in {one.key for one in found.why[1].because}
    assert "runs_from_receipt" in {one.key for one in found.why[2].because}


@pytest.mark.parametrize("country", COUNTRIES.values(), ids=lambda country: country.code)
def test_what_rests_on_law_or_courtesy_names_its_statements(country: Country) -> None:
    for trial, fixed in product((True, False, None), repeat=2):
        terms = Terms(country=country, agreed=Agreed(trial, fixed))
        found = deadline(day("2027-01-04"), None, terms, day("2026-11-23"))
        assert found.basis == "unknown" or found.because
        assert all(part.because for part in found.why if part.what in ("law", "courtesy"))


OPEN = [
    ("GB", "?", "?", None, ["contract_notice"]),
    ("GB", "?", "?", 30, []),
    ("ZZ", "?", "?", None, ["contract_notice"]),
    ("US", "?", "?", None, ["fixed_term", "contract_notice"]),
    ("US", "?", "?", 30, ["fixed_term"]),
    ("US", "?", "n", 30, []),
    ("DE", "?", "?", None, ["trial_period", "fixed_term", "contract_notice"]),
    ("DE", "n", "?", None, ["fixed_term", "contract_notice"]),
    ("DE", "y", "?", None, ["contract_notice"]),
    ("DE", "n", "n", 30, []),
    ("DE", "?", "n", 30, ["trial_period"]),
    ("NL", "y", "?", None, []),
    ("NL", "?", "n", None, ["trial_period", "contract_notice"]),
    ("NL", "n", "y", None, ["contract_notice"]),
    ("NL", "?", "y", None, ["trial_period", "contract_notice"]),
]


@pytest.mark.parametrize(("country", "trial", "fixed", "named", "asks"), OPEN)
def test_it_asks_only_for_what_would_change_the_day(
    country: str, trial: str, fixed: str, named: int | None, asks: list[str]
) -> None:
    found = deadline(day("2027-01-04"), named, terms_of(country, trial, fixed), day("2026-11-23"))
    assert list(found.open) == asks


def test_a_law_known_only_for_some_gives_no_day_to_the_others() -> None:
    """An operator's file that speaks of trial periods alone."""
    partly = Country(
        "BE", "Belgium", "Europe/Brussels", rules=(Rule("period", ("law",), True, number=1, unit="weeks"),)
    )
    start, today = day("2027-01-04"), day("2026-11-23")

    def found(trial: bool | None) -> Deadline:
        return deadline(start, None, Terms(country=partly, agreed=Agreed(trial, bar=False, penalty=False)), today)

    assert found(True).latest == day("2026-12-23")
    assert found(False).latest is None
    unsure = found(None)
    assert (unsure.latest, unsure.open) == (None, ("trial_period", "contract_notice"))


# --- what to do today -------------------------------------------------------------------------------------------


def known(start: str | None, named: int | None = None) -> Facts:
    return Facts(
        me=Me("Ana Lind"), company="Northwind", role="Data Analyst", starts_on=day(start) if start else None,
        notice_days=named, decided_on=day("2026-11-01"),
    )  # fmt: skip


def at(today: str, country: str = "GB", start: str | None = "2027-01-04", named: int | None = None) -> Clock:
    return clock(known(start, named), day(today), terms=terms_of(country))


TODAY = [
    # GB, 30 days named: the latest safe day is Fri 4 December
    (at("2026-11-23", named=30), "by", 11, "late"),
    (at("2026-12-01", named=30), "by", 3, "late"),
    (at("2026-12-02", named=30), "soon", 2, "late"),
    (at("2026-12-03", named=30), "soon", 1, "late"),
    (at("2026-12-04", named=30), "today", 0, "late"),
    (at("2026-12-05", named=30), "release", -1, "past_latest"),
    (at("2027-01-03", named=30), "release", -30, "past_latest"),
    (at("2027-01-04", named=30), "resign", -31, "past_latest"),
    # GB, nothing named: a courtesy, which is never too late before the first day
    (at("2026-12-29"), "soon", 2, "late"),
    (at("2026-12-31"), "today", 0, "late"),
    (at("2027-01-01"), "now", -1, "late"),
    (at("2027-01-03"), "now", -3, "late"),
    (at("2027-01-04"), "resign", -4, "past_latest"),
    (at("2028-01-04"), "resign", -369, "past_latest"),
    # DE, nothing known: posted by Tue 1 December
    (at("2026-11-25", "DE"), "by", 6, "late"),
    (at("2026-11-27", "DE"), "soon", 4, "late"),
    (at("2026-12-01", "DE"), "today", 0, "late"),
    (at("2026-12-02", "DE"), "release", -1, "past_latest"),
    # a law that nobody has looked up
    (at("2026-11-23", "ZZ"), "look_up", None, "late"),
    (at("2026-11-23", "FR"), "look_up", None, "late"),
    (at("2026-11-23", "FR", start="2026-11-23"), "resign", None, "late"),
    # no first day
    (at("2026-11-23", start=None), "enter_start", None, "late"),
    (at("2026-11-23", "ZZ", start=None, named=30), "enter_start", None, "late"),
]


@pytest.mark.parametrize(("found", "todo", "left", "urgency"), TODAY)
def test_what_to_do_today(found: Clock, todo: str, left: int | None, urgency: str) -> None:
    assert (found.todo, found.left, found.urgency) == (todo, left, urgency)


def test_a_contract_that_notice_does_not_end_is_one_to_be_released_from() -> None:
    facts = Facts(me=Me("Ana Lind"), company="Northwind", role="Data Analyst", starts_on=day("2027-01-04"))
    terms = terms_of("NL", "n", "y")
    found = clock(facts, day("2026-11-23"), terms=terms)
    assert (found.todo, found.latest, found.deadline.basis) == ("release", None, "no_way")


# --- a paper that rules notice out, or may do so -----------------------------------------------------------------


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize(("trial", "fixed", "named"), list(product("yn?", "yn?", (None, 0, 30))))
def test_there_is_never_time_where_the_paper_rules_notice_out(
    country: str, trial: str, fixed: str, named: int | None
) -> None:
    found = clock(known("2027-01-04", named), day("2026-11-23"), terms=terms_of(country, trial, fixed, bar="y"))
    assert (found.todo, found.latest, found.deadline.basis) == ("release", None, "no_way")


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize(
    ("bar", "penalty", "asks"),
    [("n", "n", ()), ("?", "n", ("bar",)), ("n", "y", ("penalty",)), ("n", "?", ("penalty",)),
     ("?", "y", ("bar", "penalty"))],
)  # fmt: skip
def test_whether_it_may_be_ruled_out_is_asked_beside_the_day(
    country: str, bar: str, penalty: str, asks: tuple[str, ...]
) -> None:
    plain, found = (
        deadline(day("2027-01-04"), 30, terms, day("2026-11-23"))
        for terms in (terms_of(country), terms_of(country, bar=bar, penalty=penalty))
    )
    assert (found.latest, found.open) == (plain.latest, (*asks, *plain.open))


# --- what was done so far ---------------------------------------------------------------------------------------

# The last day before the first one that does is that of the notice; where the form is not known, only paper ends it.
DONE = """
pack named start       told        by      todo     ends        unheard  why
GB   30    2027-01-04  2026-12-04  spoken  nothing  2027-01-03  -        over the day before
GB   30    2027-01-04  2026-12-05  spoken  runs_on  2027-01-04  -        a day too late
GB   30    2027-01-04  2026-12-05  wired   runs_on  2027-01-04  -        the same by e-mail
GB   30    2027-01-04  2026-12-02  posted  nothing  2027-01-03  -        there on Friday 4
GB   30    2027-01-04  2026-12-03  posted  runs_on  2027-01-06  -        there on Monday 7
GB   30    2027-01-04  2026-12-03  handed  nothing  2027-01-02  -        there at once
GB   -     2027-01-04  2027-01-03  spoken  nothing  2027-01-03  -        a courtesy, a day before
GB   -     2027-01-04  2027-01-04  spoken  resign   2027-01-04  -        on the first day
GB   -     -           2026-12-01  spoken  nothing  -           -        no first day
ES   -     2027-01-04  2026-12-01  spoken  nothing  -           -        whether in time, nobody knows
AU   30    2027-01-04  2026-12-06  wired   runs_on  2027-01-05  -        too late
US   -     2027-01-04  2026-11-20  spoken  by       -           spoken   whether it counts, nobody knows
US   -     2027-01-04  2026-11-20  wired   nothing  2026-11-20  -        an e-mail is writing
US   -     2027-01-04  2026-11-20  posted  nothing  2026-11-24  -        a letter does
US   -     2027-01-04  2027-01-03  posted  nothing  2027-01-06  -        a courtesy is in time before the first day
US   30    2027-01-04  2026-12-03  posted  runs_on  2027-01-06  -        there on Monday 7
US   60    2027-01-04  2026-11-20  spoken  release  -           spoken   too late by now
FR   -     2027-01-04  2026-11-20  spoken  look_up  -           spoken   neither form nor length is known
FR   30    2027-01-04  2026-11-20  handed  nothing  2026-12-20  -        the paper names it
DE   -     2027-01-04  2026-11-20  spoken  by       -           spoken   only ink counts
DE   -     2027-01-04  2026-11-20  wired   by       -           wired    only ink counts
DE   -     2027-01-04  2026-12-01  posted  nothing  2026-12-31  -        there on the 3rd, the last day
DE   -     2027-01-04  2026-12-02  posted  runs_on  2027-01-15  -        there on the 4th: two weeks more
DE   -     2027-01-04  2026-12-03  handed  nothing  2026-12-31  -        there on the 3rd
DE   -     2026-11-23  2026-11-20  spoken  resign   -           spoken   the first day has come
"""


@pytest.mark.parametrize("row", DONE.strip().splitlines()[1:])
def test_what_was_done_ends_the_clock_where_it_counts_and_is_in_time(row: str) -> None:
    country, named, start, told, way, todo, ends, unheard, *_ = row.split()
    facts = known(None if start == "-" else start, None if named == "-" else int(named))
    today = max(day(told), day("2026-11-23"))
    found = clock(facts, today, day(told), terms_of(country, "n" if country == "DE" else "?", "?", Act(day(told), way)))
    assert (found.todo, found.unheard) == (todo, unheard.replace("-", ""))
    assert found.deadline.given_ends == (None if ends == "-" else day(ends))
    assert ("latest" in {one.name for one in found.days}) is (bool(found.unheard) and found.latest is not None)
    assert found.urgency == ("told_late" if todo == "runs_on" else "told")


@pytest.mark.parametrize("way", [SPOKEN, WIRED, POSTED, HANDED])
def test_to_be_told_by_whichever_way_does_not_end_what_notice_cannot_end(way: str) -> None:
    terms = terms_of("DE", "n", "y", Act(day("2026-11-20"), way))
    found = clock(known("2027-01-04"), day("2026-11-23"), day("2026-11-20"), terms)
    assert (found.todo, found.deadline.basis) == ("release", "no_way")


def test_what_counts_first_counts() -> None:
    """A call on Tuesday is before a letter that was posted on Monday, and a letter of today mends no call of before."""
    letter, call = Act(day("2026-11-23"), POSTED), Act(day("2026-11-24"), SPOKEN)
    for acts in ((letter, call), (call, letter)):
        found = deadline(day("2027-01-04"), 30, terms_of("GB", "?", "?", *acts), day("2026-11-25"))
        assert (found.given, found.given_ends) == (call, day("2026-12-24"))


@pytest.mark.parametrize(
    ("from_receipt", "latest", "ends"),
    [("yes", "2026-12-02", "2027-01-06"), ("unknown", "2026-12-02", "2027-01-06"), ("no", "2026-12-04", "2027-01-02")],
)
def test_the_post_takes_no_time_where_notice_runs_from_giving(from_receipt: str, latest: str, ends: str) -> None:
    belgium = Country(
        "BE", "Belgium", "Europe/Brussels", form=Form(needs_ink=Answer("yes", ("law",))),
        from_receipt=Answer(from_receipt, ("law",)),
    )  # fmt: skip
    terms = Terms(country=belgium, acts=[Act(day("2026-12-03"), POSTED)])
    found = deadline(day("2027-01-04"), 30, terms, day("2026-11-23"))
    assert (found.latest, found.given_ends) == (day(latest), day(ends))


# --- a day here and a day there ---------------------------------------------------------------------------------

ZONES = """
now                here                there               today       there       left  todo
2026-12-04T09:30Z  Etc/GMT+12          Pacific/Kiritimati  2026-12-03  2026-12-04  0     today
2026-12-04T10:30Z  Etc/GMT+12          Pacific/Kiritimati  2026-12-03  2026-12-05  -1    release
2026-12-04T11:30Z  Etc/GMT+12          Pacific/Kiritimati  2026-12-03  2026-12-05  -1    release
2026-12-04T12:30Z  Etc/GMT+12          Pacific/Kiritimati  2026-12-04  2026-12-05  -1    release
2026-12-04T10:30Z  Pacific/Kiritimati  Etc/GMT+12          2026-12-05  2026-12-03  -1    release
2026-12-04T09:30Z  Pacific/Kiritimati  Etc/GMT+12          2026-12-04  2026-12-03  0     today
2026-12-04T04:30Z  America/New_York    Europe/London       2026-12-03  2026-12-04  0     today
2026-12-04T05:30Z  America/New_York    Europe/London       2026-12-04  2026-12-04  0     today
2026-12-04T23:30Z  Europe/London       Asia/Kolkata        2026-12-04  2026-12-05  -1    release
2026-12-04T23:30Z  Europe/London       Europe/London       2026-12-04  2026-12-04  0     today
"""


@pytest.mark.parametrize("row", ZONES.strip().splitlines()[1:])
def test_where_it_is_already_tomorrow_a_day_less_is_left(row: str) -> None:
    now, here, there, today, today_there, left, todo = row.split()
    moment = dt.datetime.fromisoformat(now.replace("Z", "+00:00"))
    dates = [moment.astimezone(zone(name)).date() for name in (here, there)]
    assert dates == [day(today), day(today_there)]
    facts = Facts(
        me=Me("Ana Lind"), company="Northwind", role="Data Analyst", starts_on=day("2027-01-04"), notice_days=30
    )
    found = clock(facts, dates[0], terms=Terms(country=COUNTRIES["GB"], today_there=dates[1]))
    assert (found.left, found.todo) == (int(left), todo)
