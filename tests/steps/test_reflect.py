"""Step 1: an honest look at the decision. Only where the person stands counts; keeping the job is a good ending."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.steps.conftest import Answer, Page, complaint
from withdrawal.models import Offer, Reflection, Weighed
from withdrawal.steps.reflect import GROUPS

TODAY = dt.date(2026, 11, 23)
Fresh = Callable[[], Offer]


def test_the_answers_are_kept_with_the_day(answer: Answer, fresh: Fresh) -> None:
    said = {
        "what_changed": "My mother is ill.", "came_up_on": dt.date(2026, 11, 15), "in_ten_days": "Relief.",
        "in_ten_months": "At home.", "in_ten_years": "Glad.", "would_change_my_mind": "Working from home.",
        "alternative_in_writing": "yes", "alternative_start": "no", "alternative_checked": "not_needed",
        "asked_to_mend": "no", "mood": "sad", "slept_on_it": "yes", "asked_whom": "My brother",
        "decide_nothing_until": None, "outcome": "withdraw", "decided_on": dt.date(2026, 11, 20),
        "expected": "Quiet evenings.",
    }  # fmt: skip
    assert answer("reflect", **said | {"decide_nothing_until": ""}).status_code == 302
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
    answer("reflect", outcome="not_yet", keep_1="The pension", keep_1_weight="4")
    page = show("reflect")
    assert "The pension" in page.content.decode()
    assert page.context["form"]["keep_1_weight"].value() == 4


ON_ONE_DAY = {
    "not yet, then keep": ("not_yet", "keep", 1),
    "not yet, then withdraw": ("not_yet", "withdraw", 1),
    "not yet, and still not": ("not_yet", "not_yet", 1),
    "keep, and still keep": ("keep", "keep", 1),
    "withdraw, and still withdraw": ("withdraw", "withdraw", 1),
    "keep, then withdraw": ("keep", "withdraw", 2),
    "withdraw, then keep": ("withdraw", "keep", 2),
    "keep, then not sure": ("keep", "not_yet", 2),
    "withdraw, then not sure": ("withdraw", "not_yet", 2),
}


@pytest.mark.parametrize("what", ON_ONE_DAY)
def test_on_one_day_another_end_is_kept_beside_the_first(what: str, answer: Answer, fresh: Fresh) -> None:
    first, second, many = ON_ONE_DAY[what]
    answer("reflect", outcome=first, what_changed="In the morning.", keep_1="The team", keep_1_weight="3")
    for _ in range(2):  # a second click is the same answer
        answer("reflect", outcome=second, what_changed="In the evening.", keep_1="The team", keep_1_weight="1")
    kept = fresh().reflected
    words = ["In the evening.", "In the morning."][:many]
    assert [one.what_changed for one in kept] == words
    assert [one.outcome for one in kept] == [second, first][:many]
    assert [one.weighed[0].weight for one in kept] == [1, 3][:many]
    assert {one.dated for one in kept} == {TODAY}


def test_an_earlier_one_of_today_is_shown_beside_the_one_that_is_taken_up(
    answer: Answer, show: Callable[[str], Page]
) -> None:
    answer("reflect", outcome="keep", what_changed="In the morning.")
    answer("reflect", outcome="withdraw", what_changed="In the evening.")
    page = show("reflect")
    assert [one.what_changed for one in page.context["earlier"]] == ["In the morning."]
    assert page.context["form"]["what_changed"].value() == "In the evening."


def test_a_page_that_comes_back_keeps_nothing_of_the_other_end(answer: Answer, fresh: Fresh) -> None:
    answer("reflect", outcome="keep", what_changed="In the morning.")
    complaint(answer("reflect", outcome="withdraw", decided_on="2026-11-24", what_changed="Now."), "decided_on")
    assert [(one.outcome, one.what_changed) for one in fresh().reflected] == [("keep", "In the morning.")]


def test_a_day_that_comes_twice_is_no_trouble(offer: Offer, answer: Answer) -> None:
    """The person changed their time zone after midnight, so it is once more the day before."""
    for day in (TODAY, TODAY + dt.timedelta(days=1)):
        Reflection(offer=offer, dated=day, outcome="not_yet").save()
    assert answer("reflect", outcome="keep").status_code == 302
    assert offer.reflections.get(dated=TODAY).outcome == "keep"


def test_every_question_of_the_record_is_asked_once() -> None:
    """A question is a field of the record, its migration, and its name in a group: no other file needs to know."""
    asked = [name for names in GROUPS.values() for name in names]
    assert sorted(asked) == sorted(
        {field.name for field in Reflection._meta.concrete_fields} - {"id", "offer", "dated"}
    )


# --- after the closing ------------------------------------------------------------------------------------------


CLOSED = {
    "kept, and kept again": ("keep", "keep", True),
    "kept, then withdrawn": ("keep", "withdraw", False),
    "kept, then in doubt": ("keep", "not_yet", False),
    "withdrawn, and so again": ("withdraw", "withdraw", True),
    "withdrawn, then kept": ("withdraw", "keep", False),
    "withdrawn without a reflection": (None, "withdraw", True),
    "withdrawn without a reflection, then kept": (None, "keep", False),
}


@pytest.fixture
def closed(offer: Offer, now: dt.datetime) -> Offer:
    offer.closed_at = now
    offer.save()
    return offer


@pytest.mark.parametrize("back", [0, 5])
@pytest.mark.parametrize("what", CLOSED)
def test_another_end_opens_what_was_closed(what: str, back: int, closed: Offer, answer: Answer, fresh: Fresh) -> None:
    before, after, stays_closed = CLOSED[what]
    day = TODAY - dt.timedelta(days=back)
    if before:
        decided_on = day if before == "withdraw" else None
        Reflection(offer=closed, dated=day, outcome=before, decided_on=decided_on).save()
    answer("reflect", outcome=after)
    assert fresh().closed_at == (closed.closed_at if stays_closed else None)


def test_a_page_that_comes_back_leaves_it_closed(closed: Offer, answer: Answer, fresh: Fresh) -> None:
    Reflection(offer=closed, dated=TODAY, outcome="keep").save()
    complaint(answer("reflect", outcome="withdraw", decided_on="2026-11-24"), "decided_on")
    assert fresh().closed_at == closed.closed_at


# --- reasons and weights ----------------------------------------------------------------------------------------


def weighed(offer: Offer) -> list[tuple[str, str, int]]:
    assert offer.reflection is not None
    return [(one.side, one.text, one.weight) for one in offer.reflection.weighed]


def test_reasons_are_kept_with_side_and_weight_in_their_order(answer: Answer, fresh: Fresh) -> None:
    answer(
        "reflect", outcome="not_yet", withdraw_1="The way", withdraw_1_weight="5", withdraw_3="The hours",
        withdraw_3_weight="1", keep_2="The team", keep_2_weight="3",
    )  # fmt: skip
    assert weighed(fresh()) == [("withdraw", "The way", 5), ("withdraw", "The hours", 1), ("keep", "The team", 3)]


def test_saved_again_they_are_the_same_and_not_twice(answer: Answer, fresh: Fresh) -> None:
    for _ in range(2):
        answer("reflect", outcome="not_yet", keep_1="The team", keep_1_weight="3")
    assert weighed(fresh()) == [("keep", "The team", 3)]


def test_a_reason_that_is_emptied_is_gone(answer: Answer, fresh: Fresh) -> None:
    answer("reflect", outcome="not_yet", keep_1="The team", keep_1_weight="3")
    answer("reflect", outcome="not_yet")
    assert weighed(fresh()) == []


def test_on_another_day_the_reasons_are_there_and_the_earlier_ones_stay(
    offer: Offer, show: Callable[[str], Page], answer: Answer, fresh: Fresh
) -> None:
    earlier = Reflection(offer=offer, dated=TODAY - dt.timedelta(days=1), outcome="not_yet", mood="angry")
    earlier.save()
    Weighed(reflection=earlier, side="keep", text="The team", weight=2).save()
    form = show("reflect").context["form"]
    assert (form["keep_1"].value(), form["keep_1_weight"].value()) == ("The team", 2)
    assert not form["mood"].value(), "how one feels is asked anew"
    answer("reflect", outcome="not_yet", keep_1="The team", keep_1_weight="5")
    assert weighed(fresh()) == [("keep", "The team", 5)]
    assert [one.weight for one in earlier.reasons.all()] == [2]


ODD = {
    "no weight": ({"keep_1": "The team"}, "keep_1_weight", "Say how much this reason weighs for you, from 1 to 5."),
    "no words": ({"keep_1_weight": "3"}, "keep_1", "There is a weight here and no reason."),
    "only spaces": ({"keep_1": "  ", "keep_1_weight": "3"}, "keep_1", "There is a weight here and no reason."),
    "zero": ({"keep_1": "The team", "keep_1_weight": "0"}, "keep_1_weight", "A reason that weighs nothing is none"),
    "zero alone": ({"keep_1_weight": "0"}, "keep_1_weight", "A reason that weighs nothing is none"),
    "minus": ({"keep_1": "The team", "keep_1_weight": "-1"}, "keep_1_weight", "from 1 to 5"),
    "six": ({"keep_1": "The team", "keep_1_weight": "6"}, "keep_1_weight", "from 1 to 5"),
    "half": ({"keep_1": "The team", "keep_1_weight": "2.5"}, "keep_1_weight", "from 1 to 5"),
    "no number": ({"keep_1": "The team", "keep_1_weight": "much"}, "keep_1_weight", "from 1 to 5"),
    "too many digits": ({"keep_1": "The team", "keep_1_weight": "9" * 5000}, "keep_1_weight", "from 1 to 5"),
    "a very long reason": ({"keep_1": "team " * 801, "keep_1_weight": "3"}, "keep_1", "at most 4000 fit here"),
}


@pytest.mark.parametrize("what", ODD)
def test_half_a_reason_is_answered_with_how_to_mend_it(what: str, answer: Answer, fresh: Fresh) -> None:
    typed, field, advice = ODD[what]
    page = answer("reflect", outcome="not_yet", what_changed="My mother is ill.", **typed)
    assert advice in complaint(page, field)
    assert "My mother is ill." in page.content.decode()
    assert "team" in page.content.decode() or "keep_1" not in typed or not typed["keep_1"].strip()
    assert fresh().reflection is None


def test_there_is_always_room_for_one_more_up_to_twelve(answer: Answer, show: Callable[[str], Page]) -> None:
    def room() -> list[str]:
        return [name for name in show("reflect").context["form"].fields if name.startswith("keep_") and name[-1] != "t"]

    assert len(room()) == 3
    for many, rooms in ((3, 4), (11, 12), (12, 12)):
        rows = {f"keep_{n}": f"Reason {n}" for n in range(1, many + 1)}
        answer("reflect", outcome="not_yet", **rows, **{f"{name}_weight": "1" for name in rows})
        assert len(room()) == rooms


def test_a_page_that_comes_back_has_room_for_one_more_as_well(answer: Answer) -> None:
    rows = {f"keep_{n}": f"Reason {n}" for n in range(1, 4)}
    assert "keep_4" in answer("reflect", **rows).context["form"].fields


def test_one_can_save_and_stay_or_see_what_is_open(answer: Answer, offer: Offer) -> None:
    stayed = answer("reflect", outcome="not_yet", here="")
    assert stayed["Location"] == reverse("step", args=[offer.public_id, "reflect"])
    assert answer("reflect", outcome="not_yet", read="")["Location"] == reverse("reflections", args=[offer.public_id])


@pytest.mark.parametrize(
    ("outcome", "pressed", "leads_to"),
    [
        ("keep", "next", "keep"), ("keep", "stay", "plan"), ("keep", "read", "reflections"),
        ("withdraw", "next", "arrange"), ("not_yet", "next", "reflections"),
    ],
)  # fmt: skip
def test_going_on_from_keeping_the_job_leads_to_its_page(
    outcome: str, pressed: str, leads_to: str, answer: Answer, offer: Offer
) -> None:
    here = reverse("step", args=[offer.public_id, leads_to]) if leads_to == "arrange" else None
    led = answer("reflect", outcome=outcome, **{pressed: ""})["Location"]
    assert led == (here or reverse(leads_to, args=[offer.public_id]))


def test_beside_the_form_stand_the_scales_with_their_words(answer: Answer, show: Callable[[str], Page]) -> None:
    answer("reflect", outcome="not_yet", keep_1="The team", keep_1_weight="3", withdraw_1="The way",
           withdraw_1_weight="5")  # fmt: skip
    page = show("reflect").content.decode()
    assert '<title id="scales-title">Your reasons on a pair of scales</title>' in page
    assert "Withdrawing weighs 5, keeping the job weighs 3. The scales lean towards withdrawing.</desc>" in page
    assert "Your own weights lean towards withdrawing." in page


# --- days -------------------------------------------------------------------------------------------------------


DAYS = {
    "first came up tomorrow": ({"came_up_on": "2026-11-24"}, "came_up_on", "This day is still to come."),
    "first came up after the decision": (
        {"outcome": "withdraw", "decided_on": "2026-11-20", "came_up_on": "2026-11-21"},
        "came_up_on",
        "you decided on 20 November 2026, before it came up",
    ),
    "a rest that is over": ({"decide_nothing_until": "2026-11-22"}, "decide_nothing_until", "This day has come"),
    "a rest until today": ({"decide_nothing_until": "2026-11-23"}, "decide_nothing_until", "This day has come"),
    "a rest and a decision": (
        {"outcome": "keep", "decide_nothing_until": "2026-11-24"},
        "decide_nothing_until",
        "Until then you meant to decide nothing.",
    ),
    "a rest in no year": ({"decide_nothing_until": "9999-12-31"}, "decide_nothing_until", "between 1970 and 2100"),
}


@pytest.mark.parametrize("what", DAYS)
def test_days_that_cannot_be_are_answered(what: str, answer: Answer, fresh: Fresh) -> None:
    typed, field, advice = DAYS[what]
    page = answer("reflect", **{"outcome": "not_yet", "expected": "Peace.", **typed})
    assert advice in complaint(page, field)
    assert "Peace." in page.content.decode()
    assert fresh().reflection is None


def test_a_rest_that_is_over_may_stay_where_it_is(offer: Offer, answer: Answer) -> None:
    over = TODAY - dt.timedelta(days=1)
    Reflection(offer=offer, dated=over, outcome="not_yet", decide_nothing_until=over).save()
    assert answer("reflect", outcome="keep", decide_nothing_until=over).status_code == 302


@pytest.mark.parametrize("field", ["what_changed", "would_change_my_mind", "expected"])
def test_a_text_that_is_too_long_is_answered(field: str, answer: Answer) -> None:
    page = answer("reflect", outcome="keep", **{field: "word " * 900})
    assert "at most 4000 fit here" in complaint(page, field)


@pytest.mark.parametrize(("field", "most"), [("in_ten_days", 300), ("in_ten_years", 300), ("asked_whom", 200)])
def test_a_line_that_is_too_long_is_answered(field: str, most: int, answer: Answer) -> None:
    assert f"at most {most} fit here" in complaint(answer("reflect", outcome="keep", **{field: "x" * 301}), field)
