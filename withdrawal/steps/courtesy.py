"""Step 3: what the person is grateful for, who gave time, and the tone."""

import datetime as dt
import re
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from withdrawal.domain.wording import compose
from withdrawal.forms.plain import OfferPartForm, SomeOf
from withdrawal.models import Offer, Person
from withdrawal.steps.step import Step, Words, the_offer

BEGUN = re.compile(r"^(?:thank you|thanks)(?: so much| very much| a lot)? for ", re.IGNORECASE)


class CourtesyForm(OfferPartForm[Offer]):
    gave_time = SomeOf(
        queryset=Person.objects.none(),
        label=_("Who gave you their time?"),
        help_text=_("They are thanked by name."),
        required=False,
    )
    field_order = ["grateful_for", "gave_time", "tone"]

    class Meta:
        model = Offer
        fields: ClassVar[list[str]] = ["grateful_for", "tone"]
        widgets = {"grateful_for": forms.Textarea(attrs={"rows": 2}), "tone": forms.RadioSelect}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["gave_time"].queryset = self.offer.people.all()  # type: ignore[attr-defined]
        self.initial["gave_time"] = [person.pk for person in self.offer.everyone if person.gave_time]
        if not self.offer.everyone:
            del self.fields["gave_time"]

    def clean_grateful_for(self) -> str:
        # Many begin the sentence that the label has begun already.
        return BEGUN.sub("", self.cleaned_data["grateful_for"])

    def save(self, commit: bool = True) -> Offer:  # noqa: FBT001, FBT002 - Django's signature
        thanked = {person.pk for person in self.cleaned_data.get("gave_time", ())}
        self.offer.people.exclude(pk__in=thanked).update(gave_time=False)
        self.offer.people.filter(pk__in=thanked).update(gave_time=True)
        return super().save(commit)


def note(offer: Offer) -> Words:
    names = ", ".join(person.name for person in offer.everyone if person.gave_time)
    thanks = Truncator(offer.grateful_for).chars(80)
    if thanks and names:
        return _("Thanks for %(thanks)s; %(names)s gave you time.") % {"thanks": thanks, "names": names}
    if thanks:
        return _("Thanks for %(thanks)s.") % {"thanks": thanks}
    if names:
        return _("%(names)s gave you time.") % {"names": names}
    return _("What you are grateful for, and who gave you time.")


def shows(offer: Offer, now: dt.datetime) -> dict[str, Any]:
    """The message as it would be today."""
    facts = replace(offer.facts(), dated=offer.today(now))
    return {"paragraphs": compose(facts, "withdrawal").paragraphs}


COURTESY = Step(
    slug="courtesy",
    title=_("Be professional and courteous"),
    form=CourtesyForm,
    record=the_offer,
    is_done=lambda offer: bool(offer.grateful_for) or any(person.gave_time for person in offer.everyone),
    note=note,
    open_word=_("open"),
    shows=lambda offer, now: {
        "paragraphs": compose(replace(offer.facts(), dated=offer.today(now)), "withdrawal").paragraphs
    },
)
