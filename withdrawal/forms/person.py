"""Who is who."""

from typing import ClassVar

from django import forms

from withdrawal.forms.plain import PlainModelForm
from withdrawal.models import Person


class PersonForm(PlainModelForm[Person]):
    class Meta:
        model = Person
        fields: ClassVar[list[str]] = ["name", "part", "honorific", "title", "email", "phone", "gave_time", "addressed"]
        widgets = {
            "part": forms.RadioSelect,
            "honorific": forms.TextInput(attrs={"autocomplete": "off", "size": 8}),
            "phone": forms.TextInput(attrs={"type": "tel"}),
        }
