"""The few days on which to write again: two at most, because more of them get cooler each time."""

import datetime as dt
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from withdrawal.forms.plain import OfferPartForm
from withdrawal.models import Offer


class RemindersForm(OfferPartForm[Offer]):
    """A day that has passed may stay, and none is set in the past."""

    class Meta:
        model = Offer
        fields: ClassVar[list[str]] = ["next_contact_on", "later_contact_on"]

    def clean_next_contact_on(self) -> dt.date | None:
        return self._to_come("next_contact_on")

    def clean_later_contact_on(self) -> dt.date | None:
        return self._to_come("later_contact_on")

    def _to_come(self, name: str) -> dt.date | None:
        day: dt.date | None = self.cleaned_data[name]
        if day and day < self.today and day != self.initial.get(name):
            raise forms.ValidationError(_("This day has passed. Choose one to come, or leave it empty."))
        return day
