"""Step 7: thank them, tie up loose ends, and write again now and then, if at all."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from withdrawal.forms.reminders import RemindersForm
from withdrawal.models import LooseEnd, Offer, Person
from withdrawal.models.choices import Kind
from withdrawal.steps.step import Step, Words, the_offer


@dataclass(frozen=True, slots=True)
class Thanks:
    """Somebody to thank, and the day on which a thank-you went to them by the log; None while none has."""

    person: Person
    on: dt.date | None


def thanks(offer: Offer) -> list[Thanks]:
    """Those who gave time, or, while nobody is marked so, the one who is written to."""
    sent = offer.contacts.filter(message__kind=Kind.THANK_YOU, entry__corrections=None).defer("text")
    went = [(contact.person.casefold(), contact.local.date()) for contact in sent.order_by("occurred_at", "pk")]
    gave = [person for person in offer.everyone if person.gave_time] or offer.everyone[:1]
    return [Thanks(person, next((day for to, day in went if person.name.casefold() in to), None)) for person in gave]


def open_ends(offer: Offer) -> list[LooseEnd]:
    return [end for end in offer.ends if end.is_open]


def shows(offer: Offer, now: dt.datetime) -> dict[str, Any]:
    return {
        "thanks": thanks(offer), "left": len(open_ends(offer)), "is_closed": is_closed(offer),
        "write_again": {"next": offer.next_contact_on, "later": offer.later_contact_on},
    }  # fmt: skip


def is_closed(offer: Offer) -> bool:
    """The person closed it, and no loose end has come up since; a reflection that ends otherwise takes the day away."""
    return offer.closed_at is not None and not open_ends(offer)


def note(offer: Offer) -> Words:
    left = len(open_ends(offer))
    if left:
        return ngettext_lazy("%(left)d loose end left.", "%(left)d loose ends left.", left) % {"left": left}
    if offer.thanked:
        return _("Thanked, and nothing left open.")
    return _("A thank-you, and what is left to settle.")


RELATIONSHIP = Step(
    slug="relationship",
    title=_("Keep the relationship"),
    form=RemindersForm,
    record=the_offer,
    is_done=lambda offer: offer.thanked and not open_ends(offer),
    note=note,
    open_word=_("later"),
    shows=shows,
)
