"""A loose end: noted in one line, or with all that shows how it stands."""

from typing import Any, ClassVar

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from withdrawal.domain import money
from withdrawal.domain.repayment import LONGEST
from withdrawal.forms.plain import OfferPartForm, PlainModelForm
from withdrawal.models import LooseEnd
from withdrawal.models.choices import EarnedIn
from withdrawal.models.fields import CleanLine

AMOUNTS = ("gross", "net")
_NOT_MONEY = {
    "unreadable": _("This is not an amount we can read. Write it like 1200.50, without words."),
    "negative": _("This is less than nothing. Write what was paid to you, without a minus."),
    "zero": _("Nothing was paid, then. Leave it empty, or write the amount."),
    "too_large": _("This is a million millions or more. Count the noughts again."),
    "no_currency": _("In which currency? Write its three letters below, such as GBP or EUR."),
    "two_currencies": _("Two currencies are named. Write the one in which it was paid."),
}


class AddEndForm(PlainModelForm[LooseEnd]):
    """One line and perhaps a day."""

    class Meta:
        model = LooseEnd
        fields: ClassVar[list[str]] = ["what", "due_on"]


class EndForm(OfferPartForm[LooseEnd]):
    """Everything about one loose end. Amounts are typed as people write them."""

    gross = CleanLine(required=False, max_length=60, widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 16}))
    net = CleanLine(required=False, max_length=60, widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 16}))
    currency = CleanLine(
        required=False, max_length=20, widget=forms.TextInput(attrs={"size": 8, "autocomplete": "off"})
    )
    evidence = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)

    class Meta:
        model = LooseEnd
        fields: ClassVar[list[str]] = [
            "what", "due_on", "state", "gross", "net", "currency", "earned_over", "earned_in", "worked", "evidence",
            "note",
        ]  # fmt: skip
        widgets = {
            "state": forms.RadioSelect,
            "earned_over": forms.NumberInput(attrs={"inputmode": "numeric"}),
            "worked": forms.NumberInput(attrs={"inputmode": "numeric"}),
        }

    def __init__(self, *args: Any, entries: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in (*AMOUNTS, "currency", "evidence"):
            of_model: Any = LooseEnd._meta.get_field(name)
            self.fields[name].label, self.fields[name].help_text = of_model.verbose_name, of_model.help_text
        for name in AMOUNTS:
            kept = getattr(self.instance, name)
            self.initial[name] = f"{money.rounded(kept, self.instance.currency):f}" if kept else ""
        self.fields["evidence"].choices = [("", _("None yet")), *entries]  # type: ignore[attr-defined]
        self.helper.layout = Layout(  # type: ignore[attr-defined]  # set up by our base
            "what", "due_on", "state",
            Div("gross", "net", "currency", css_class="row"),
            Div("earned_over", "earned_in", "worked", css_class="row"),
            "evidence", "note",
        )  # fmt: skip
        self.fields["worked"].required = self.fields["earned_in"].required = False

    def clean_currency(self) -> str:
        try:
            return money.currency_of(self.cleaned_data["currency"])
        except money.NotMoney as wrong:
            raise forms.ValidationError(_mended(wrong)) from None

    def clean_earned_over(self) -> int | None:
        over: int | None = self.cleaned_data["earned_over"]
        if over is not None and not 0 < over <= LONGEST:
            raise forms.ValidationError(
                _("Write a whole number from 1 to %(most)d, such as 12, or leave it empty.") % {"most": LONGEST}
            )
        return over

    def clean_worked(self) -> int:
        return self.cleaned_data["worked"] or 0

    def clean_earned_in(self) -> str:
        return self.cleaned_data["earned_in"] or EarnedIn.MONTHS

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        currency: str = found.get("currency", "")
        if "currency" in self.errors:
            # Not read without it; the words stay in the form.
            self.cleaned_data.update(dict.fromkeys(AMOUNTS))
            return found
        for name in AMOUNTS:
            currency = self._read(name, currency) or currency
        gross, net = (self.cleaned_data.get(name) for name in AMOUNTS)
        if gross and net and net > gross:
            self.add_error("net", _("Net is what reached your account, so it cannot be more than gross. Check both."))
        over, worked = found.get("earned_over"), found.get("worked") or 0
        if over and worked > over:
            self.add_error("worked", _("This is more than the whole time over which it is earned. Check both."))
        return found

    def _read(self, name: str, currency: str) -> str:
        """Put the amount in place of its words, or say how to mend them; the currency that is now known."""
        typed: str = self.cleaned_data.get(name) or ""
        self.cleaned_data[name] = None
        if not typed:
            return ""
        try:
            read = money.read(typed, currency)
        except money.NotMoney as wrong:
            self.add_error("currency" if wrong.code == "no_currency" else name, _mended(wrong))
            return ""
        self.cleaned_data[name], self.cleaned_data["currency"] = read.amount, read.currency
        return read.currency

    def save(self, commit: bool = True) -> LooseEnd:  # noqa: FBT001, FBT002 - Django's signature
        self.instance.put(self.cleaned_data["state"], self.now)
        return super().save(commit)


def _mended(wrong: money.NotMoney) -> str:
    """How to mend an amount that cannot be read."""
    if wrong.code == "ambiguous":
        less, more = wrong.readings
        return str(
            _("This can be read as %(less)s or as %(more)s. Write it once more, without a sign between thousands.")
            % {"less": less, "more": more}
        )
    if wrong.code == "too_fine":
        digits = int(wrong.readings[0])
        if not digits:
            return str(_("This currency has no smaller part. Write a whole number."))
        return ngettext(
            "This currency has %(digits)d digit after the point. Write no more of them.",
            "This currency has %(digits)d digits after the point. Write no more of them.",
            digits,
        ) % {"digits": digits}
    if wrong.code == "unknown_currency":
        return str(
            _("We know no currency called “%(name)s”. Write its three letters, such as GBP or EUR.")
            % {"name": wrong.readings[0][:20]}
        )
    if wrong.code == "which_currency":
        return str(
            _("Several currencies are written like this: %(codes)s. Write the three letters of yours.")
            % {"codes": ", ".join(wrong.readings)}
        )
    return str(_NOT_MONEY[wrong.code])
