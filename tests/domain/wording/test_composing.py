"""Every piece in every tone: what it says, what it never says, and how it takes missing or awkward facts."""

import datetime as dt
import re
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.facts import (
    ALTERNATIVES,
    CATEGORIES,
    TONES,
    Alternative,
    Facts,
    Gratitude,
    Me,
    Person,
    Reason,
    Talk,
)
from withdrawal.domain.wording import KINDS, WordingError, compose, covering_note, reason_sentence

MAYA = Person("Maya Okafor", honorific="Ms", part="manager")
LEAST = Facts(Me("Ana Lima"), "Northgate", "Data Analyst")
FULL = Facts(
    Me("Ana Lima", email="ana@example.org", phone="0113 496 0000"),
    "Northgate",
    "Data Analyst",
    accepted_on=dt.date(2026, 11, 2),
    starts_on=dt.date(2026, 12, 1),
    people=(MAYA, Person("Lee Chan", part="agency")),
    gratitude=Gratitude("the warm welcome", ("Maya Okafor", "Tom Reed")),
    reason=Reason("better_offer", "kind"),
    private_reason="the manager frightens me",
    new_employer="Globex",
    alternatives=(Alternative("referral", "Sam Lee"), Alternative("handover")),
    talk=Talk(dt.date(2026, 11, 20), "phone", "Maya Okafor"),
)
OPTIONAL = ("accepted_on", "starts_on", "people", "gratitude", "reason", "alternatives", "talk")
EVERY = list(product(KINDS, TONES))
CONFIRMS, DAY = "This letter confirms what I", "20 November 2026"
SAYS_IT = re.compile(r"withdr[ae]w", re.IGNORECASE)


def without(*names: str) -> Facts:
    return replace(FULL, **{name: getattr(LEAST, name) for name in names})


@pytest.mark.parametrize(("kind", "tone"), EVERY)
def test_no_missing_fact_leaves_a_hole(kind: str, tone: str) -> None:
    for size in range(len(OPTIONAL) + 1):
        for names in combinations(OPTIONAL, size):
            text = compose(without(*names), kind, tone=tone).text
            assert not re.search(r"  |[{}]| [,.;]|,,|\.\.|\n\n\n|\bNone\b", text), (names, text)
            assert text == text.strip()


@pytest.mark.parametrize(("kind", "tone"), EVERY)
def test_no_two_paragraphs_open_with_the_same_word(kind: str, tone: str) -> None:
    for names in combinations(OPTIONAL, 2):
        for facts in (FULL, without(*names), LEAST):
            openers = [paragraph.text.split()[0] for paragraph in compose(facts, kind, tone=tone).paragraphs]
            assert len(set(openers)) == len(openers), openers


@pytest.mark.parametrize(("kind", "tone"), EVERY)
def test_the_private_reason_and_the_new_employer_are_never_used(kind: str, tone: str) -> None:
    text = compose(FULL, kind, tone=tone).text
    assert "frightens" not in text
    assert "Globex" not in text


@pytest.mark.parametrize(("kind", "tone"), EVERY)
def test_the_same_facts_give_the_same_words(kind: str, tone: str) -> None:
    assert compose(FULL, kind, tone=tone) == compose(FULL, kind, tone=tone)


@pytest.mark.parametrize("kind", KINDS)
def test_the_three_tones_differ(kind: str) -> None:
    assert len({compose(FULL, kind, tone=tone).text for tone in TONES}) == len(TONES)


@pytest.mark.parametrize(("kind", "tone"), list(product(("meeting_request", "voicemail"), TONES)))
def test_asking_for_a_talk_never_gives_the_decision_away(kind: str, tone: str) -> None:
    assert not SAYS_IT.search(compose(FULL, kind, tone=tone).text)


@pytest.mark.parametrize(("kind", "tone"), list(product(("withdrawal", "confirmation", "agency_note"), TONES)))
def test_the_decision_stands_in_the_first_two_sentences_with_role_company_and_dates(kind: str, tone: str) -> None:
    first = compose(FULL, kind, tone=tone).paragraphs[0].text
    assert SAYS_IT.search(" ".join(re.split(r"(?<=\.) ", first)[:2]))
    assert all(word in first for word in ("Data Analyst", "Northgate", "2 November 2026", "1 December 2026"))


def test_the_subject_of_a_withdrawal_leaves_no_doubt_and_that_of_a_request_tells_nothing() -> None:
    assert compose(FULL, "withdrawal").subject == "Withdrawal of my acceptance: Data Analyst"
    assert compose(FULL, "meeting_request").subject == "A short call about the position of Data Analyst"


@pytest.mark.parametrize("kind", ["voicemail", "call_notes"])
def test_what_is_spoken_has_no_subject_salutation_or_close(kind: str) -> None:
    piece = compose(FULL, kind)
    assert (piece.subject, piece.salutation, piece.close, piece.signature) == ("", "", "", "")
    assert piece.text == piece.body


def test_call_notes_are_headed_in_the_order_of_the_call_and_end_with_five_prepared_answers() -> None:
    headings = [paragraph.heading for paragraph in compose(FULL, "call_notes").paragraphs]
    assert headings[:5] == [
        "Greet and thank", "Say the decision", "Give the reason, once", "Then say nothing", "Agree the next step",
    ]  # fmt: skip
    assert len(headings[5:]) == 5


def test_call_notes_without_a_shared_reason_have_no_heading_for_it() -> None:
    assert "Give the reason, once" not in compose(LEAST, "call_notes").body


@pytest.mark.parametrize(
    ("talk", "opening"),
    [
        (
            Talk(dt.date(2026, 11, 20), "phone", "Maya Okafor"),
            f"{CONFIRMS} told you by telephone on {DAY}: I",
        ),
        (
            Talk(dt.date(2026, 11, 20), "video", "Tom Reed"),
            f"{CONFIRMS} told Tom Reed by video call on {DAY}: I",
        ),
        (Talk(dt.date(2026, 11, 20), "in_person"), f"{CONFIRMS} said in person on {DAY}: I"),
        (None, "With this letter I"),
    ],
)
def test_the_confirmation_refers_to_the_talk_when_there_was_one(talk: Talk | None, opening: str) -> None:
    first = compose(replace(FULL, talk=talk), "confirmation").paragraphs[0]
    assert first.text.startswith(f"{opening} withdraw my acceptance of the position of Data Analyst at Northgate.")


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (("Maya Okafor", "Tom Reed"), "the time that you and Tom Reed gave me"),
        (("Maya",), "the time that you gave me"),
        (("Tom Reed", "Kim Ash"), "the time that Tom Reed and Kim Ash gave me"),
        ((), "the time that you and your colleagues gave me"),
    ],
)
def test_those_who_gave_time_are_named_and_the_reader_is_you(people: tuple[str, ...], expected: str) -> None:
    assert expected in compose(replace(FULL, gratitude=Gratitude("", people)), "withdrawal").body


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("the warm welcome.", "thank you for the warm welcome."),
        ("The warm\nwelcome", "thank you for the warm welcome."),
        ("Thank you for the tour ", "thank you for the tour."),
        ("Tom's patience", "thank you for Tom's patience."),
        ("You were so patient with me.", "One thing stays with me: you were so patient with me."),
        ("I felt welcome from the first day", "One thing stays with me: I felt welcome from the first day."),
        ("everything you did", "thank you for everything you did."),
    ],
)
def test_thanks_are_completed_however_they_were_typed(typed: str, printed: str) -> None:
    assert printed in compose(replace(FULL, gratitude=Gratitude(typed)), "withdrawal").body


@pytest.mark.parametrize(
    ("reason", "printed"),
    [
        (Reason("family", "none", "my mother"), ""),
        (Reason("family", "sentence", "my family\nneeds me"), "My family needs me."),
        (Reason("family", "sentence", ""), ""),
        (Reason("", "kind"), ""),
        (Reason("pay", "kind", "not this"), "The pay is below what I need at this point in my life."),
    ],
)
def test_the_reason_is_shared_as_far_as_was_chosen(reason: Reason, printed: str) -> None:
    facts = replace(FULL, reason=reason)
    assert reason_sentence(facts) == printed
    assert printed in compose(facts, "withdrawal").body
    assert "mother" not in compose(facts, "withdrawal").body


@pytest.mark.parametrize("tone", TONES)
def test_every_category_has_a_sentence_of_its_own(tone: str) -> None:
    sentences = {reason_sentence(replace(FULL, tone=tone, reason=Reason(name, "kind"))) for name in CATEGORIES}
    assert len(sentences) == len(CATEGORIES)


@pytest.mark.parametrize(
    ("how", "printed"), [("signed", "it in writing on 2"), ("verbal", "it by word of mouth on 2"), ("", "it on 2")]
)
def test_the_letter_says_how_the_offer_was_accepted(how: str, printed: str) -> None:
    assert f"I accepted {printed} November 2026" in compose(replace(FULL, accepted_how=how), "confirmation").body


def test_several_readers_are_greeted_together_and_a_talk_with_one_of_them_is_told_to_both() -> None:
    kim = Person("Kim Reed", part="hr", addressed=True)
    agent = Person("Lee Chan", part="agency", addressed=True)
    facts = replace(FULL, people=(MAYA, kim, agent), gratitude=Gratitude("", ("Kim Reed", "Jo Ash")))
    piece = compose(facts, "confirmation")
    assert piece.salutation == "Dear Ms Okafor and Kim Reed,"
    assert "what I told Maya Okafor by telephone" in piece.body
    assert "the time that you and Jo Ash gave me" in piece.body
    to_both = replace(facts, talk=Talk(dt.date(2026, 11, 20), "email", "Maya Okafor, Kim Reed"))
    assert "what I told you by e-mail" in compose(to_both, "confirmation").body
    assert compose(facts, "agency_note").salutation == "Dear Lee Chan,"
    assert "Hello Ms Okafor, this is Ana Lima." in compose(facts, "call_notes").body


def test_what_is_spoken_leaves_the_brackets_of_a_role_out_and_what_is_written_keeps_them() -> None:
    facts = replace(FULL, role="Data Analyst (m/w/d)")
    assert "(m/w/d)" not in compose(facts, "call_notes").body
    assert "(m/w/d)" in compose(facts, "withdrawal").body


@pytest.mark.parametrize("kind", [kind for kind in ALTERNATIVES if kind != "other"])
def test_an_alternative_is_an_offer_and_no_promise(kind: str) -> None:
    body = compose(replace(FULL, alternatives=(Alternative(kind),)), "withdrawal").body
    assert "If it would help, I could " in body
    assert "as an offer only" in body


def test_nothing_is_offered_that_was_not_chosen() -> None:
    assert "offer only" not in compose(without("alternatives"), "withdrawal").body
    assert "offer only" not in compose(replace(FULL, alternatives=(Alternative("other"),)), "withdrawal").body


@given(typed=st.text(min_size=1).filter(str.strip))
def test_what_a_person_types_prints_as_it_is_and_keeps_the_layout(typed: str) -> None:
    braces = f"{{role}} %s {typed}"
    piece = compose(replace(FULL, role=braces, company=braces), "withdrawal")
    assert "{role} %s" in piece.subject
    assert len(piece.subject.splitlines()) == 1
    assert len(piece.paragraphs) == len(compose(FULL, "withdrawal").paragraphs)
    assert all(len(paragraph.text.splitlines()) == 1 for paragraph in piece.paragraphs)


@pytest.mark.parametrize(
    ("kind", "language", "tone"),
    [("poem", "en", "warm"), ("nudge", "tlh", "warm"), ("nudge", "../en", "warm"), ("nudge", "en", "shrill")],
)
def test_an_unknown_kind_language_or_tone_is_refused_in_one_line(kind: str, language: str, tone: str) -> None:
    with pytest.raises(WordingError, match=r"^no wording for .*; there is: .*$"):
        compose(FULL, kind, language=language, tone=tone)


@pytest.mark.parametrize("tone", TONES)
def test_a_covering_note_says_what_is_attached_and_decides(tone: str) -> None:
    note = covering_note(replace(FULL, tone=tone), dated=dt.date(2026, 11, 23))
    assert "attached" in note.body
    assert "my letter of 23 november 2026" in note.body.lower()
    assert SAYS_IT.search(note.body)
    assert (note.body.splitlines()[0], note.signature) == ("Dear Ms Okafor,", "Ana Lima")


@pytest.mark.parametrize("tone", TONES)
def test_a_covering_note_needs_no_more_facts_than_any_piece(tone: str) -> None:
    body = covering_note(replace(LEAST, tone=tone), dated=dt.date(2026, 11, 23)).body
    assert not re.search(r"  |[{}]| [,.;]|,,|\.\.|\n\n\n|\bNone\b", body)
    assert FULL.private_reason not in body


def test_a_covering_note_ends_with_the_head_of_the_log() -> None:
    note = covering_note(FULL, dated=dt.date(2026, 11, 23), seal="1a2b" * 16)
    assert note.body.endswith("Ana Lima\n\nRecord: " + "1a2b" * 16)
    assert "Record" not in covering_note(FULL, dated=dt.date(2026, 11, 23)).body
