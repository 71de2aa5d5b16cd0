"""Erasing everything: the password says that it is really you."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from withdrawal.forms.plain import PlainForm
from withdrawal.models import User


class EraseForm(PlainForm):
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        self.user = user
        super().__init__(*args, **options)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("This is not your password. Nothing was erased."))
        return password
