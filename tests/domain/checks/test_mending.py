"""What one click does about a finding: the words that are put in, and that nothing else is lost by it."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from withdrawal.domain.checks import Finding, Mend, check
from withdrawal.domain.facts import Alternative, Facts, Gratitude, Me, Person, Reason, Talk

FACTS = Facts(
    Me("Ana Lima"),
    "Northgate Ltd",
    "Data Analyst",
    accepted_on=dt.date(2026, 11, 2),
    starts_on=dt.date(2026, 12, 1),
    people=(Person("Maya Okafor", honorific="Ms"),),
    gratitude=Gratitude("the warm welcome", ("Maya Okafor", "Tom Reed")),
    reason=Reason("family", "sentence", "My family needs me in Leeds"),
    alternatives=(Alternative("referral"),),
    private_reason="The manager frightened me during the second interview",
    new_employer="Globex",
    talk=Talk(dt.date(2026, 11, 20), "phone", "Maya Okafor"),
)
PLAIN = "I am withdrawing my acceptance of the position of Data Analyst at Northgate Ltd."


def mended(text: str, code: str, kind: str = "withdrawal", facts: Facts | None = FACTS) -> str:
    """The text after the first mend of that code."""
    mends = [one.mend for one in check(text, facts=facts, kind=kind).findings if one.code == code and one.mend]
    assert mends, f"nothing mends {code}"
    return mends[0].applied_to(text)


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("placeholder", "Dear [Name],\n\nI decline.", "Dear Ms Okafor,\n\nI decline."),
        ("placeholder", "I leave [Company Name].", "I leave Northgate Ltd."),
        ("placeholder", "I decline the {{job_title}} job.", "I decline the Data Analyst job."),
        ("placeholder", "I decline.\n\n[Your Name]", "I decline.\n\nAna Lima"),
        ("placeholder", "I accepted on [Date of Acceptance].", "I accepted on 2 November 2026."),
        ("private_reason", "I decline. The manager frightened me during lunch. Bye.", "I decline. Bye."),
        ("private_word", "I decline. I was frightened.\n\nBest wishes", "I decline.\n\nBest wishes"),
        ("private_word", "I decline, frightened.", PLAIN),
        ("new_employer", "I am joining Globex.", "I am joining another employer."),
        ("decision_missing", "Hello.\n\nThank you.", f"{PLAIN} Hello.\n\nThank you."),
        ("decision_hedged", "Hello. I might have to decline. Ana", f"Hello. {PLAIN} Ana"),
        ("wrong_object", "I must rescind the job offer.", "I must withdraw my acceptance."),
        ("wrong_object", "I am rescinding the offer.", "I am withdrawing my acceptance."),
        ("wrong_object", "On Monday I rescinded the offer.", "On Monday I withdrew my acceptance."),
        ("decision_softened", "I cannot accept at this time.", "I cannot accept."),
        ("decision_softened", "At this time, I cannot accept.", "I cannot accept."),
        ("door_half_open", "I decline, unless you can match it.", "I decline."),
        ("door_half_open", "I decline. If you could match it I would stay. Ana", "I decline. Ana"),
        ("gratitude_missing", "I decline.", "Thank you for the warm welcome. I decline."),
        (
            "effort_missing", "I decline.\n\nYours sincerely,\nAna Lima",
            "I decline.\n\nI appreciate the time that you and Tom Reed gave me.\n\nYours sincerely,\nAna Lima",
        ),
        (
            "negative_about_employer", "I decline. Your pay is a joke.\n\nIt was a shambles.\n\nAna",
            "I decline.\n\nIt was a shambles.\n\nAna",
        ),
        ("negative_about_employer", "Hello.\n\nIt was a shambles.\n\nI decline.", "Hello.\n\nI decline."),
        ("negative_about_employer", "I decline, you clowns.", PLAIN),
        ("over_apology", "I decline. I feel terrible about it.", "I decline."),
        ("reason_missing", "I decline. Thank you.", "I decline. My family needs me in Leeds. Thank you."),
        (
            "reason_vague", "I decline for personal reasons.",
            "I decline for personal reasons. My family needs me in Leeds.",
        ),
        ("reason_vague", "I decline. Something came up.", "I decline. My family needs me in Leeds."),
        (
            "relative_health", "I decline. My mother has cancer.",
            "I decline. My family needs me, and I cannot take up the position.",
        ),
        ("role_missing", "I decline the position.", "I decline the position of Data Analyst."),
        ("role_differs", "I decline the position of Data Engineer.", "I decline the position of Data Analyst."),
        (
            "company_missing", "I decline the position of Data Analyst.",
            "I decline the position of Data Analyst at Northgate Ltd.",
        ),
        ("name_misspelt", "I leave Nortgate.", "I leave Northgate."),
        ("name_misspelt", "Dear Ms Okafer,\n\nI decline.", "Dear Ms Okafor,\n\nI decline."),
        ("salutation_differs", "Dear Mr Smith,\n\nI decline.", "Dear Ms Okafor,\n\nI decline."),
        ("signature_differs", "I decline.\n\nYours sincerely,\nJo Park", "I decline.\n\nYours sincerely,\nAna Lima"),
        ("date_differs", "I accepted on 3 November 2026.", "I accepted on 2 November 2026."),
        ("date_differs", "I was to start on 2 November 2026.", "I was to start on 1 December 2026."),
        ("weekday_differs", "I start on Monday, 1 December 2026.", "I start on Tuesday, 1 December 2026."),
        (
            "close_mismatch", "Dear Ms Okafor,\n\nI decline.\n\nYours faithfully,\nAna Lima",
            "Dear Ms Okafor,\n\nI decline.\n\nYours sincerely,\nAna Lima",
        ),
        (
            "goodwill_missing", "I decline.\n\nYours sincerely,\nAna Lima",
            "I decline.\n\nI wish you and everyone at Northgate Ltd every success.\n\nYours sincerely,\nAna Lima",
        ),
        ("shouting", "I DECLINE THIS OFFER now.", "I decline this offer now."),
        ("shouting", "Well. DECLINE THIS OFFER.", "Well. Decline this offer."),
        ("exclamation", "I decline!!!", "I decline."),
    ],
)  # fmt: skip
def test_a_click_takes_the_suggestion(code: str, before: str, after: str) -> None:
    assert mended(before, code) == after


@pytest.mark.parametrize("kind", ["voicemail", "meeting_request"])
def test_the_decision_in_a_request_becomes_a_wish_to_talk(kind: str) -> None:
    code = {"voicemail": "decision_in_voicemail", "meeting_request": "decision_in_request"}[kind]
    after = mended("Hello, this is Ana. I decline. Please call.", code, kind)
    assert after == "Hello, this is Ana. I would like to talk to you about the position of Data Analyst. Please call."


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("decision_missing", "Hello.", "I am withdrawing my acceptance of the position. Hello."),
        ("gratitude_missing", "I decline.", "Thank you for the offer. I decline."),
        ("goodwill_missing", "I decline.", "I decline.\n\nI wish you and the team every success."),
    ],
)
def test_without_facts_the_words_are_still_whole(code: str, before: str, after: str) -> None:
    assert mended(before, code, facts=None) == after


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("placeholder", "I decline because of [the thing]."),
        ("date_differs", "See you on 5 May 2026."),
        ("too_short", "I decline."),
    ],
)
def test_what_only_the_writer_can_know_has_no_click(code: str, text: str) -> None:
    assert {finding.mend for finding in check(text, facts=FACTS).findings if finding.code == code} == {None}


BAD = """Dear Mr Smith,

I am SO VERY sorry, and I feel terrible about it! Your interviewers were clowns. I might have to rescind the job \
offer for personal reasons, unless you can match what Globex pays. I accepted on 3 November 2026 and would start on \
Monday, 1 December 2026. The manager frightened me during the second interview.

Yours faithfully,
[Your Name]"""


def first_mend(text: str) -> Finding | None:
    return next((finding for finding in check(text, facts=FACTS).findings if finding.mend), None)


def test_click_after_click_a_bad_letter_becomes_a_good_one() -> None:
    text, clicks = BAD, 0
    while (finding := first_mend(text)) and finding.mend:
        text, clicks = finding.mend.applied_to(text), clicks + 1
        assert clicks < 40, text
    assert [finding.code for finding in check(text, facts=FACTS).findings if finding.level != "advice"] == []
    assert text.startswith("Dear Ms Okafor,\n\n")
    assert text.endswith("\n\nYours sincerely,\nAna Lima")
    for private in ("Globex", "frightened", "clowns", "terrible"):
        assert private not in text


PIECES = st.lists(
    st.sampled_from(
        ["Dear Mr Smith,\n\n", "I decline. ", "I might decline", "[Name] ", "\n\n", "Globex! ", "It was A BIG MESS. ",
         "You people. ", "Dear ", "sorry, ", "2 May 2026 ", "unless you pay, ", "“Nortgate” ",
         "at this time", "I rescind the offer", ".", "\r\n", "frightened ", "the position "]
    ),
    min_size=1,
    max_size=14,
).map("".join).filter(str.strip)  # fmt: skip


@settings(deadline=None)
@given(text=PIECES, with_facts=st.booleans())
def test_a_mend_lies_within_the_text_and_changes_it(text: str, *, with_facts: bool) -> None:
    facts = FACTS if with_facts else None
    for finding in check(text, facts=facts).findings:
        if finding.mend:
            assert 0 <= finding.mend.start <= finding.mend.end <= len(text)
            assert finding.mend.applied_to(text) != text


SENTENCES = st.lists(
    st.sampled_from(
        ["I decline.", "I decline for personal reasons.", "I might decline.", "You people.", "It was A BIG MESS!",
         "I decline, unless you pay.", "I joined Globex.", "I am so sorry.", "I feel terrible and I decline.", "Maybe.",
         "I was frightened.", "I cannot join you at this time.", "I rescind the offer.", "I leave on 2 May 2026."]
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip
LETTERS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "Dear Ms Okafor,\n\n", "Dear Mr Smith,\n\n"]),
    st.builds(str.join, st.sampled_from([" ", "\n\n"]), SENTENCES),
    st.sampled_from(["", "\n\nYours faithfully,\nAna Lima"]),
)


@settings(deadline=None)
@given(text=LETTERS)
def test_no_mend_takes_a_clear_decision_away(text: str) -> None:
    report = check(text, facts=FACTS)
    if report.elements.decision_clear:
        for finding in report.findings:
            if finding.mend:
                after = finding.mend.applied_to(text)
                assert check(after, facts=FACTS).elements.decision_clear, (finding, after)


def test_a_mend_is_no_part_of_the_json() -> None:
    answer = check("I decline!", facts=dataclasses.replace(FACTS)).as_json("m")
    assert all("mend" not in finding for finding in answer["findings"])


def test_a_mend_puts_its_text_in_the_place_of_a_stretch() -> None:
    assert Mend(2, 4, "xyz").applied_to("abcdef") == "abxyzef"
