"""What to do when they do not answer: which rung of the ladder is next, since when it is quiet, and why.

Sent and not acknowledged, one asks again after some working days, each time by a way that is harder to miss: a polite
reminder with the earlier text, another channel, a registered letter. What is done is a contact in the log, and moves
the ladder on.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from withdrawal.domain.working_days import after_working_days, working_days_between

PATIENCE = 3
"""Working days to wait after each step. No source answers "they never replied" with a figure: one day is impatient, a
week is long when the first day of work comes nearer, and an answer on the third working day is common."""

NUDGE, OTHER_CHANNEL, REGISTERED = "nudge", "other_channel", "registered"
LADDER = (NUDGE, OTHER_CHANNEL, REGISTERED)
_SPOKEN = frozenset({"phone", "video", "in_person"})
_CHAT = frozenset({"text", "linkedin"})
_RECEIPTED = frozenset({"registered", "courier"})
_NO_ANSWER = frozenset({"sent", "no_answer", "left_message", "no_reply"})


@dataclass(frozen=True, slots=True)
class Step:
    """One contact, as far as the ladder goes. Channels and outcomes are those of the log."""

    on: dt.date
    from_me: bool
    channel: str
    outcome: str
    states_decision: bool = False
    """It is the withdrawal or its confirmation."""
    is_nudge: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """Something was sent on `since` and nothing came back; `last` is the day of the latest step.

    `done` is the highest rung that was taken, "" for none; `rung` the next one, "" when there is no higher one. It is
    time for it from `due` on.
    """

    since: dt.date
    last: dt.date
    done: str
    rung: str
    due: dt.date
    quiet: int
    """Working days since `last`."""

    def is_due(self, today: dt.date) -> bool:
        return bool(self.rung) and today >= self.due


def silence(contacts: Iterable[Step], today: dt.date) -> Silence | None:
    """The silence that lasts on `today`, after `contacts` in the order in which they happened; None when there is none.

    Any answer ends it, even a question: they have it then. A later letter or message begins a new one.
    """
    since: dt.date | None = None
    last, done = today, ""
    for step in contacts:
        if since and _is_answer(step):
            since = None
        elif step.from_me and since is None:
            if step.states_decision and _is_written(step):
                since, last, done = step.on, step.on, _rung_of(step, is_first=True)
        elif step.from_me:
            rung = _rung_of(step, is_first=False)
            last, done = step.on, max(done, rung, key=_height)
    if since is None:
        return None
    higher = LADDER[_height(done) :]
    return Silence(
        since=since,
        last=last,
        done=done,
        rung=higher[0] if higher else "",
        due=after_working_days(last, PATIENCE),
        quiet=working_days_between(last, today),
    )


def _height(rung: str) -> int:
    return LADDER.index(rung) + 1 if rung else 0


def _is_answer(step: Step) -> bool:
    return step.outcome not in _NO_ANSWER


def _is_written(step: Step) -> bool:
    return step.channel not in _SPOKEN


def _rung_of(step: Step, *, is_first: bool) -> str:
    """What a contact of mine counts as; the channel that was used first is no other channel."""
    if step.channel in _RECEIPTED:
        return REGISTERED
    if is_first:
        return ""
    if step.is_nudge:
        return NUDGE
    return OTHER_CHANNEL if step.channel in _SPOKEN | _CHAT else ""
