"""The day of acceptance and the first day of work: one rule, wherever the two are asked."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Days(forms.Form):
    """Mixed into forms that ask `accepted_on` and `starts_on` and know the moment `now`."""

    now: dt.datetime

    def clean_accepted_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["accepted_on"]
        # A day ahead of us is already today somewhere east of here.
        if day and day > self.now.date() + dt.timedelta(days=1):
            raise forms.ValidationError(_("This day is still to come. Enter the day on which you said yes."))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        accepted, starts = found.get("accepted_on"), found.get("starts_on")
        if accepted and starts and starts < accepted:
            self.add_error(
                "starts_on",
                _("The first day of work lies before the day you accepted. Check which of the two is wrong."),
            )
        return found
