"""The registry: every rule with its stable code, its level, the step where it can be mended, and the kinds it is for.

A rule is one small function from a `Reading` to the places it objects to, and one that mends them where that can be
done for the writer. Its words are in the language's file.
The checker never blocks; an error means only that something would go out that nobody can have wanted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from withdrawal.domain.checks import dates, leaks, mending, names, style
from withdrawal.domain.checks.decision import door_half_open, softened
from withdrawal.domain.checks.mending import Mending, said
from withdrawal.domain.checks.reading import Reading
from withdrawal.domain.checks.report import Level
from withdrawal.domain.checks.text import Span
from withdrawal.domain.wording import KINDS

EVERY = frozenset(KINDS)
DECIDES = frozenset({"withdrawal", "confirmation", "agency_note", "call_notes"})
"""Kinds that must carry the decision."""
LETTERS = frozenset({"withdrawal", "confirmation"})
SENT = EVERY - {"call_notes", "voicemail"}
THANKS = DECIDES | {"thank_you"}
REQUESTS = frozenset({"meeting_request"})
NAMES_COMPANY = frozenset({"withdrawal", "confirmation", "agency_note", "nudge"})

TOP = Span(0, 0)
"""Where a rule points that misses something: no place in the text."""

DECISION, ASK, GRATITUDE, EFFORT, REASON, FAMILY, GOODWILL, ROLE = map(
    said, ("decision", "ask", "gratitude", "effort", "reason", "family", "goodwill", "role")
)

Find = Callable[[Reading], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    level: Level
    step: str
    kinds: frozenset[str]
    find: Find
    mend: Mending = mending.none


def missing(is_missing: Callable[[Reading], bool]) -> Find:
    """A rule about something that is not there."""
    return lambda reading: [TOP] if is_missing(reading) else []


def blank(reading: Reading) -> Iterable[Span]:
    """Every blank that does not lie within another: [Job Title] is one, not two."""
    blanks = set(reading.blanks)
    return [one for one in blanks if not any(a <= one.start and one.end <= b for a, b in blanks - {one})]


def no_decision(reading: Reading) -> bool:
    return not (reading.decision.clear or reading.decision.hedged or reading.decision.wrong_object)


def hedged(reading: Reading) -> Iterable[Span]:
    """Only when no other sentence leaves the reader in no doubt."""
    return () if reading.decision.is_clear else reading.decision.hedged


def decided(reading: Reading) -> Iterable[Span]:
    return reading.decision.clear


def limited(reading: Reading) -> Iterable[Span]:
    return softened(reading.names_struck, reading.language)


def left_open(reading: Reading) -> Iterable[Span]:
    return door_half_open(reading.names_struck, reading.language)


def no_thanks(reading: Reading) -> bool:
    return not reading.gratitude


def no_goodwill(reading: Reading) -> bool:
    return not reading.goodwill


def vague(reading: Reading) -> Iterable[Span]:
    return reading.reasons.vague if reading.reason == "vague" else ()


def no_reason(reading: Reading) -> bool:
    """Someone who chose to share none is not asked again."""
    chosen = reading.facts is not None and reading.facts.reason.share == "none"
    return reading.reason == "none" and not chosen


RULES: tuple[Rule, ...] = (
    Rule("placeholder", "error", "confirm", EVERY, blank, mending.filled_in),
    Rule("private_reason", "error", "reason", EVERY, leaks.private_reason, mending.sentence_gone),
    Rule("private_word", "warning", "reason", EVERY, leaks.private_word, mending.sentence_gone),
    Rule("new_employer", "error", "reason", EVERY, leaks.new_employer, mending.instead(mending.said("employer"))),
    Rule("decision_missing", "error", "confirm", DECIDES, missing(no_decision), mending.first(DECISION)),
    Rule("decision_hedged", "error", "confirm", DECIDES, hedged, mending.sentence_instead(DECISION)),
    Rule("decision_in_voicemail", "error", "arrange", frozenset({"voicemail"}), decided, mending.sentence_instead(ASK)),
    Rule("decision_in_request", "warning", "arrange", REQUESTS, decided, mending.sentence_instead(ASK)),
    Rule("decision_late", "advice", "confirm", LETTERS, style.late_decision),
    Rule("wrong_object", "warning", "confirm", EVERY, lambda r: r.decision.wrong_object, mending.own_acceptance),
    Rule("decision_softened", "advice", "confirm", DECIDES, limited, mending.phrase_gone),
    Rule("door_half_open", "warning", "confirm", DECIDES, left_open, mending.clause_gone),
    Rule("gratitude_missing", "warning", "courtesy", THANKS, missing(no_thanks), mending.first(GRATITUDE)),
    Rule("effort_missing", "advice", "courtesy", LETTERS, missing(lambda r: not r.effort), mending.last(EFFORT)),
    Rule("negative_about_employer", "warning", "courtesy", EVERY, lambda r: r.blame, mending.sentence_gone),
    Rule("over_apology", "warning", "courtesy", EVERY, lambda r: r.apologies_too_many, mending.sentence_gone),
    Rule("reason_missing", "advice", "reason", LETTERS, missing(no_reason), mending.after_decision(REASON)),
    Rule("reason_vague", "advice", "reason", DECIDES, vague, mending.reason_told),
    Rule("relative_health", "advice", "reason", EVERY, style.relative_health, mending.sentence_plainly(FAMILY)),
    Rule("role_missing", "warning", "confirm", NAMES_COMPANY, missing(names.role_missing), mending.role_named),
    Rule("role_differs", "warning", "confirm", EVERY, names.role_differs, mending.instead(ROLE)),
    Rule("company_missing", "advice", "confirm", NAMES_COMPANY, missing(names.company_missing), mending.company_named),
    Rule("name_misspelt", "warning", "confirm", EVERY, names.misspelt, mending.right_name),
    Rule("salutation_differs", "warning", "confirm", SENT, names.salutation, mending.right_salutation),
    Rule("signature_differs", "advice", "confirm", SENT, names.signature, mending.right_signature),
    Rule("date_differs", "warning", "confirm", EVERY, dates.differing, mending.right_day),
    Rule("dates_disagree", "warning", "confirm", EVERY, dates.disagreeing),
    Rule("weekday_differs", "warning", "confirm", EVERY, dates.weekdays, mending.right_weekday),
    Rule("close_mismatch", "warning", "confirm", SENT, style.mismatched_close, mending.right_close),
    Rule("goodwill_missing", "advice", "relationship", LETTERS, missing(no_goodwill), mending.last(GOODWILL)),
    Rule("too_short", "advice", "confirm", LETTERS, missing(style.too_short)),
    Rule("too_long", "advice", "confirm", LETTERS, missing(style.too_long)),
    Rule("sentence_long", "advice", "confirm", LETTERS, style.long_sentences),
    Rule("paragraph_long", "advice", "confirm", LETTERS, style.long_paragraphs),
    Rule("shouting", "warning", "courtesy", SENT, style.shouted, mending.in_small_letters),
    Rule("exclamation", "advice", "courtesy", SENT, style.exclamations, mending.instead(lambda _: ".")),
)
