"""`Offer.facts()` is the only bridge up to the domain: every field arrives, nothing is lost on the way."""

import datetime as dt
from collections.abc import Callable
from dataclasses import MISSING, fields

import pytest

from withdrawal.domain import facts as domain
from withdrawal.models import Alternative, Contact, Offer, Person, Reflection, User
from withdrawal.models.log import append

NOT_KEPT = {"dated"}
"""The date on a letter is chosen when the letter is issued."""


@pytest.fixture
def full(ana: User) -> Offer:
    """An offer of which everything is known."""
    offer = Offer(
        owner=ana,
        company="Northwind",
        role="Data Analyst",
        company_address="1 Mill Lane\n\n  Leeds LS1 4AB  ",
        country="DE",
        tone="formal",
        my_name="Ana Lind",
        my_address="2 Quay Street\nLeeds",
        my_email="ana@example.org",
        my_phone="0113 496 0000",
        place="Leeds",
        enclosures="A copy of the contract",
        accepted_on=dt.date(2026, 11, 2),
        accepted_how="signed",
        starts_on=dt.date(2027, 1, 4),
        notice_days=30,
        grateful_for="the warm welcome",
        reason_category="family",
        reason_share="sentence",
        reason_sentence="My family needs me here.",
        private_reason="They shouted at Tom.",
        new_employer="Southwind",
        time_zone="Europe/London",
    )
    offer.save()
    Person(offer=offer, name="Tom Reed", part="agency").save()
    maya = Person(
        offer=offer, name="Maya Okafor", honorific="Ms", title="Head of Data", part="hr", email="maya@example.com",
        phone="0113 496 0001", gave_time=True,
    )  # fmt: skip
    maya.save()
    offer.tell_first = maya
    offer.save()
    Reflection(offer=offer, dated=dt.date(2026, 11, 21), outcome="withdraw", decided_on=dt.date(2026, 11, 20)).save()
    Alternative(offer=offer, kind="referral", detail="Ines Duarte").save()
    return Offer.objects.of(ana).get(pk=offer.pk)


@pytest.fixture
def told(full: Offer, now: dt.datetime) -> Offer:
    """The same offer, after the talk."""
    call = Contact(
        occurred_at=now, zone="Europe/London", direction="out", channel="phone", person="Maya Okafor",
        outcome="reached", tells_decision=True,
    )  # fmt: skip
    append(call, offer=full, now=now)
    return full


def test_every_field_arrives(told: Offer) -> None:
    assert told.facts() == domain.Facts(
        me=domain.Me("Ana Lind", ("2 Quay Street", "Leeds"), "ana@example.org", "0113 496 0000"),
        company="Northwind",
        role="Data Analyst",
        language="en",
        country="DE",
        tone="formal",
        place="Leeds",
        company_address=("1 Mill Lane", "Leeds LS1 4AB"),
        enclosures=("A copy of the contract",),
        accepted_on=dt.date(2026, 11, 2),
        accepted_how="signed",
        decided_on=dt.date(2026, 11, 20),
        starts_on=dt.date(2027, 1, 4),
        notice_days=30,
        notice_name="Kündigung vor Arbeitsantritt",
        people=(
            domain.Person("Maya Okafor", "Head of Data", "Ms", "hr", "maya@example.com", "0113 496 0001"),
            domain.Person("Tom Reed", part="agency"),
        ),
        gratitude=domain.Gratitude("the warm welcome", ("Maya Okafor",)),
        reason=domain.Reason("family", "sentence", "My family needs me here."),
        private_reason="They shouted at Tom.",
        new_employer="Southwind",
        alternatives=(domain.Alternative("referral", "Ines Duarte"),),
        talk=domain.Talk(dt.date(2026, 11, 23), "phone", "Maya Okafor"),
    )


@pytest.mark.parametrize("name", [one.name for one in fields(domain.Facts) if one.name not in NOT_KEPT | {"language"}])
def test_no_fact_is_left_at_its_default_when_everything_is_known(name: str, told: Offer) -> None:
    defaults = {
        one.name: one.default_factory() if one.default_factory is not MISSING else one.default
        for one in fields(domain.Facts)
    }
    assert getattr(told.facts(), name) != defaults[name]


def test_little_is_enough(ana: User) -> None:
    bare = Offer(owner=ana, company="Northwind", role="Data Analyst", my_name="Ana Lind")
    bare.save()
    expected = domain.Facts(me=domain.Me("Ana Lind"), company="Northwind", role="Data Analyst")
    assert bare.facts() == expected


ORDERS = {
    "the one chosen to hear it first stands first": ("Zoe", ["Zoe", "Amy", "Bob"]),
    "else the manager stands before the recruiter": (None, ["Amy", "Bob", "Zoe"]),
}


@pytest.mark.parametrize("claim", ORDERS)
def test_people_stand_in_the_order_in_which_they_are_addressed(claim: str, ana: User) -> None:
    chosen, expected = ORDERS[claim]
    offer = Offer(owner=ana, company="Northwind", role="Data Analyst", my_name="Ana Lind")
    offer.save()
    for name, part in (("Zoe", "agency"), ("Bob", "recruiter"), ("Amy", "manager")):
        person = Person(offer=offer, name=name, part=part)
        person.save()
        if name == chosen:
            offer.tell_first = person
    assert [person.name for person in offer.facts().people] == expected


TALKS = {
    "a call is a talk": ("phone", True),
    "a video call is a talk": ("video", True),
    "an e-mail may stand for one": ("email", True),
    "a letter by post is none": ("post", False),
    "a chat is none": ("text", False),
}


@pytest.mark.parametrize("claim", TALKS)
def test_the_talk_is_the_contact_in_which_the_decision_was_told(
    claim: str, offer: Offer, write: Callable[..., Contact]
) -> None:
    channel, is_talk = TALKS[claim]
    write(channel="phone", tells_decision=False)
    write(channel=channel, tells_decision=True)
    talk = offer.facts().talk
    assert (talk is not None) == is_talk
    assert talk is None or talk.channel == channel


def test_the_talk_stands_on_the_day_it_was_where_the_person_was(offer: Offer, write: Callable[..., Contact]) -> None:
    late = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)
    write(occurred_at=late, zone="Asia/Tokyo", tells_decision=True)
    talk = offer.facts().talk
    assert talk is not None
    assert talk.on == dt.date(2026, 11, 24)
