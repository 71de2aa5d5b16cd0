"""What they may say, and what to answer: beside the call, and after it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from withdrawal.domain.reactions import REACTIONS
from withdrawal.domain.wording import compose
from withdrawal.models import Offer
from withdrawal.models.choices import Kind
from withdrawal.views.access import methods, of_offer
from withdrawal.views.pieces import facts_today


@of_offer
@methods("GET")
def reactions(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Each reaction with a few words to answer, what to mind, and two clicks to write it down."""
    notes = compose(facts_today(offer), Kind.CALL_NOTES)
    answers = [paragraph.text for paragraph in notes.paragraphs if paragraph.is_answer]
    context = {
        "offer": offer, "reactions": list(zip(REACTIONS, answers, strict=True)), "pack": offer.pack,
        "section": "call",
    }  # fmt: skip
    return render(request, "reactions/page.html", context)
