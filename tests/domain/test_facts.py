"""FACTS.json becomes facts, or one line that names the key and what is wrong."""

import json
from typing import Any

import pytest

from withdrawal.domain.facts import read
from withdrawal.domain.given import Refused

LEAST = {"me": {"name": "Ana Lind"}, "company": "Northwind", "role": "Data Analyst"}


def with_(**more: Any) -> str:
    return json.dumps(LEAST | more)


def test_name_company_and_role_are_enough() -> None:
    facts = read(with_())
    assert (facts.me.name, facts.company, facts.role) == ("Ana Lind", "Northwind", "Data Analyst")
    assert facts.addressee is None
    assert facts.reason.share == ""


def test_everything_that_is_said_arrives() -> None:
    facts = read(
        with_(
            people=[{"name": "Maya Okafor", "honorific": "Ms", "part": "manager"}],
            gratitude={"for": "the tour", "people": ["Maya Okafor"]},
            reason={"category": "study", "share": "kind"},
            alternatives=[{"kind": "referral", "detail": "a friend"}],
            talk={"on": "2026-11-20", "with": "Maya Okafor", "channel": "phone"},
            accepted_on="2026-11-02",
            notice_days=30,
        )
    )
    assert facts.addressee is not None
    assert facts.addressee.honorific == "Ms"
    assert facts.gratitude.reason == "the tour"
    assert facts.talk is not None
    assert facts.talk.person == "Maya Okafor"
    assert (facts.accepted_on, facts.notice_days) == (facts.accepted_on, 30)
    assert str(facts.accepted_on) == "2026-11-02"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "FACTS: expected an object, found a list"),
        ('{"company": "N", "role": "R"}', "FACTS.me: missing"),
        (with_(me={}), "FACTS.me.name: missing"),
        (with_(me={"name": "  "}), "FACTS.me.name: must not be empty"),
        (with_(salary=1), "FACTS.salary: unknown key"),
        (with_(company=7), "FACTS.company: expected text, found a number"),
        (with_(company=None), "FACTS.company: expected text, found null"),
        (with_(tone="angry"), "FACTS.tone: expected one of warm, formal, brief"),
        (with_(accepted_on="2/11/2026"), "FACTS.accepted_on: expected a date such as 2026-11-23"),
        (with_(notice_days=True), "FACTS.notice_days: expected a whole number"),
        (with_(notice_days=400), "FACTS.notice_days: expected a whole number"),
        (with_(people={"name": "M"}), "FACTS.people: expected a list, found an object"),
        (with_(people=[{"name": "M"}, {"title": "T"}]), r"FACTS.people\[1\].name: missing"),
        (with_(people=[{"name": "M", "part": "boss"}]), r"FACTS.people\[0\].part: expected one of manager"),
        (with_(alternatives=[{"kind": "sabbatical"}]), r"FACTS.alternatives\[0\].kind: expected one of part_time"),
        (with_(talk={"on": "2026-11-20", "channel": "fax"}), "FACTS.talk.channel: expected one of phone"),
        (with_(reason={"why": "x"}), "FACTS.reason.why: unknown key"),
    ],
)
def test_what_is_wrong_is_named_on_one_line(text: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        read(text)
    assert "\n" not in str(refused.value)
