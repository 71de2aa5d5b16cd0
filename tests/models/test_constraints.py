"""A fact that is only half recorded is refused by the database itself."""

import datetime as dt
import uuid
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from withdrawal.models import (
    Alternative,
    Contact,
    Entry,
    IssuedLetter,
    LookBack,
    LooseEnd,
    Message,
    Offer,
    Person,
    PrintedPart,
    Printing,
    Reflection,
    WaitingReply,
    Weighed,
)

DAY = dt.date(2026, 11, 23)
NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
CONSTRAINTS = {
    constraint.name: constraint
    for model in apps.get_app_config("withdrawal").get_models()
    for constraint in model._meta.constraints
}


def altered(offer: Offer, **changes: object) -> Offer:
    for name, value in changes.items():
        setattr(offer, name, value)
    return offer


def entry(offer: Offer, seq: int) -> Entry:
    return Entry(offer=offer, seq=seq, recorded_at=NOON, content_sha256="c", previous="p", digest="d")


def first(row: models.Model) -> None:
    """The row that makes a second one of its kind too many."""
    row.save()


def second_alternative(offer: Offer) -> models.Model:
    first(Alternative(offer=offer, kind="referral"))
    return Alternative(offer=offer, kind="referral")


def reason(offer: Offer, text: str, weight: int) -> models.Model:
    reflection = Reflection(offer=offer, dated=DAY, outcome="not_yet")
    first(reflection)
    return Weighed(reflection=reflection, side="keep", text=text, weight=weight)


def second_look_back(offer: Offer) -> models.Model:
    first(LookBack(offer=offer, since=DAY, after=30, dated=DAY, answer="Well."))
    return LookBack(offer=offer, since=DAY, after=30, dated=DAY)


def second_time_brought_in(offer: Offer) -> models.Model:
    number = uuid.uuid4()
    first(WaitingReply(offer=offer, op=number, body=b"x"))
    return WaitingReply(offer=offer, op=number, body=b"x")


def printing(offer: Offer) -> Printing:
    return Printing(offer=offer, made_of="m", begun_at=NOON, index_pages=1)


def second_printing(offer: Offer) -> models.Model:
    first(printing(offer))
    return printing(offer)


def second_part_with_the_same_beginning(offer: Offer) -> models.Model:
    whole = printing(offer)
    first(whole)
    first(PrintedPart(printing=whole, is_index=False, first=1, last=2))
    return PrintedPart(printing=whole, is_index=False, first=1, last=3)


def second_end_of_a_topic(offer: Offer) -> models.Model:
    first(LooseEnd(offer=offer, what="Settle the bonus", topic="bonus"))
    return LooseEnd(offer=offer, what="Settle it again", topic="bonus")


def second_draft(offer: Offer) -> models.Model:
    first(Message(offer=offer, kind="nudge", body="One."))
    return Message(offer=offer, kind="nudge", body="Two.")


def second_entry(offer: Offer) -> models.Model:
    first(entry(offer, 1))
    return entry(offer, 1)


def telling_to_me(offer: Offer) -> models.Model:
    line = entry(offer, 1)
    first(line)
    return Contact(
        offer=offer, entry=line, occurred_at=NOON, zone="UTC", direction="in", channel="phone", outcome="reached",
        tells_decision=True,
    )  # fmt: skip


def telling_nobody(offer: Offer) -> models.Model:
    line = entry(offer, 1)
    first(line)
    return Contact(
        offer=offer, entry=line, occurred_at=NOON, zone="UTC", direction="out", channel="phone", outcome="no_answer",
        tells_decision=True,
    )  # fmt: skip


def second_contact_of_a_form(offer: Offer) -> models.Model:
    form = uuid.uuid4()
    rows = [
        Contact(offer=offer, entry=line, occurred_at=NOON, zone="UTC", direction="in", channel="phone", op=form)
        for line in (entry(offer, 1), entry(offer, 2))
    ]
    for row in rows:
        row.entry.save()
        row.entry_id = row.entry.pk
    first(rows[0])
    return rows[1]


def letter(offer: Offer, sha256: str, op: uuid.UUID) -> IssuedLetter:
    return IssuedLetter(
        offer=offer, issued_at=NOON, dated=DAY, layout="gb", subject="S", text="T", pdf=b"%PDF-", sha256=sha256, op=op
    )


def second_letter_of_a_form(offer: Offer) -> models.Model:
    form = uuid.uuid4()
    first(letter(offer, "a", form))
    return letter(offer, "b", form)


REFUSED: dict[str, Callable[[Offer], models.Model]] = {
    "offer_has_an_owner_or_is_erased": lambda offer: altered(offer, owner=None),
    "work_starts_after_acceptance": lambda offer: altered(offer, accepted_on=DAY, starts_on=dt.date(2026, 11, 22)),
    "a_shared_sentence_is_written": lambda offer: altered(offer, reason_share="sentence", reason_sentence=""),
    "a_shared_kind_is_chosen": lambda offer: altered(offer, reason_share="kind", reason_category=""),
    "notice_is_at_most_a_year": lambda offer: altered(offer, notice_days=367),
    "person_has_a_name": lambda offer: Person(offer=offer, name="", part="manager"),
    "withdrawing_has_a_day": lambda offer: Reflection(offer=offer, dated=DAY, outcome="withdraw"),
    "a_reason_weighs_one_to_five": lambda offer: reason(offer, "The team", 6),
    "a_reason_has_words": lambda offer: reason(offer, "", 3),
    "a_look_back_is_answered_once": second_look_back,
    "one_alternative_of_a_kind": second_alternative,
    "loose_end_says_what": lambda offer: LooseEnd(offer=offer, what=""),
    "a_settled_end_has_its_moment": lambda offer: LooseEnd(offer=offer, what="Badge", state="settled"),
    "an_amount_has_a_currency": lambda offer: LooseEnd(offer=offer, what="Bonus", gross=Decimal(1)),
    "an_amount_is_above_zero": lambda offer: LooseEnd(offer=offer, what="Bonus", net=Decimal(0), currency="GBP"),
    "a_time_to_earn_is_at_most_ten_years": lambda offer: LooseEnd(offer=offer, what="Bonus", earned_over=3661),
    "one_loose_end_a_topic": second_end_of_a_topic,
    "one_draft_of_a_kind": second_draft,
    "sent_message_has_its_hash": lambda offer: Message(offer=offer, kind="nudge", body="Sent.", sent_at=NOON),
    "issued_letter_has_its_hash": lambda offer: letter(offer, "", uuid.uuid4()),
    "a_form_is_one_letter": second_letter_of_a_form,
    "a_form_is_one_contact": second_contact_of_a_form,
    "a_reply_waits_once": second_time_brought_in,
    "one_printing_an_offer": second_printing,
    "a_part_stands_once": second_part_with_the_same_beginning,
    "one_entry_a_number": second_entry,
    "the_decision_is_told_by_me": telling_to_me,
    "a_told_decision_was_heard": telling_nobody,
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(name: str, offer: Offer) -> None:
    row = REFUSED[name](offer)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        row.save()
    if isinstance(CONSTRAINTS[name], models.CheckConstraint) and connection.vendor == "sqlite":
        assert name in str(refused.value)


def test_every_constraint_stands_in_the_table_above() -> None:
    assert REFUSED.keys() == CONSTRAINTS.keys()


def test_the_two_sides_of_a_decision_are_both_refused_when_they_disagree(offer: Offer) -> None:
    undecided_with_a_day = Reflection(offer=offer, dated=DAY, outcome="not_yet", decided_on=DAY)
    with pytest.raises(IntegrityError, match="withdrawing_has_a_day"), transaction.atomic():
        undecided_with_a_day.save()


def test_a_reason_of_no_weight_is_refused(offer: Offer) -> None:
    with pytest.raises(IntegrityError, match="a_reason_weighs_one_to_five"), transaction.atomic():
        reason(offer, "The team", 0).save()


def test_a_second_message_of_a_kind_may_be_begun_once_the_first_was_sent(offer: Offer) -> None:
    Message(offer=offer, kind="nudge", body="One.").freeze(NOON)
    Message(offer=offer, kind="nudge", body="Two.").save()
    assert offer.messages.count() == 2


def test_a_moment_of_settling_belongs_to_what_is_settled(offer: Offer) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        LooseEnd(offer=offer, what="Badge", done_at=NOON).save()


def test_loose_ends_of_ones_own_may_be_many(offer: Offer) -> None:
    for what in ("Badge", "Laptop"):
        LooseEnd(offer=offer, what=what).save()
    assert offer.loose_ends.count() == 2
