"""The offer's facts: the least that a plan needs, and everything else when there is time."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from withdrawal.forms.days import Days
from withdrawal.forms.once import Once
from withdrawal.forms.plain import PlainModelForm
from withdrawal.models import Offer, Person, Reflection
from withdrawal.models.choices import Outcome, Part

WIDGETS = {
    "my_name": forms.TextInput(attrs={"autocomplete": "name"}),
    "my_address": forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    "my_email": forms.EmailInput(attrs={"autocomplete": "email"}),
    "my_phone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    "company": forms.TextInput(attrs={"autocomplete": "off"}),
    "role": forms.TextInput(attrs={"autocomplete": "off"}),
    "accepted_how": forms.RadioSelect,
    "tone": forms.RadioSelect,
    "time_zone": forms.TextInput(attrs={"list": "zones", "autocomplete": "off"}),
    "notice_days": forms.NumberInput(attrs={"inputmode": "numeric", "min": 0, "max": 366}),
}


class OfferForm(Days, PlainModelForm[Offer]):
    """All the facts of the offer."""

    class Meta:
        model = Offer
        fields: ClassVar[list[str]] = [
            "company", "role", "country", "company_address",
            "accepted_on", "accepted_how", "starts_on", "notice_days",
            "my_name", "my_email", "my_phone", "my_address", "place", "tone", "time_zone",
        ]  # fmt: skip
        widgets = WIDGETS

    def __init__(self, *args: Any, now: dt.datetime, **options: Any) -> None:
        self.now = now
        super().__init__(*args, **options)

    def clean_accepted_on(self) -> dt.date | None:
        day = super().clean_accepted_on()
        decided = self.instance.decided_on if self.instance.pk else None
        if day and decided and decided < day:
            raise forms.ValidationError(
                _("By your reflection you decided on %(day)s, before this day. Check which of the two is wrong.")
                % {"day": date_format(decided, "j F Y")}
            )
        return day

    def clean_notice_days(self) -> int | None:
        days: int | None = self.cleaned_data["notice_days"]
        if days is not None and days > 366:
            raise forms.ValidationError(_("That is more than a year. Enter the notice period in days, such as 30."))
        return days


class NewOfferForm(Once, OfferForm):
    """The least that a plan needs. What is not asked here can be added at any time."""

    person_name = Person._meta.get_field("name").formfield(
        required=False,
        label=_("Who should hear it first"),
        help_text=_("Usually the person you would have worked for. You can add more people later."),
    )
    standing = forms.ChoiceField(
        label=_("Where do you stand?"),
        choices=[(Outcome.WITHDRAW, _("I have decided: I withdraw")), (Outcome.NOT_YET, _("I am not sure yet"))],
        widget=forms.RadioSelect,
        help_text=_("Either is a good place to begin."),
    )
    field_order = [
        "standing",
        "company",
        "role",
        "country",
        "person_name",
        "accepted_on",
        "starts_on",
        "my_name",
        "accepted_how",
        "time_zone",
    ]

    class Meta(OfferForm.Meta):
        fields: ClassVar[list[str]] = [
            "company", "role", "country", "accepted_on", "accepted_how", "starts_on", "my_name", "time_zone",
        ]  # fmt: skip

    def save(self, commit: bool = True) -> Offer:  # noqa: FBT001, FBT002 - Django's signature
        self.instance.public_id = self.cleaned_data["op"]
        offer = super().save(commit)
        if name := self.cleaned_data["person_name"]:
            offer.tell_first = Person(offer=offer, name=name, part=Part.MANAGER)
            offer.tell_first.save()
            offer.save()
        if self.cleaned_data["standing"] == Outcome.WITHDRAW:
            today = offer.today(self.now)
            Reflection(offer=offer, dated=today, outcome=Outcome.WITHDRAW, decided_on=today).save()
        return offer


def zones() -> list[str]:
    """The time zones offered first; any other IANA name may be typed."""
    return sorted({country.time_zone for country in settings.COUNTRIES.values()})
