"""The few writes that touch several records at once; each is one transaction and either happens whole or not at all."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from withdrawal.domain.facts import written
from withdrawal.models import search
from withdrawal.models.choices import ContactOutcome, Direction
from withdrawal.models.letter import IssuedLetter
from withdrawal.models.log import Attachment, Contact, append
from withdrawal.models.message import Message
from withdrawal.models.offer import Offer
from withdrawal.models.room import ensure_room
from withdrawal.models.signed import Signed
from withdrawal.models.user import User
from withdrawal.models.waiting import WaitingReply


@transaction.atomic
def record_sent(
    offer: Offer,
    message: Message,
    *,
    person: str,
    channel: str,
    tells_decision: bool,
    now: dt.datetime,
    op: uuid.UUID | None = None,
) -> Contact:
    """Freeze `message` as sent at `now` and write it into the log."""
    message.freeze(now)
    contact = Contact(
        occurred_at=_minute(now),
        zone=offer.time_zone,
        direction=Direction.OUT,
        channel=channel,
        person=person,
        outcome=ContactOutcome.SENT,
        text=message.text,
        tells_decision=tells_decision,
        message=message,
        op=op or uuid.uuid4(),
    )
    return append(contact, offer=offer, now=now)


@transaction.atomic
def issue_letter(
    offer: Offer,
    *,
    pdf: bytes,
    subject: str,
    text: str,
    layout: str,
    dated: dt.date,
    now: dt.datetime,
    op: uuid.UUID | None = None,
) -> IssuedLetter:
    """Keep `pdf` as the letter that was issued at `now`, with the words and the facts that it was made from.

    What is private is no part of a letter, and so is not kept beside it.
    """
    letter = IssuedLetter(
        offer=offer,
        issued_at=now,
        dated=dated,
        layout=layout,
        subject=subject,
        text=text,
        pdf=pdf,
        facts=written(replace(offer.facts(), private_reason="", new_employer="")),
        sha256=hashlib.sha256(pdf).hexdigest(),
        op=op or uuid.uuid4(),
    )
    letter.save(force_insert=True)
    return letter


def record_posted(
    offer: Offer,
    letter: IssuedLetter,
    *,
    person: str,
    channel: str,
    occurred_at: dt.datetime,
    now: dt.datetime,
    op: uuid.UUID | None = None,
) -> Contact:
    """Write into the log that `letter` was handed to the post, a courier or an e-mail at `occurred_at`."""
    contact = Contact(
        occurred_at=_minute(occurred_at),
        zone=offer.time_zone,
        direction=Direction.OUT,
        channel=channel,
        person=person,
        outcome=ContactOutcome.SENT,
        text=letter.text,
        tells_decision=True,
        letter=letter,
        op=op or uuid.uuid4(),
    )
    return append(contact, offer=offer, now=now)


@transaction.atomic
def let_wait(offer: Offer, came: Iterable[tuple[uuid.UUID, str, bytes]]) -> None:
    """Keep replies (number, name, bytes) until the person says what they mean. Raises NoRoom; all of them or none."""
    for op, name, body in came:
        if not (offer.contacts.filter(op=op).exists() or offer.waiting.filter(op=op).exists()):
            if offer.owner:
                ensure_room(offer.owner, len(body))
            offer.waiting.create(op=op, name=name, body=body)


@transaction.atomic
def bring_in(waiting: WaitingReply, *, outcome: str, now: dt.datetime) -> None:
    """Write a reply that waited into the log, with its files; it waits no longer. Raises NoRoom, and then it does."""
    # Two clicks at the same time: the second waits here for the first, and then finds nothing.
    if still := waiting.offer.waiting.select_for_update().filter(pk=waiting.pk).only("pk").first():
        opened = waiting.read()
        still.delete()  # first, so that its bytes are not counted twice
        append(opened.as_contact(outcome, now), offer=waiting.offer, now=now, files=opened.files)


def _minute(moment: dt.datetime) -> dt.datetime:
    """The minute of `moment`: a time typed by hand has no seconds; within a minute the order of writing counts."""
    return moment.replace(second=0, microsecond=0)


@transaction.atomic
def erase_offer(offer: Offer, *, now: dt.datetime) -> None:
    """Remove every word and file of `offer`; of its log only numbers, times and hashes stay, so that it still holds.

    Marking the offer first is what lets the database's triggers allow the rest.
    """
    blank = Offer(
        pk=offer.pk, public_id=offer.public_id, sealed_as=offer.sealed_as, restored_at=offer.restored_at,
        made_at=offer.made_at, erased_at=now,
    )  # fmt: skip
    blank.save()
    Attachment._base_manager.filter(contact__offer=offer).delete()
    Signed._base_manager.filter(offer=offer).delete()
    offer.search_lines.all().delete()
    transaction.on_commit(search.forget)
    for related in (offer.contacts, offer.letters, offer.messages, offer.reflections, offer.alternatives):
        related.all().delete()
    for others in (offer.loose_ends, offer.people, offer.waiting, offer.look_backs, offer.printings):
        others.all().delete()
    if not offer.entries.exists():
        blank.delete()


@transaction.atomic
def erase_account(user: User, *, now: dt.datetime) -> None:
    """Erase every offer of `user`, then the account itself."""
    for offer in Offer.objects.of(user):
        erase_offer(offer, now=now)
    user.delete()
