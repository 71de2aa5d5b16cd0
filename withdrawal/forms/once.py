"""A form that counts once, however often it is sent: two clicks on a slow line are one contact, one letter."""

import uuid

from django import forms


class Once(forms.Form):
    """Carries a number that the page was given when it was made; what is written keeps it."""

    op = forms.CharField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    def clean_op(self) -> uuid.UUID:
        try:
            return uuid.UUID(self.cleaned_data["op"])
        except ValueError:
            return uuid.uuid4()
