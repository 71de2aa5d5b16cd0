"""Step 1: an honest look at the decision, which may well end in keeping the job."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from withdrawal.domain.balance import balance
from withdrawal.domain.reflection import HEAVIEST, LIGHTEST, readiness
from withdrawal.forms.plain import OfferPartForm
from withdrawal.models import Offer, Reflection, Weighed
from withdrawal.models.choices import Outcome, Side
from withdrawal.models.reflection import MOST_REASONS
from withdrawal.steps.step import Step, Words

# The questions in their groups: a new one is a field of the record, its migration, and its name here.
GROUPS: dict[str, tuple[str, ...]] = {
    "changed": ("what_changed", "came_up_on"),
    Side.WITHDRAW.value: (),
    Side.KEEP.value: (),
    "ten": ("in_ten_days", "in_ten_months", "in_ten_years"),
    "mend": ("would_change_my_mind", "asked_to_mend"),
    "other": ("alternative_in_writing", "alternative_start", "alternative_checked"),
    "night": ("mood", "slept_on_it", "asked_whom", "decide_nothing_until"),
    "stand": ("outcome", "decided_on", "expected"),
}
ROWS = 3
"""Reasons of each side that there is room for at first."""
WEIGHTS = [
    ("", _("How much?")),
    (1, _("1 · a little")),
    (2, _("2")),
    (3, _("3 · clearly")),
    (4, _("4")),
    (5, _("5 · decisive")),
]


class Weight(forms.IntegerField):
    """How much a reason weighs, chosen from a list."""

    widget = forms.Select(choices=WEIGHTS)

    def clean(self, value: Any) -> int | None:
        try:
            found: int | None = super().clean(value)
        except forms.ValidationError:
            found = -1
        if found == 0:
            raise forms.ValidationError(_("A reason that weighs nothing is none: give it 1 to 5, or delete its words."))
        if found is not None and not LIGHTEST <= found <= HEAVIEST:
            raise forms.ValidationError(_("Choose how much it weighs, from 1 to 5."))
        return found


@dataclass(frozen=True, slots=True)
class Group:
    """Some questions under one heading; each row is one field, or a reason with its weight."""

    name: str
    rows: list[list[forms.BoundField]]


class ReflectForm(OfferPartForm[Reflection]):
    class Meta:
        model = Reflection
        fields: ClassVar[list[str]] = [name for names in GROUPS.values() for name in names]
        widgets = {
            "alternative_in_writing": forms.RadioSelect,
            "alternative_start": forms.RadioSelect,
            "alternative_checked": forms.RadioSelect,
            "asked_to_mend": forms.RadioSelect,
            "mood": forms.RadioSelect,
            "slept_on_it": forms.RadioSelect,
            "outcome": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.places: dict[str, int] = {}
        for side in Side:
            kept = [one for one in self.instance.weighed if one.side == side]
            self.places[side.value] = self._rows(side, kept)
            for number in range(1, self.places[side.value] + 1):
                self._add(side, number, kept[number - 1] if number <= len(kept) else None)
        self.order_fields([field.name for group in self.groups() for row in group.rows for field in row])
        for name in self.fields:
            if isinstance(self.fields[name].widget, forms.Textarea):
                self.fields[name].widget.attrs["rows"] = 2

    def _rows(self, side: Side, kept: list[Weighed]) -> int:
        """Room for what is kept or was just typed, and for one more."""
        typed = [n for n in range(1, MOST_REASONS + 1) if self.data.get(self.add_prefix(f"{side.value}_{n}"))]
        return min(max(ROWS, len(kept) + 1, *(n + 1 for n in typed)), MOST_REASONS)

    def _add(self, side: Side, number: int, kept: Weighed | None) -> None:
        name = f"{side.value}_{number}"
        hidden = '{} <span class="visually-hidden">{}</span>'
        self.fields[name] = Weighed._meta.get_field("text").formfield(
            required=False,
            label=format_html(hidden, _("Reason %(number)d") % {"number": number}, side.label.lower()),
            initial=kept.text if kept else "",
            help_text="",
        )
        self.fields[f"{name}_weight"] = Weight(
            required=False,
            label=format_html(hidden, _("Weighs"), _("(reason %(number)d)") % {"number": number}),
            initial=kept.weight if kept else None,
        )

    def groups(self) -> Iterator[Group]:
        """The whole form, in the order in which it is asked."""
        for name, fields in GROUPS.items():
            rows = [[self[field]] for field in fields]
            numbers = range(1, self.places.get(name, 0) + 1)
            yield Group(name, rows + [[self[f"{name}_{n}"], self[f"{name}_{n}_weight"]] for n in numbers])

    def clean_came_up_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["came_up_on"]
        if day and day > self.today:
            raise forms.ValidationError(_("This day is still to come. Enter about when it first came up."))
        return day

    def clean_decide_nothing_until(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["decide_nothing_until"]
        if day and day <= self.today and day != self.initial.get("decide_nothing_until"):
            raise forms.ValidationError(_("This day has come already. Choose one from tomorrow on, or leave it empty."))
        return day

    def clean_decided_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["decided_on"]
        if self.cleaned_data.get("outcome") != Outcome.WITHDRAW:
            return None
        day = day or self.today
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come. Enter today or an earlier day."))
        accepted = self.offer.accepted_on
        if accepted and day < accepted:
            raise forms.ValidationError(
                _("You accepted on %(day)s, so the decision to withdraw cannot be earlier. Check the day.")
                % {"day": date_format(accepted, "j F Y")}
            )
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for side in Side:
            for number in range(1, self.places[side.value] + 1):
                self._whole(f"{side.value}_{number}", found)
        decided, first = found.get("decided_on"), found.get("came_up_on")
        if decided and first and first > decided:
            self.add_error(
                "came_up_on",
                _("By your answers you decided on %(day)s, before it came up. Check which day is wrong.")
                % {"day": date_format(decided, "j F Y")},
            )
        until = found.get("decide_nothing_until")
        if until and until > self.today and found.get("outcome", Outcome.NOT_YET) != Outcome.NOT_YET:
            self.add_error(
                "decide_nothing_until",
                _("Until then you meant to decide nothing. Empty this day to decide now, or choose “%(open)s” below.")
                % {"open": Outcome.NOT_YET.label},
            )
        return found

    def _whole(self, name: str, found: dict[str, Any]) -> None:
        """A reason has words and a weight, or neither."""
        weight = f"{name}_weight"
        if name in self.errors or weight in self.errors:
            return
        if found.get(name) and not found.get(weight):
            self.add_error(weight, _("Say how much this reason weighs for you, from 1 to 5."))
        elif found.get(weight) and not found.get(name):
            self.add_error(name, _("There is a weight here and no reason. Write it, or choose “How much?” again."))

    def save(self, commit: bool = True) -> Reflection:  # noqa: FBT001, FBT002 - Django's signature
        self._open_again()
        if self._ends_otherwise():
            self.instance.pk, self.instance._state.adding = None, True  # a new one; what was decided stays beside it
        kept = super().save(commit)
        kept.reasons.all().delete()
        for side in Side:
            for number in range(1, self.places[side.value] + 1):
                if text := self.cleaned_data[f"{side.value}_{number}"]:
                    weight = self.cleaned_data[f"{side.value}_{number}_weight"]
                    Weighed(reflection=kept, side=side, text=text, weight=weight).save()
        return kept

    def _ends_otherwise(self) -> bool:
        """The day's own had come to a decision, and now it is another, or none."""
        ended: str = self.initial.get("outcome", "") if self.instance.pk else ""
        return ended in (Outcome.WITHDRAW, Outcome.KEEP) and ended != self.cleaned_data["outcome"]

    def _open_again(self) -> None:
        """What was closed on one end is open once the latest end is another."""
        latest = self.offer.reflection
        ended = latest.outcome if latest else Outcome.WITHDRAW  # nothing else closes without a reflection
        if self.offer.closed_at and self.cleaned_data["outcome"] != ended:
            self.offer.closed_at = None
            self.offer.save(update_fields=["closed_at"])


def is_done(offer: Offer) -> bool:
    return offer.reflection is not None and offer.reflection.outcome != Outcome.NOT_YET


def note(offer: Offer) -> Words:
    found = offer.reflection
    if found is None:
        return _("What changed, what speaks for it, what against.")
    said: dict[str, Any] = {"why": Truncator(found.what_changed).chars(90)}
    if found.outcome == Outcome.KEEP:
        return _("You are keeping the job.")
    if found.outcome == Outcome.NOT_YET:
        return _("Not decided yet.")
    said["day"] = date_format(found.decided_on, "j F") if found.decided_on else ""
    if said["why"]:
        return _("Decided %(day)s: withdraw. “%(why)s”") % said
    return _("Decided %(day)s: withdraw.") % said


def shows(offer: Offer, now: dt.datetime) -> dict[str, Any]:
    """The latest reflection: its scales, what it adds up to, for which side; and the days of the others."""
    every = offer.reflected
    if not every:
        return {"earlier": []}
    latest, today = every[0].as_value(), offer.today(now)
    taken_up = next((one for one in every if one.dated == today), None)
    return {
        "latest": every[0],
        "balance": balance(latest.reasons),
        "lines": readiness(
            latest, today, accepted_on=offer.accepted_on, earlier=[one.as_outcome() for one in every[1:]]
        ),
        "leans_to": latest.leans_to,
        "earlier": [one for one in every if one is not taken_up],
    }


REFLECT = Step(
    slug="reflect",
    title=_("Reflect on your decision"),
    form=ReflectForm,
    record=lambda offer, today: Reflection.on(today, offer),
    is_done=is_done,
    note=note,
    open_word=_("begin here"),
    shows=shows,
    leads=lambda kept: {Outcome.KEEP: "keep", Outcome.NOT_YET: "reflections"}.get(kept.outcome, ""),
    reading="reflections",
)
