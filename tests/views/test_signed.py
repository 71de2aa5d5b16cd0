"""What did I sign? Each answer is kept, says what follows from it, and proposes its loose end once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template.loader import get_template
from django.test import Client
from django.utils.html import escape

from tests.views.conftest import At
from withdrawal.domain.signed import ENDS, QUESTIONS
from withdrawal.models import Offer, Person, Signed, User
from withdrawal.models.signed import end_words

Fresh = Callable[[], Offer]
CODES = [question.code for question in QUESTIONS]


def page(as_ana: Client, at: At) -> str:
    return str(as_ana.get(at("signed")).content.decode())


def test_the_answers_are_kept_and_the_page_comes_back_with_what_follows(as_ana: Client, at: At, ana: User) -> None:
    answer = as_ana.post(at("signed"), {"bonus": "yes", "penalty": "unsure", "nda": "no"})
    assert answer["Location"] == at("signed")
    kept = Signed.objects.of(ana).get()
    assert (kept.bonus, kept.penalty, kept.nda, kept.visa) == ("yes", "unsure", "no", "")
    shown = page(as_ana, at)
    assert 'id="follows-bonus"' in shown
    assert 'id="follows-penalty"' in shown
    assert 'id="follows-nda"' not in shown


def test_they_can_be_changed_and_taken_back(as_ana: Client, at: At, ana: User) -> None:
    as_ana.post(at("signed"), {"bonus": "yes"})
    as_ana.post(at("signed"), {"bonus": ""})
    assert Signed.objects.of(ana).get().bonus == ""
    assert 'id="follows"' not in page(as_ana, at)


@pytest.mark.parametrize(
    "named",
    [
        ("4", "weeks", 28), ("1", "months", 31), ("12", "months", 366), ("30", "days", 30), ("0", "days", 0),
        ("", "weeks", None), ("7", "", 7),
    ],
)  # fmt: skip
def test_the_notice_is_asked_as_the_paper_names_it_and_kept_as_days(
    named: tuple[str, str, int | None], as_ana: Client, at: At, fresh: Fresh
) -> None:
    number, unit, days = named
    as_ana.post(at("signed"), {"notice_number": number, "notice_unit": unit, "accepted_how": "signed"})
    assert (fresh().notice_days, fresh().accepted_how) == (days, "signed")


def test_the_notice_is_shown_in_the_days_that_are_kept(as_ana: Client, at: At) -> None:
    """Whoever typed 31 weeks is not told of 7 months, which are as many days."""
    as_ana.post(at("signed"), {"notice_number": "31", "notice_unit": "weeks"})
    form = as_ana.get(at("signed")).context["form"]
    assert (form["notice_number"].value(), form["notice_unit"].value()) == (217, "days")


BAD = [
    ({"notice_number": "367"}, "notice_number", "That is more than a year."),
    ({"notice_number": "13", "notice_unit": "months"}, "notice_number", "That is more than a year."),
    ({"notice_number": "a month"}, "notice_number", "This is not a whole number."),
    ({"notice_number": "-1"}, "notice_number", "This is less than nothing."),
    ({"notice_number": "9" * 400}, "notice_number", "That is more than a year."),
    ({"notice_unit": "years"}, "notice_unit", "Select a valid choice"),
    ({"bonus": "perhaps"}, "bonus", "Select a valid choice"),
]


@pytest.mark.parametrize("bad", BAD, ids=str)
def test_an_answer_that_cannot_be_is_met_with_how_to_mend_it(
    bad: tuple[dict[str, str], str, str], as_ana: Client, at: At, fresh: Fresh
) -> None:
    typed, field, advice = bad
    answer = as_ana.post(at("signed"), typed)
    assert advice in answer.context["form"].errors[field][0]
    assert fresh().notice_days is None
    assert not Signed.of(fresh()).pk


def test_a_known_agency_is_not_asked_for_again(offer: Offer, as_ana: Client, at: At) -> None:
    assert as_ana.get(at("signed")).context["form"]["agency"].value() == ""
    Person(offer=offer, name="Kim Reed", part="agency").save()
    assert as_ana.get(at("signed")).context["form"]["agency"].value() == "yes"


# --- the words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize("code", [*CODES, "notice"])
def test_every_consequence_says_what_it_means_what_to_look_up_and_whom_to_ask(
    code: str, answer: str, offer: Offer
) -> None:
    template: Any = get_template(f"signed/{code}.html")
    one = {"rule": {"code": code, "answer": answer, "end": ""}, "proposed": "", "kept": None}
    offer.notice_days = 30
    said = template.render({"one": one, "offer": offer})
    paragraphs = [part.partition("</p>")[0].strip() for part in said.split("<p>")[1:]]
    assert len(paragraphs) == 3
    assert all(len(paragraph) > 40 for paragraph in paragraphs), paragraphs


@pytest.mark.parametrize("how", ["verbal", "email", "signed"])
def test_how_it_was_accepted_is_spoken_of(how: str, offer: Offer, as_ana: Client, at: At) -> None:
    offer.accepted_how = how
    offer.save()
    assert 'id="follows-accepted"' in page(as_ana, at)


def test_every_question_is_a_field_and_every_field_a_question() -> None:
    assert [field.name for field in Signed._meta.concrete_fields if field.choices] == CODES


@pytest.mark.parametrize("end", ENDS)
def test_every_loose_end_has_words_that_fit(end: str) -> None:
    assert 10 < len(end_words(end)) <= 200


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_said_about_the_law_without_a_source(code: str) -> None:
    said = get_template(f"signed/{code}.html").template.source.lower()  # type: ignore[attr-defined]
    assert not [
        word for word in ("illegal", "lawful", "court will", "you must", "by law", "§", "statut") if word in said
    ]


# --- what it proposes -------------------------------------------------------------------------------------------


def test_one_click_adds_the_loose_end_and_a_second_adds_none(as_ana: Client, at: At, fresh: Fresh) -> None:
    as_ana.post(at("signed"), {"bonus": "yes"})
    assert 'value="bonus">Add to the loose ends' in page(as_ana, at)
    for _click in range(2):
        assert as_ana.post(at("loose_ends"), {"propose": "bonus"})["Location"] == at("loose_ends")
    (end,) = fresh().ends
    assert (end.what, end.topic, end.state) == ("Settle the sign-on bonus", "bonus", "open")
    shown = page(as_ana, at)
    assert "In your list: Settle the sign-on bonus" in shown
    assert 'value="bonus">Add' not in shown


def test_a_proposal_that_was_renamed_or_settled_is_not_made_again(as_ana: Client, at: At, fresh: Fresh) -> None:
    as_ana.post(at("signed"), {"bonus": "yes"})
    as_ana.post(at("loose_ends"), {"propose": "bonus"})
    (end,) = fresh().ends
    as_ana.post(at("loose_end", end.pk), {"what": "Bonus", "state": "not_owed"})
    assert not as_ana.get(at("loose_ends")).context["proposals"]


def test_not_sure_proposes_to_find_out(as_ana: Client, at: At, fresh: Fresh) -> None:
    as_ana.post(at("signed"), {"penalty": "unsure"})
    shown = as_ana.get(at("loose_ends")).content.decode()
    assert escape("Add: Find out: Does it name a sum for not starting?") in shown
    as_ana.post(at("loose_ends"), {"propose": "find_penalty"})
    assert [end.topic for end in fresh().ends] == ["find_penalty"]


@pytest.mark.parametrize("topic", ["", "bonus", "yacht", "find_", "x" * 500, "\x00"])
def test_what_no_answer_proposes_is_not_added(topic: str, as_ana: Client, at: At, fresh: Fresh) -> None:
    assert as_ana.post(at("loose_ends"), {"propose": topic}).status_code == 302
    assert fresh().ends == []


def test_the_plan_and_the_reflection_lead_here(as_ana: Client, at: At) -> None:
    for there in (at("plan"), at("step", "reflect"), at("loose_ends")):
        assert f'href="{at("signed")}"' in as_ana.get(there).content.decode()
