"""Step 7: thank them, tie up loose ends, and write again now and then, if at all."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from withdrawal.forms.plain import OfferPartForm, SomeOf
from withdrawal.models import LooseEnd, Offer
from withdrawal.steps.step import Step, Words, the_offer


class RelationshipForm(OfferPartForm[Offer]):
    settled = SomeOf(
        queryset=LooseEnd.objects.none(),
        label=_("Loose ends that are settled"),
        help_text=_("Tick what is done."),
        required=False,
    )
    new_end = LooseEnd._meta.get_field("what").formfield(required=False, label=_("Another loose end"))
    new_end_due = LooseEnd._meta.get_field("due_on").formfield()
    field_order = ["settled", "new_end", "new_end_due", "next_contact_on"]

    class Meta:
        model = Offer
        fields: ClassVar[list[str]] = ["next_contact_on"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["settled"].queryset = self.offer.loose_ends.all()  # type: ignore[attr-defined]
        self.initial["settled"] = [end.pk for end in self.offer.ends if end.done_at]
        if not self.offer.ends:
            del self.fields["settled"]

    def clean_next_contact_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["next_contact_on"]
        if day and day < self.today and day != self.offer.next_contact_on:
            raise forms.ValidationError(_("This day has passed. Choose one to come, or leave it empty."))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("new_end_due") and not found.get("new_end") and "new_end" not in self.errors:
            self.add_error("new_end", _("Say what is to be done by that day, or leave the day empty."))
        return found

    def save(self, commit: bool = True) -> Offer:  # noqa: FBT001, FBT002 - Django's signature
        settled = {end.pk for end in self.cleaned_data.get("settled", ())}
        self.offer.loose_ends.filter(pk__in=settled, done_at=None).update(done_at=self.now)
        self.offer.loose_ends.exclude(pk__in=settled).update(done_at=None)
        if what := self.cleaned_data["new_end"]:
            self.offer.loose_ends.get_or_create(
                what=what, done_at=None, defaults={"due_on": self.cleaned_data["new_end_due"]}
            )
        return super().save(commit)


def open_ends(offer: Offer) -> list[LooseEnd]:
    return [end for end in offer.ends if not end.done_at]


def shows(offer: Offer, today: dt.date) -> dict[str, Any]:
    dated = [end for end in open_ends(offer) if end.due_on]
    return {"dated_ends": dated, "write_again_on": offer.next_contact_on}


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
    form=RelationshipForm,
    record=the_offer,
    is_done=lambda offer: offer.thanked and not open_ends(offer),
    note=note,
    open_word=_("later"),
    shows=shows,
)
