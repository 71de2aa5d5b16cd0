"""Issuing a letter, and saying that it was sent."""

import datetime as dt
from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from withdrawal.domain import times
from withdrawal.domain.layouts import layout_for
from withdrawal.forms.once import Once
from withdrawal.forms.plain import PlainForm, PlainModelForm
from withdrawal.models import IssuedLetter, Offer
from withdrawal.models.choices import ON_PAPER, Channel, Layout


class SheetForm(PlainModelForm[Offer]):
    """How the letter is laid out, and what goes into the envelope with it."""

    class Meta:
        model = Offer
        fields: ClassVar[list[str]] = ["layout", "enclosures"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        own = Layout(layout_for(self.instance.country)).label
        choices = [("", _("As is usual there: %(layout)s") % {"layout": own}), *Layout.choices]
        cast("forms.ChoiceField", self.fields["layout"]).choices = choices


class IssueForm(Once, PlainForm):
    """The date of the letter; and, when there is something grave about it, a deliberate yes."""

    dated = forms.DateField(label=_("Date on the letter"))
    sure = forms.BooleanField(label=_("I have read the notes and want the letter as it stands"), required=False)

    def __init__(
        self, *args: Any, offer: Offer, now: dt.datetime, grave: bool, unfinished: bool, **options: Any
    ) -> None:
        self.grave, self.unfinished = grave, unfinished
        self.today = offer.today(now)
        super().__init__(*args, initial={"dated": self.today}, **options)
        if not grave or unfinished:
            del self.fields["sure"]

    def clean_dated(self) -> dt.date:
        day: dt.date = self.cleaned_data["dated"]
        if abs((day - self.today).days) > 31:
            raise forms.ValidationError(_("A letter carries the day on which it is sent. Choose a day near today."))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if self.unfinished:
            self.add_error(
                None, _("Something in the letter or its addresses is still to be filled in. Fill it in first.")
            )
        elif self.grave and not found.get("sure"):
            self.add_error("sure", _("Read the notes first. Then change the letter, or tick this."))
        return found


class PostedForm(Once, PlainForm):
    """When and how the letter left."""

    channel = forms.ChoiceField(
        label=_("How did you send it?"),
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("When?"))
    moment: dt.datetime
    """When the letter left, once the form is valid."""

    def __init__(self, *args: Any, letter: IssuedLetter, now: dt.datetime, **options: Any) -> None:
        self.letter, self.offer, self.now = letter, letter.offer, now
        super().__init__(*args, initial={"on": self.offer.today(now)}, **options)
        ways = ON_PAPER if self.offer.pack.needs_ink else (Channel.EMAIL, *ON_PAPER)
        cast("forms.ChoiceField", self.fields["channel"]).choices = [(one.value, one.label) for one in ways]

    def clean_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["on"]
        if day > self.offer.today(self.now):
            raise forms.ValidationError(_("This day is still to come. Say so when the letter has left."))
        if day < self.letter.issued_at.astimezone(self.offer.zone).date():
            raise forms.ValidationError(_("The letter was issued after this day. Check the day on which it left."))
        try:
            self.moment = self._moment(day)
        except times.Skipped:  # whole islands have moved across the date line
            raise forms.ValidationError(_("This day never was in your time zone. Check the day.")) from None
        return day

    def _moment(self, day: dt.date) -> dt.datetime:
        """Now for today; noon, on the person's clock, for an earlier day."""
        if day == self.offer.today(self.now):
            return self.now
        return times.moment(dt.datetime.combine(day, dt.time(12)), times.zone(self.offer.time_zone), second=False)
