"""The call: notes to read from, and what to say to voicemail."""

from django.test import Client

from tests.views.conftest import At
from withdrawal.models import Offer


def test_the_notes_name_who_is_called(as_ana: Client, at: At) -> None:
    assert "Your call to Maya Okafor" in as_ana.get(at("call")).content.decode()


def test_the_notes_are_those_that_were_edited(as_ana: Client, at: At) -> None:
    as_ana.post(at("message", kind="call_notes"), {"subject": "", "body": "Breathe. Then say it."})
    assert "Breathe. Then say it." in as_ana.get(at("call")).content.decode()


def test_the_voicemail_text_is_the_one_that_was_edited(as_ana: Client, at: At) -> None:
    as_ana.post(at("message", kind="voicemail"), {"subject": "", "body": "This is Ana. Please call me back."})
    assert as_ana.get(at("call")).context["voicemail"] == "This is Ana. Please call me back."


def test_the_voicemail_never_says_the_decision(decided: Offer, as_ana: Client, at: At) -> None:
    said = as_ana.get(at("call")).context["voicemail"].lower()
    assert "ana lind" in said
    assert "withdraw" not in said


def test_the_number_can_be_called_from_the_page(offer: Offer, as_ana: Client, at: At) -> None:
    offer.people.update(phone="0113 496 0001")
    assert 'href="tel:0113 496 0001"' in as_ana.get(at("call")).content.decode()
