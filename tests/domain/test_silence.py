"""The ladder when they do not answer: which rung, since when, and what ends it. 2 November 2026 is a Monday."""

import datetime as dt

import pytest

from withdrawal.domain.silence import PATIENCE, Step, silence
from withdrawal.domain.working_days import after_working_days, working_days_between


def day(number: int) -> dt.date:
    return dt.date(2026, 11, number)


def mine(on: int, channel: str = "email", outcome: str = "sent", **more: bool) -> Step:
    return Step(day(on), True, channel, outcome, **more)


def sent(on: int, channel: str = "email") -> Step:
    return mine(on, channel, states_decision=True)


def nudge(on: int) -> Step:
    return mine(on, is_nudge=True)


def theirs(on: int, outcome: str = "acknowledged") -> Step:
    return Step(day(on), False, "email", outcome)


def call(on: int, outcome: str = "no_answer") -> Step:
    return mine(on, "phone", outcome)


LADDER = {
    "nothing sent": ([], 30, None),
    "told by voice, nothing written": ([mine(2, "phone", "reached", states_decision=True)], 30, None),
    "tried to call, nothing written": ([call(2)], 30, None),
    "sent, the same day": ([sent(2)], 2, ("nudge", False)),
    "sent, two working days": ([sent(2)], 4, ("nudge", False)),
    "sent, three working days": ([sent(2)], 5, ("nudge", True)),
    "sent on a Thursday, the weekend does not count": ([sent(5)], 9, ("nudge", False)),
    "sent on a Thursday, the Tuesday after": ([sent(5)], 10, ("nudge", True)),
    "sent on a Sunday": ([sent(8)], 11, ("nudge", True)),
    "acknowledged": ([sent(2), theirs(3)], 30, None),
    "asked something: they have it": ([sent(2), theirs(3, "asked")], 30, None),
    "threatened: they have it": ([sent(2), theirs(3, "threatened")], 30, None),
    "an unspecified reply": ([sent(2), theirs(3, "reached")], 30, None),
    "no reply was written down": ([sent(2), theirs(9, "no_reply")], 10, ("nudge", True)),
    "an answer to something earlier": ([theirs(1), sent(2)], 5, ("nudge", True)),
    "nudged yesterday": ([sent(2), nudge(5)], 6, ("other_channel", False)),
    "nudged, three working days": ([sent(2), nudge(5)], 10, ("other_channel", True)),
    "nudged, acknowledged": ([sent(2), nudge(5), theirs(6)], 30, None),
    "called, nobody answered": ([sent(2), nudge(5), call(10)], 11, ("registered", False)),
    "called, three working days": ([sent(2), nudge(5), call(10)], 13, ("registered", True)),
    "called and reached": ([sent(2), nudge(5), call(10, "reached")], 30, None),
    "left a message": ([sent(2), nudge(5), call(10, "left_message")], 13, ("registered", True)),
    "a text message is another channel": ([sent(2), nudge(5), mine(10, "text")], 13, ("registered", True)),
    "a rung was left out": ([sent(2), call(5)], 10, ("registered", True)),
    "a nudge after the call goes no step back": ([sent(2), call(5), nudge(6)], 11, ("registered", True)),
    "registered: nothing higher": ([sent(2), nudge(5), call(10), mine(13, "registered")], 30, ("", False)),
    "by courier: nothing higher": ([sent(2), mine(3, "courier")], 30, ("", False)),
    "sent registered at first": ([sent(2, "registered")], 30, ("", False)),
    "sent registered, and they answer": ([sent(2, "registered"), theirs(9)], 30, None),
    "sent by post": ([sent(2, "post")], 5, ("nudge", True)),
    "the letter after the message": ([sent(2), sent(4, "post")], 6, ("nudge", False)),
    "acknowledged, then the letter": ([sent(2), theirs(3), sent(4, "post")], 9, ("nudge", True)),
    "told by voice, then the letter": (
        [mine(2, "phone", "reached", states_decision=True), sent(3, "post")], 6, ("nudge", True),
    ),
    "thanked them after the answer": ([sent(2), theirs(3), mine(9)], 30, None),
}  # fmt: skip


@pytest.mark.parametrize("case", LADDER)
def test_which_rung_is_next(case: str) -> None:
    contacts, today, expected = LADDER[case]
    found = silence(contacts, day(today))
    assert (found and (found.rung, found.is_due(day(today)))) == expected


def test_it_says_since_when_and_until_when() -> None:
    found = silence([sent(2), nudge(5)], day(9))
    assert found is not None
    assert (found.since, found.last, found.done, found.due, found.quiet) == (day(2), day(5), "nudge", day(10), 2)


@pytest.mark.parametrize(
    ("first", "number", "then"), [(2, 0, 2), (2, 3, 5), (5, 1, 6), (6, 1, 9), (7, 1, 9), (8, 1, 9), (2, 10, 16)]
)
def test_working_days_leave_out_the_weekend(first: int, number: int, then: int) -> None:
    assert after_working_days(day(first), number) == day(then)
    assert working_days_between(day(first), day(then)) == number


def test_a_day_that_is_not_later_is_no_working_day_away() -> None:
    assert working_days_between(day(9), day(2)) == 0


def test_a_time_of_patience_is_a_few_days() -> None:
    assert 1 < PATIENCE < 6
