"""The letter in other forms than the PDF: to edit, to paste, and as an e-mail that carries it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.documents import docx, txt
from withdrawal.models import Offer
from withdrawal.models.choices import Kind
from withdrawal.views.access import methods, of_offer
from withdrawal.views.answer import download, file_name
from withdrawal.views.letter import standing
from withdrawal.views.mail import letter_draft
from withdrawal.views.pieces import current, finish_first, is_unfinished

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@of_offer
@methods("GET")
def letter_docx(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The letter as it stands, for those who must edit it."""
    letter = standing(offer, current(offer, Kind.CONFIRMATION), offer.today(timezone.now()))
    if is_unfinished(txt.letter(letter)):
        return finish_first(request, offer, Kind.CONFIRMATION)
    return download(docx.letter(letter), name=file_name(_("Draft"), offer.company, suffix=".docx"), media_type=WORD)


@of_offer
@methods("GET")
def letter_txt(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The letter as it stands, addresses and all, as plain text."""
    text = txt.letter(standing(offer, current(offer, Kind.CONFIRMATION), offer.today(timezone.now())))
    if is_unfinished(text):
        return finish_first(request, offer, Kind.CONFIRMATION)
    name = file_name(_("Draft"), offer.company, suffix=".txt")
    return download(text.encode(), name=name, media_type="text/plain")


@of_offer
@methods("GET")
def issued_eml(request: HttpRequest, offer: Offer, letter: uuid.UUID) -> HttpResponse:
    """A draft with a letter attached as it was issued."""
    return letter_draft(offer, get_object_or_404(offer.letters, public_id=letter))
