"""Ana at her pages at a fixed moment: addresses by name, facts already entered, a contact form filled in."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from withdrawal.models import Contact, IssuedLetter, LooseEnd, Message, Offer, Person, Reflection, User, Weighed
from withdrawal.models.acts import issue_letter
from withdrawal.models.log import File, append

At = Callable[..., str]
Page = Any
CALL = {
    "on": "2026-11-23", "at": "09:30", "zone": "Europe/London", "direction": "out", "channel": "phone",
    "person": "Maya Okafor", "outcome": "reached", "text": "I told her.",
}  # fmt: skip
"""A contact as it is typed into the form."""


@pytest.fixture(autouse=True)
def _the_moment(now: dt.datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.fixture
def at(offer: Offer) -> At:
    """The address of one of the offer's pages: at("step", "reflect"), at("message", kind="nudge")."""

    def address(name: str, *args: object, **query: str) -> str:
        return reverse(name, args=[offer.public_id, *args], query=query)

    return address


@pytest.fixture
def fresh(offer: Offer, ana: User) -> Callable[[], Offer]:
    """The offer as it is kept now."""
    return lambda: Offer.objects.of(ana).get(pk=offer.pk)


@pytest.fixture
def decided(offer: Offer, now: dt.datetime) -> Offer:
    """Ana has decided to withdraw."""
    Reflection(offer=offer, dated=now.date(), outcome="withdraw", decided_on=now.date()).save()
    return offer


@pytest.fixture
def told(decided: Offer, now: dt.datetime) -> Offer:
    """Ana has told Maya by phone."""
    call = Contact(
        occurred_at=now - dt.timedelta(minutes=30), zone="Europe/London", direction="out", channel="phone",
        person="Maya Okafor", outcome="reached", text="I told her.", tells_decision=True,
    )  # fmt: skip
    append(call, offer=decided, now=now)
    return decided


@pytest.fixture
def letter(offer: Offer, now: dt.datetime) -> IssuedLetter:
    """A letter that was issued; its bytes stand for a PDF."""
    return issue_letter(
        offer, pdf=b"%PDF-1.7 the very bytes", subject="Confirmation", text="Dear Ms Okafor,", layout="gb",
        dated=now.date(), now=now,
    )  # fmt: skip


@pytest.fixture
def logged(offer: Offer, now: dt.datetime) -> Contact:
    """A reply in the log, with its file."""
    reply = Contact(
        occurred_at=now, zone="Europe/London", direction="in", channel="email", person="Maya Okafor",
        outcome="acknowledged", text="Thank you for telling us.", follow_up_on=now.date(),
    )  # fmt: skip
    return append(reply, offer=offer, now=now, files=[File("reply.txt", "text/plain", b"Thank you for telling us.")])


CANARIES = {
    "company": "Canarycorp", "role": "Canarykeeper", "my_name": "Canary Lind", "my_address": "1 Canary Wharf",
    "private_reason": "Canarysecret", "new_employer": "Canaryrival", "grateful_for": "Canarysong",
}  # fmt: skip


@pytest.fixture
def marked(offer: Offer, letter: IssuedLetter, logged: Contact, now: dt.datetime) -> Offer:
    """Ana's offer with a canary in every place: a word that must never be seen by anybody else."""
    for name, word in CANARIES.items():
        setattr(offer, name, word)
    offer.tell_at, offer.next_contact_on = now + dt.timedelta(days=1), now.date()
    offer.save()
    Person(offer=offer, name="Canary Person", part="hr").save()
    LooseEnd(offer=offer, what="Canary cage", due_on=now.date()).save()
    Message(offer=offer, kind="nudge", body="Canary draft").save()
    then = now.date() - dt.timedelta(days=40)
    reflection = Reflection(
        offer=offer, dated=then, outcome="keep", what_changed="Canary thoughts", decide_nothing_until=then,
        expected="Canary hopes",
    )  # fmt: skip
    reflection.save()
    Weighed(reflection=reflection, side="withdraw", text="Canary reason", weight=3).save()
    return offer


@pytest.fixture
def as_nobody() -> Client:
    return Client()
