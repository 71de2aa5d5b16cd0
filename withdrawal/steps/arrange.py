"""Step 2: who hears it first, how and when; then telling them."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from withdrawal.domain import times
from withdrawal.domain.audience import audience
from withdrawal.forms.plain import OfferPartForm
from withdrawal.models import Offer, Person
from withdrawal.models.choices import Part
from withdrawal.steps.days import hours_of
from withdrawal.steps.step import Step, Words, the_offer


class ArrangeForm(OfferPartForm[Offer]):
    tell_first = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        label=Offer._meta.get_field("tell_first").verbose_name,
        help_text=Offer._meta.get_field("tell_first").help_text,
        widget=forms.RadioSelect,
        required=False,
        empty_label=None,
    )
    someone_else = Person._meta.get_field("name").formfield(
        required=False, label=_("Or somebody who is not listed"), help_text=_("First and last name.")
    )
    on = forms.DateField(label=_("Day of the talk"), required=False, help_text=_("Today, if you can."))
    at = forms.TimeField(
        label=_("Time of the talk"), required=False, help_text=_("Early, at lunch or late in the day, people can talk.")
    )
    field_order = ["tell_first", "someone_else", "tell_by", "on", "at"]

    class Meta:
        model = Offer
        fields: ClassVar[list[str]] = ["tell_first", "tell_by"]
        widgets = {"tell_by": forms.RadioSelect}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.offer.everyone:
            self.fields["tell_first"].queryset = self.offer.people.all()  # type: ignore[attr-defined]
        else:
            del self.fields["tell_first"]
            self.fields["someone_else"].label = Offer._meta.get_field("tell_first").verbose_name
        if planned := self.offer.tell_at:
            local = planned.astimezone(self.offer.zone)
            self.initial.update(on=local.date(), at=local.time())

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        on, at = found.get("on"), found.get("at")
        self.instance.tell_at = None
        if on and at:
            try:
                self.instance.tell_at = times.moment(
                    dt.datetime.combine(on, at), times.zone(self.offer.time_zone), second=False
                )
            except times.Skipped as gap:
                self.add_error(
                    "at", _("The clocks go forward then. Choose %(at)s or later.") % {"at": f"{gap.after:%H:%M}"}
                )
        elif on and "at" not in self.errors:
            self.add_error("at", _("Add a time for the talk, or leave the day empty."))
        elif at and "on" not in self.errors:
            self.add_error("on", _("Add a day for the talk, or leave the time empty."))
        return found

    def save(self, commit: bool = True) -> Offer:  # noqa: FBT001, FBT002 - Django's signature
        if name := self.cleaned_data["someone_else"]:
            known = self.offer.people.filter(name=name).first()
            self.instance.tell_first = known or self.offer.people.create(name=name, part=Part.MANAGER)
        return super().save(commit)


def note(offer: Offer) -> Words:
    if offer.telling:
        said = {"name": offer.telling.person or offer.company, "day": date_format(offer.telling.local, "j F")}
        return _("%(name)s has known since %(day)s.") % said
    if not offer.addressee:
        return _("Who, how and when.")
    if offer.tell_at:
        said = {"name": offer.addressee.name, "when": date_format(offer.tell_at.astimezone(offer.zone), "j F, H:i")}
        return _("%(name)s, %(when)s") % said
    if offer.tell_by:
        return _("%(name)s: %(way)s, then in writing") % {
            "name": offer.addressee.name,
            "way": offer.get_tell_by_display(),
        }
    return _("%(name)s should hear it first.") % {"name": offer.addressee.name}


def shows(offer: Offer, now: dt.datetime) -> dict[str, Any]:
    """Who hears it in which order, and when they are likely to be at work."""
    hours = hours_of(offer, now)
    return {
        "audience": audience(person.as_fact() for person in offer.everyone),
        "hours": hours, "open_now": hours is not None and hours.are_now(now), "country": offer.pack,
    }  # fmt: skip


ARRANGE = Step(
    slug="arrange",
    title=_("Tell them promptly"),
    form=ArrangeForm,
    record=the_offer,
    is_done=lambda offer: offer.telling is not None,
    note=note,
    open_word=_("soon"),
    shows=shows,
)
