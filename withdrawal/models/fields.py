"""Model fields for words: whatever form they meet, their text goes through `domain.text` on the way in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from withdrawal.domain import text

UNCLEAN = {
    "control": _("There is an invisible control character in this text. Delete it, or type the passage again."),
    "direction": _("There is an invisible mark that turns the direction of the text. Type the passage again."),
    "marks": _("There is a long run of accents on one letter in this text. Delete some of them."),
    "no_character": _("There is a character in this text that cannot be shown. Delete it, or type it again."),
}


class CleanLine(forms.CharField):
    """One line of clean text."""

    def __init__(self, *, max_length: int = 200, **options: Any) -> None:
        super().__init__(max_length=max_length, strip=True, **options)
        self.error_messages["max_length"] = _(
            "This is %(show_value)d characters long; at most %(limit_value)d fit here. Shorten it a little."
        )
        # Our own cleaning answers with a sentence of its own before Django's would.
        self.validators = [one for one in self.validators if one.__class__.__name__ != _DJANGOS_OWN]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # With maxlength a browser cuts what is pasted without a word; we would rather say how much is too much.
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}

    def to_python(self, value: Any) -> str:
        try:
            return text.clean_line(super().to_python(value) or "")
        except text.Unclean as unclean:
            raise ValidationError(UNCLEAN[unclean.code], code=unclean.code) from None


_DJANGOS_OWN = "ProhibitNullCharactersValidator"


class CleanText(CleanLine):
    """Several lines of clean text."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        try:
            return text.clean(forms.CharField.to_python(self, value) or "")
        except text.Unclean as unclean:
            raise ValidationError(UNCLEAN[unclean.code], code=unclean.code) from None


class CleanAddress(forms.EmailField):
    """One e-mail address; the standard allows hidden characters between quotes, and no mail program does."""

    def to_python(self, value: Any) -> str:
        try:
            return text.clean_line(super().to_python(value) or "")
        except text.Unclean as unclean:
            raise ValidationError(UNCLEAN[unclean.code], code=unclean.code) from None


class Address(models.EmailField[str, str]):
    """An e-mail address."""

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": CleanAddress, **options})


class Line(models.CharField[str, str]):
    """A short text on one line."""

    def __init__(self, verbose_name: Any = None, *, max_length: int = 200, **options: Any) -> None:
        super().__init__(verbose_name, max_length=max_length, **options)

    def formfield(self, **options: Any) -> Any:
        if self.choices:
            return super().formfield(**options)
        return super().formfield(**{"form_class": CleanLine, **options})


class Words(models.TextField[str, str]):
    """A text of several lines, at most `max_length` characters."""

    def __init__(self, verbose_name: Any = None, *, max_length: int = 4000, **options: Any) -> None:
        super().__init__(verbose_name, max_length=max_length, **options)

    def formfield(self, **options: Any) -> Any:
        widget = forms.Textarea(attrs={"rows": 3})
        return super().formfield(**{"form_class": CleanText, "widget": widget, **options})
