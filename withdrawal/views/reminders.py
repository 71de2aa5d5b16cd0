"""Days to remember as calendar files: the talk, a contact to look at again, a loose end, the next time to write.

A calendar is seen by others: its words tell an onlooker neither what it is about nor where the person goes instead.
"""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.documents import ics
from withdrawal.domain.checks import LEAKS, check
from withdrawal.domain.looking_back import AFTER
from withdrawal.models import Offer
from withdrawal.models.look_back import since_when
from withdrawal.views.access import methods, of_offer
from withdrawal.views.answer import download, file_name


@of_offer
@methods("GET")
def call_ics(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The planned talk."""
    if offer.tell_at is None:
        raise Http404
    whom = _whom(offer)
    body = ics.talk(
        uid=f"{offer.public_id}@withdrawal",
        starts=offer.tell_at.astimezone(offer.zone),
        made_at=timezone.now(),
        summary=_("Call %(name)s") % {"name": whom},
    )
    return download(body, name=file_name(_("Call"), whom, suffix=".ics"), media_type="text/calendar")


@of_offer
@methods("GET")
def follow_up_ics(request: HttpRequest, offer: Offer, seq: int) -> HttpResponse:
    """The day on which a contact is to be looked at again."""
    contact = get_object_or_404(offer.contacts, entry__seq=seq)
    summary = _("Hear from %(name)s?") % {"name": contact.person or offer.company}
    return _reminder(offer, f"entry-{seq}", on=contact.follow_up_on, summary=summary)


@of_offer
@methods("GET")
def loose_end_ics(request: HttpRequest, offer: Offer, pk: int) -> HttpResponse:
    """The day by which a loose end is to be settled; none for one that is."""
    end = get_object_or_404(offer.loose_ends, pk=pk, done_at=None)
    return _reminder(offer, f"end-{pk}", on=end.due_on, summary=end.what)


@of_offer
@methods("GET")
def next_contact_ics(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The day to write again."""
    summary = _("Write to %(name)s") % {"name": _whom(offer)}
    return _reminder(offer, "next", on=offer.next_contact_on, summary=summary)


@of_offer
@methods("GET")
def rest_ics(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The day until which nothing is decided. What it is about is nobody's to see."""
    until = offer.reflection.decide_nothing_until if offer.reflection else None
    return _reminder(offer, "own-0", on=until, summary=_("Reminder"))


@of_offer
@methods("GET")
def look_back_ics(request: HttpRequest, offer: Offer, after: int) -> HttpResponse:
    """The day to look back on the decision."""
    since = since_when(offer.reflected)
    on = since + dt.timedelta(days=after) if since and after in AFTER else None
    return _reminder(offer, f"own-{after}", on=on, summary=_("Reminder"))


def _whom(offer: Offer) -> str:
    return offer.addressee.name if offer.addressee else offer.company


def _reminder(offer: Offer, what: str, *, on: dt.date | None, summary: str) -> HttpResponse:
    """The file for `what`, its name among the offer's reminders; 404 when there is no day for it."""
    if on is None:
        raise Http404
    if any(finding.code in LEAKS for finding in check(summary, facts=offer.facts()).findings):
        summary = _("Reminder")
    body = ics.reminder(
        uid=f"{offer.public_id}-{what}@withdrawal", on=on, zone=offer.zone, made_at=timezone.now(), summary=summary
    )
    return download(body, name=file_name(summary, on.isoformat(), suffix=".ics"), media_type="text/calendar")
