"""The confirmation letter: preview, the answers it rests on, issue, download, posted."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.documents import html, pdf
from withdrawal.domain.checks import check
from withdrawal.domain.countries import COUNTRIES
from withdrawal.domain.lacks import lacks
from withdrawal.domain.letter import Letter, lay_out
from withdrawal.forms.letter import IssueForm, PostedForm
from withdrawal.models import IssuedLetter, Message, Offer
from withdrawal.models.acts import issue_letter, record_posted
from withdrawal.models.choices import Kind
from withdrawal.views.access import methods, of_offer
from withdrawal.views.answer import download, file_name
from withdrawal.views.answers import answers
from withdrawal.views.pieces import current, finish_first, is_unfinished


def printed(letter: Letter) -> str:
    """Every word that the letter carries."""
    blocks = (letter.sender, letter.recipient, (letter.subject,), letter.paragraphs, (letter.close, letter.signature))
    return "\n\n".join("\n".join(block) for block in blocks)


def standing(offer: Offer, draft: Message) -> Letter:
    """The letter as it stands, dated today."""
    return lay_out(offer.facts(), draft.body, subject=draft.subject, dated=offer.today(timezone.now()))


@of_offer
@methods("GET")
def letter(request: HttpRequest, offer: Offer) -> HttpResponse:
    draft = current(offer, Kind.CONFIRMATION)
    context = {
        "offer": offer, "letter": standing(offer, draft), "draft": draft,
        "report": check(draft.text, facts=offer.facts(), kind=Kind.CONFIRMATION),
        "lacks": lacks(offer.facts(), Kind.CONFIRMATION),
        "issued": offer.letters.defer("pdf").prefetch_related("posted"),
        "has_pdf": pdf.is_available(), "section": "letter",
        "country": COUNTRIES[offer.country],
    }  # fmt: skip
    return render(request, "offers/letter.html", context)


@of_offer
@methods("GET")
def letter_pdf(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The letter as it stands, not kept."""
    letter = standing(offer, current(offer, Kind.CONFIRMATION))
    if is_unfinished(printed(letter)):
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
    data = request.POST if request.method == "POST" else None
    unfinished = is_unfinished(printed(standing(offer, draft)))
    form = IssueForm(data, offer=offer, now=now, grave=grave, unfinished=unfinished)
    if pdf.is_available() and form.is_valid():
        chosen = form.cleaned_data
        if offer.letters.filter(op=chosen["op"]).exists():
            return redirect("letter", offer.public_id)
        laid_out = lay_out(
            offer.facts(), draft.body, subject=draft.subject, dated=chosen["dated"], layout=chosen["layout"]
        )
        issue_letter(
            offer,
            pdf=pdf.from_html(html.letter(laid_out)),
            subject=draft.subject,
            text=draft.body,
            layout=chosen["layout"],
            dated=chosen["dated"],
            now=now,
            op=chosen["op"],
        )
        messages.success(request, _("The letter is issued and kept. Download it and send it; then say so here."))
        return redirect("letter", offer.public_id)
    context = {
        "offer": offer, "form": form, "answers": answers(offer), "report": report, "grave": grave,
        "has_pdf": pdf.is_available(), "draft": draft, "section": "letter",
        "country": COUNTRIES[offer.country],
    }  # fmt: skip
    return render(request, "offers/issue.html", context)


@of_offer
@methods("GET")
def issued(request: HttpRequest, offer: Offer, letter: uuid.UUID) -> HttpResponse:
    """A letter as it was issued: the kept bytes, never made anew."""
    found = get_object_or_404(offer.letters, public_id=letter)
    name = file_name(_("Confirmation"), offer.company, found.dated.isoformat(), suffix=".pdf")
    response = download(bytes(found.pdf), name=name, media_type="application/pdf")
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
        {"offer": offer, "form": form, "letter": found, "section": "letter", "country": COUNTRIES[offer.country]},
    )
