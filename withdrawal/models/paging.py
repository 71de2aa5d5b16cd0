"""A page of a log by the entry at which it begins, not by its number: as quick among a million contacts as among ten.

New contacts move no page, and a link to one stays what it was.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from withdrawal.models.log import Contact
from withdrawal.models.offer import Offer

MOST_COUNTED = 1_000
"""More are not counted: it would take as long as reading them, and nobody needs to know."""


@dataclass(frozen=True, slots=True)
class Page:
    """Contacts, the latest first."""

    contacts: list[Contact]
    newer: int | None
    """Number of the entry that the next newer page stands before; None when this page is the newest."""
    older: int | None


def page_of(found: QuerySet[Contact], offer: Offer, size: int, *, before: int = 0, after: int = 0) -> Page:
    """The contacts just before, or just after, the entry of that number in the order of their dates; else the latest.

    `found` are contacts of `offer`, in the order of the log.
    """
    edge = _numbered(offer, before or after)
    if edge and after and not before:
        contacts = list(_newer(found, edge).order_by("occurred_at", "pk")[:size])[::-1]
    else:
        contacts = list((_older(found, edge) if edge else found)[:size])
    if not contacts:
        return Page([], None, None)
    return Page(
        contacts,
        newer=contacts[0].entry.seq if _newer(found, contacts[0]).exists() else None,
        older=contacts[-1].entry.seq if _older(found, contacts[-1]).exists() else None,
    )


def counted(found: QuerySet[Contact]) -> int:
    """How many there are, counted up to one more than MOST_COUNTED."""
    return found.order_by()[: MOST_COUNTED + 1].count()


def _numbered(offer: Offer, seq: int) -> Contact | None:
    return offer.contacts.filter(entry__seq=seq).only("occurred_at").first() if seq else None


def _older(found: QuerySet[Contact], edge: Contact) -> QuerySet[Contact]:
    """Written so that the index by date is entered at the edge; with "or" on the outside it is not."""
    return found.filter(occurred_at__lte=edge.occurred_at).filter(
        Q(occurred_at__lt=edge.occurred_at) | Q(pk__lt=edge.pk)
    )


def _newer(found: QuerySet[Contact], edge: Contact) -> QuerySet[Contact]:
    return found.filter(occurred_at__gte=edge.occurred_at).filter(
        Q(occurred_at__gt=edge.occurred_at) | Q(pk__gt=edge.pk)
    )
