"""All that is known about one accepted offer, as one frozen value: every piece is made from it.

`read` turns FACTS.json (documented in docs/facts.md) into `Facts` and refuses what it does not know.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from dataclasses import field as default
from typing import Any

from withdrawal.domain.given import Reader, Refused, day, fields, filled, flag, listed, one_of, whole, words

TONES = ("warm", "formal", "brief")
ACCEPTED_HOW = ("verbal", "email", "signed")
PARTS = ("manager", "recruiter", "hr", "agency", "other")
CATEGORIES = (
    "better_offer", "pay", "counter_offer", "family", "relocation", "health", "study",
    "career_change", "commitment", "start_date", "terms_changed", "concerns", "other",
)  # fmt: skip
SHARES = ("none", "kind", "sentence")
ALTERNATIVES = (
    "part_time", "temporary_contract", "trial_period", "later_start", "referral", "handover", "other",
)  # fmt: skip
TALK_CHANNELS = ("phone", "video", "in_person", "email")

MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Me:
    name: str
    address: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    title: str = ""
    honorific: str = ""
    """As the person wishes to be addressed: Ms, Mr, Mx, Dr; empty when not known. Never guessed."""
    part: str = "other"
    email: str = ""
    phone: str = ""
    addressed: bool = False
    """Written to together with the one who comes first."""


@dataclass(frozen=True, slots=True)
class Gratitude:
    reason: str = ""
    """What follows "thank you for", in the person's own words (`for` in FACTS.json)."""
    people: tuple[str, ...] = ()
    """Names of those who gave time."""


@dataclass(frozen=True, slots=True)
class Reason:
    category: str = ""
    share: str = ""
    """Empty as long as nobody said how much to share; nothing is shared then."""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    on: dt.date
    channel: str
    person: str = ""
    """Who was spoken to or written to (`with` in FACTS.json)."""


@dataclass(frozen=True, slots=True)
class Facts:
    me: Me
    company: str
    role: str
    language: str = "en"
    country: str = "GB"
    """ISO 3166-1 alpha-2 code of the country whose letter customs apply."""
    tone: str = "warm"
    dated: dt.date | None = None
    place: str = ""
    company_address: tuple[str, ...] = ()
    accepted_on: dt.date | None = None
    accepted_how: str = ""
    decided_on: dt.date | None = None
    starts_on: dt.date | None = None
    notice_days: int | None = None
    """Calendar days of notice that the signed paper names; None when not known."""
    notice_name: str = ""
    """What notice before the first day is called where only that ends the contract; the letter then gives it too."""
    people: tuple[Person, ...] = ()
    """The one addressed comes first."""
    gratitude: Gratitude = default(default_factory=Gratitude)
    reason: Reason = default(default_factory=Reason)
    enclosures: tuple[str, ...] = ()
    """What goes with the confirmation letter, such as a copy of the signed contract."""
    private_reason: str = ""
    new_employer: str = ""
    alternatives: tuple[Alternative, ...] = ()
    talk: Talk | None = None

    @property
    def has_started(self) -> bool:
        """On the day of the letter the first day of work has come: it is a resignation then."""
        return self.dated is not None and self.starts_on is not None and self.dated >= self.starts_on

    @property
    def addressee(self) -> Person | None:
        """Whom the message and the letter are for; None when nobody is known."""
        return self.people[0] if self.people else None

    @property
    def addressees(self) -> tuple[Person, ...]:
        """The addressee and those who are written to as well; an agency gets a note of its own instead."""
        return (*self.people[:1], *(one for one in self.people[1:] if one.addressed and one.part != "agency"))


def read(text: str) -> Facts:
    """Facts from the text of FACTS.json; raises Refused on anything unknown, missing or of a wrong type."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused(f"not JSON: {error}") from None
    return of(data, "FACTS")


def written(facts: Facts) -> dict[str, Any]:
    """The facts as FACTS.json has them, without what is empty: `read` makes the same facts of it."""
    found: dict[str, Any] = _bare(asdict(facts))
    gratitude, talk = found.get("gratitude", {}), found.get("talk", {})
    for part, ours, theirs in ((gratitude, "reason", "for"), (talk, "person", "with")):
        if ours in part:
            part[theirs] = part.pop(ours)
    return found


def _bare(value: Any) -> Any:
    """Of what `asdict` makes: dates written out, and nothing that is empty; 0 is something."""
    if isinstance(value, dict):
        found = {key: _bare(one) for key, one in value.items()}
        return {key: one for key, one in found.items() if one or (one == 0 and one is not False)}
    if isinstance(value, (list, tuple)):
        return [_bare(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _me(data: Any, where: str) -> Me:
    readers = {"name": filled, "address": listed(words), "email": words, "phone": words}
    return Me(**fields(data, readers, where, ("name",)))


def _person(data: Any, where: str) -> Person:
    readers = {
        "name": filled, "title": words, "honorific": words, "part": one_of(*PARTS),
        "email": words, "phone": words, "addressed": flag,
    }  # fmt: skip
    return Person(**fields(data, readers, where, ("name",)))


def _gratitude(data: Any, where: str) -> Gratitude:
    found = fields(data, {"for": words, "people": listed(filled)}, where, ())
    return Gratitude(reason=found.get("for", ""), people=found.get("people", ()))


def _reason(data: Any, where: str) -> Reason:
    readers = {"category": one_of(*CATEGORIES), "share": one_of(*SHARES), "sentence": words}
    return Reason(**fields(data, readers, where, ()))


def _alternative(data: Any, where: str) -> Alternative:
    return Alternative(**fields(data, {"kind": one_of(*ALTERNATIVES), "detail": words}, where, ("kind",)))


def _talk(data: Any, where: str) -> Talk:
    readers = {"on": day, "with": words, "channel": one_of(*TALK_CHANNELS)}
    found = fields(data, readers, where, ("on", "channel"))
    return Talk(on=found["on"], channel=found["channel"], person=found.get("with", ""))


def of(data: Any, where: str) -> Facts:
    """The facts in `data`, which stands at `where`; raises Refused."""
    readers: dict[str, Reader[Any]] = {
        "language": filled, "country": filled, "tone": one_of(*TONES), "dated": day, "place": words,
        "me": _me, "company": filled, "company_address": listed(words), "role": filled,
        "enclosures": listed(words),
        "accepted_on": day, "accepted_how": one_of(*ACCEPTED_HOW), "decided_on": day, "starts_on": day,
        "notice_days": whole(MOST_DAYS), "notice_name": words, "people": listed(_person), "gratitude": _gratitude,
        "reason": _reason,
        "private_reason": words, "new_employer": words, "alternatives": listed(_alternative), "talk": _talk,
    }  # fmt: skip
    return Facts(**fields(data, readers, where, ("me", "company", "role")))
