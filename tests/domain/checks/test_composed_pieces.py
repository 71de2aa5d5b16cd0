"""Whatever the composer writes, the checker has nothing to hold against it."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from withdrawal.domain.checks import Finding, check
from withdrawal.domain.facts import (
    ALTERNATIVES,
    CATEGORIES,
    PARTS,
    SHARES,
    TALK_CHANNELS,
    TONES,
    Alternative,
    Facts,
    Gratitude,
    Me,
    Person,
    Reason,
    Talk,
)
from withdrawal.domain.wording import KINDS, compose

NAMES = st.sampled_from(
    [
        "Ana Lima", "Maya Okafor", "Siobhan O'Neill-Byrne", "Madonna", "Ludwig van der Berg", "李小龍", "Мария Иванова",
        "Nguyễn Thị Ánh", "Sam Lee Jr.", "Jean-Luc d’Arcy, PhD", "Ng", "يوسف حداد", "Grace Worst", "Hope Little",
        "Wolfeschlegelsteinhausenbergerdorff " * 4 + "Senior",
    ]
)  # fmt: skip
ROLES = st.sampled_from(
    ["Data Analyst", "Fraud Investigator", "Head of People & Culture", "C++ Developer (Night Shift)", "数据分析师",
     "Senior  Vice\nPresident", "nurse", "Toxic Waste Engineer", "Trainee, Grade II", "Recruiter's Assistant " * 6]
)  # fmt: skip
COMPANIES = st.sampled_from(
    [
        "Northgate Ltd.",
        "Rude Health",
        "O'Brien & Sons",
        "Müller GmbH",
        "Yahoo!",
        "株式会社",
        "A",
        "The Worst Kept Secret Inc.",
    ]
)
THANKS = st.sampled_from(
    ["", "the warm welcome.", "Your patience\nwith my questions", "thank you for the tour", "being so open"]
)
REASONS = st.sampled_from(
    ["", "my family needs me here", "I have decided to stay in my present position.", "We are moving to Lyon"]
)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))
DATES = st.none() | DAYS
SHARED = st.sampled_from(SHARES)
DETAILS = st.sampled_from(["", "two days a week.", "Tom Reed"])
PEOPLE = st.builds(
    Person,
    name=NAMES,
    honorific=st.sampled_from(["", "Ms", "Mr.", "Mx", "Dr", "Professor"]),
    part=st.sampled_from(PARTS),
)
FACTS = st.builds(
    Facts,
    me=st.builds(Me, name=NAMES, email=st.sampled_from(["", "a@example.org"]), phone=st.sampled_from(["", "0115 496"])),
    company=COMPANIES,
    role=ROLES,
    country=st.sampled_from(["GB", "US", "IE", "us", "JP"]),
    tone=st.sampled_from(TONES),
    dated=DATES,
    accepted_on=DATES,
    decided_on=DATES,
    starts_on=DATES,
    people=st.lists(PEOPLE, max_size=3).map(tuple),
    gratitude=st.builds(Gratitude, reason=THANKS, people=st.lists(NAMES, max_size=3).map(tuple)),
    reason=st.builds(Reason, category=st.just("") | st.sampled_from(CATEGORIES), share=SHARED, sentence=REASONS),
    private_reason=st.sampled_from(["", "my manager-to-be frightens me", "I have accepted another position", "money"]),
    new_employer=st.sampled_from(["", "Globex", "Next", "Initech International"]),
    alternatives=st.lists(
        st.builds(Alternative, kind=st.sampled_from(ALTERNATIVES), detail=DETAILS), max_size=3
    ).map(tuple),
    talk=st.none()
    | st.builds(Talk, on=DAYS, channel=st.sampled_from(TALK_CHANNELS), person=st.just("") | NAMES),
)  # fmt: skip


def grave(facts: Facts, kind: str) -> list[Finding]:
    """What the checker holds against the composed piece, but for advice."""
    piece = compose(facts, kind)
    return [finding for finding in check(piece.text, facts=facts, kind=kind).findings if finding.level != "advice"]


@settings(max_examples=600, deadline=None)
@given(facts=FACTS, kind=st.sampled_from(KINDS))
def test_a_composed_piece_passes_the_checker_without_error_or_warning(facts: Facts, kind: str) -> None:
    assert grave(facts, kind) == []


AWKWARD = ("Siobhan O'Neill-Byrne", "Madonna", "李小龍", "Мария Иванова", "Wolfeschlegelstein " * 6 + "Senior")
OPTIONAL = ("people", "accepted_on", "starts_on", "gratitude", "alternatives", "talk")


def everything(name: str) -> Facts:
    """All that can be known, with one awkward name in every place where a name can stand."""
    return Facts(
        me=Me(name, ("1 High Street",), "ana@example.org", "0113 496"), company=f"{name} & Sons", role="Head Nurse",
        accepted_on=dt.date(2026, 11, 2), accepted_how="signed", decided_on=dt.date(2026, 11, 20),
        starts_on=dt.date(2026, 12, 1), dated=dt.date(2026, 11, 23), notice_days=7,
        people=(Person(name, honorific="Ms", part="manager"), Person("Lee Chan", part="agency")),
        gratitude=Gratitude("the tour", (name, "Tom Reed")),
        alternatives=tuple(Alternative(kind, "Tom Reed") for kind in ALTERNATIVES),
        talk=Talk(dt.date(2026, 11, 20), "phone", name), private_reason="The ward frightens me at night",
        new_employer="Globex",
    )  # fmt: skip


def reasons() -> Iterator[Reason]:
    yield from (Reason(category, "kind") for category in CATEGORIES)
    yield from (Reason("family", "none"), Reason("other", "sentence", "I am going back to sea"), Reason())


@pytest.mark.parametrize(("kind", "tone", "name"), list(product(KINDS, TONES, AWKWARD)))
def test_so_does_every_reason_with_any_fact_or_two_missing(kind: str, tone: str, name: str) -> None:
    """8 kinds, 3 tones, 5 names, 16 reasons, 22 gaps in what is known: of these 42,240 pieces a tenth."""
    full, least = everything(name), Facts(Me(name), f"{name} & Sons", "Head Nurse")
    gaps = [names for size in range(3) for names in combinations(OPTIONAL, size)]
    offset = KINDS.index(kind) + TONES.index(tone) + AWKWARD.index(name)
    for number, (reason, names) in enumerate(product(reasons(), gaps)):
        if (number + offset) % 10 == 0:
            missing = {one: getattr(least, one) for one in names}
            assert grave(dataclasses.replace(full, tone=tone, reason=reason, **missing), kind) == [], (reason, names)
