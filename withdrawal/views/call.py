"""The call: notes, the voicemail text, the calendar file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.documents import ics
from withdrawal.domain.wording import compose
from withdrawal.models import Offer
from withdrawal.models.choices import Kind
from withdrawal.views.access import methods, of_offer
from withdrawal.views.answer import download, file_name


@of_offer
@methods("GET")
def call(request: HttpRequest, offer: Offer) -> HttpResponse:
    facts = offer.facts()
    own = {
        draft.kind: draft for draft in offer.messages.filter(sent_at=None, kind__in=(Kind.CALL_NOTES, Kind.VOICEMAIL))
    }
    context = {
        "offer": offer,
        "notes": compose(facts, Kind.CALL_NOTES),
        "own_notes": own.get(Kind.CALL_NOTES),
        "voicemail": own[Kind.VOICEMAIL].body if Kind.VOICEMAIL in own else compose(facts, Kind.VOICEMAIL).body,
        "section": "call",
    }
    return render(request, "offers/call.html", context)


@of_offer
@methods("GET")
def call_ics(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The planned talk as a calendar file; its words tell an onlooker nothing."""
    if offer.tell_at is None:
        raise Http404
    whom = offer.addressee.name if offer.addressee else offer.company
    body = ics.talk(
        uid=f"{offer.public_id}@withdrawal",
        starts=offer.tell_at.astimezone(offer.zone),
        made_at=timezone.now(),
        summary=_("Call %(name)s") % {"name": whom},
    )
    return download(body, name=file_name(_("Call"), whom, suffix=".ics"), media_type="text/calendar")
