"""A piece of writing in the person's own hands."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from withdrawal.domain import letter
from withdrawal.forms.once import Once
from withdrawal.forms.plain import PlainForm, PlainModelForm
from withdrawal.models import Message
from withdrawal.models.choices import Channel, Kind
from withdrawal.models.fields import CleanLine

LONGEST_NAME = 120


class KindForm(PlainForm):
    """Which piece is meant, and of those that go to each by themselves to whom, from the address line."""

    kind = forms.ChoiceField(choices=Kind, required=False)
    to = forms.IntegerField(required=False, min_value=1)

    def chosen(self) -> str | None:
        """The kind; the withdrawal message when none is named; None for one that does not exist."""
        return (self.cleaned_data["kind"] or Kind.WITHDRAWAL.value) if self.is_valid() else None


class MessageForm(PlainModelForm[Message]):
    class Meta:
        model = Message
        fields: ClassVar[list[str]] = ["subject", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 18, "class": "wording", "spellcheck": "true"})}

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        try:
            letter.check_caps(body)
        except letter.TooLong as long:
            raise forms.ValidationError(cut(long)) from None
        return body


def cut(long: letter.TooLong) -> str:
    """How to mend a text that is over a cap."""
    words = {
        "characters": _("The text is too long: cut %(over)d characters, or say it in an attachment."),
        "lines": _("The text has too many lines: join or cut %(over)d of them."),
    }
    return str(words[long.unit] % {"over": long.over})


class SentForm(Once, PlainForm):
    """What the person says of a message that they sent."""

    person = CleanLine(label=_("To whom"), max_length=LONGEST_NAME)
    channel = forms.ChoiceField(
        label=_("By which way"),
        choices=[(one.value, one.label) for one in (Channel.EMAIL, Channel.TEXT, Channel.LINKEDIN, Channel.POST)],
        initial=Channel.EMAIL,
    )

    def __init__(self, *args: object, whom: str, **options: object) -> None:
        # Of several readers only the first, when the names of all do not fit.
        fitting = whom if len(whom) <= LONGEST_NAME else whom.partition(", ")[0]
        super().__init__(*args, initial={"person": fitting}, **options)
