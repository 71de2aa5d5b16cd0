"""Days to remember: the talk, a contact to look at again, a loose end, the next times to write. Each as a file, and all
of them at a secret address that a calendar program asks by itself.

A calendar is seen by others: its words tell an onlooker neither what it is about nor where the person goes instead. At
the secret address they say still less, because whoever keeps the calendar reads them: no company, nothing typed but the
names of people.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _

from withdrawal.documents import ics
from withdrawal.domain.checks import LEAKS, check
from withdrawal.domain.finding import words
from withdrawal.domain.looking_back import AFTER
from withdrawal.models import CalendarLink, Offer
from withdrawal.models.look_back import since_when
from withdrawal.views.access import methods, of_offer
from withdrawal.views.answer import download, file_name

PAST = dt.timedelta(days=31)
"""How long a day that has passed stays at the secret address."""
SHORT_WORD = 3
"""Letters of a word, such as Ltd or and, that names no company by itself."""
MOST = 200
"""Contacts to look at again, of one offer."""
AGAIN: Mapping[str, Callable[[Offer], dt.date | None]] = {
    "next": lambda offer: offer.next_contact_on,
    "later": lambda offer: offer.later_contact_on,
}
"""The times to write again, by their names in addresses."""


@of_offer
@methods("GET")
def call_ics(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The planned talk."""
    item = _talk(offer, _whom(offer))
    if item is None:
        raise Http404
    return _file(item, name=file_name(_("Call"), _whom(offer), suffix=".ics"))


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
def contact_ics(request: HttpRequest, offer: Offer, which: str) -> HttpResponse:
    """A day to write again."""
    if which not in AGAIN:
        raise Http404
    return _reminder(offer, which, on=AGAIN[which](offer), summary=_("Write to %(name)s") % {"name": _whom(offer)})


@methods("GET")
def calendar(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Every day to remember of whoever has this address, without signing in; a wrong one is not there."""
    owner = CalendarLink.owner_at(secret)
    if owner is None:
        raise Http404
    now = timezone.now()
    items = [item for offer in Offer.objects.of(owner) for item in _days(offer, since=now - PAST)]
    etag = quote_etag(hashlib.sha256(repr(items).encode()).hexdigest())
    answer = download(
        ics.feed(items, made_at=now, name=_("Reminders")), name="reminders.ics", media_type="text/calendar"
    )
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "private, no-cache"  # kept by whoever asked, and asked for again each time
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return get_conditional_response(request, etag=etag, response=answer) or answer


def _days(offer: Offer, *, since: dt.datetime) -> Iterator[ics.Item]:
    """What the secret address tells of one offer."""
    first = since.astimezone(offer.zone).date()
    whom = _nameable(offer.addressee.name if offer.addressee else "", offer)

    def day(what: str, on: dt.date, summary: str) -> ics.Item:
        return _item(offer, what, on=on, summary=_neutral(summary, offer))

    if (talk := _talk(offer, whom)) and talk.starts >= since and offer.telling is None:
        yield ics.Item(talk.uid, talk.starts, _neutral(talk.summary, offer), is_talk=True)
    due = offer.contacts.filter(follow_up_on__gte=first, entry__corrections=None).select_related("entry").defer("text")
    for contact in due.order_by("follow_up_on", "pk")[:MOST]:
        if contact.follow_up_on:
            said = _("Hear from %(name)s?") % {"name": _nameable(contact.person, offer)}
            yield day(f"entry-{contact.entry.seq}", contact.follow_up_on, said)
    for end in offer.ends:
        if end.is_open and end.due_on:
            yield day(f"end-{end.pk}", end.due_on, _("Something to settle"))
    for which, day_of in AGAIN.items():
        if (on := day_of(offer)) and on >= first:
            yield day(which, on, _("Write to %(name)s") % {"name": whom})
    for after, own in _own_days(offer).items():
        if own >= first:
            yield day(f"own-{after}", own, _("Reminder"))


def _nameable(name: str, offer: Offer) -> str:
    """`name`, unless it has a word of the company in it, or of the other employer: "Northwind recruiting" is them."""
    of_companies = {word for word in words(f"{offer.company} {offer.new_employer}") if len(word) > SHORT_WORD}
    return name if name and of_companies.isdisjoint(words(name)) else _("them")


def _own_days(offer: Offer) -> dict[int, dt.date]:
    """The days of the reflection, which are nobody's to see: 0 for the rest, else the days after the decision."""
    since = since_when(offer.reflected)
    days = {after: since + dt.timedelta(days=after) for after in AFTER} if since else {}
    until = offer.reflection.decide_nothing_until if offer.reflection else None
    return {0: until, **days} if until else days


@of_offer
@methods("GET")
def rest_ics(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The day until which nothing is decided. What it is about is nobody's to see."""
    return _reminder(offer, "own-0", on=_own_days(offer).get(0), summary=_("Reminder"))


@of_offer
@methods("GET")
def look_back_ics(request: HttpRequest, offer: Offer, after: int) -> HttpResponse:
    """The day to look back on the decision."""
    on = _own_days(offer).get(after) if after else None
    return _reminder(offer, f"own-{after}", on=on, summary=_("Reminder"))


def _whom(offer: Offer) -> str:
    return offer.addressee.name if offer.addressee else offer.company


def _talk(offer: Offer, whom: str) -> ics.Item | None:
    if offer.tell_at is None:
        return None
    return ics.Item(
        uid=f"{offer.public_id}@withdrawal",
        starts=offer.tell_at.astimezone(offer.zone),
        summary=_("Call %(name)s") % {"name": whom},
        is_talk=True,
    )


def _item(offer: Offer, what: str, *, on: dt.date, summary: str) -> ics.Item:
    """The item for `what`, its name among the offer's reminders."""
    return ics.on_the_day(uid=f"{offer.public_id}-{what}@withdrawal", on=on, zone=offer.zone, summary=summary)


def _neutral(summary: str, offer: Offer) -> str:
    """`summary`, unless something private slipped in."""
    leaks = any(finding.code in LEAKS for finding in check(summary, facts=offer.facts()).findings)
    return _("Reminder") if leaks else summary


def _reminder(offer: Offer, what: str, *, on: dt.date | None, summary: str) -> HttpResponse:
    """The file for `what`; 404 when there is no day for it."""
    if on is None:
        raise Http404
    summary = _neutral(summary, offer)
    item = _item(offer, what, on=on, summary=summary)
    return _file(item, name=file_name(summary, on.isoformat(), suffix=".ics"))


def _file(item: ics.Item, *, name: str) -> HttpResponse:
    return download(ics.file(item, made_at=timezone.now()), name=name, media_type="text/calendar")
