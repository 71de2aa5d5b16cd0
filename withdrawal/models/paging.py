"""A page of a log by the entry at which it begins, not by its number: as quick among a million contacts as among ten.

New contacts move no page, and a link to one stays what it was.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from withdrawal.domain.finding import Question
from withdrawal.models.log import Contact, corrections, without_bytes
from withdrawal.models.offer import Offer
from withdrawal.models.search import places


@dataclass(frozen=True, slots=True)
class Page:
    """Contacts, the latest first."""

    contacts: list[Contact]
    newer: int | None
    """Number of the entry that the next newer page stands before; None when this page is the newest."""
    older: int | None


def page_of(offer: Offer, question: Question, size: int, *, before: int = 0, after: int = 0, at: int = 0) -> Page:
    """The contacts of `offer` that answer `question`, with what a page shows of them: just before or just after the
    entry of that number in the order of their dates, or beginning with it; else the latest.
    """
    edge = _place(offer, before or after or at)
    going_back = bool(edge and after and not before)
    if edge and not (before or after):
        edge += 1
    beyond = {"newer_than" if going_back else "older_than": edge}
    keys = places(offer, question, most=size + 1, **beyond)
    goes_on = len(keys) > size
    # One more was asked for than is shown: at the end that lies away from the edge.
    shown = keys[-size:] if going_back else keys[:size]
    contacts = list(_contacts(shown))
    if not contacts:
        return Page([], None, None)
    return Page(
        contacts,
        newer=contacts[0].entry.seq if (goes_on if going_back else edge) else None,
        older=contacts[-1].entry.seq if (goes_on or going_back) else None,
    )


def _contacts(keys: list[int]) -> QuerySet[Contact]:
    """Those in these places, which were found in a log that was had. Asked for by the offer as well, SQLite would read
    the whole log: it takes any offer for a short one.
    """
    return (
        Contact._base_manager.filter(search__in=keys)
        .select_related("entry", "corrects", "message")
        .prefetch_related(*without_bytes(), corrections())
        .order_by("-search__key")
    )


def _place(offer: Offer, seq: int) -> int | None:
    return offer.entries.filter(seq=seq).values_list("contact__search", flat=True).first() if seq else None
