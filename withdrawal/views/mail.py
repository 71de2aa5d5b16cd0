"""What a mail program opens: a piece as a draft or as a link, an issued letter with a covering note."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _

from withdrawal.documents import eml
from withdrawal.domain.addresses import mailto, on_the_wire
from withdrawal.domain.facts import Person
from withdrawal.domain.wording import covering_note, recipients
from withdrawal.models import IssuedLetter, Message, Offer
from withdrawal.models.choices import Kind
from withdrawal.models.recording import head
from withdrawal.views.answer import download, file_name


def piece_as_draft(offer: Offer, piece: Message) -> bytes:
    """The piece as it stands, to those it is for."""
    return _draft(offer, recipients(offer.facts(), piece.kind), subject=piece.subject, body=piece.body)


def piece_as_link(offer: Offer, piece: Message) -> str:
    """The same as a `mailto:` link; "" when it would be too long or an address is not known."""
    people = recipients(offer.facts(), piece.kind)
    return mailto([person.email for person in people], subject=piece.subject, body=piece.body)


def is_addressed(offer: Offer, kind: Kind) -> bool:
    """An address that mail programs understand is known of everyone the piece is for."""
    people = recipients(offer.facts(), kind)
    return bool(people) and all(on_the_wire(person.email) for person in people)


def letter_draft(offer: Offer, letter: IssuedLetter) -> HttpResponse:
    """The draft with a covering note that says what is attached, and the letter as it was issued."""
    facts = offer.facts()
    body = _draft(
        offer,
        recipients(facts, Kind.CONFIRMATION),
        subject=letter.subject,
        body=covering_note(facts, dated=letter.dated, original_follows=offer.pack.needs_ink, seal=head(offer)).body,
        attached=eml.Attached(letter_name(offer, letter, ".pdf"), bytes(letter.pdf)),
    )
    return download(body, name=letter_name(offer, letter, ".eml"), media_type="message/rfc822")


def letter_name(offer: Offer, letter: IssuedLetter, suffix: str) -> str:
    """The file name of an issued letter: "Confirmation - Company - 2026-11-23.pdf"."""
    return file_name(_("Confirmation"), offer.company, letter.dated.isoformat(), suffix=suffix)


def _draft(
    offer: Offer, people: Sequence[Person], *, subject: str, body: str, attached: eml.Attached | None = None
) -> bytes:
    return eml.draft(
        subject=subject,
        body=body,
        sender=(offer.my_name, offer.my_email),
        to=[(person.name, person.email) for person in people],
        attached=attached,
    )
