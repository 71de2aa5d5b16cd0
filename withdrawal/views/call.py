"""The call: notes, and what to say to voicemail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from withdrawal.domain.wording import compose
from withdrawal.models import Offer
from withdrawal.models.choices import Kind
from withdrawal.views.access import methods, of_offer


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
