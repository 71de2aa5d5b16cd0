"""A withdrawal until the first day of work has come, a resignation from then on; and notice where only that counts."""

import datetime as dt
from dataclasses import replace

import pytest

from withdrawal.domain.checks import check
from withdrawal.domain.facts import TONES, Facts, Me, Person, Talk
from withdrawal.domain.wording import compose, covering_note

START = dt.date(2026, 12, 1)
FACTS = Facts(
    me=Me("Ana Lind"), company="Northwind", role="Data Analyst", accepted_on=dt.date(2026, 11, 2), starts_on=START,
    people=(Person("Maya Okafor", part="manager"),), talk=Talk(dt.date(2026, 11, 20), "phone", "Maya Okafor"),
)  # fmt: skip
KINDS = ("confirmation", "withdrawal", "call_notes", "agency_note", "nudge")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize(
    ("dated", "resigns"),
    [
        (None, False),
        (START - dt.timedelta(days=1), False),
        (START, True),
        (START + dt.timedelta(days=40), True),
    ],
)
def test_from_the_first_day_on_every_piece_speaks_of_a_resignation(
    *, kind: str, tone: str, dated: dt.date | None, resigns: bool
) -> None:
    facts = replace(FACTS, dated=dated)
    text = compose(facts, kind, tone=tone).text.lower()
    assert ("resign" in text) is resigns
    assert ("acceptance" in text) is not resigns
    assert "i will not be starting" not in text or not resigns
    assert "decision_unclear" not in {finding.code for finding in check(text, facts=facts, kind=kind).findings}


@pytest.mark.parametrize(("dated", "resigns"), [(START - dt.timedelta(days=1), False), (START, True)])
def test_so_does_the_e_mail_that_carries_the_letter(dated: dt.date, *, resigns: bool) -> None:
    assert ("resigning from" in covering_note(FACTS, dated=dated).body) is resigns


NOTICE = (
    "I also give notice to end the contract of employment before the first day of work (Kündigung vor Arbeitsantritt)"
)


@pytest.mark.parametrize(
    ("name", "dated", "given"),
    [
        ("", START - dt.timedelta(days=9), False),
        ("Kündigung vor Arbeitsantritt", None, True),
        ("Kündigung vor Arbeitsantritt", START - dt.timedelta(days=9), True),
        ("Kündigung vor Arbeitsantritt", START, False),
    ],
)
def test_the_letter_gives_notice_where_only_that_ends_the_contract(
    name: str, dated: dt.date | None, *, given: bool
) -> None:
    facts = replace(FACTS, notice_name=name, dated=dated)
    assert (NOTICE in compose(facts, "confirmation").text) is given
    assert NOTICE not in compose(facts, "withdrawal").text, "which is sent in a form that gives none"
