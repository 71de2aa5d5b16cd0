"""Step 4: a private reason kept apart from the shared one, and how much of it to share."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from withdrawal.domain.checks import check
from withdrawal.domain.wording import reason_sentence
from withdrawal.forms.plain import OfferPartForm
from withdrawal.models import Offer
from withdrawal.models.choices import Share
from withdrawal.steps.step import Step, Words, the_offer


class ReasonForm(OfferPartForm[Offer]):
    class Meta:
        model = Offer
        fields: ClassVar[list[str]] = [
            "reason_category", "reason_share", "reason_sentence", "private_reason", "new_employer",
        ]  # fmt: skip
        widgets = {
            "reason_category": forms.RadioSelect,
            "reason_share": forms.RadioSelect,
            "reason_sentence": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason_share"].required = True

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        share = found.get("reason_share")
        if share == Share.SENTENCE and not found.get("reason_sentence") and "reason_sentence" not in self.errors:
            self.add_error("reason_sentence", _("Write the sentence, or choose “The kind of reason only”."))
        if share == Share.KIND and not found.get("reason_category"):
            self.add_error("reason_category", _("Choose the kind of reason, or share nothing."))
        return found


def note(offer: Offer) -> Words:
    if not offer.reason_share:
        return _("Yours to share, or not.")
    if offer.reason_share == Share.NONE:
        return _("Shared: nothing. The decision is enough.")
    shared = reason_sentence(offer.facts())
    return _("Shared: “%(sentence)s”") % {"sentence": shared}


def shows(offer: Offer, now: dt.datetime) -> dict[str, Any]:
    sentence = reason_sentence(offer.facts())
    found = check(sentence, facts=offer.facts()).findings if sentence else ()
    # What points at no words speaks of what a whole message would lack.
    return {"sentence": sentence, "findings": [finding for finding in found if finding.end > finding.start]}


REASON = Step(
    slug="reason",
    title=_("Give a clear reason"),
    form=ReasonForm,
    record=the_offer,
    is_done=lambda offer: bool(offer.reason_share),
    note=note,
    open_word=_("open"),
    shows=shows,
)
