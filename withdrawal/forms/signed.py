"""What was signed: how it was accepted, the notice, and one answer for each question of the rule table."""

from typing import Any, ClassVar

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from withdrawal.domain import named_notice
from withdrawal.domain.signed import GROUPS, QUESTIONS
from withdrawal.forms.plain import OfferPartForm
from withdrawal.models import Offer, Signed
from withdrawal.models.choices import Part

TITLES = {
    "paper": _("What the paper says"),
    "money": _("Money that was paid"),
    "others": _("Others who are part of it"),
    "things": _("What you have of theirs"),
}
NOTICE_UNITS = [("days", _("days")), ("weeks", _("weeks")), ("months", _("months"))]


class SignedForm(OfferPartForm[Signed]):
    accepted_how = Offer._meta.get_field("accepted_how").formfield(widget=forms.RadioSelect)
    notice_number = forms.IntegerField(
        label=_("Notice period in it"),
        help_text=_("A number. Leave it empty if none is named, or if you do not know. It is kept in days."),
        required=False,
        min_value=0,
        max_value=named_notice.LONGEST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("This is not a whole number. Write it like 4, and choose days, weeks or months."),
            "min_value": _("This is less than nothing. Write it like 4, and choose days, weeks or months."),
            "max_value": _("That is more than a year. Look again: it should be a number such as 4."),
        },
    )
    notice_unit = forms.ChoiceField(label=_("Counted in"), choices=NOTICE_UNITS, initial="days", required=False)

    class Meta:
        model = Signed
        fields: ClassVar[list[str]] = [question.code for question in QUESTIONS]
        widgets = {question.code: forms.RadioSelect for question in QUESTIONS}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["accepted_how"] = self.offer.accepted_how
        if self.offer.notice_days is not None:
            self.initial["notice_number"], self.initial["notice_unit"] = self.offer.notice_days, "days"
        if not self.instance.pk and any(person.part == Part.AGENCY for person in self.offer.everyone):
            self.initial["agency"] = "yes"
        in_rows = [
            Fieldset(TITLES[about], *(one.code for one in QUESTIONS if one.about == about), css_class="threes")
            for about in GROUPS
        ]
        self.helper.layout = Layout(  # type: ignore[attr-defined]  # set up by our base
            "accepted_how", Div("notice_number", "notice_unit", css_class="row"), *in_rows
        )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        number = found.get("notice_number")
        try:
            found["notice_days"] = (
                None if number is None else named_notice.in_days(number, found.get("notice_unit") or "days")
            )
        except named_notice.TooLong:
            self.add_error("notice_number", _("That is more than a year. Check the number, and what it is counted in."))
        return found

    def save(self, commit: bool = True) -> Signed:  # noqa: FBT001, FBT002 - Django's signature
        self.offer.accepted_how = self.cleaned_data["accepted_how"]
        self.offer.notice_days = self.cleaned_data["notice_days"]
        self.offer.save(update_fields=["accepted_how", "notice_days"])
        return super().save(commit)
