"""The registry: every rule with its stable code, its level, the step where it can be mended, and the kinds it is for.

A rule is one small function from a `Reading` to the places it objects to. Its words are in the language's file.
The checker never blocks; an error means only that something would go out that nobody can have wanted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from withdrawal.domain.checks import agreement, style
from withdrawal.domain.checks.decision import door_half_open, softened
from withdrawal.domain.checks.lexicon import Span
from withdrawal.domain.checks.reading import Reading
from withdrawal.domain.checks.report import Level
from withdrawal.domain.wording import KINDS

EVERY = frozenset(KINDS)
DECIDES = frozenset({"withdrawal", "confirmation", "agency_note", "call_notes"})
"""Kinds that must carry the decision."""
LETTERS = frozenset({"withdrawal", "confirmation"})
SENT = EVERY - {"call_notes", "voicemail"}
THANKS = DECIDES | {"thank_you"}
NAMES_COMPANY = frozenset({"withdrawal", "confirmation", "agency_note", "nudge"})

TOP = Span(0, 0)
"""Where a rule points that misses something: no place in the text."""

Find = Callable[[Reading], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    level: Level
    step: str
    kinds: frozenset[str]
    find: Find


def missing(is_missing: Callable[[Reading], bool]) -> Find:
    """A rule about something that is not there."""
    return lambda reading: [TOP] if is_missing(reading) else []


def no_decision(reading: Reading) -> bool:
    return not (reading.decision.clear or reading.decision.hedged or reading.decision.wrong_object)


def hedged(reading: Reading) -> Iterable[Span]:
    """Only when no other sentence leaves the reader in no doubt."""
    return () if reading.decision.is_clear else reading.decision.hedged


def vague(reading: Reading) -> Iterable[Span]:
    return reading.reasons.vague if reading.reason == "vague" else ()


def no_reason(reading: Reading) -> bool:
    """Someone who chose to share none is not asked again."""
    chosen = reading.facts is not None and reading.facts.reason.share == "none"
    return reading.reason == "none" and not chosen


RULES: tuple[Rule, ...] = (
    Rule("placeholder", "error", "confirm", EVERY, lambda reading: reading.blanks),
    Rule("private_reason", "error", "reason", EVERY, agreement.private_reason),
    Rule("new_employer", "error", "reason", EVERY, agreement.new_employer),
    Rule("decision_missing", "error", "confirm", DECIDES, missing(no_decision)),
    Rule("decision_hedged", "error", "confirm", DECIDES, hedged),
    Rule("decision_in_voicemail", "error", "arrange", frozenset({"voicemail"}), lambda reading: reading.decision.clear),
    Rule("decision_in_request", "warning", "arrange", frozenset({"meeting_request"}), lambda r: r.decision.clear),
    Rule("wrong_object", "warning", "confirm", EVERY, lambda reading: reading.decision.wrong_object),
    Rule("decision_softened", "advice", "confirm", DECIDES, lambda r: softened(r.names_struck, r.language)),
    Rule("door_half_open", "warning", "confirm", DECIDES, lambda r: door_half_open(r.names_struck, r.language)),
    Rule("gratitude_missing", "warning", "courtesy", THANKS, missing(lambda reading: not reading.gratitude)),
    Rule("effort_missing", "advice", "courtesy", LETTERS, missing(lambda reading: not reading.effort)),
    Rule("negative_about_employer", "warning", "courtesy", EVERY, lambda reading: reading.blame),
    Rule("over_apology", "warning", "courtesy", EVERY, lambda reading: reading.apologies_too_many),
    Rule("reason_missing", "advice", "reason", LETTERS, missing(no_reason)),
    Rule("reason_vague", "advice", "reason", DECIDES, vague),
    Rule("relative_health", "advice", "reason", EVERY, style.relative_health),
    Rule("role_missing", "warning", "confirm", NAMES_COMPANY, missing(agreement.role_missing)),
    Rule("company_missing", "advice", "confirm", NAMES_COMPANY, missing(agreement.company_missing)),
    Rule("salutation_differs", "warning", "confirm", SENT, agreement.salutation),
    Rule("date_differs", "warning", "confirm", EVERY, agreement.dates),
    Rule("close_mismatch", "warning", "confirm", SENT, style.mismatched_close),
    Rule("goodwill_missing", "advice", "relationship", LETTERS, missing(lambda reading: not reading.goodwill)),
    Rule("too_short", "advice", "confirm", LETTERS, missing(style.too_short)),
    Rule("too_long", "advice", "confirm", LETTERS, missing(style.too_long)),
    Rule("shouting", "warning", "courtesy", SENT, style.shouted),
    Rule("exclamation", "advice", "courtesy", SENT, style.exclamations),
)
