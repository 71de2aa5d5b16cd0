"""They do not answer: the plan offers the next rung of the ladder when it is time; each one done is in the log."""

import datetime as dt
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from tests.views.conftest import CALL, At
from withdrawal.models import Message, Offer, User
from withdrawal.models.acts import record_sent

Said = Callable[[int], str]


@pytest.fixture
def written(decided: Offer, now: dt.datetime) -> Offer:
    """Ana has written to them on Monday, 23 November."""
    mail = Message(offer=decided, kind="withdrawal", subject="My acceptance", body="I withdraw my acceptance.")
    record_sent(decided, mail, person="Maya Okafor", channel="email", tells_decision=True, now=now)
    return decided


@pytest.fixture
def on(as_ana: Client, ana: User, at: At, now: dt.datetime, monkeypatch: pytest.MonkeyPatch) -> Said:
    """The words of the plan on that day, counted on from November."""

    def words(day: int) -> str:
        monkeypatch.setattr(timezone, "now", lambda: now + dt.timedelta(days=day - 23))
        as_ana.force_login(ana)  # nobody stays signed in for days
        return unescape(as_ana.get(at("plan")).content.decode())

    return words


def test_at_first_the_plan_only_says_when_it_will_be_time(written: Offer, on: Said) -> None:
    assert "this page tells you on Thursday, 26 November how to ask again" in on(25)
    assert "remind them" not in on(25)


def test_the_ladder_is_climbed_by_what_the_log_says(written: Offer, as_ana: Client, at: At, on: Said) -> None:
    assert "No answer yet: remind them" in on(26)
    as_ana.post(at("sent", kind="nudge"), {"person": "Maya Okafor", "channel": "email"})
    assert "remind them" not in on(27)
    assert "Still no answer: try another way" in on(31)
    as_ana.post(at("log_new"), CALL | {"on": "2026-12-01", "outcome": "no_answer", "text": ""})
    assert "Still no answer: send it registered" in on(34)
    as_ana.post(at("log_new"), CALL | {"on": "2026-12-04", "channel": "registered", "outcome": "sent"})
    assert "Keep the receipt" in on(60)


def test_an_answer_that_is_brought_in_ends_it(written: Offer, as_ana: Client, at: At, on: Said) -> None:
    on(27)
    as_ana.post(at("log_import"), {"text": "From: Maya Okafor\nDate: Tue, 24 Nov 2026 08:15:00 +0000\n\nWe have it."})
    as_ana.post(at("log_replies"), {written.waiting.get().op.hex: "acknowledged"})
    assert "remind them" not in on(27)
    assert "no answer is in the log" not in on(27)


def test_whoever_was_told_by_voice_is_not_chased(told: Offer, on: Said) -> None:
    assert "remind them" not in on(30)


def test_a_reminder_quotes_what_it_reminds_of_in_every_output(written: Offer, as_ana: Client, at: At) -> None:
    quoted = "On 23 November 2026 I wrote:\n> Subject: My acceptance\n>\n> I withdraw my acceptance."
    assert quoted in unescape(as_ana.get(at("message", kind="nudge")).content.decode())
    assert quoted in as_ana.get(at("message_txt", kind="nudge")).content.decode()
    assert b"> I withdraw my acceptance." in as_ana.get(at("message_eml", kind="nudge")).content
    as_ana.post(at("sent", kind="nudge"), {"person": "Maya Okafor", "channel": "email"})
    assert quoted in written.contacts.exclude(message__kind="withdrawal").get().text


def test_a_reminder_of_a_talk_quotes_nothing(told: Offer, as_ana: Client, at: At) -> None:
    assert ">" not in as_ana.get(at("message_txt", kind="nudge")).content.decode()


def test_the_link_to_write_down_the_call_fills_in_what_is_likely(written: Offer, as_ana: Client, at: At) -> None:
    form = as_ana.get(at("log_new"), {"tried": ""}).context["form"]
    assert (form["channel"].value(), form["direction"].value()) == ("phone", "out")
    assert not form["tells_decision"].value()
