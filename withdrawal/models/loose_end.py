"""Something left to settle after the withdrawal: a bonus, a laptop, an account."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from withdrawal.domain.money import CURRENCIES, Money
from withdrawal.domain.repayment import Terms, unearned
from withdrawal.domain.signed import ENDS
from withdrawal.models.choices import EarnedIn, EndState
from withdrawal.models.fields import Line, Words
from withdrawal.models.offer import Offer, is_a_real_day
from withdrawal.models.owned import Owned

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

CLOSED = (EndState.SETTLED, EndState.NOT_OWED)


def is_a_currency(code: str) -> None:
    if code not in CURRENCIES:
        raise ValidationError(_("This is not a currency code. Write its three letters, such as GBP or EUR."))


def topics() -> list[tuple[str, str]]:
    """A function, so that a new question needs no change of this field."""
    return [(end, end) for end in ENDS]


def _amount(name: StrPromise, help_text: StrPromise) -> models.DecimalField[Decimal | None, Decimal | None]:
    return models.DecimalField(name, max_digits=15, decimal_places=3, null=True, blank=True, help_text=help_text)


@dataclass(frozen=True, slots=True)
class Sum:
    """One of the two amounts, and what of it was not earned, if it is earned over a time."""

    kind: str
    """gross or net."""
    paid: Money
    unearned: Money | None


class LooseEnd(models.Model):
    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="loose_ends", help_text=_("The offer it belongs to.")
    )
    topic = Line(
        max_length=20,
        blank=True,
        choices=topics,
        help_text=_("The answer about what was signed that made it; empty for one of the person's own."),
    )
    what = Line(_("What is left to do"), max_length=200, help_text=_("Such as: send the laptop back."))
    due_on = models.DateField(
        _("By when"),
        null=True,
        blank=True,
        validators=[is_a_real_day],
        help_text=_("If there is a day for it."),
    )
    state = Line(
        _("How it stands"),
        max_length=8,
        choices=EndState,
        default=EndState.OPEN,
        help_text=_("Settled, or nothing owed: then it is no longer in the way of closing."),
    )
    done_at = models.DateTimeField(
        _("Settled"), null=True, blank=True, help_text=_("When it was settled (UTC); empty while open.")
    )

    currency = Line(
        _("Currency"),
        max_length=3,
        blank=True,
        validators=[is_a_currency],
        help_text=_("Such as GBP or EUR."),
    )
    gross = _amount(_("Gross, before tax"), _("As the agreement names it."))
    net = _amount(_("Net, as it arrived"), _("As it reached your account."))
    earned_over = models.PositiveSmallIntegerField(
        _("Earned over"), null=True, blank=True, help_text=_("By the agreement, such as 12.")
    )
    earned_in = Line(
        _("Counted in"),
        max_length=6,
        choices=EarnedIn,
        default=EarnedIn.MONTHS,
        help_text=_("Months or days."),
    )
    worked = models.PositiveSmallIntegerField(
        _("Of these, worked"), default=0, help_text=_("Whole ones; 0 if you never began.")
    )

    evidence = models.PositiveIntegerField(
        _("Entry in the log"),
        null=True,
        blank=True,
        help_text=_("The number of the entry in the log that shows how it stands."),
    )
    note = Words(
        _("Note"), blank=True, max_length=400, help_text=_("Whom you asked, what was said, where the paper is.")
    )

    objects: ClassVar[Owned[LooseEnd]] = Owned()

    class Meta:
        ordering = ["done_at", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="loose_end_says_what"),
            models.CheckConstraint(
                condition=Q(state__in=CLOSED, done_at__isnull=False) | (~Q(state__in=CLOSED) & Q(done_at__isnull=True)),
                name="a_settled_end_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(gross__isnull=True, net__isnull=True) | ~Q(currency=""), name="an_amount_has_a_currency"
            ),
            models.CheckConstraint(
                condition=(Q(gross__isnull=True) | Q(gross__gt=0)) & (Q(net__isnull=True) | Q(net__gt=0)),
                name="an_amount_is_above_zero",
            ),
            models.CheckConstraint(
                condition=Q(earned_over__isnull=True) | Q(earned_over__gt=0, earned_over__lte=3660),
                name="a_time_to_earn_is_at_most_ten_years",
            ),
            models.UniqueConstraint(fields=["offer", "topic"], condition=~Q(topic=""), name="one_loose_end_a_topic"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED

    def put(self, state: str, now: dt.datetime) -> None:
        """It stands like this from `now`; the moment at which it was settled stays the first."""
        self.state = state
        self.done_at = None if self.is_open else self.done_at or now

    @property
    def terms(self) -> Terms | None:
        return Terms(self.earned_over, self.earned_in, self.worked) if self.earned_over else None

    @property
    def sums(self) -> list[Sum]:
        """The amounts that are known, each with its own arithmetic: gross and net are never mixed."""
        known = [(kind, amount) for kind, amount in (("gross", self.gross), ("net", self.net)) if amount]
        paid = [(kind, Money(amount, self.currency)) for kind, amount in known]
        return [Sum(kind, money, unearned(money, self.terms) if self.terms else None) for kind, money in paid]
