"""Whatever the composer writes, the checker has nothing to hold against it."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from withdrawal.domain.checks import check
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


@settings(max_examples=400, deadline=None)
@given(facts=FACTS, kind=st.sampled_from(KINDS))
def test_a_composed_piece_passes_the_checker_without_error_or_warning(facts: Facts, kind: str) -> None:
    piece = compose(facts, kind)
    findings = check(piece.text, facts=facts, kind=kind).findings
    assert [finding for finding in findings if finding.level != "advice"] == []
