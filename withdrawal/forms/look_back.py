"""How it turned out: one answer, in the person's own words."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from withdrawal.forms.plain import PlainModelForm
from withdrawal.models import LookBack


class LookBackForm(PlainModelForm[LookBack]):
    class Meta:
        model = LookBack
        fields: ClassVar[list[str]] = ["answer"]

    def clean_answer(self) -> Any:
        if not self.cleaned_data["answer"] and "later" not in self.data:
            raise forms.ValidationError(_("Write a line on how it turned out, or press “Not now”."))
        return self.cleaned_data["answer"]
