"""Taking along: the record as PDF, CSV, JSON or with all evidence; the whole account. Bringing back, and erasing."""

from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.documents import archive, csv, json, pdf
from withdrawal.documents.parcel import Parcel
from withdrawal.domain import taken
from withdrawal.domain.given import Refused
from withdrawal.forms.erase import EraseForm
from withdrawal.forms.restore import RestoreForm
from withdrawal.models import Attachment, IssuedLetter, Offer, User
from withdrawal.models.acts import erase_account
from withdrawal.models.carrying import Brought, answers, restore
from withdrawal.models.recording import record
from withdrawal.views.access import methods, of_offer, signed_in
from withdrawal.views.answer import download, file_name
from withdrawal.views.record import record_pdf

MAIL = "message/rfc822"


@of_offer
@methods("GET")
def log_pdf(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The dated record; a long one is made first, on a page of its own."""
    body = record_pdf(offer)
    if body is None:
        return redirect("log_record", offer.public_id)
    return download(body, name=_name(offer, ".pdf"), media_type="application/pdf")


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
    printed = _printed(offer)
    if printed is None:
        return redirect("log_record", offer.public_id)
    body = archive.pack(dict([printed, *_evidence(offer)]))
    return download(body, name=_name(offer, ".zip"), media_type="application/zip")


def _evidence(offer: Offer) -> Iterator[tuple[str, bytes]]:
    found = record(offer)
    yield "record.csv", csv.record(found)
    yield "record.json", json.record(found)
    yield "verify.py", archive.verifier()
    for letter in IssuedLetter.objects.of(_owner(offer)).filter(offer=offer):
        yield f"letters/{letter.dated} {letter.sha256[:8]}.pdf", bytes(letter.pdf)
    for file in Attachment.objects.of(_owner(offer)).filter(contact__offer=offer).select_related("contact__entry"):
        folder = "mail" if file.media_type == MAIL else "files"
        yield f"{folder}/{file.contact.entry.seq} {file.sha256[:8]} {_as_given(file.name)}", bytes(file.body)


def _waiting(offer: Offer) -> Iterator[tuple[str, bytes]]:
    """Replies of which the person has not yet said what they mean: theirs, and no evidence."""
    for number, reply in enumerate(offer.waiting.all(), 1):
        yield f"waiting/{number} {_as_given(reply.name or 'pasted.txt')}", bytes(reply.body)


def _as_given(name: str) -> str:
    """The name a file came with, fit for every disk."""
    stem, dot, ending = name.rpartition(".")
    return file_name(stem, suffix=f".{ending}") if dot and ending.isalnum() else file_name(name, suffix="")


def _owner(offer: Offer) -> User:
    if offer.owner is None:
        raise TypeError("an erased offer has nothing to take along")
    return offer.owner


def _printed(offer: Offer) -> tuple[str, bytes] | None:
    """The record as a PDF, or a note on why there is none; None when it is long and has yet to be made."""
    try:
        body = record_pdf(offer)
    except (pdf.Unavailable, pdf.TooCostly) as problem:
        return _note(is_costly=isinstance(problem, pdf.TooCostly))
    return ("record.pdf", body) if body is not None else None


def _note(**why: bool) -> tuple[str, bytes]:
    return "record.pdf is not here.txt", render_to_string("log/no_record.txt", why).encode()


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
        files[f"{folder}/answers.json"] = json.pretty(answers(offer))
        printed = _printed(offer) or _note(is_long=True)
        kept = [printed, *_evidence(offer), *_waiting(offer)]
        files |= {f"{folder}/{path}": body for path, body in kept}
    return download(archive.pack(files), name="withdrawal.zip", media_type="application/zip")


@login_required
@methods("GET", "POST")
def account_restore(request: HttpRequest) -> HttpResponse:
    """What was taken along, back into an account that is empty; whole or not at all."""
    user = signed_in(request)
    form = RestoreForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if form.is_valid():
        try:
            parcel = Parcel(form.cleaned_data["file"].file)
            brought = [Brought(taken.read(one.record), one.answers, parcel.body) for one in parcel.offers]
            if not brought:
                raise Refused(_("there is no record.json in it"))
            offers = restore(user, brought, now=timezone.now())
        except Refused as refused:
            form.add_error("file", _("Nothing was brought back: %(why)s.") % {"why": refused})
        else:
            messages.success(request, _("Everything is back, and every log is whole."))
            return redirect("log", offers[0].public_id) if len(offers) == 1 else redirect("home")
    context = {"form": form, "has_offers": Offer.objects.of(user).exists(), "section": "account"}
    return render(request, "account/restore.html", context)


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
