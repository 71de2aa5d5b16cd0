"""The days of an offer: the clock, with what is known of the employer's country, its holidays and its date."""

import datetime as dt

from withdrawal import calendars
from withdrawal.domain import times
from withdrawal.domain.clock import HANDED, POSTED, SPOKEN, WIRED, Act, Clock, Terms, clock
from withdrawal.domain.countries import ELSEWHERE
from withdrawal.domain.office_hours import Hours, next_hours
from withdrawal.models import Contact, Offer, Signed
from withdrawal.models.choices import BY_POST, Channel


def days_of(offer: Offer, now: dt.datetime) -> Clock:
    """The clock as it stands at the moment `now`."""
    pack, today = offer.pack, offer.today(now)
    terms = Terms(
        country=pack,
        agreed=Signed.of(offer).for_notice(),
        acts=[_act(one, in_ink=pack.needs_ink) for one in (offer.telling, offer.posting, offer.on_paper) if one],
        holidays=calendars.around(pack.holidays, today, offer.starts_on or today),
        today_there=now.astimezone(times.zone(pack.time_zone)).date() if pack.code != ELSEWHERE else None,
    )
    return clock(offer.facts(), today, offer.told_on, terms)


def _act(contact: Contact, *, in_ink: bool) -> Act:
    """What was done, as far as its form counts; whether a letter that was not issued here is in ink, nobody knows."""
    way = SPOKEN if contact.is_spoken else WIRED
    if contact.channel == Channel.IN_PERSON and contact.letter_id:
        way = HANDED
    elif contact.channel in BY_POST and (contact.letter_id or not in_ink):
        way = POSTED
    return Act(contact.local.date(), way)


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
