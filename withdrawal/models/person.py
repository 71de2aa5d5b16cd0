"""Somebody at the employer, at the agency or beside them who should hear of the withdrawal."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from withdrawal.domain import facts as domain
from withdrawal.models.choices import Part
from withdrawal.models.fields import Address, Line
from withdrawal.models.offer import Offer
from withdrawal.models.owned import Owned


class Person(models.Model):
    offer = models.ForeignKey(
        Offer,
        on_delete=models.CASCADE,
        related_name="people",
        help_text=_("The offer that the person belongs to."),
    )
    name = Line(_("Name"), max_length=120, help_text=_("First and last name, as they write it."))
    honorific = Line(
        _("Form of address"),
        max_length=20,
        blank=True,
        help_text=_("Ms, Mr, Mx, Dr, if you know it. Left empty, the full name is used."),
    )
    title = Line(_("Job title"), max_length=120, blank=True, help_text=_("It stands in the letter's address."))
    part = Line(_("Part they play"), max_length=10, choices=Part, help_text=_("Who they are to you."))
    email = Address(_("E-mail address"), blank=True, help_text=_("Where the message goes."))
    phone = Line(_("Phone number"), max_length=40, blank=True, help_text=_("For the call."))
    gave_time = models.BooleanField(
        _("They gave me their time"), default=False, help_text=_("Interviewed, advised or showed you around.")
    )
    addressed = models.BooleanField(
        _("Write to them as well"),
        default=False,
        help_text=_("The message and the letter then greet them together with whoever comes first."),
    )

    objects: ClassVar[Owned[Person]] = Owned()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="person_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def rank(self) -> int:
        """Who is addressed before whom: manager, recruiter, human resources, agency, others."""
        return Part.values.index(self.part)

    def as_fact(self) -> domain.Person:
        return domain.Person(
            name=self.name,
            title=self.title,
            honorific=self.honorific,
            part=self.part,
            email=self.email,
            phone=self.phone,
            addressed=self.addressed,
        )
