"""The bridge from the log's rows to the domain's record."""

from dataclasses import replace

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Length, Replace

from withdrawal.domain.chain import stamp
from withdrawal.domain.parts import MOST, effort
from withdrawal.domain.record import FileNote, LetterNote, Line, MessageNote, Record
from withdrawal.models.letter import IssuedLetter
from withdrawal.models.log import Contact, corrections, without_bytes
from withdrawal.models.message import Message
from withdrawal.models.offer import Offer


def record(offer: Offer) -> Record:
    """The whole log of `offer`, in the order in which it was recorded."""
    return replace(
        _record(offer, offer.contacts.all()),
        letters=tuple(map(_letter, offer.letters.defer("pdf", "facts").order_by("issued_at", "pk"))),
        messages=tuple(map(_message, offer.messages.filter(sent_at__isnull=False).order_by("sent_at", "pk"))),
    )


def part(offer: Offer, first: int, last: int) -> Record:
    """The lines from number `first` to number `last` alone, without letters and messages: for a part to be printed."""
    return _record(offer, offer.contacts.filter(entry__seq__range=(first, last)))


def _record(offer: Offer, contacts: QuerySet[Contact]) -> Record:
    found = (
        contacts.select_related("entry", "corrects", "message")
        .prefetch_related(*without_bytes(), corrections())
        .order_by("entry__seq")
    )
    return Record(
        log=str(offer.log_name),
        holder=offer.my_name,
        company=offer.company,
        role=offer.role,
        lines=tuple(map(_line, found)),
        restored_on=offer.today(offer.restored_at) if offer.restored_at else None,
    )


def efforts(offer: Offer) -> list[int]:
    """What each entry takes to draw, in the order of the log; at most one more than can be printed."""
    counted = offer.contacts.order_by("entry__seq").annotate(
        characters=Length("text"),
        breaks=Length("text") - Length(Replace(F("text"), Value("\n"), Value(""))),
    )
    return [effort(*one) for one in counted.values_list("characters", "breaks")[: MOST + 1]]


def head(offer: Offer) -> str:
    """The seal of the last line of the log as it stands; empty while there is none."""
    last = offer.entries.order_by("-seq").first()
    return last.digest if last else ""


def _letter(letter: IssuedLetter) -> LetterNote:
    return LetterNote(
        letter.sha256, stamp(letter.issued_at), letter.dated, letter.layout, letter.subject, letter.text
    )  # fmt: skip


def _message(message: Message) -> MessageNote:
    if message.sent_at is None:
        raise TypeError("a draft is no part of the record")
    return MessageNote(message.sha256, message.kind, stamp(message.sent_at), message.subject, message.body)


def _line(contact: Contact) -> Line:
    entry = contact.entry
    return Line(
        seq=entry.seq,
        recorded_at=stamp(entry.recorded_at),
        occurred_at=contact.local,
        zone=contact.zone,
        direction=contact.direction,
        direction_label=contact.get_direction_display(),
        channel=contact.channel,
        channel_label=contact.get_channel_display(),
        person=contact.person,
        outcome=contact.outcome,
        outcome_label=contact.get_outcome_display(),
        text=contact.text,
        follow_up_on=contact.follow_up_on,
        tells_decision=contact.tells_decision,
        corrects=contact.corrects.seq if contact.corrects else None,
        corrected_by=tuple(later.entry.seq for later in entry.corrections.all()),
        message_sha256=contact.message.sha256 if contact.message else None,
        letter_sha256=contact.letter.sha256 if contact.letter else None,
        files=tuple(FileNote(file.name, file.media_type, file.size, file.sha256) for file in contact.attachments.all()),
        content_sha256=entry.content_sha256,
        previous=entry.previous,
        digest=entry.digest,
        subject=_subject(contact),
    )


def _subject(contact: Contact) -> str:
    return contact.message.subject if contact.message else contact.letter.subject if contact.letter else ""
