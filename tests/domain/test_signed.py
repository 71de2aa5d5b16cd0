"""The rule table: what each answer leaves to look up, to ask and to settle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.signed import ANSWERS, ENDS, GROUPS, QUESTIONS, Consequence, consequences

CODES = [question.code for question in QUESTIONS]
SETTLES = {question.code for question in QUESTIONS if question.settles}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("answer", "end"), [("yes", None), ("unsure", "find_{}"), ("no", ""), ("", "")])
def test_an_answer_leaves_what_the_table_says(code: str, answer: str, end: str | None) -> None:
    found = consequences("", None, {code: answer})
    if answer in ("no", ""):
        assert found == ()
    else:
        made = (code if code in SETTLES else "") if end is None else end.format(code)
        assert found == (Consequence(code, answer, made),)


@pytest.mark.parametrize(
    ("how", "days", "found"),
    [
        ("", None, ()),
        ("verbal", None, (Consequence("accepted", "verbal"),)),
        ("email", 30, (Consequence("accepted", "email"), Consequence("notice", "yes"))),
        ("signed", 0, (Consequence("accepted", "signed"), Consequence("notice", "yes"))),
        ("signed", None, (Consequence("accepted", "signed"), Consequence("notice", "unsure", "find_notice"))),
    ],
)
def test_how_it_was_accepted_and_the_notice_speak_for_themselves(
    how: str, days: int | None, found: tuple[Consequence, ...]
) -> None:
    assert consequences(how, days, {}) == found


def test_what_is_to_settle_is_money_things_and_what_others_must_hear() -> None:
    assert {
        "fixed_term", "bar", "penalty", "bonus", "relocation", "agency", "visa", "university", "equipment", "accounts",
    } == SETTLES  # fmt: skip


def test_every_question_has_its_group_and_stands_once() -> None:
    assert len(CODES) == len(set(CODES))
    assert GROUPS == ("paper", "money", "others", "things")


@given(st.dictionaries(st.sampled_from(CODES), st.sampled_from([*ANSWERS, ""])))
def test_whatever_is_answered_every_end_is_known_and_none_comes_twice(answers: dict[str, str]) -> None:
    ends = [one.end for one in consequences("signed", None, answers) if one.end]
    assert set(ends) <= set(ENDS)
    assert len(ends) == len(set(ends))
