"""The log: every contact, dated, in the order it was recorded; nothing in it is ever changed.

An Entry is the sealed line (number, hashes), a Contact the words that belong to it, an Attachment a file that came
with it. The three are append-only: triggers in the database refuse changes (migration 0002). Erasing an offer removes
the words and files and leaves the lines, so that the chain still holds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from withdrawal.domain import chain, facts, finding, record, times
from withdrawal.models.choices import SPOKEN, Channel, ContactOutcome, Direction
from withdrawal.models.fields import Line, Words
from withdrawal.models.letter import IssuedLetter
from withdrawal.models.message import Message
from withdrawal.models.offer import Offer, is_a_zone
from withdrawal.models.owned import Owned
from withdrawal.models.room import ensure_room
from withdrawal.models.search import place, spaced

MAX_CHARACTERS = 20_000
UNHEARD = (ContactOutcome.NO_ANSWER, ContactOutcome.LEFT_MESSAGE, ContactOutcome.NO_REPLY)
"""Outcomes with which nothing can have been told."""


class Entry(models.Model):
    offer = models.ForeignKey(
        Offer,
        on_delete=models.PROTECT,
        related_name="entries",
        help_text=_("The offer whose log it stands in."),
    )
    seq = models.PositiveIntegerField(help_text=_("Its number in the log, from 1."))
    recorded_at = models.DateTimeField(help_text=_("When it was written down here (UTC)."))
    content_sha256 = Line(max_length=64, help_text=_("SHA-256 of the contact's words and files."))
    previous = Line(max_length=64, help_text=_("The seal of the line before it."))
    digest = Line(max_length=64, help_text=_("The seal over this line."))

    objects: ClassVar[Owned[Entry]] = Owned()

    class Meta:
        ordering = ["offer", "seq"]
        verbose_name_plural = "entries"
        constraints = [models.UniqueConstraint(fields=["offer", "seq"], name="one_entry_a_number")]

    def __str__(self) -> str:
        return f"{self.seq}: {self.digest[:12]}"

    def link(self) -> chain.Link:
        return chain.Link(
            log=str(self.offer.log_name),
            seq=self.seq,
            recorded_at=chain.stamp(self.recorded_at),
            content_sha256=self.content_sha256,
            previous=self.previous,
            digest=self.digest,
        )


class Contact(models.Model):
    entry = models.OneToOneField(
        Entry,
        on_delete=models.PROTECT,
        related_name="contact",
        editable=False,
        help_text=_("The sealed line it belongs to."),
    )
    offer = models.ForeignKey(
        Offer,
        on_delete=models.PROTECT,
        related_name="contacts",
        editable=False,
        help_text=_("The offer it is about."),
    )
    occurred_at = models.DateTimeField(_("When"), help_text=_("When it happened (stored in UTC)."))
    zone = Line(
        _("Time zone"),
        max_length=64,
        validators=[is_a_zone],
        help_text=_("Of the place where you were, like Europe/London or America/New_York."),
    )
    direction = Line(_("Direction"), max_length=3, choices=Direction, help_text=_("Who wrote or called."))
    channel = Line(_("Way"), max_length=12, choices=Channel, help_text=_("By phone, by e-mail, by letter."))
    person = Line(_("With whom"), max_length=120, blank=True, help_text=_("The name of the person, or of the team."))
    outcome = Line(_("Outcome"), max_length=16, choices=ContactOutcome, help_text=_("How it ended."))
    text = Words(
        _("What was said or written"),
        blank=True,
        max_length=MAX_CHARACTERS,
        help_text=_(
            "As exactly as you remember, or pasted. It cannot be changed later, only corrected by a new entry."
        ),
    )
    follow_up_on = models.DateField(
        _("Look at it again on"), null=True, blank=True, help_text=_("If something should happen by a day.")
    )
    tells_decision = models.BooleanField(
        _("In this contact I told them my decision"),
        default=False,
        help_text=_("The letter then refers to it, and the days count from it."),
    )
    corrects = models.ForeignKey(
        Entry,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="corrections",
        help_text=_("The earlier entry that this one puts right."),
    )
    message = models.ForeignKey(
        Message,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text=_("What was sent."),
    )
    letter = models.ForeignKey(
        IssuedLetter,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="posted",
        help_text=_("The letter that was issued or posted."),
    )

    op = models.UUIDField(
        default=uuid.uuid4,
        editable=False,
        help_text=_("The number of the form that it came from: the same form sent twice is one contact."),
    )

    objects: ClassVar[Owned[Contact]] = Owned()

    class Meta:
        ordering = ["-occurred_at", "-pk"]
        indexes = [
            models.Index(fields=["offer", "-occurred_at", "-id"], name="contacts_by_date"),
            models.Index(
                fields=["offer", "follow_up_on"], name="contacts_to_look_at", condition=Q(follow_up_on__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(tells_decision=False) | Q(direction=Direction.OUT),
                name="the_decision_is_told_by_me",
            ),
            models.CheckConstraint(
                condition=Q(tells_decision=False) | ~Q(outcome__in=UNHEARD), name="a_told_decision_was_heard"
            ),
            models.UniqueConstraint(fields=["offer", "op"], name="a_form_is_one_contact"),
        ]

    def __str__(self) -> str:
        return f"{self.occurred_at:%Y-%m-%d %H:%M} {self.get_channel_display()}"

    def as_talk(self) -> facts.Talk | None:
        """The contact as the talk that a letter refers to; None when a letter cannot be said to follow from it."""
        if self.channel not in facts.TALK_CHANNELS:
            return None
        return facts.Talk(on=self.local.date(), channel=self.channel, person=self.person)

    @property
    def is_spoken(self) -> bool:
        return self.channel in SPOKEN

    @property
    def local(self) -> dt.datetime:
        """When it happened, on the clock of the zone that it was written in."""
        return self.occurred_at.astimezone(times.zone(self.zone))

    @property
    def offset_if_twice(self) -> str:
        """Which of the two, where that clock showed the time twice."""
        return times.offset_if_twice(self.local)

    def content_sha256(self, files: Iterable[str]) -> str:
        """What the line is sealed over; `files` are the SHA-256 of its attachments."""
        return record.content_sha256(
            self,
            corrects=self.corrects.seq if self.corrects else None,
            message=self.message.sha256 if self.message else None,
            letter=self.letter.sha256 if self.letter else None,
            files=files,
        )

    def holds(self) -> bool:
        """The words, the files, the message and the letter are still those that the line was sealed over."""
        files = [hashlib.sha256(file.body).hexdigest() for file in self.attachments.all()]
        return (
            self.content_sha256(files) == self.entry.content_sha256
            and (self.letter is None or hashlib.sha256(self.letter.pdf).hexdigest() == self.letter.sha256)
            and (self.message is None or hashlib.sha256(self.message.text.encode()).hexdigest() == self.message.sha256)
        )


class Attachment(models.Model):
    contact = models.ForeignKey(
        Contact,
        on_delete=models.PROTECT,
        related_name="attachments",
        help_text=_("The contact it came with."),
    )
    public_id = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False, help_text=_("The name of the file in addresses.")
    )
    name = Line(max_length=120, help_text=_("The name it was given; never used as a path."))
    media_type = Line(max_length=60, help_text=_("What its first bytes say it is."))
    body = models.BinaryField(help_text=_("The exact file."))
    size = models.PositiveIntegerField(help_text=_("Its size in bytes."))
    sha256 = Line(max_length=64, help_text=_("SHA-256 of the file."))

    objects: ClassVar[Owned[Attachment]] = Owned("contact__offer__owner")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class File:
    """A file on its way into the log: the name it came with, its media type by its first bytes, its bytes."""

    name: str
    media_type: str
    body: bytes


def without_bytes() -> tuple[models.Prefetch[Any], models.Prefetch[Any]]:
    """Prefetches of a contact's letter and attachments that leave the files themselves in the database."""
    return (
        models.Prefetch("letter", IssuedLetter._base_manager.defer("pdf")),
        models.Prefetch("attachments", Attachment._base_manager.defer("body")),
    )


def corrections() -> models.Prefetch[Any]:
    """Prefetch of the entries that put a contact right."""
    return models.Prefetch("entry__corrections", Contact._base_manager.select_related("entry"))


@transaction.atomic
def append(contact: Contact, *, offer: Offer, now: dt.datetime, files: Iterable[File] = ()) -> Contact:
    """Write `contact` into the log of `offer` as its next line, with its files, in one transaction.

    Raises NoRoom when the owner has no room for the files.
    """
    # Two writers must not take the same number: the offer's row is the lock (SQLite locks the whole database).
    Offer._base_manager.select_for_update().only("pk").get(pk=offer.pk)
    kept = list(files)
    if kept and offer.owner:
        ensure_room(offer.owner, sum(len(file.body) for file in kept))
    hashes = [hashlib.sha256(file.body).hexdigest() for file in kept]
    contact.offer = offer
    contact.entry = next_entry(contact, hashes, offer.entries.order_by("-seq").first(), now)
    contact.entry.save(force_insert=True)
    contact.save(force_insert=True)
    for file, sha256 in zip(kept, hashes, strict=True):
        Attachment(
            contact=contact, name=file.name, media_type=file.media_type, body=file.body, size=len(file.body),
            sha256=sha256,
        ).save()  # fmt: skip
    enter(contact, offer, [file.name for file in kept])
    return contact


def next_entry(contact: Contact, hashes: Iterable[str], last: Entry | None, now: dt.datetime) -> Entry:
    """The line that seals `contact`, and files of these SHA-256, after `last`; it is not saved."""
    link = chain.seal(
        log=str(contact.offer.log_name),
        seq=last.seq + 1 if last else 1,
        recorded_at=chain.stamp(now),
        content_sha256=contact.content_sha256(hashes),
        previous=last.digest if last else chain.START,
    )
    return Entry(
        offer=contact.offer,
        seq=link.seq,
        recorded_at=now,
        content_sha256=link.content_sha256,
        previous=link.previous,
        digest=link.digest,
    )


def enter(contact: Contact, offer: Offer, names: Iterable[str]) -> None:
    """Let `contact` be found by its words and by the names of its files."""
    offer.search_lines.create(**line_of(contact, offer, names))


def line_of(contact: Contact, offer: Offer, names: Iterable[str]) -> dict[str, Any]:
    """The values of the line by which `contact` is found."""
    words = finding.found_by(
        [contact.text, *names], person=contact.person, channel=contact.channel, direction=contact.direction,
        outcome=contact.outcome,
    )  # fmt: skip
    return {"key": place(contact.occurred_at, contact.pk), "contact": contact, "words": spaced(words, offer.pk)}


def first_fault(offer: Offer) -> int | None:
    """The number of the first line of the log that does not hold; None when it is whole.

    A line whose words were erased with the offer is judged by its seal alone.
    """
    entries = offer.entries.select_related("offer").order_by("seq")
    faults = {chain.first_fault(entry.link() for entry in entries)} - {None}
    if offer.erased_at is None:
        faults |= set(offer.entries.filter(contact=None).values_list("seq", flat=True))
        # The page of the log shows what stands there: an entry without it would be there and not be seen.
        faults |= set(offer.entries.filter(contact__search=None).values_list("seq", flat=True))
    contacts = offer.contacts.select_related("entry", "corrects", "message", "letter").prefetch_related("attachments")
    faults |= {contact.entry.seq for contact in contacts.iterator(chunk_size=50) if not contact.holds()}
    return min((fault for fault in faults if fault), default=None)


def every_log(public_id: uuid.UUID | None = None) -> list[Offer]:
    """The offers whose logs an operator may verify, whoever owns them; erased ones too. One, or all."""
    offers = Offer._base_manager.order_by("pk")
    return list(offers.filter(public_id=public_id) if public_id else offers)
