"""Step 1: an honest look at the decision, which may well end in keeping the job."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from withdrawal.forms.plain import OfferPartForm
from withdrawal.models import Offer, Reflection
from withdrawal.models.choices import Outcome
from withdrawal.steps.step import Step, Words


class ReflectForm(OfferPartForm[Reflection]):
    class Meta:
        model = Reflection
        fields: ClassVar[list[str]] = [
            "what_changed", "for_withdrawing", "for_keeping", "alternative_in_writing", "asked_to_mend",
            "would_change_my_mind", "slept_on_it", "outcome", "decided_on",
        ]  # fmt: skip
        widgets = {
            "alternative_in_writing": forms.RadioSelect,
            "asked_to_mend": forms.RadioSelect,
            "slept_on_it": forms.RadioSelect,
            "outcome": forms.RadioSelect,
        }

    def clean_decided_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["decided_on"]
        if self.cleaned_data.get("outcome") != Outcome.WITHDRAW:
            return None
        day = day or self.today
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come. Enter today or an earlier day."))
        accepted = self.offer.accepted_on
        if accepted and day < accepted:
            raise forms.ValidationError(
                _("You accepted on %(day)s, so the decision to withdraw cannot be earlier. Check the day.")
                % {"day": date_format(accepted, "j F Y")}
            )
        return day


def is_done(offer: Offer) -> bool:
    return offer.reflection is not None and offer.reflection.outcome != Outcome.NOT_YET


def note(offer: Offer) -> Words:
    found = offer.reflection
    if found is None:
        return _("What changed, what speaks for it, what against.")
    said: dict[str, Any] = {"why": Truncator(found.what_changed).chars(90)}
    if found.outcome == Outcome.KEEP:
        return _("You are keeping the job.")
    if found.outcome == Outcome.NOT_YET:
        return _("Not decided yet.")
    said["day"] = date_format(found.decided_on, "j F") if found.decided_on else ""
    if said["why"]:
        return _("Decided %(day)s: withdraw. “%(why)s”") % said
    return _("Decided %(day)s: withdraw.") % said


def shows(offer: Offer, today: dt.date) -> dict[str, Any]:
    return {"earlier": [one for one in offer.reflections.all() if one.dated != today]}


REFLECT = Step(
    slug="reflect",
    title=_("Reflect on your decision"),
    form=ReflectForm,
    record=lambda offer, today: Reflection.on(today, offer),
    is_done=is_done,
    note=note,
    open_word=_("begin here"),
    shows=shows,
)
