"""What a reflection adds up to: every line with its code, its side and its values; never a score."""

import datetime as dt
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.reflection import MOODS, Line, Reason, Reflected, decided_since, leaning, readiness, together

TODAY = dt.date(2026, 11, 23)
ACCEPTED = dt.date(2026, 11, 2)


def day(back: int) -> dt.date:
    return TODAY - dt.timedelta(days=back)


def said(outcome: str = "not_yet", **answers: object) -> Reflected:
    return Reflected(dated=TODAY, outcome=outcome, **answers)  # type: ignore[arg-type]


EMPTY = said()
WITHDRAW, KEEP = Reason("withdraw", "The way", 4), Reason("keep", "The team", 2)
REASONS = st.lists(
    st.builds(Reason, st.sampled_from(["withdraw", "keep"]), st.text(min_size=1), st.integers(1, 5)), max_size=24
)
YES3, NO3 = (
    dict.fromkeys(("in_writing", "start_named", "checks_passed"), "yes"),
    dict.fromkeys(("in_writing", "start_named", "checks_passed"), "not_needed"),
)


def speaks(code: str, **values: object) -> Line:
    return Line(code, speaks=True, **values)  # type: ignore[arg-type]


def is_open(code: str, **values: object) -> Line:
    return Line(code, speaks=False, **values)  # type: ignore[arg-type]


LINES: list[tuple[str, Reflected, Line]] = [
    ("no day", said(), is_open("since_unsaid")),
    ("today", said(came_up_on=TODAY), is_open("fresh", day=TODAY, days=0)),
    ("yesterday", said(came_up_on=day(1)), is_open("fresh", day=day(1), days=1)),
    ("two days ago", said(came_up_on=day(2)), speaks("stayed", day=day(2), days=2)),
    ("on the day of the yes", said(came_up_on=ACCEPTED), speaks("stayed", day=ACCEPTED, days=21)),
    ("before the yes", said(came_up_on=day(22)), speaks("older_than_yes", day=day(22))),
    ("nothing weighed", said(), is_open("nothing_weighed")),
    ("only for withdrawing", said(reasons=(WITHDRAW,)), is_open("one_side", names=("keep",))),
    ("only for keeping", said(reasons=(KEEP,)), is_open("one_side", names=("withdraw",))),
    ("level", said(reasons=(WITHDRAW, KEEP, KEEP)), is_open("level")),
    ("only for withdrawing, so it leans there", said(reasons=(WITHDRAW,)), speaks("leans", names=("withdraw",))),
    ("only for keeping, so it leans there", said(reasons=(KEEP,)), speaks("leans", names=("keep",))),
    ("kept for one reason alone", said("keep", reasons=(KEEP,)), speaks("leans", names=("keep",))),
    ("kept, with reasons for leaving", said("keep", reasons=(WITHDRAW,)), is_open("leans_away", names=("withdraw",))),
    ("leans, undecided", said(reasons=(WITHDRAW, KEEP)), speaks("leans", names=("withdraw",))),
    ("leans, and decided so", said("withdraw", reasons=(WITHDRAW, KEEP)), speaks("leans", names=("withdraw",))),
    ("leans the other way", said("keep", reasons=(WITHDRAW, KEEP)), is_open("leans_away", names=("withdraw",))),
    ("leans to keeping", said("keep", reasons=(WITHDRAW, *[KEEP] * 3)), speaks("leans", names=("keep",))),
    ("withdraws against it", said("withdraw", reasons=(WITHDRAW, *[KEEP] * 3)), is_open("leans_away", names=("keep",))),
    ("no look ahead", said(in_ten=("", "", "")), is_open("ten_unsaid")),
    ("half a look ahead", said(in_ten=("Relief", "", "Glad")), is_open("ten_unsaid")),
    ("a whole look ahead", said(in_ten=("Relief", "Home", "Glad")), speaks("ten")),
    ("no change of mind", said(), is_open("mind_unsaid")),
    ("a change of mind", said(would_change_my_mind="Three days at home"), speaks("mind_named")),
    ("nothing on the other offer", said(), is_open("other_unsaid")),
    ("a firm offer", said(**YES3), speaks("other_firm")),
    ("a firm offer, no checks", said(**YES3 | {"checks_passed": "not_needed"}), speaks("other_firm")),
    ("not in writing", said(**YES3 | {"in_writing": "no"}), is_open("other_open", names=("in_writing",))),
    (
        "two things missing",
        said(in_writing="yes", start_named="no"),
        is_open("other_open", names=("start_named", "checks_passed")),
    ),
    ("mending not said", said(), is_open("mend_unsaid")),
    ("mending not asked", said(asked_to_mend="no"), is_open("mend_not_asked")),
    ("mending asked", said(asked_to_mend="yes"), speaks("mend_asked")),
    ("no mood", said(), is_open("mood_unsaid")),
    ("calm", said(mood="calm"), speaks("calm")),
    *[(mood, said(mood=mood), is_open("stirred", names=(mood,))) for mood in MOODS if mood != "calm"],
    ("night not said", said(), is_open("slept_unsaid")),
    ("no night", said(slept_on_it="no"), is_open("not_slept")),
    ("a night", said(slept_on_it="yes"), speaks("slept")),
    ("a rest to come", said(decide_nothing_until=day(-3)), is_open("pause", day=day(-3), days=3)),
    ("a rest until today", said(decide_nothing_until=TODAY), speaks("pause_over", day=TODAY)),
    ("a rest that is over", said(decide_nothing_until=day(1)), speaks("pause_over", day=day(1))),
    ("nobody asked", said(), is_open("nobody_asked")),
    ("a friend asked", said(asked_whom="My sister"), speaks("asked")),
]


@pytest.mark.parametrize(("one", "line"), [pytest.param(one, line, id=what) for what, one, line in LINES])
def test_it_says(one: Reflected, line: Line) -> None:
    assert line in readiness(one, TODAY, accepted_on=ACCEPTED)


SILENT: list[tuple[str, Reflected, str]] = [
    ("keeping, no other offer is asked after", said("keep", in_writing="no"), "other"),
    ("leaning to keeping, neither", said(reasons=(KEEP,), in_writing="no"), "other"),
    ("no other offer", said(**NO3), "other"),
    ("something for both sides", said(reasons=(WITHDRAW, KEEP)), "one_side"),
    ("nothing for either side", said(), "one_side"),
    ("nothing to mend", said(asked_to_mend="not_needed"), "mend"),
    ("a night does not apply", said(slept_on_it="not_needed"), "slept"),
    ("no rest was meant", said(), "pause"),
    ("the first of all", said("withdraw"), "stood"),
    ("the first of all did not turn", said("withdraw"), "turned"),
]


@pytest.mark.parametrize(("one", "about"), [pytest.param(one, about, id=what) for what, one, about in SILENT])
def test_it_leaves_out_what_does_not_apply(one: Reflected, about: str) -> None:
    assert not [line.code for line in readiness(one, TODAY) if about in line.code]


LEANS_TO = [
    ("withdraw", (), "withdraw"),
    ("withdraw", (KEEP,), "withdraw"),
    ("keep", (), "keep"),
    ("keep", (WITHDRAW,), "keep"),
    ("not_yet", (), ""),
    ("not_yet", (WITHDRAW, KEEP, KEEP), ""),
    ("not_yet", (WITHDRAW, KEEP), "withdraw"),
    ("not_yet", (KEEP,), "keep"),
]


@pytest.mark.parametrize(("outcome", "reasons", "side"), LEANS_TO)
def test_one_leans_to_the_end_that_was_chosen_and_before_it_to_what_weighs_more(
    outcome: str, reasons: tuple[Reason, ...], side: str
) -> None:
    assert said(outcome, reasons=reasons).leans_to == side


@given(st.sampled_from(["withdraw", "keep", "not_yet"]), REASONS)
def test_the_lines_say_of_the_weights_what_the_scales_say(outcome: str, reasons: list[Reason]) -> None:
    lines = readiness(said(outcome, reasons=tuple(reasons)), TODAY)
    assert [line.names for line in lines if line.code in ("leans", "leans_away")] == (
        [(side,)] if (side := leaning(reasons)) else []
    )


def past(back: int, outcome: str) -> Reflected:
    return Reflected(dated=day(back), outcome=outcome)


AGAIN: list[tuple[str, str, list[tuple[int, str]], Line | None]] = [
    ("the same yesterday", "keep", [(1, "keep")], speaks("stood", day=day(1))),
    ("the same for long", "keep", [(1, "keep"), (9, "keep"), (12, "withdraw")], speaks("stood", day=day(9))),
    ("the other way before", "keep", [(1, "withdraw")], is_open("turned", day=day(1))),
    ("back to where it was", "keep", [(1, "withdraw"), (2, "keep")], is_open("turned", day=day(1))),
    ("open before", "keep", [(1, "not_yet"), (2, "withdraw")], None),
    ("open now", "not_yet", [(1, "keep")], None),
    ("the same on that day", "keep", [(0, "keep")], speaks("stood", day=TODAY)),
    ("the other way on that day", "keep", [(0, "withdraw"), (1, "keep")], is_open("turned", day=TODAY)),
]


@pytest.mark.parametrize(("outcome", "before", "line"), [pytest.param(*row, id=what) for what, *row in AGAIN])
def test_earlier_reflections_count(outcome: str, before: list[tuple[int, str]], line: Line | None) -> None:
    lines = readiness(said(outcome), TODAY, earlier=[past(*one) for one in before])
    found = [one for one in lines if one.code in ("stood", "turned")]
    assert found == ([line] if line else [])


def test_the_lines_stand_in_the_order_of_the_questions() -> None:
    full = said(
        "withdraw", came_up_on=day(5), reasons=(WITHDRAW, KEEP), in_ten=("a", "b", "c"), would_change_my_mind="d",
        **YES3, asked_to_mend="yes", mood="calm", slept_on_it="yes", decide_nothing_until=day(1), asked_whom="e",
    )  # fmt: skip
    lines = readiness(full, TODAY, accepted_on=ACCEPTED, earlier=[past(1, "withdraw")])
    assert [line.code for line in lines] == [
        "stayed", "leans", "ten", "mind_named", "other_firm", "mend_asked", "calm", "slept", "pause_over", "asked",
        "stood",
    ]  # fmt: skip
    assert all(line.speaks for line in lines)


def test_how_long_it_was_there_is_counted_to_the_day_on_which_it_was_written() -> None:
    month_later = readiness(said(came_up_on=day(5)), TODAY + dt.timedelta(days=30))
    assert speaks("stayed", day=day(5), days=5) in month_later


def test_an_empty_one_has_nothing_that_speaks_and_still_says_what_is_open() -> None:
    lines = readiness(EMPTY, TODAY)
    assert len(lines) == 9
    assert not any(line.speaks for line in lines)


ANSWERS = st.sampled_from(["", "yes", "no", "not_needed"])
DAYS = st.none() | st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31))
ANY = st.builds(
    Reflected, dated=st.just(TODAY), outcome=st.sampled_from(["withdraw", "keep", "not_yet"]), came_up_on=DAYS,
    reasons=REASONS.map(tuple), in_ten=st.tuples(st.text(), st.text(), st.text()), would_change_my_mind=st.text(),
    in_writing=ANSWERS, start_named=ANSWERS, checks_passed=ANSWERS, asked_to_mend=ANSWERS,
    mood=st.sampled_from(["", *MOODS]), slept_on_it=ANSWERS, decide_nothing_until=DAYS, asked_whom=st.text(),
)  # fmt: skip


@given(ANY)
def test_whatever_is_answered_each_question_has_at_most_one_line(one: Reflected) -> None:
    codes = [line.code for line in readiness(one, TODAY, accepted_on=ACCEPTED)]
    assert len(codes) == len(set(codes)) <= 12


@given(ANY)
def test_no_word_of_the_person_is_in_a_line(one: Reflected) -> None:
    marked = replace(one, would_change_my_mind="canary", asked_whom="canary", in_ten=("canary",) * 3)
    assert "canary" not in repr(readiness(marked, TODAY))


@pytest.mark.parametrize(("withdraw", "keep"), list(product(range(1, 6), repeat=2)))
def test_it_leans_to_what_weighs_more(withdraw: int, keep: int) -> None:
    reasons = [Reason("withdraw", "a", withdraw), Reason("keep", "b", keep)]
    assert (together(reasons, "withdraw"), together(reasons, "keep")) == (withdraw, keep)
    assert leaning(reasons) == ("" if withdraw == keep else "withdraw" if withdraw > keep else "keep")


SINCE: list[tuple[str, list[Reflected], dt.date | None]] = [
    ("never", [], None),
    ("not yet", [past(3, "not_yet")], None),
    ("not any more", [past(3, "not_yet"), past(9, "keep")], None),
    ("kept once", [past(3, "keep")], day(3)),
    ("kept and kept again", [past(3, "keep"), past(40, "keep")], day(40)),
    ("kept after a while of doubt", [past(3, "keep"), past(20, "not_yet"), past(40, "keep")], day(3)),
    ("turned", [past(3, "keep"), past(40, "withdraw")], day(3)),
    ("turned within a day", [past(3, "keep"), past(3, "withdraw"), past(40, "keep")], day(3)),
    ("opened again within a day", [past(3, "not_yet"), past(3, "keep")], None),
    ("withdrawn, decided earlier", [Reflected(day(3), "withdraw", decided_on=day(5))], day(5)),
    (
        "withdrawn, written again",
        [Reflected(day(3), "withdraw", decided_on=day(5)), Reflected(day(1), "withdraw", decided_on=day(5))],
        day(5),
    ),
]


@pytest.mark.parametrize(("reflections", "since"), [pytest.param(*row, id=what) for what, *row in SINCE])
def test_a_decision_stands_since(reflections: list[Reflected], since: dt.date | None) -> None:
    assert decided_since(reflections) == since
