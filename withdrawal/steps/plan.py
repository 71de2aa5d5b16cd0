"""The plan: where the person is, what is next, and what each piece still lacks."""

import datetime as dt
from dataclasses import dataclass

from withdrawal.domain.clock import Clock
from withdrawal.domain.lacks import lacks
from withdrawal.domain.reactions import Reaction, after
from withdrawal.domain.silence import Silence, silence
from withdrawal.domain.timeline import Timeline, timeline
from withdrawal.models import Offer
from withdrawal.models.choices import Kind, Outcome, Part
from withdrawal.steps import STEPS
from withdrawal.steps.days import days_of
from withdrawal.steps.relationship import is_closed
from withdrawal.steps.step import Step, Words


@dataclass(frozen=True, slots=True)
class Row:
    step: Step
    done: bool
    next: bool
    note: Words


@dataclass(frozen=True, slots=True)
class PieceRow:
    kind: Kind
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    clock: Clock
    timeline: Timeline
    stage: str
    """Where the person stands: reflect, tell, confirm, thank, done, keep; or closed, once the person closed it."""
    rows: tuple[Row, ...]
    """None while the person stays; nor are there any pieces then."""
    pieces: tuple[PieceRow, ...]
    silence: Silence | None
    """They have not answered to what was sent."""
    reaction: Reaction | None
    """How they took it, when the last word is theirs and wants minding."""
    rest_until: dt.date | None
    """The person decides nothing until then; None when that is over, or was never meant."""
    stays: bool
    """The job is kept, and nobody was told otherwise: there is nothing to withdraw."""

    @property
    def is_to_ask_again(self) -> bool:
        return self.silence is not None and self.silence.is_due(self.clock.today)

    @property
    def is_at_rest(self) -> bool:
        """Nothing is to be done today, whatever the clock says: the person rests, or stays."""
        return self.stays or self.rest_until is not None


# What has to happen decides what is next; the other steps make the pieces better and may be taken at any time.
_NEXT = {"reflect": "reflect", "tell": "arrange", "confirm": "confirm", "thank": "relationship"}


def plan(offer: Offer, now: dt.datetime) -> Plan:
    facts = offer.facts()
    days = days_of(offer, now)
    stage = _stage(offer)
    following = _NEXT.get(stage)
    exchanges = offer.exchanges() if stage in ("confirm", "thank", "done") else []
    stays = _keeps(offer) and offer.telling is None
    steps, kinds = ((), ()) if stays else (STEPS, tuple(Kind))
    return Plan(
        clock=days,
        timeline=timeline(days.without("latest") if stays else days),
        stage=stage,
        rows=tuple(
            Row(step, done=step.is_done(offer), next=step.slug == following, note=step.note(offer)) for step in steps
        ),
        pieces=tuple(PieceRow(kind, lacks(facts, kind)) for kind in kinds if is_of_use(offer, kind)),
        silence=silence(exchanges, days.today) if exchanges else None,
        reaction=after(exchanges[-1].outcome) if exchanges and not exchanges[-1].from_me else None,
        rest_until=_rest(offer, days.today) if stage == "reflect" else None,
        stays=stays,
    )


def _keeps(offer: Offer) -> bool:
    return offer.reflection is not None and offer.reflection.outcome == Outcome.KEEP


def _rest(offer: Offer, today: dt.date) -> dt.date | None:
    until = offer.reflection.decide_nothing_until if offer.reflection else None
    return until if until and until > today else None


def is_of_use(offer: Offer, kind: str) -> bool:
    """There is somebody to write the piece to, and something to write about; what it lacks would make it better."""
    if kind == Kind.AGENCY_NOTE:
        return any(person.part == Part.AGENCY for person in offer.everyone)
    return kind != Kind.NUDGE or offer.telling is not None


def _stage(offer: Offer) -> str:
    if is_closed(offer):
        return "closed"
    if _keeps(offer):
        return "keep"
    if offer.decided_on is None and offer.telling is None:
        return "reflect"
    if offer.telling is None:
        return "tell"
    if offer.posting is None:
        return "confirm"
    return "done" if STEPS[-1].is_done(offer) else "thank"
