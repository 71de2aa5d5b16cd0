"""Something that was offered instead of the job, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from withdrawal.models.choices import AlternativeKind, AlternativeOutcome
from withdrawal.models.fields import Line
from withdrawal.models.offer import Offer
from withdrawal.models.owned import Owned


class Alternative(models.Model):
    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="alternatives", help_text=_("The offer it belongs to.")
    )
    kind = Line(_("Kind"), max_length=20, choices=AlternativeKind, help_text=_("What is offered."))
    detail = Line(
        _("Detail"),
        max_length=200,
        blank=True,
        help_text=_("A few words that make it concrete; may stay empty."),
    )
    outcome = Line(
        _("What became of it"),
        max_length=10,
        choices=AlternativeOutcome,
        default=AlternativeOutcome.OPEN,
        help_text=_("Their answer, once there is one."),
    )

    objects: ClassVar[Owned[Alternative]] = Owned()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["offer", "kind"], name="one_alternative_of_a_kind")]

    def __str__(self) -> str:
        return self.get_kind_display()
