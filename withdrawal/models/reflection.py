"""One dated look at the decision. A new day or another end makes a new reflection; earlier ones stay as they were.

It is the most private thing here: it reaches the export of one's own account and nothing else.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cached_property
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from withdrawal.domain import reflection as domain
from withdrawal.models.choices import Mood, Outcome, Side, YesNo
from withdrawal.models.fields import Line, Words
from withdrawal.models.offer import Offer, is_a_real_day
from withdrawal.models.owned import Owned

MOST_REASONS = 12
"""Reasons of one side; the scales can still be read with so many."""


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
    came_up_on = models.DateField(
        _("When did it first come up?"),
        null=True,
        blank=True,
        validators=[is_a_real_day],
        help_text=_("About is enough. It may well be before you said yes."),
    )
    in_ten_days = Line(
        _("In ten days"), max_length=300, blank=True, help_text=_("If you decide so: how does it feel then?")
    )
    in_ten_months = Line(
        _("In ten months"), max_length=300, blank=True, help_text=_("What does an ordinary Tuesday look like?")
    )
    in_ten_years = Line(_("In ten years"), max_length=300, blank=True, help_text=_("Will it still matter, and how?"))
    would_change_my_mind = Words(
        _("What would change your mind?"),
        blank=True,
        help_text=_("Something they, or the other side, could do."),
    )
    asked_to_mend = Line(
        _("If something about this job is wrong: have you asked them to mend it?"),
        max_length=10,
        blank=True,
        choices=YesNo,
        help_text=_("Pay, hours and start dates can sometimes be changed by asking."),
    )
    alternative_in_writing = Line(
        _("Is it in writing?"),
        max_length=10,
        blank=True,
        choices=YesNo,
        help_text=_("A promise by phone can still fall through."),
    )
    alternative_start = Line(
        _("Does it name a start date?"),
        max_length=10,
        blank=True,
        choices=YesNo,
        help_text=_("One that you can keep, after any notice that you owe."),
    )
    alternative_checked = Line(
        _("Have its checks passed?"),
        max_length=10,
        blank=True,
        choices=YesNo,
        help_text=_("References, papers, a permit to work: whatever it still depends on."),
    )
    mood = Line(
        _("How do you feel just now?"),
        max_length=10,
        blank=True,
        choices=Mood,
        help_text=_("Whichever comes nearest. None of them is wrong."),
    )
    slept_on_it = Line(
        _("Have you slept on it?"),
        max_length=10,
        blank=True,
        choices=YesNo,
        help_text=_("Nerves before a new job are common, and often pass overnight."),
    )
    asked_whom = Line(
        _("Whom have you asked?"),
        max_length=200,
        blank=True,
        help_text=_("Somebody who wants nothing from you in this. A name is enough."),
    )
    decide_nothing_until = models.DateField(
        _("Until when will you decide nothing?"),
        null=True,
        blank=True,
        validators=[is_a_real_day],
        help_text=_("A rest that you give yourself: one night, or a weekend. The plan keeps it for you."),
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
    expected = Words(
        _("What do you expect to come of it?"),
        blank=True,
        help_text=_("In a month, in three months, in a year. You will be shown it then, and asked how it turned out."),
    )

    objects: ClassVar[Owned[Reflection]] = Owned()

    class Meta:
        ordering = ["-dated", "-pk"]
        constraints = [
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
        """The reflection to write on `day`: that day's own latest, or a fresh copy of the latest earlier one."""
        # Flying west, or changing the time zone, can make a day come twice: then it is taken up again.
        if own := offer.reflections.filter(dated=day).first():
            return own
        latest = offer.reflection
        if latest is None:
            return cls(offer=offer, dated=day)
        kept = {field.attname for field in cls._meta.concrete_fields} - {"id", "dated", *OF_THE_DAY}
        copy = cls(dated=day, **{name: getattr(latest, name) for name in kept})
        copy.weighed = [Weighed(side=one.side, text=one.text, weight=one.weight) for one in latest.weighed]
        return copy

    @cached_property
    def weighed(self) -> list[Weighed]:
        """Its reasons, in the order in which they were written."""
        return list(self.reasons.all()) if self.pk else []

    def as_outcome(self) -> domain.Reflected:
        """The day and the end of it, which are all that counts of an earlier one."""
        return domain.Reflected(dated=self.dated, outcome=self.outcome, decided_on=self.decided_on)

    def as_value(self) -> domain.Reflected:
        """The whole of it, as the domain looks at it."""
        return replace(
            self.as_outcome(),
            came_up_on=self.came_up_on,
            reasons=tuple(domain.Reason(one.side, one.text, one.weight) for one in self.weighed),
            in_ten=(self.in_ten_days, self.in_ten_months, self.in_ten_years),
            would_change_my_mind=self.would_change_my_mind,
            in_writing=self.alternative_in_writing,
            start_named=self.alternative_start,
            checks_passed=self.alternative_checked,
            asked_to_mend=self.asked_to_mend,
            mood=self.mood,
            slept_on_it=self.slept_on_it,
            decide_nothing_until=self.decide_nothing_until,
            asked_whom=self.asked_whom,
        )


OF_THE_DAY = frozenset({"mood"})
"""What a copy for another day asks anew."""


class Weighed(models.Model):
    """One reason, for withdrawing or for keeping the job, with the weight that the person gave it."""

    reflection = models.ForeignKey(
        Reflection, on_delete=models.CASCADE, related_name="reasons", help_text=_("The reflection it belongs to.")
    )
    side = Line(_("Side"), max_length=8, choices=Side, help_text=_("What it speaks for."))
    text = Words(_("Reason"), help_text=_("In the person's own words."))
    weight = models.PositiveSmallIntegerField(
        _("Weight"), help_text=_("From 1, a little, to 5, decisive: the person's own measure.")
    )

    objects: ClassVar[Owned[Weighed]] = Owned("reflection__offer__owner")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__gte=domain.LIGHTEST, weight__lte=domain.HEAVIEST),
                name="a_reason_weighs_one_to_five",
                violation_error_message=_("A reason weighs from 1 to 5."),
            ),
            models.CheckConstraint(condition=~Q(text=""), name="a_reason_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}: {self.weight}"
