"""How a decision turned out: asked for after a month, three months and a year, and kept with its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from withdrawal.domain.looking_back import due
from withdrawal.domain.reflection import decided_since
from withdrawal.models.fields import Words
from withdrawal.models.offer import Offer
from withdrawal.models.owned import Owned
from withdrawal.models.reflection import Reflection
from withdrawal.models.user import User


class LookBack(models.Model):
    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="look_backs", help_text=_("The offer it looks back on.")
    )
    since = models.DateField(help_text=_("The day of the decision."))
    after = models.PositiveSmallIntegerField(help_text=_("How many days after it: 30, 90 or 365."))
    dated = models.DateField(help_text=_("The day it was answered, or put off."))
    expected = Words(blank=True, help_text=_("What was expected, as it stood when it was answered."))
    answer = Words(_("How did it turn out?"), blank=True, help_text=_("A line or two, for yourself."))

    objects: ClassVar[Owned[LookBack]] = Owned()

    class Meta:
        ordering = ["since", "after"]
        constraints = [models.UniqueConstraint(fields=["offer", "since", "after"], name="a_look_back_is_answered_once")]

    def __str__(self) -> str:
        return f"{self.since} + {self.after}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A look back to ask for: `after` days after the decision of `since`."""

    since: dt.date
    after: int
    outcome: str
    expected: str


def asked(offer: Offer, today: dt.date) -> Asked | None:
    """What to look back on, on `today`; None when there is nothing to ask."""
    latest, since = offer.reflection, since_when(offer.reflected)
    if latest is None or since is None:
        return None
    after = due(since, today, {one.after for one in offer.look_backs.all() if one.since == since})
    return Asked(since, after, latest.outcome, latest.expected) if after else None


def since_when(newest_first: Iterable[Reflection]) -> dt.date | None:
    """The day since which the decision stands."""
    return decided_since([one.as_outcome() for one in newest_first])


def with_look_backs(user: User) -> models.QuerySet[Offer]:
    """The offers of `user` with all that `asked` wants to know, in three queries however many they are."""
    few = Reflection.objects.of(user).only("offer", "dated", "outcome", "decided_on", "expected")
    return Offer.objects.of(user).prefetch_related(
        Prefetch("reflections", few), Prefetch("look_backs", LookBack.objects.of(user))
    )
