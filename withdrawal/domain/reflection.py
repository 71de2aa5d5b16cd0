"""What a reflection adds up to: what speaks for "decided", what is still open, each line with its why.

Codes and values only; the words live in the templates. Nothing is added up to a score: the lines are all there is, and
whoever reads them sees where each comes from.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

WITHDRAW, KEEP, NOT_YET = "withdraw", "keep", "not_yet"
SIDES = (WITHDRAW, KEEP)
MOODS = ("calm", "rushed", "afraid", "angry", "sad", "exhausted")
LIGHTEST, HEAVIEST = 1, 5
FRESH = 2
"""Days for which a doubt is young. No source gives a figure; nerves before a new job are common and often pass
overnight (LiveCareer on buyer's remorse; Ask a Manager 2009, declining after accepting verbally)."""


@dataclass(frozen=True, slots=True)
class Reason:
    side: str
    """What it speaks for: withdraw or keep."""
    text: str
    weight: int
    """From 1, a little, to 5, decisive."""


@dataclass(frozen=True, slots=True)
class Reflected:
    """One reflection. What was not answered is empty; yes, no and not_needed are the answers to a plain question."""

    dated: dt.date
    outcome: str
    decided_on: dt.date | None = None
    came_up_on: dt.date | None = None
    reasons: tuple[Reason, ...] = ()
    in_ten: tuple[str, ...] = ()
    """How it will look in ten days, ten months, ten years."""
    would_change_my_mind: str = ""
    in_writing: str = ""
    start_named: str = ""
    checks_passed: str = ""
    asked_to_mend: str = ""
    mood: str = ""
    slept_on_it: str = ""
    decide_nothing_until: dt.date | None = None
    asked_whom: str = ""

    @property
    def decided(self) -> dt.date | None:
        """The day of the decision; None as long as there is none."""
        if self.outcome == NOT_YET:
            return None
        return self.decided_on or self.dated

    @property
    def leans_to(self) -> str:
        """The side that the person chose, or, while it is open, the one that weighs more; empty when neither does."""
        return leaning(self.reasons) if self.outcome == NOT_YET else self.outcome


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the readiness view; which of the values are there depends on the code."""

    code: str
    speaks: bool
    """True when it speaks for "decided", False when it is open."""
    days: int | None = None
    day: dt.date | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """All that a question may look at."""

    one: Reflected
    today: dt.date
    accepted_on: dt.date | None
    earlier: tuple[Reflected, ...]
    """Latest first."""


def readiness(
    one: Reflected, today: dt.date, *, accepted_on: dt.date | None = None, earlier: Iterable[Reflected] = ()
) -> tuple[Line, ...]:
    """What speaks for "decided" and what is open in `one`, in the order of the questions.

    `earlier` are the reflections before it, the latest first.
    """
    seen = _Seen(one, today, accepted_on, tuple(earlier))
    return tuple(line for question in _QUESTIONS if (line := question(seen)))


def together(reasons: Iterable[Reason], side: str) -> int:
    """What the reasons of one side weigh together."""
    return sum(reason.weight for reason in reasons if reason.side == side)


def leaning(reasons: Sequence[Reason]) -> str:
    """The side that weighs more; empty when both weigh the same, or nothing."""
    withdraw, keep = (together(reasons, side) for side in SIDES)
    if withdraw == keep:
        return ""
    return WITHDRAW if withdraw > keep else KEEP


def decided_since(newest_first: Sequence[Reflected]) -> dt.date | None:
    """The day since which the decision stands, as the latest reflection has it; None when it is not decided.

    Taking the reflection again and coming to the same end does not make the decision any younger.
    """
    if not newest_first or newest_first[0].decided is None:
        return None
    latest = newest_first[0]
    return min(one.decided for one in _unbroken(latest, newest_first) if one.decided)


def _unbroken(latest: Reflected, newest_first: Iterable[Reflected]) -> list[Reflected]:
    """The reflections that came to the same end as `latest`, back to the first that did not."""
    same = []
    for one in newest_first:
        if one.outcome != latest.outcome:
            break
        same.append(one)
    return same


def _came_up(seen: _Seen) -> Line:
    day = seen.one.came_up_on
    if day is None:
        return Line("since_unsaid", speaks=False)
    days = (seen.one.dated - day).days  # whether it is still there today, only taking it again can tell
    if days < FRESH:
        return Line("fresh", speaks=False, day=day, days=days)
    if seen.accepted_on and day < seen.accepted_on:
        return Line("older_than_yes", speaks=True, day=day)
    return Line("stayed", speaks=True, day=day, days=days)


def _weighed(seen: _Seen) -> Line:
    reasons = seen.one.reasons
    if not reasons:
        return Line("nothing_weighed", speaks=False)
    side = leaning(reasons)
    if not side:
        return Line("level", speaks=False)
    agrees = seen.one.leans_to == side
    return Line("leans" if agrees else "leans_away", speaks=agrees, names=(side,))


def _both_sides(seen: _Seen) -> Line | None:
    reasons = seen.one.reasons
    missing = tuple(side for side in SIDES if not together(reasons, side))
    return Line("one_side", speaks=False, names=missing) if len(missing) == 1 else None


def _ahead(seen: _Seen) -> Line:
    answered = [words for words in seen.one.in_ten if words]
    if len(answered) < 3:
        return Line("ten_unsaid", speaks=False)
    return Line("ten", speaks=True)


def _mind(seen: _Seen) -> Line:
    if seen.one.would_change_my_mind:
        return Line("mind_named", speaks=True)
    return Line("mind_unsaid", speaks=False)


def _other_offer(seen: _Seen) -> Line | None:
    one = seen.one
    asked = {"in_writing": one.in_writing, "start_named": one.start_named, "checks_passed": one.checks_passed}
    if one.leans_to == KEEP or set(asked.values()) == {"not_needed"}:
        return None
    if not any(asked.values()):
        return Line("other_unsaid", speaks=False)
    if missing := tuple(name for name, answer in asked.items() if answer in ("no", "")):
        return Line("other_open", speaks=False, names=missing)
    return Line("other_firm", speaks=True)


def _mend(seen: _Seen) -> Line | None:
    return _plain(seen.one.asked_to_mend, yes="mend_asked", no="mend_not_asked", unsaid="mend_unsaid")


def _mood(seen: _Seen) -> Line:
    mood = seen.one.mood
    if not mood:
        return Line("mood_unsaid", speaks=False)
    return Line("calm", speaks=True) if mood == "calm" else Line("stirred", speaks=False, names=(mood,))


def _night(seen: _Seen) -> Line | None:
    return _plain(seen.one.slept_on_it, yes="slept", no="not_slept", unsaid="slept_unsaid")


def _pause(seen: _Seen) -> Line | None:
    until = seen.one.decide_nothing_until
    if until is None:
        return None
    if until > seen.today:
        return Line("pause", speaks=False, day=until, days=(until - seen.today).days)
    return Line("pause_over", speaks=True, day=until)


def _asked(seen: _Seen) -> Line:
    return Line("asked", speaks=True) if seen.one.asked_whom else Line("nobody_asked", speaks=False)


def _again(seen: _Seen) -> Line | None:
    if seen.one.decided is None or not seen.earlier:
        return None
    if same := _unbroken(seen.one, seen.earlier):
        return Line("stood", speaks=True, day=same[-1].dated)
    before = seen.earlier[0]
    return Line("turned", speaks=False, day=before.dated) if before.decided else None


def _plain(answer: str, *, yes: str, no: str, unsaid: str) -> Line | None:
    """The line of a question that is answered with yes, not yet, or does not apply."""
    if answer == "not_needed":
        return None
    return Line({"yes": yes, "no": no}.get(answer, unsaid), speaks=answer == "yes")


_QUESTIONS: tuple[Callable[[_Seen], Line | None], ...] = (
    _came_up, _weighed, _both_sides, _ahead, _mind, _other_offer, _mend, _mood, _night, _pause, _asked, _again,
)  # fmt: skip
