"""The days of an offer: the clock, with what is known of the employer's country, its holidays and its date."""

import datetime as dt

from withdrawal import calendars
from withdrawal.domain import times
from withdrawal.domain.clock import Clock, Terms, clock
from withdrawal.domain.countries import ELSEWHERE
from withdrawal.domain.office_hours import Hours, next_hours
from withdrawal.models import Offer, Signed


def days_of(offer: Offer, now: dt.datetime) -> Clock:
    """The clock as it stands at the moment `now`."""
    pack, today = offer.pack, offer.today(now)
    terms = Terms(
        country=pack,
        signed=Signed.of(offer).for_notice(),
        holidays=calendars.around(pack.holidays, today, offer.starts_on or today),
        today_there=now.astimezone(times.zone(pack.time_zone)).date() if pack.code != ELSEWHERE else None,
        given=offer.posting is not None if pack.needs_ink else None,
    )
    return clock(offer.facts(), today, offer.told_on, terms)


def talk_there(offer: Offer) -> dt.datetime | None:
    """The planned talk on the employer's clocks, where they show another time than the person's."""
    if offer.tell_at is None or offer.pack.code == ELSEWHERE:
        return None
    there = offer.tell_at.astimezone(times.zone(offer.pack.time_zone))
    return None if there.replace(tzinfo=None) == offer.tell_at.astimezone(offer.zone).replace(tzinfo=None) else there


def hours_of(offer: Offer, now: dt.datetime) -> Hours | None:
    """When they are likely to be at work next; None where nobody knows which clocks they have."""
    if offer.pack.code == ELSEWHERE:
        return None
    holidays = calendars.around(offer.pack.holidays, offer.today(now))
    return next_hours(now, times.zone(offer.pack.time_zone), holidays)
