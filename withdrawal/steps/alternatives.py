"""Step 5: what could be offered instead, if the person means it, and what became of each."""

from typing import Any, ClassVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from withdrawal.forms.plain import OfferPartForm
from withdrawal.models import Alternative, Offer
from withdrawal.models.choices import AlternativeKind, AlternativeOutcome
from withdrawal.steps.step import Step, Words, the_offer


class AlternativesForm(OfferPartForm[Offer]):
    class Meta:
        model = Offer
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kept = {one.kind: one for one in self.offer.offered}
        for kind in AlternativeKind:
            self._add(kind, self.kept.get(kind))

    def _add(self, kind: AlternativeKind, kept: Alternative | None) -> None:
        self.fields[kind.value] = forms.BooleanField(
            label=kind.label,
            required=False,
            initial=kept is not None,
            # The stylesheet shows the field after it once it is ticked; without :has() it is always shown.
            widget=forms.CheckboxInput(attrs={"data-reveals": ""}),
        )
        detail = Alternative._meta.get_field("detail").formfield(
            label=format_lazy("{kind}: {words}", kind=kind.label, words=_("a few words more")),
            initial=kept.detail if kept else "",
            help_text="",
        )
        self.fields[f"{kind.value}_detail"] = detail
        if kept:
            self.fields[f"{kind.value}_outcome"] = forms.ChoiceField(
                label=format_lazy("{kind}: {words}", kind=kind.label, words=_("what became of it")),
                choices=AlternativeOutcome.choices,
                initial=kept.outcome,
            )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        other = AlternativeKind.OTHER.value
        if found.get(other) and not found.get(f"{other}_detail") and f"{other}_detail" not in self.errors:
            self.add_error(f"{other}_detail", _("Say in a few words what you offer, or untick it."))
        for kind in AlternativeKind:
            self._ticked_or_empty(kind, found)
        return found

    def _ticked_or_empty(self, kind: AlternativeKind, found: dict[str, Any]) -> None:
        """Words typed beside a box that is not ticked would be lost without a word."""
        name, kept = f"{kind.value}_detail", self.kept.get(kind)
        typed = found.get(name)
        if typed and not found.get(kind.value) and typed != (kept.detail if kept else ""):
            self.add_error(name, _("Tick it to offer this, or delete the words."))

    def save(self, commit: bool = True) -> Offer:  # noqa: FBT001, FBT002 - Django's signature
        for kind in AlternativeKind:
            self._keep(kind)
        self.instance.alternatives_weighed_at = self.now
        return super().save(commit)

    def _keep(self, kind: AlternativeKind) -> None:
        kept = self.kept.get(kind)
        if not self.cleaned_data[kind.value]:
            if kept:
                kept.delete()
            return
        one = kept or Alternative(offer=self.offer, kind=kind)
        one.detail = self.cleaned_data[f"{kind.value}_detail"]
        one.outcome = self.cleaned_data.get(f"{kind.value}_outcome", AlternativeOutcome.OPEN)
        one.save()


def note(offer: Offer) -> Words:
    if offer.offered:
        return _("Offered: %(what)s") % {"what": ", ".join(one.get_kind_display().lower() for one in offer.offered)}
    if offer.alternatives_weighed_at:
        return _("Nothing offered. That is fine.")
    return _("Optional. Only if you mean it.")


ALTERNATIVES = Step(
    slug="alternatives",
    title=_("Offer alternatives"),
    form=AlternativesForm,
    record=the_offer,
    is_done=lambda offer: offer.alternatives_weighed_at is not None,
    note=note,
    open_word=_("optional"),
)
