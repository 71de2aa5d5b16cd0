"""The seven steps as values: in order, complete, linked by name."""

from pathlib import Path

import pytest
from django.conf import settings

from withdrawal import steps
from withdrawal.models import Offer, Reflection
from withdrawal.steps.step import Step

SLUGS = ["reflect", "arrange", "courtesy", "reason", "alternatives", "confirm", "relationship"]
HERE = Path(__file__).resolve().parent
FRAME = {"frame"}
"""The template that all steps share."""


@pytest.fixture(params=steps.STEPS, ids=lambda step: step.slug)
def step(request: pytest.FixtureRequest) -> Step:
    found: Step = request.param
    return found


def test_they_are_the_seven_in_order() -> None:
    assert [step.slug for step in steps.STEPS] == SLUGS


def test_every_step_has_a_page_of_its_own_and_every_page_a_step() -> None:
    pages = {path.stem for path in (settings.BASE_DIR / "templates/steps").glob("*.html")}
    assert pages - FRAME == set(SLUGS)


def test_every_step_has_a_test_of_its_own_and_every_test_a_step() -> None:
    tests = {path.stem.removeprefix("test_") for path in HERE.glob("test_*.py")}
    assert tests - {"steps", "plan", "days", "closing"} == set(SLUGS)


def test_every_step_lives_in_a_file_of_its_name() -> None:
    files = {path.stem for path in (settings.BASE_DIR / "withdrawal/steps").glob("*.py")}
    assert files - {"__init__", "step", "plan", "days", "closing"} == set(SLUGS)


def test_a_step_is_found_by_its_slug(step: Step) -> None:
    assert steps.find(step.slug) is step


@pytest.mark.parametrize("slug", ["", "Reflect", "step-1", "1"])
def test_what_is_no_step_is_not_found(slug: str) -> None:
    assert steps.find(slug) is None


def test_each_step_leads_to_the_next_and_the_last_to_none() -> None:
    assert [steps.after(step) for step in steps.STEPS] == [*steps.STEPS[1:], None]


def test_a_step_goes_on_to_the_next_unless_it_names_a_page(step: Step) -> None:
    assert step.leads(Reflection(outcome="keep")) == ("keep" if step.slug == "reflect" else "")
    assert not step.leads(Reflection(outcome="withdraw"))


def test_a_step_has_a_title_and_a_word_for_being_open(step: Step) -> None:
    assert str(step.title)
    assert str(step.open_word)


def test_nothing_is_done_on_an_offer_just_entered(step: Step, offer: Offer) -> None:
    assert not step.is_done(offer)


def test_a_step_says_on_the_plan_what_it_will_ask(step: Step, offer: Offer) -> None:
    assert 10 < len(str(step.note(offer))) < 90
