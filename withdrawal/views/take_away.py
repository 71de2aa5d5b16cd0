"""Taking along: the record as PDF, CSV, JSON or with all its evidence; the whole account. And erasing."""

import contextlib
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core import serializers
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.documents import archive, csv, html, json, pdf
from withdrawal.forms.erase import EraseForm
from withdrawal.models import Attachment, IssuedLetter, Offer, User
from withdrawal.models.acts import erase_account
from withdrawal.models.recording import record
from withdrawal.views.access import methods, of_offer, signed_in
from withdrawal.views.answer import download, file_name

MAIL = "message/rfc822"
RECORD_SECONDS = 20
"""Seconds of work that a record may take: about a thousand entries."""


@of_offer
@methods("GET")
def log_pdf(request: HttpRequest, offer: Offer) -> HttpResponse:
    return download(_record_pdf(offer), name=_name(offer, ".pdf"), media_type="application/pdf")


@of_offer
@methods("GET")
def log_csv(request: HttpRequest, offer: Offer) -> HttpResponse:
    return download(csv.record(record(offer)), name=_name(offer, ".csv"), media_type="text/csv")


@of_offer
@methods("GET")
def log_json(request: HttpRequest, offer: Offer) -> HttpResponse:
    return download(json.record(record(offer)), name=_name(offer, ".json"), media_type="application/json")


@of_offer
@methods("GET")
def evidence_zip(request: HttpRequest, offer: Offer) -> HttpResponse:
    """What others may need to see: the record, the letters, the files. Nothing of the reflection is in it."""
    body = archive.pack(dict(_evidence(offer)))
    return download(body, name=_name(offer, ".zip"), media_type="application/zip")


def _evidence(offer: Offer) -> Iterator[tuple[str, bytes]]:
    found = record(offer)
    with contextlib.suppress(pdf.Unavailable, pdf.TooCostly):  # the two after it hold the same
        yield "record.pdf", _record_pdf(offer)
    yield "record.csv", csv.record(found)
    yield "record.json", json.record(found)
    yield "verify.py", archive.verifier()
    for letter in IssuedLetter.objects.of(_owner(offer)).filter(offer=offer):
        yield f"letters/{letter.dated} {letter.sha256[:8]}.pdf", bytes(letter.pdf)
    for file in Attachment.objects.of(_owner(offer)).filter(contact__offer=offer).select_related("contact__entry"):
        stem, dot, ending = file.name.rpartition(".")
        name = file_name(stem, suffix=f".{ending}") if dot and ending.isalnum() else file_name(file.name, suffix="")
        folder = "mail" if file.media_type == MAIL else "files"
        yield f"{folder}/{file.contact.entry.seq} {file.sha256[:8]} {name}", bytes(file.body)


def _owner(offer: Offer) -> User:
    if offer.owner is None:
        raise TypeError("an erased offer has nothing to take along")
    return offer.owner


def _record_pdf(offer: Offer) -> bytes:
    printed_at = timezone.now().astimezone(offer.zone)
    return pdf.from_html(html.record(record(offer), printed_at=printed_at), seconds=RECORD_SECONDS)


def _name(offer: Offer, suffix: str) -> str:
    return file_name(_("Record"), offer.company, offer.today(timezone.now()).isoformat(), suffix=suffix)


@login_required
@methods("GET")
def account_export(request: HttpRequest) -> HttpResponse:
    """Everything of mine, private answers included: one folder an offer."""
    user = signed_in(request)
    files: dict[str, bytes] = {"account.json": json.pretty({"email": user.email, "joined": user.date_joined})}
    for offer in Offer.objects.of(user):
        folder = f"{file_name(offer.company, offer.role, suffix='')} {str(offer.public_id)[:8]}"
        files[f"{folder}/answers.json"] = json.pretty(_answers(offer))
        files |= {f"{folder}/{path}": body for path, body in _evidence(offer)}
    return download(archive.pack(files), name="withdrawal.zip", media_type="application/zip")


def _answers(offer: Offer) -> dict[str, Any]:
    """Every record of the offer but the log's, as plain values."""
    groups = {
        "offer": [offer],
        "people": offer.people.all(),
        "reflections": offer.reflections.all(),
        "alternatives": offer.alternatives.all(),
        "loose_ends": offer.loose_ends.all(),
        "messages": offer.messages.all(),
    }
    return {name: [row["fields"] for row in serializers.serialize("python", rows)] for name, rows in groups.items()}


@login_required
@methods("GET", "POST")
def account_erase(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    form = EraseForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        erase_account(user, now=timezone.now())
        logout(request)
        messages.success(request, _("Everything is erased, the account too."))
        return redirect("home")
    return render(request, "account/erase.html", {"form": form, "section": "account"})
