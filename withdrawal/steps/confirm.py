"""Step 6: confirm in writing, after the talk; the addresses that the letter needs."""

from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from withdrawal.domain.countries import COUNTRIES
from withdrawal.forms.plain import OfferPartForm
from withdrawal.models import Offer
from withdrawal.steps.step import Step, Words, the_offer


class ConfirmForm(OfferPartForm[Offer]):
    class Meta:
        model = Offer
        fields: ClassVar[list[str]] = [
            "my_name", "my_address", "my_email", "my_phone", "place", "company_address", "accepted_on", "starts_on",
        ]  # fmt: skip
        widgets = {
            "my_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "my_address": forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
            "my_email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "my_phone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        accepted, starts = found.get("accepted_on"), found.get("starts_on")
        if accepted and starts and starts < accepted:
            self.add_error("starts_on", _("The first day of work lies before the day you accepted. Check both days."))
        return found


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
    shows=lambda offer, today: {"country": COUNTRIES[offer.country]},
)
