"""The confirmation letter: preview, the answers it rests on, issue, download, posted."""

import datetime as dt
import uuid
from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.documents import html, pdf, txt
from withdrawal.domain.checks import check
from withdrawal.domain.lacks import lacks
from withdrawal.domain.letter import Letter, as_printed, lay_out, unprintable
from withdrawal.forms.letter import IssueForm, PostedForm, SheetForm
from withdrawal.models import IssuedLetter, Message, Offer
from withdrawal.models.acts import issue_letter, record_posted
from withdrawal.models.choices import Kind
from withdrawal.models.recording import head
from withdrawal.steps.days import days_of
from withdrawal.views.access import methods, of_offer
from withdrawal.views.answer import download, file_name
from withdrawal.views.answers import answers
from withdrawal.views.mail import letter_name
from withdrawal.views.pieces import current, finish_first, is_unfinished


def standing(offer: Offer, draft: Message, dated: dt.date) -> Letter:
    """The letter as it stands, with the head of the log as it is now."""
    laid_out = lay_out(offer.facts(), draft.body, subject=draft.subject, dated=dated, layout=offer.letter_layout)
    return replace(laid_out, seal=head(offer))


@of_offer
@methods("GET", "POST")
def letter(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The letter as it will print, and the form that lays it out."""
    form = SheetForm(request.POST if request.method == "POST" else None, instance=offer)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved. This is how it will print."))
        return redirect("letter", offer.public_id)
    if form.is_bound:  # what was refused stays in the form, and is not on the sheet
        offer.refresh_from_db(fields=SheetForm.Meta.fields)
    draft = current(offer, Kind.CONFIRMATION)
    sheet = standing(offer, draft, offer.today(timezone.now()))
    context = {
        "offer": offer, "form": form, "letter": as_printed(sheet), "unprintable": unprintable(sheet), "draft": draft,
        "report": check(draft.text, facts=offer.facts(), kind=Kind.CONFIRMATION),
        "lacks": lacks(offer.facts(), Kind.CONFIRMATION),
        "issued": offer.letters.defer("pdf").prefetch_related("posted"),
        "has_pdf": pdf.is_available(), "section": "letter",
        "country": offer.pack, "days": days_of(offer, timezone.now()),
    }  # fmt: skip
    return render(request, "offers/letter.html", context)


@of_offer
@methods("GET")
def letter_pdf(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The letter as it stands, not kept."""
    letter = standing(offer, current(offer, Kind.CONFIRMATION), offer.today(timezone.now()))
    if is_unfinished(txt.letter(letter)):
        return finish_first(request, offer, Kind.CONFIRMATION)
    made = pdf.from_html(html.letter(letter))
    return download(made, name=file_name(_("Draft"), offer.company, suffix=".pdf"), media_type="application/pdf")


@of_offer
@methods("GET", "POST")
def issue(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Check your answers; then the letter is made, kept with its hash, and never changed again."""
    draft = current(offer, Kind.CONFIRMATION)
    report = check(draft.text, facts=offer.facts(), kind=Kind.CONFIRMATION)
    grave = [finding for finding in report.findings if finding.level == "error"]
    now = timezone.now()
    sheet = standing(offer, draft, offer.today(now))
    form = IssueForm(
        request.POST if request.method == "POST" else None,
        offer=offer,
        now=now,
        grave=bool(grave or unprintable(sheet)),
        unfinished=is_unfinished(txt.letter(sheet)),
    )
    if pdf.is_available() and form.is_valid():
        chosen = form.cleaned_data
        if offer.letters.filter(op=chosen["op"]).exists():
            return redirect("letter", offer.public_id)
        laid_out = standing(offer, draft, chosen["dated"])
        issue_letter(
            offer,
            pdf=pdf.from_html(html.letter(laid_out)),
            subject=draft.subject,
            text=draft.body,
            layout=offer.letter_layout,
            dated=chosen["dated"],
            now=now,
            op=chosen["op"],
        )
        messages.success(
            request,
            _("The letter is issued and kept. Print it, sign it in ink and send the paper; then say so here.")
            if offer.pack.needs_ink
            else _("The letter is issued and kept. Download it and send it; then say so here."),
        )
        return redirect("letter", offer.public_id)
    context = {
        "offer": offer, "form": form, "answers": answers(offer), "report": report, "grave": grave,
        "unprintable": unprintable(sheet),
        "has_pdf": pdf.is_available(), "draft": draft, "section": "letter",
        "country": offer.pack, "days": days_of(offer, now),
    }  # fmt: skip
    return render(request, "offers/issue.html", context)


@of_offer
@methods("GET")
def issued(request: HttpRequest, offer: Offer, letter: uuid.UUID) -> HttpResponse:
    """A letter as it was issued: the kept bytes, never made anew."""
    found = get_object_or_404(offer.letters, public_id=letter)
    response = download(bytes(found.pdf), name=letter_name(offer, found, ".pdf"), media_type="application/pdf")
    response.headers["ETag"] = f'"{found.sha256}"'
    return response


@of_offer
@methods("GET", "POST")
def posted(request: HttpRequest, offer: Offer, letter: uuid.UUID) -> HttpResponse:
    """The person says that they sent the letter: it goes into the log."""
    found: IssuedLetter = get_object_or_404(offer.letters.defer("pdf"), public_id=letter)
    now = timezone.now()
    form = PostedForm(request.POST if request.method == "POST" else None, letter=found, now=now)
    if form.is_valid():
        if offer.contacts.filter(op=form.cleaned_data["op"]).exists():
            return redirect("plan", offer.public_id)
        record_posted(
            offer,
            found,
            person=offer.addressee.name if offer.addressee else offer.company,
            channel=form.cleaned_data["channel"],
            occurred_at=form.moment,
            now=now,
            op=form.cleaned_data["op"],
        )
        messages.success(request, _("Written into the log."))
        return redirect("plan", offer.public_id)
    return render(
        request,
        "offers/posted.html",
        {"offer": offer, "form": form, "letter": found, "section": "letter", "country": offer.pack},
    )
