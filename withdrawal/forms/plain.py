"""What all our forms have in common: plain widgets, clean text, and errors that say how to mend them."""

import datetime as dt
from typing import Any, TypeVar

from crispy_forms.helper import FormHelper
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from withdrawal.models import Offer
from withdrawal.models.offer import is_a_real_day

Record = TypeVar("Record", bound=models.Model)


class SomeOf(forms.ModelMultipleChoiceField[Record]):
    """Several of somebody's records, as checkboxes; which ones, the form says when it knows whose."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except OverflowError:  # a number too large for any record
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": "…"}
            ) from None


class PlainForm(forms.Form):
    """A form whose fields are set up alike; `<form>`, token and button belong to the page."""

    use_required_attribute = False  # the page answers with our sentences, not with the browser's

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        set_up(self)


class PlainModelForm(forms.ModelForm[Record]):
    """A model's form whose fields are set up alike."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        set_up(self)


class OfferPartForm(PlainModelForm[Record]):
    """A form that edits a record of one offer; it knows the offer, and the moment at which it is filled in."""

    def __init__(self, *args: Any, offer: Offer, now: dt.datetime, **options: Any) -> None:
        self.offer = offer
        self.now = now
        super().__init__(*args, **options)

    @property
    def today(self) -> dt.date:
        return self.offer.today(self.now)


def set_up(form: forms.BaseForm) -> None:
    form.helper = FormHelper()  # type: ignore[attr-defined]  # the name that crispy-forms looks for
    form.helper.form_tag = False  # type: ignore[attr-defined]
    form.helper.disable_csrf = True  # type: ignore[attr-defined]
    for field in form.fields.values():
        field.error_messages["required"] = _("“%(label)s” is empty. Fill it in to go on.") % {"label": field.label}
        if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
            field.error_messages["required"] = _("“%(label)s”: choose one to go on.") % {"label": field.label}
        if isinstance(field, forms.DateField):
            field.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **field.widget.attrs})
            field.error_messages["invalid"] = _("This is not a day on the calendar. Write it like 2026-11-23.")
            if is_a_real_day not in field.validators:
                field.validators = [*field.validators, is_a_real_day]
        if isinstance(field, forms.TimeField):
            field.widget = forms.TimeInput(format="%H:%M", attrs={"type": "time", **field.widget.attrs})
            field.error_messages["invalid"] = _("This is not a time of day. Write it like 14:30.")
        if isinstance(field, forms.IntegerField):
            if field.error_messages["invalid"] == forms.IntegerField.default_error_messages["invalid"]:
                field.error_messages["invalid"] = _("Write a whole number, such as 12.")
            for validator in field.validators:
                if isinstance(validator, MinValueValidator):
                    validator.message = _("Write a whole number, not below %(limit_value)s.")
                if isinstance(validator, MaxValueValidator):
                    validator.message = _("Write a whole number, not above %(limit_value)s.")
        if isinstance(field, forms.EmailField):
            field.error_messages["invalid"] = _(
                "This does not look like one e-mail address. Write it like name@example.com."
            )
        # A radio that stands for "no answer" only confuses; nothing chosen is the answer. A choice of records is left
        # alone: its choices are asked for when the page is made, and keep following its queryset.
        if (
            isinstance(field.widget, forms.RadioSelect)
            and isinstance(field, forms.ChoiceField)
            and not isinstance(field, forms.ModelChoiceField)
        ):
            choices: list[Any] = list(field.choices)  # type: ignore[arg-type]  # the stubs allow a bare function here
            field.choices = [choice for choice in choices if choice[0] != ""]
