"""The letter in other forms than the PDF: an e-mail that carries it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from withdrawal.models import Offer
from withdrawal.views.access import methods, of_offer
from withdrawal.views.mail import letter_draft


@of_offer
@methods("GET")
def issued_eml(request: HttpRequest, offer: Offer, letter: uuid.UUID) -> HttpResponse:
    """A draft with a letter attached as it was issued."""
    return letter_draft(offer, get_object_or_404(offer.letters, public_id=letter))
