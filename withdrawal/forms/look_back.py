"""How it turned out: one answer, in the person's own words."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from withdrawal.forms.plain import PlainModelForm
from withdrawal.models import LookBack


class LookBackForm(PlainModelForm[LookBack]):
    class Meta:
        model = LookBack
        fields: ClassVar[list[str]] = ["answer"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"].required = "later" not in self.data
        self.fields["answer"].error_messages["required"] = _("Write a line on how it turned out, or press “Not now”.")
