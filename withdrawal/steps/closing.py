"""Closing an offer: what stands in the way, what is merely not done, and the days on which to write again after it."""

import datetime as dt
from dataclasses import dataclass

from withdrawal.domain.months import months_after
from withdrawal.models import LooseEnd, Offer
from withdrawal.models.choices import Outcome
from withdrawal.steps.relationship import open_ends

MONTHS_LATER = (6, 18)
"""When to write again if nobody says otherwise: half a year later, and once more a year after that."""


@dataclass(frozen=True, slots=True)
class Left:
    """What is left before the closing."""

    ends: tuple[LooseEnd, ...]
    keeps: bool
    """The job is kept, and so there is nothing to tell, to confirm, or to thank for."""
    untold: bool
    """They have not heard the decision yet."""
    unsent: bool
    """Only a signature in ink ends it there, and no such letter has gone out."""
    unconfirmed: bool
    unthanked: bool

    @property
    def forbids(self) -> bool:
        """What is owed and what they must hear stands in the way, and the paper where only paper ends it; otherwise
        letter and thank-you are the person's own.
        """
        return bool(self.ends) or self.untold or self.unsent


def left(offer: Offer) -> Left:
    keeps = offer.reflection is not None and offer.reflection.outcome == Outcome.KEEP
    told = offer.telling is not None
    return Left(
        ends=tuple(open_ends(offer)),
        keeps=keeps,
        untold=not keeps and not told,
        unsent=not keeps and told and offer.posting is None and offer.pack.needs_ink,
        unconfirmed=not keeps and told and offer.posting is None and not offer.pack.needs_ink,
        unthanked=not keeps and told and not offer.thanked,
    )


def days_after(day: dt.date) -> tuple[dt.date, dt.date]:
    """The two days on which to write again after closing on `day`."""
    return months_after(day, MONTHS_LATER[0]), months_after(day, MONTHS_LATER[1])
