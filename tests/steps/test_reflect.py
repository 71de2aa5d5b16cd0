"""Step 1: an honest look at the decision. Only where the person stands counts; keeping the job is a good ending."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.steps.conftest import Answer, Page, complaint
from withdrawal.models import Offer, Reflection

TODAY = dt.date(2026, 11, 23)
Fresh = Callable[[], Offer]


def test_the_answers_are_kept_with_the_day(answer: Answer, fresh: Fresh) -> None:
    said = {
        "what_changed": "My mother is ill.", "for_withdrawing": "I am needed.", "for_keeping": "The team.",
        "would_change_my_mind": "Working from home.", "alternative_in_writing": "not_needed", "asked_to_mend": "no",
        "slept_on_it": "yes", "outcome": "withdraw", "decided_on": dt.date(2026, 11, 20),
    }  # fmt: skip
    assert answer("reflect", **said).status_code == 302
    kept = fresh().reflection
    assert kept is not None
    assert kept.dated == TODAY
    assert {name: getattr(kept, name) for name in said} == said


def test_where_one_stands_is_the_only_answer_that_is_needed(answer: Answer) -> None:
    assert complaint(answer("reflect", what_changed="A lot."), "outcome").startswith(
        "“Where do you stand?”: choose one"
    )
    assert answer("reflect", outcome="not_yet").status_code == 302


def test_withdrawing_without_a_day_means_today(answer: Answer, fresh: Fresh) -> None:
    answer("reflect", outcome="withdraw")
    assert fresh().decided_on == TODAY


@pytest.mark.parametrize("outcome", ["keep", "not_yet"])
def test_without_a_decision_to_withdraw_there_is_no_day(outcome: str, answer: Answer, fresh: Fresh) -> None:
    answer("reflect", outcome=outcome, decided_on="2026-11-20")
    assert fresh().decided_on is None


BAD_DAYS = {
    "tomorrow": ("2026-11-24", "still to come"),
    "before the acceptance": ("2026-11-01", "You accepted on 2 November 2026"),
    "no day": ("31.11.", "Write it like 2026-11-23"),
    "a year too early": ("0026-11-20", "between 1970 and 2100"),
}


@pytest.mark.parametrize("what", BAD_DAYS)
def test_a_day_that_cannot_be_is_answered_with_how_to_mend_it(what: str, answer: Answer, fresh: Fresh) -> None:
    typed, advice = BAD_DAYS[what]
    page = answer("reflect", outcome="withdraw", decided_on=typed, what_changed="My mother is ill.")
    assert advice in complaint(page, "decided_on")
    assert "My mother is ill." in page.content.decode()
    assert fresh().reflection is None


DONE = {"withdraw": True, "keep": True, "not_yet": False}


@pytest.mark.parametrize("outcome", DONE)
def test_it_is_done_once_there_is_a_decision(outcome: str, answer: Answer, is_done: Callable[[str], bool]) -> None:
    answer("reflect", outcome=outcome)
    assert is_done("reflect") == DONE[outcome]


NOTES = {
    "withdraw": "Decided 23 November: withdraw. “Mother.”",
    "keep": "You are keeping the job.",
    "not_yet": "Not decided yet.",
}


@pytest.mark.parametrize("outcome", NOTES)
def test_the_plan_says_what_it_ended_in(outcome: str, answer: Answer, note: Callable[[str], str]) -> None:
    answer("reflect", outcome=outcome, what_changed="Mother.")
    assert note("reflect") == NOTES[outcome]


def test_earlier_reflections_are_shown_beside_todays(offer: Offer, show: Callable[[str], Page]) -> None:
    Reflection(offer=offer, dated=dt.date(2026, 11, 21), outcome="keep", what_changed="Saturday’s thoughts").save()
    page = show("reflect")
    assert [one.dated for one in page.context["earlier"]] == [dt.date(2026, 11, 21)]
    assert "Saturday’s thoughts" in page.content.decode()


def test_todays_answers_are_there_when_the_page_is_opened_again(answer: Answer, show: Callable[[str], Page]) -> None:
    answer("reflect", outcome="not_yet", for_keeping="The pension")
    assert "The pension" in show("reflect").content.decode()


def test_a_day_that_comes_twice_is_no_trouble(offer: Offer, answer: Answer) -> None:
    """The person changed their time zone after midnight, so it is once more the day before."""
    for day in (TODAY, TODAY + dt.timedelta(days=1)):
        Reflection(offer=offer, dated=day, outcome="not_yet").save()
    assert answer("reflect", outcome="keep").status_code == 302
    assert offer.reflections.get(dated=TODAY).outcome == "keep"
