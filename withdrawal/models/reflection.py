"""One dated look at the decision. A new day makes a new reflection; earlier ones stay as they were."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from withdrawal.models.choices import Outcome, YesNo
from withdrawal.models.fields import Line, Words
from withdrawal.models.offer import Offer, is_a_real_day
from withdrawal.models.owned import Owned


class Reflection(models.Model):
    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="reflections", help_text=_("The offer it is about.")
    )
    dated = models.DateField(help_text=_("The day it was written, on the person's calendar."))
    what_changed = Words(
        _("What changed since you said yes?"),
        blank=True,
        help_text=_("A line or two. Only you will read it."),
    )
    for_withdrawing = Words(
        _("What speaks for withdrawing?"),
        blank=True,
        help_text=_("The reasons that would still count in a year."),
    )
    for_keeping = Words(_("What speaks for keeping the job?"), blank=True, help_text=_("Remember why you said yes."))
    would_change_my_mind = Words(
        _("What would change your mind?"),
        blank=True,
        help_text=_("Something they, or the other side, could do."),
    )
    alternative_in_writing = Line(
        _("If there is another offer: is it in writing, with a start date?"),
        max_length=10,
        blank=True,
        choices=YesNo,
        help_text=_("A promise by phone can still fall through."),
    )
    asked_to_mend = Line(
        _("If something about this job is wrong: have you asked them to mend it?"),
        max_length=10,
        blank=True,
        choices=YesNo,
        help_text=_("Pay, hours and start dates can sometimes be changed by asking."),
    )
    slept_on_it = Line(
        _("Have you slept on it?"),
        max_length=10,
        blank=True,
        choices=YesNo,
        help_text=_("Nerves before a new job are common, and often pass overnight."),
    )
    outcome = Line(
        _("Where do you stand?"),
        max_length=8,
        choices=Outcome,
        help_text=_("You can come back to this any day."),
    )
    decided_on = models.DateField(
        _("When did you decide?"),
        null=True,
        blank=True,
        validators=[is_a_real_day],
        help_text=_("The days are counted from it. Today, if you leave it empty."),
    )

    objects: ClassVar[Owned[Reflection]] = Owned()

    class Meta:
        ordering = ["-dated"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "dated"], name="one_reflection_a_day"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.WITHDRAW, decided_on__isnull=False)
                | (~Q(outcome=Outcome.WITHDRAW) & Q(decided_on__isnull=True)),
                name="withdrawing_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dated}: {self.get_outcome_display()}"

    @classmethod
    def on(cls, day: dt.date, offer: Offer) -> Reflection:
        """The reflection to write on `day`: that day's own, or a fresh copy of the latest earlier one."""
        # Flying west, or changing the time zone, can make a day come twice: then it is taken up again.
        if own := offer.reflections.filter(dated=day).first():
            return own
        latest = offer.reflection
        if latest is None:
            return cls(offer=offer, dated=day)
        kept = {field.attname for field in cls._meta.concrete_fields} - {"id", "dated"}
        return cls(dated=day, **{name: getattr(latest, name) for name in kept})
