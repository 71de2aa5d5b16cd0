"""All that is known about one accepted offer, as one frozen value: every piece is made from it.

`read` turns FACTS.json (documented in docs/facts.md) into `Facts` and refuses what it does not know.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from dataclasses import field as default
from typing import Any, TypeVar

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

T = TypeVar("T")


class FactsError(ValueError):
    """FACTS.json cannot be used; the message names the key and what is wrong, on one line."""


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
    def addressee(self) -> Person | None:
        """Whom the message and the letter are for; None when nobody is known."""
        return self.people[0] if self.people else None

    @property
    def addressees(self) -> tuple[Person, ...]:
        """The addressee and those who are written to as well; an agency gets a note of its own instead."""
        return (*self.people[:1], *(one for one in self.people[1:] if one.addressed and one.part != "agency"))


def read(text: str) -> Facts:
    """Facts from the text of FACTS.json; raises FactsError on anything unknown, missing or of a wrong type."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FactsError(f"not JSON: {error}") from None
    return _facts(data, "FACTS")


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


Reader = Callable[[Any, str], T]


def _fields(data: Any, where: str, readers: Mapping[str, Reader[Any]], required: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise FactsError(f"{where}: expected an object, found {_kind(data)}")
    for key in data:
        if key not in readers:
            raise FactsError(f"{where}.{key}: unknown key")
    for key in required:
        if key not in data:
            raise FactsError(f"{where}.{key}: missing")
    return {key: readers[key](value, f"{where}.{key}") for key, value in data.items()}


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise FactsError(f"{where}: expected text, found {_kind(value)}")
    return value.strip()


def _filled(value: Any, where: str) -> str:
    if not (text := _text(value, where)):
        raise FactsError(f"{where}: must not be empty")
    return text


def _date(value: Any, where: str) -> dt.date:
    try:
        return dt.date.fromisoformat(_text(value, where))
    except ValueError:
        raise FactsError(f"{where}: expected a date such as 2026-11-23") from None


def _yes_or_no(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise FactsError(f"{where}: expected true or false, found {_kind(value)}")
    return value


def _days(value: Any, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 366:
        raise FactsError(f"{where}: expected a whole number of days from 0 to 366")
    return value


def _one_of(choices: tuple[str, ...]) -> Reader[str]:
    def reader(value: Any, where: str) -> str:
        if _text(value, where) not in choices:
            raise FactsError(f"{where}: expected one of {', '.join(choices)}")
        return _text(value, where)

    return reader


def _list_of(item: Reader[T]) -> Reader[tuple[T, ...]]:
    def reader(value: Any, where: str) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise FactsError(f"{where}: expected a list, found {_kind(value)}")
        return tuple(item(entry, f"{where}[{index}]") for index, entry in enumerate(value))

    return reader


def _me(data: Any, where: str) -> Me:
    readers = {"name": _filled, "address": _list_of(_text), "email": _text, "phone": _text}
    return Me(**_fields(data, where, readers, ("name",)))


def _person(data: Any, where: str) -> Person:
    readers = {
        "name": _filled, "title": _text, "honorific": _text, "part": _one_of(PARTS),
        "email": _text, "phone": _text, "addressed": _yes_or_no,
    }  # fmt: skip
    return Person(**_fields(data, where, readers, ("name",)))


def _gratitude(data: Any, where: str) -> Gratitude:
    found = _fields(data, where, {"for": _text, "people": _list_of(_filled)}, ())
    return Gratitude(reason=found.get("for", ""), people=found.get("people", ()))


def _reason(data: Any, where: str) -> Reason:
    readers = {"category": _one_of(CATEGORIES), "share": _one_of(SHARES), "sentence": _text}
    return Reason(**_fields(data, where, readers, ()))


def _alternative(data: Any, where: str) -> Alternative:
    return Alternative(**_fields(data, where, {"kind": _one_of(ALTERNATIVES), "detail": _text}, ("kind",)))


def _talk(data: Any, where: str) -> Talk:
    readers = {"on": _date, "with": _text, "channel": _one_of(TALK_CHANNELS)}
    found = _fields(data, where, readers, ("on", "channel"))
    return Talk(on=found["on"], channel=found["channel"], person=found.get("with", ""))


def _facts(data: Any, where: str) -> Facts:
    readers: dict[str, Reader[Any]] = {
        "language": _filled, "country": _filled, "tone": _one_of(TONES), "dated": _date, "place": _text,
        "me": _me, "company": _filled, "company_address": _list_of(_text), "role": _filled,
        "enclosures": _list_of(_text),
        "accepted_on": _date, "accepted_how": _one_of(ACCEPTED_HOW), "decided_on": _date, "starts_on": _date,
        "notice_days": _days, "people": _list_of(_person), "gratitude": _gratitude, "reason": _reason,
        "private_reason": _text, "new_employer": _text, "alternatives": _list_of(_alternative), "talk": _talk,
    }  # fmt: skip
    return Facts(**_fields(data, where, readers, ("me", "company", "role")))
