"""Step 5: what could be offered instead, if the person means it, and what became of each."""

from collections.abc import Callable

import pytest

from tests.steps.conftest import Answer, Page, complaint
from withdrawal.models import Offer
from withdrawal.models.choices import AlternativeKind

Fresh = Callable[[], Offer]


def offered(offer: Offer) -> dict[str, tuple[str, str]]:
    return {one.kind: (one.detail, one.outcome) for one in offer.offered}


def test_what_is_ticked_is_offered(answer: Answer, fresh: Fresh) -> None:
    assert answer("alternatives", referral="on", referral_detail="Ines Duarte", handover="on").status_code == 302
    assert offered(fresh()) == {"referral": ("Ines Duarte", "open"), "handover": ("", "open")}


@pytest.mark.parametrize("kind", AlternativeKind)
def test_every_kind_can_be_offered(kind: AlternativeKind, answer: Answer, fresh: Fresh) -> None:
    answer("alternatives", **{kind: "on", f"{kind}_detail": "words"})
    assert offered(fresh()) == {kind: ("words", "open")}


def test_what_is_unticked_is_no_longer_offered(answer: Answer, fresh: Fresh) -> None:
    answer("alternatives", referral="on", handover="on")
    answer("alternatives", handover="on", handover_outcome="open", referral_outcome="open")
    assert offered(fresh()).keys() == {"handover"}


def test_words_beside_a_box_that_is_not_ticked_offer_nothing(answer: Answer, fresh: Fresh) -> None:
    answer("alternatives", referral_detail="Ines Duarte")
    assert offered(fresh()) == {}


def test_what_became_of_it_is_asked_once_it_was_offered(
    answer: Answer, show: Callable[[str], Page], fresh: Fresh
) -> None:
    assert "referral_outcome" not in show("alternatives").context["form"].fields
    answer("alternatives", referral="on")
    assert "referral_outcome" in show("alternatives").context["form"].fields
    answer("alternatives", referral="on", referral_outcome="declined")
    assert offered(fresh()) == {"referral": ("", "declined")}


def test_something_else_must_say_what(answer: Answer, fresh: Fresh) -> None:
    page = answer("alternatives", other="on", referral="on", referral_detail="Ines Duarte")
    assert complaint(page, "other_detail") == "Say in a few words what you offer, or untick it."
    assert "Ines Duarte" in page.content.decode()
    assert offered(fresh()) == {}


def test_an_outcome_that_is_none_is_refused(answer: Answer) -> None:
    answer("alternatives", referral="on")
    assert complaint(answer("alternatives", referral="on", referral_outcome="perhaps"), "referral_outcome")


def test_offering_nothing_is_an_answer_too(
    answer: Answer, is_done: Callable[[str], bool], note: Callable[[str], str]
) -> None:
    assert note("alternatives") == "Optional. Only if you mean it."
    answer("alternatives")
    assert is_done("alternatives")
    assert note("alternatives") == "Nothing offered. That is fine."


def test_the_plan_says_what_is_offered(answer: Answer, note: Callable[[str], str]) -> None:
    answer("alternatives", later_start="on", handover="on")
    assert note("alternatives") == "Offered: start later, help with anything already begun"
