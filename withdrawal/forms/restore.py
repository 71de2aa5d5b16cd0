"""Bringing back what was taken along: one file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from withdrawal.forms.plain import PlainForm


class RestoreForm(PlainForm):
    file = forms.FileField(
        label=_("The file that you took along"),
        help_text=_("withdrawal.zip, which holds everything, or the ZIP or JSON of one record."),
        error_messages={"empty": _("This file is empty. Choose the ZIP or the JSON that you took along.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,.json"}),
    )
