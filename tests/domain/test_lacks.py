"""What a piece still lacks: only facts that it would use."""

import datetime as dt
from typing import Any

import pytest

from withdrawal.domain.facts import Facts, Gratitude, Me, Person, Reason, Talk
from withdrawal.domain.lacks import KNOWN, WANTED, lacks
from withdrawal.domain.wording import KINDS

DAY = dt.date(2026, 11, 20)


def facts(**known: Any) -> Facts:
    return Facts(me=known.pop("me", Me("Ana Lind")), company="Northwind", role="Data Analyst", **known)


def test_every_kind_says_what_it_wants() -> None:
    assert set(WANTED) == set(KINDS)
    assert {name for wanted in WANTED.values() for name in wanted} <= set(KNOWN)


@pytest.mark.parametrize(
    ("kind", "known", "left"),
    [
        ("voicemail", {}, ("addressee", "phone")),
        ("voicemail", {"me": Me("Ana", phone="1"), "people": (Person("Maya"),)}, ()),
        ("withdrawal", {}, ("decision", "addressee", "gratitude", "reason", "accepted_on", "starts_on")),
        ("withdrawal", {"decided_on": DAY, "accepted_on": DAY, "starts_on": DAY}, ("addressee", "gratitude", "reason")),
        ("thank_you", {"gratitude": Gratitude(people=("Maya",)), "people": (Person("Maya"),)}, ()),
        ("nudge", {"talk": Talk(DAY, "phone")}, ()),
        ("call_notes", {"reason": Reason("health", "kind"), "decided_on": DAY}, ("addressee", "gratitude")),
        ("agency_note", {"decided_on": DAY, "people": (Person("Kim", part="agency"),)}, ()),
    ],
)
def test_a_piece_lacks_what_it_wants_and_nobody_said(kind: str, known: dict[str, Any], left: tuple[str, ...]) -> None:
    assert lacks(facts(**known), kind) == left
