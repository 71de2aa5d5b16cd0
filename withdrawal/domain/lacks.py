"""What each piece still lacks: facts that would make it better or that it should not go out without."""

from collections.abc import Callable, Mapping

from withdrawal.domain.facts import Facts

KNOWN: Mapping[str, Callable[[Facts], bool]] = {
    "addressee": lambda facts: facts.addressee is not None,
    "decision": lambda facts: facts.decided_on is not None,
    "gratitude": lambda facts: bool(facts.gratitude.reason or facts.gratitude.people),
    "reason": lambda facts: bool(facts.reason.share),
    "accepted_on": lambda facts: facts.accepted_on is not None,
    "starts_on": lambda facts: facts.starts_on is not None,
    "talk": lambda facts: facts.talk is not None,
    "my_address": lambda facts: bool(facts.me.address),
    "company_address": lambda facts: bool(facts.company_address),
    "phone": lambda facts: bool(facts.me.phone),
    "agency": lambda facts: any(person.part == "agency" for person in facts.people),
}
"""Each fact that a piece can want, and how it is known to be there."""

WANTED: Mapping[str, tuple[str, ...]] = {
    "meeting_request": ("addressee", "phone"),
    "call_notes": ("decision", "addressee", "gratitude", "reason"),
    "voicemail": ("addressee", "phone"),
    "withdrawal": ("decision", "addressee", "gratitude", "reason", "accepted_on", "starts_on"),
    "confirmation": (
        "decision", "talk", "addressee", "accepted_on", "starts_on", "my_address", "company_address",
    ),
    "agency_note": ("decision", "agency"),
    "nudge": ("talk",),
    "thank_you": ("addressee", "gratitude"),
}  # fmt: skip


def lacks(facts: Facts, kind: str) -> tuple[str, ...]:
    """Names (keys of KNOWN) of the facts that the piece `kind` would want and that are not known yet."""
    return tuple(name for name in WANTED[kind] if not KNOWN[name](facts))
