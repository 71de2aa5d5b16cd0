"""Step 4: a private reason kept apart from the shared one, and how much of it to share."""

from collections.abc import Callable

import pytest

from tests.steps.conftest import Answer, Page, complaint
from withdrawal.models import Offer

Fresh = Callable[[], Offer]


def test_both_reasons_are_kept_apart(answer: Answer, fresh: Fresh) -> None:
    said = {
        "reason_category": "family", "reason_share": "sentence", "reason_sentence": "My family needs me nearby.",
        "private_reason": "My father drinks.", "new_employer": "Southwind",
    }  # fmt: skip
    assert answer("reason", **said).status_code == 302
    kept = fresh()
    assert {name: getattr(kept, name) for name in said} == said
    assert kept.facts().reason.sentence == "My family needs me nearby."


INCOMPLETE = {
    "no choice of how much": ({}, "reason_share", "choose one to go on"),
    "a sentence that is not written": ({"reason_share": "sentence"}, "reason_sentence", "Write the sentence"),
    "a kind that is not chosen": ({"reason_share": "kind"}, "reason_category", "Choose the kind of reason"),
}


@pytest.mark.parametrize("what", INCOMPLETE)
def test_half_an_answer_is_met_with_how_to_complete_it(what: str, answer: Answer, fresh: Fresh) -> None:
    said, field, advice = INCOMPLETE[what]
    page = answer("reason", private_reason="My father drinks.", **said)
    assert advice in complaint(page, field)
    assert "My father drinks." in page.content.decode()
    assert fresh().private_reason == ""


@pytest.mark.parametrize("share", ["none", "kind", "sentence"])
def test_it_is_done_once_it_is_said_how_much_to_share(
    share: str, answer: Answer, is_done: Callable[[str], bool]
) -> None:
    assert not is_done("reason")
    answer("reason", reason_share=share, reason_category="study", reason_sentence="I go back to school.")
    assert is_done("reason")


def test_the_plan_says_what_is_shared_and_never_what_is_not(answer: Answer, note: Callable[[str], str]) -> None:
    assert note("reason") == "Yours to share, or not."
    answer("reason", reason_share="none", private_reason="My father drinks.")
    assert note("reason") == "Shared: nothing. The decision is enough."
    answer("reason", reason_share="sentence", reason_sentence="I go back to school.", private_reason="I am ill.")
    assert "I go back to school" in note("reason")
    assert "ill" not in note("reason")


def test_the_page_shows_how_it_will_read(answer: Answer, show: Callable[[str], Page]) -> None:
    answer("reason", reason_share="sentence", reason_sentence="I have decided to go back to school.")
    page = show("reason")
    assert "go back to school" in page.context["sentence"]
    assert "Clear, and nobody is blamed." in page.content.decode()


def test_a_vague_sentence_is_met_with_a_note(answer: Answer, show: Callable[[str], Page]) -> None:
    answer("reason", reason_share="sentence", reason_sentence="I am withdrawing for personal reasons.")
    assert [finding.code for finding in show("reason").context["findings"]] == ["reason_vague"]


def test_the_name_of_the_other_employer_in_the_shared_sentence_is_noticed(
    answer: Answer, show: Callable[[str], Page]
) -> None:
    sentence = "I have accepted a position at Southwind."
    answer("reason", reason_share="sentence", reason_sentence=sentence, new_employer="Southwind")
    assert "new_employer" in [finding.code for finding in show("reason").context["findings"]]
