"""Step 6: confirm in writing, after the talk; the addresses that the letter needs."""

from typing import ClassVar

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from withdrawal.forms.days import Days
from withdrawal.forms.offer import WIDGETS
from withdrawal.forms.plain import OfferPartForm
from withdrawal.models import Offer
from withdrawal.steps.step import Step, Words, the_offer


class ConfirmForm(Days, OfferPartForm[Offer]):
    class Meta:
        model = Offer
        fields: ClassVar[list[str]] = [
            "my_name", "my_address", "my_email", "my_phone", "place", "company_address", "accepted_on", "starts_on",
        ]  # fmt: skip
        widgets = WIDGETS


def note(offer: Offer) -> Words:
    letter, posted = offer.last_letter, offer.posting
    if posted:
        return _("Sent %(day)s: %(way)s") % {
            "day": date_format(posted.local, "j F"),
            "way": posted.get_channel_display(),
        }
    if letter:
        return _("Letter issued %(day)s. Send it, and say so.") % {"day": date_format(letter.dated, "j F")}
    return _("A letter that stands up, after the talk.")


CONFIRM = Step(
    slug="confirm",
    title=_("Confirm in writing"),
    form=ConfirmForm,
    record=the_offer,
    is_done=lambda offer: offer.posting is not None,
    note=note,
    open_word=_("waiting"),
    shows=lambda offer, now: {"country": offer.pack},
)
