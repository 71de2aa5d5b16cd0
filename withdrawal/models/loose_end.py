"""Something left to settle after the withdrawal: a bonus, a laptop, an account."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from withdrawal.models.fields import Line
from withdrawal.models.offer import Offer, is_a_real_day
from withdrawal.models.owned import Owned


class LooseEnd(models.Model):
    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="loose_ends", help_text=_("The offer it belongs to.")
    )
    what = Line(_("What is left to do"), max_length=200, help_text=_("Such as: send the laptop back."))
    due_on = models.DateField(
        _("By when"),
        null=True,
        blank=True,
        validators=[is_a_real_day],
        help_text=_("If there is a day for it."),
    )
    done_at = models.DateTimeField(
        _("Settled"), null=True, blank=True, help_text=_("When it was settled (UTC); empty while open.")
    )

    objects: ClassVar[Owned[LooseEnd]] = Owned()

    class Meta:
        ordering = ["done_at", "due_on", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(what=""), name="loose_end_says_what")]

    def __str__(self) -> str:
        return self.what
