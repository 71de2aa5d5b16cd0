"""The bridge from the log's rows to the domain's record."""

from withdrawal.domain.record import FileNote, Line, Record
from withdrawal.models.log import Contact, corrections, stamp, without_bytes
from withdrawal.models.offer import Offer


def record(offer: Offer) -> Record:
    """The whole log of `offer`, in the order in which it was recorded."""
    contacts = (
        offer.contacts.select_related("entry", "corrects", "message")
        .prefetch_related(*without_bytes(), corrections())
        .order_by("entry__seq")
    )
    return Record(
        log=str(offer.public_id),
        holder=offer.my_name,
        company=offer.company,
        role=offer.role,
        lines=tuple(map(_line, contacts)),
    )


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
    )
