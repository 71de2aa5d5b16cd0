"""Step 3: what the person is grateful for, who gave them time, and the tone."""

from collections.abc import Callable

import pytest

from tests.steps.conftest import Answer, Page, complaint
from withdrawal.models import Offer, Person

Fresh = Callable[[], Offer]


@pytest.fixture
def tom(offer: Offer) -> Person:
    person = Person(offer=offer, name="Tom Reed", part="recruiter")
    person.save()
    return person


def test_thanks_and_tone_are_kept(answer: Answer, fresh: Fresh) -> None:
    assert answer("courtesy", grateful_for="the warm welcome", tone="formal").status_code == 302
    assert (fresh().grateful_for, fresh().tone) == ("the warm welcome", "formal")


def test_those_who_gave_time_are_ticked_and_unticked(answer: Answer, fresh: Fresh, offer: Offer, tom: Person) -> None:
    maya = offer.people.get(name="Maya Okafor")
    answer("courtesy", tone="warm", gave_time=[maya.pk, tom.pk])
    assert fresh().facts().gratitude.people == ("Maya Okafor", "Tom Reed")
    answer("courtesy", tone="warm", gave_time=[tom.pk])
    assert fresh().facts().gratitude.people == ("Tom Reed",)


def test_a_tone_is_needed_and_the_thanks_are_not_lost_over_it(answer: Answer, fresh: Fresh) -> None:
    page = answer("courtesy", grateful_for="the warm welcome")
    assert "choose one to go on" in complaint(page, "tone")
    assert "the warm welcome" in page.content.decode()
    assert fresh().grateful_for == ""


def test_thanks_that_are_too_long_are_answered_with_by_how_much(answer: Answer) -> None:
    page = answer("courtesy", grateful_for="x" * 301, tone="warm")
    assert complaint(page, "grateful_for") == (
        "This is 301 characters long; at most 300 fit here. Shorten it a little."
    )
    assert "x" * 301 in page.content.decode()


@pytest.mark.parametrize("chosen", ["0", "999", "abc", "9" * 30, "-1"])
def test_nobody_else_can_be_thanked(chosen: str, answer: Answer) -> None:
    assert complaint(answer("courtesy", tone="warm", gave_time=chosen), "gave_time")


DONE: dict[str, tuple[dict[str, object], bool]] = {
    "only a tone": ({}, False),
    "thanks for something": ({"grateful_for": "the tour"}, True),
}


@pytest.mark.parametrize("what", DONE)
def test_it_is_done_once_somebody_is_thanked(what: str, answer: Answer, is_done: Callable[[str], bool]) -> None:
    said, done = DONE[what]
    answer("courtesy", tone="warm", **said)
    assert is_done("courtesy") == done


def test_somebody_who_gave_time_is_thanks_enough(answer: Answer, tom: Person, is_done: Callable[[str], bool]) -> None:
    answer("courtesy", tone="warm", gave_time=[tom.pk])
    assert is_done("courtesy")


def test_the_plan_says_what_for_and_who(answer: Answer, tom: Person, note: Callable[[str], str]) -> None:
    assert note("courtesy") == "What you are grateful for, and who gave you time."
    answer("courtesy", tone="warm", gave_time=[tom.pk])
    assert note("courtesy") == "Tom Reed gave you time."
    answer("courtesy", tone="warm", grateful_for="the tour")
    assert note("courtesy") == "Thanks for the tour."
    answer("courtesy", tone="warm", grateful_for="the tour", gave_time=[tom.pk])
    assert note("courtesy") == "Thanks for the tour; Tom Reed gave you time."


def test_the_page_shows_how_the_message_will_read(answer: Answer, show: Callable[[str], Page]) -> None:
    answer("courtesy", tone="warm", grateful_for="the tour of the lab")
    assert any("the tour of the lab" in one.text for one in show("courtesy").context["paragraphs"])


def test_without_anybody_listed_it_does_not_ask_who(offer: Offer, show: Callable[[str], Page]) -> None:
    offer.people.all().delete()
    assert "gave_time" not in show("courtesy").context["form"].fields
