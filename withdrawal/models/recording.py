"""The bridge from the log's rows to the domain's record."""

from withdrawal.domain.chain import stamp
from withdrawal.domain.record import FileNote, LetterNote, Line, MessageNote, Record
from withdrawal.models.letter import IssuedLetter
from withdrawal.models.log import Contact, corrections, without_bytes
from withdrawal.models.message import Message
from withdrawal.models.offer import Offer


def record(offer: Offer) -> Record:
    """The whole log of `offer`, in the order in which it was recorded."""
    contacts = (
        offer.contacts.select_related("entry", "corrects", "message")
        .prefetch_related(*without_bytes(), corrections())
        .order_by("entry__seq")
    )
    return Record(
        log=str(offer.log_name),
        holder=offer.my_name,
        company=offer.company,
        role=offer.role,
        lines=tuple(map(_line, contacts)),
        letters=tuple(map(_letter, offer.letters.defer("pdf", "facts").order_by("issued_at", "pk"))),
        messages=tuple(map(_message, offer.messages.filter(sent_at__isnull=False).order_by("sent_at", "pk"))),
        restored_on=offer.today(offer.restored_at) if offer.restored_at else None,
    )


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
