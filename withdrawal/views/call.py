"""The call: notes, what to say to voicemail, and both on one sheet to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from withdrawal.documents import html, pdf
from withdrawal.domain.call_sheet import CallSheet, call_sheet
from withdrawal.domain.reactions import REACTIONS
from withdrawal.domain.wording import compose
from withdrawal.models import Offer
from withdrawal.models.choices import Kind
from withdrawal.models.recording import head
from withdrawal.steps.days import talk_there
from withdrawal.views.access import methods, of_offer
from withdrawal.views.answer import download, file_name
from withdrawal.views.pieces import current, facts_today, finish_first, is_unfinished


def sheet_of(offer: Offer) -> CallSheet:
    """The notes and the voicemail text as they stand."""
    facts = facts_today(offer)
    return call_sheet(
        facts,
        compose(facts, Kind.CALL_NOTES),
        own_notes=current(offer, Kind.CALL_NOTES).body,
        voicemail=current(offer, Kind.VOICEMAIL).body,
        at=offer.tell_at.astimezone(offer.zone) if offer.tell_at else None,
        seal=head(offer),
    )


@of_offer
@methods("GET")
def call(request: HttpRequest, offer: Offer) -> HttpResponse:
    context = {
        "offer": offer,
        "sheet": sheet_of(offer),
        "has_pdf": pdf.is_available(),
        "section": "call",
        "reactions": REACTIONS,
        "there": talk_there(offer),
    }
    return render(request, "offers/call.html", context)


@of_offer
@methods("GET")
def call_pdf(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The notes to take to the call, on one sheet."""
    for kind in (Kind.CALL_NOTES, Kind.VOICEMAIL):
        if is_unfinished(current(offer, kind).text):
            return finish_first(request, offer, kind)
    sheet = sheet_of(offer)
    made = pdf.from_html(html.call_notes(sheet))
    return download(made, name=file_name(_("Call"), sheet.whom, suffix=".pdf"), media_type="application/pdf")
