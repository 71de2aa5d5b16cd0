"""How they may take it: an answer to each, what one wrote before anybody asked, and two clicks to write it down."""

import datetime as dt
import re
from html import unescape

import pytest
from django.template.loader import get_template
from django.test import Client

from tests.views.conftest import At
from withdrawal.domain.reactions import REACTIONS, Reaction, find
from withdrawal.models import Contact, Offer
from withdrawal.models.choices import ContactOutcome
from withdrawal.models.log import append


@pytest.fixture(params=REACTIONS, ids=lambda reaction: reaction.code)
def reaction(request: pytest.FixtureRequest) -> Reaction:
    found: Reaction = request.param
    return found


def test_a_reaction_has_its_words_and_a_name_in_the_log(reaction: Reaction) -> None:
    assert get_template(reaction.template).render({"part": "name"}).strip()
    assert reaction.outcome in ContactOutcome.values
    assert find(reaction.code) is reaction


def test_there_is_none_of_another_name() -> None:
    assert find("applause") is None


ANSWERS = {
    "angry": "My decision stands", "counter_offer": "My decision is final", "where": "keep that to myself",
    "threat": "put that to me in writing", "silence": "send the confirmation now",
}  # fmt: skip


def test_each_has_an_answer_to_read_out(reaction: Reaction, decided: Offer, as_ana: Client, at: At) -> None:
    answers = {one.code: answer for one, answer in as_ana.get(at("reactions")).context["reactions"]}
    assert ANSWERS[reaction.code].lower() in answers[reaction.code].lower()


def test_the_call_page_leads_to_each(reaction: Reaction, as_ana: Client, at: At) -> None:
    assert f'{at("reactions")}#{reaction.code}"' in as_ana.get(at("call")).content.decode()


def two_clicks(reaction: str, as_ana: Client, at: At) -> None:
    """Open the link, and save the form as it comes."""
    form = as_ana.get(at("log_new", reaction=reaction)).context["form"]
    typed = {
        name: field.value() for name, field in ((one.name, one) for one in form) if field.value() not in (None, "")
    }
    typed |= {"on": f"{typed['on']:%Y-%m-%d}", "at": f"{typed['at']:%H:%M}"}
    typed = {name: value for name, value in typed.items() if value is not False}
    assert as_ana.post(at("log_new"), typed).status_code == 302


@pytest.mark.parametrize(
    ("code", "direction", "outcome", "tells"),
    [
        ("angry", "out", "objected", True),
        ("counter_offer", "in", "counter_offered", False),
        ("where", "out", "asked", True),
        ("threat", "out", "threatened", True),
        ("silence", "out", "no_reply", False),
    ],
)
def test_what_happened_in_the_call_is_written_down_in_two_clicks(
    *, code: str, direction: str, outcome: str, tells: bool, decided: Offer, as_ana: Client, at: At
) -> None:
    two_clicks(code, as_ana, at)
    entry = decided.contacts.get()
    assert (entry.direction, entry.outcome, entry.tells_decision) == (direction, outcome, tells)


@pytest.mark.parametrize(
    ("code", "direction"),
    [("angry", "in"), ("counter_offer", "in"), ("where", "in"), ("threat", "in"), ("silence", "out")],
)
def test_once_they_know_a_reaction_comes_from_them(
    code: str, direction: str, told: Offer, as_ana: Client, at: At
) -> None:
    two_clicks(code, as_ana, at)
    entry = told.contacts.get(entry__seq=2)
    assert (entry.direction, entry.tells_decision) == (direction, False)


def test_a_counter_offer_is_held_against_what_one_wrote_oneself(decided: Offer, as_ana: Client, at: At) -> None:
    reflection = decided.reflections.get()
    reflection.reasons.create(side="withdraw", text="The commute.", weight=4)
    decided.reflections.update(would_change_my_mind="Two days from home.")
    page = as_ana.get(at("reactions")).content.decode()
    assert "The commute." in page
    assert "Two days from home." in page
    assert "Is what they offer the thing that you named there?" in page


def test_without_a_reflection_a_counter_offer_is_a_reason_for_one(as_ana: Client, at: At) -> None:
    assert "You have written no reflection." in as_ana.get(at("reactions")).content.decode()


@pytest.mark.parametrize(
    ("country", "says"),
    [
        ("DE", "What it can mean, and what it cannot: Germany."),
        ("GB", "What it can mean, and what it cannot: England and Wales."),
        ("IN", "What it can mean, and what it cannot: India."),
        ("ZZ", "we do not know: no source that we found says it."),
    ],
)
def test_a_threat_is_held_against_what_is_known_of_the_country(
    country: str, says: str, offer: Offer, as_ana: Client, at: At
) -> None:
    offer.country = country
    offer.save()
    page = as_ana.get(at("reactions")).content.decode()
    assert says in page
    for one in offer.pack.by_topic.get("threat", ()):
        said = re.search(rf"#says-{one.key}\">(.*?)</span>", page)
        assert said, one.key
        assert one.source in unescape(said[1])
        assert "seen on" in said[1]
        assert ("One weak source" in said[1]) is (one.confidence == "low")
        assert one.address not in unescape(page)


@pytest.mark.parametrize(
    ("outcome", "from_me", "leads_to"),
    [
        ("threatened", False, "threat"),
        ("counter_offered", False, "counter_offer"),
        ("objected", False, "angry"),
        ("acknowledged", False, ""),
        ("asked", False, ""),
        ("objected", True, ""),
    ],
)
def test_the_plan_leads_there_while_the_last_word_is_theirs(
    *, outcome: str, from_me: bool, leads_to: str, told: Offer, now: dt.datetime, as_ana: Client, at: At
) -> None:
    word = Contact(
        occurred_at=now, zone="Europe/London", direction="out" if from_me else "in", channel="email", outcome=outcome,
    )  # fmt: skip
    append(word, offer=told, now=now)
    plan = as_ana.get(at("plan")).content.decode()
    assert ("Before you answer, read what to mind" in plan) == bool(leads_to)
    assert not leads_to or f'{at("reactions")}#{leads_to}"' in plan
