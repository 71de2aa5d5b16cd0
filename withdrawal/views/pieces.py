"""The pieces of writing: compose, edit, check, take along, say that it was sent."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.documents import eml
from withdrawal.domain.checks import check
from withdrawal.domain.lacks import lacks
from withdrawal.domain.wording import compose
from withdrawal.forms.message import KindForm, MessageForm, SentForm
from withdrawal.models import Message, Offer
from withdrawal.models.acts import record_sent
from withdrawal.models.choices import Kind
from withdrawal.views.access import methods, of_offer
from withdrawal.views.answer import download, file_name
from withdrawal.views.notes import margin

SPOKEN = (Kind.CALL_NOTES, Kind.VOICEMAIL)
TELLS = (Kind.WITHDRAWAL, Kind.CONFIRMATION)


def current(offer: Offer, kind: str) -> Message:
    """The piece as it stands: the person's own edit if there is one, freshly composed from the facts if not."""
    piece = compose(offer.facts(), kind)
    return Message.draft(offer, kind) or Message(
        offer=offer, kind=kind, subject=piece.subject, body=piece.body, composed=piece.text
    )


def asked_kind(request: HttpRequest) -> Kind:
    chosen = KindForm(request.GET).chosen()
    if chosen is None:
        raise Http404
    return Kind(chosen)


@of_offer
@methods("GET", "POST")
def message(request: HttpRequest, offer: Offer) -> HttpResponse:
    """One piece: the text, the notes beside it, and the form to change it."""
    kind = asked_kind(request)
    draft = current(offer, kind)
    composed = compose(offer.facts(), kind).text
    moved_on = draft.composed != composed
    here = f"{reverse('message', args=[offer.public_id])}?kind={kind}"
    if request.method == "POST" and "afresh" in request.POST:
        if draft.pk:
            draft.delete()
        messages.success(request, _("Written afresh from your answers."))
        return redirect(here)
    form = MessageForm(request.POST if request.method == "POST" else None, instance=draft)
    if form.is_valid():
        edited = form.save(commit=False)
        edited.composed = composed
        edited.save()
        messages.success(request, _("Saved. Your words stay."))
        return redirect(here)
    kept = current(offer, kind)
    report = check(kept.text, facts=offer.facts(), kind=kind)
    context = {
        "offer": offer, "form": form, "draft": kept, "kind": kind, "kinds": Kind, "moved_on": moved_on,
        "report": report, "marked": margin(kept.text, report.findings), "lacks": lacks(offer.facts(), kind),
        "sent_form": SentForm(offer=offer), "spoken": kind in SPOKEN, "section": "message",
        "editing": form.errors or "edit" in request.GET,
    }  # fmt: skip
    return render(request, "offers/message.html", context)


@of_offer
@methods("POST")
def sent(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The person says that they sent the piece: it is frozen and written into the log."""
    kind = asked_kind(request)
    form = SentForm(request.POST, offer=offer)
    if kind in SPOKEN or not form.is_valid():
        messages.error(request, _("Say to whom and by which way you sent it; nothing was written down yet."))
        return redirect(f"{reverse('message', args=[offer.public_id])}?kind={kind}")
    if offer.contacts.filter(op=form.cleaned_data["op"]).exists():
        return redirect("plan", offer.public_id)
    record_sent(
        offer,
        current(offer, kind),
        person=form.cleaned_data["person"],
        channel=form.cleaned_data["channel"],
        tells_decision=kind in TELLS,
        now=timezone.now(),
        op=form.cleaned_data["op"],
    )
    messages.success(request, _("Written into the log."))
    return redirect("plan", offer.public_id)


@of_offer
@methods("GET")
def message_txt(request: HttpRequest, offer: Offer) -> HttpResponse:
    kind = asked_kind(request)
    text = current(offer, kind).text
    name = file_name(str(kind.label), offer.company, suffix=".txt")
    return download(f"{text}\n".encode(), name=name, media_type="text/plain")


@of_offer
@methods("GET")
def message_eml(request: HttpRequest, offer: Offer) -> HttpResponse:
    kind = asked_kind(request)
    draft = current(offer, kind)
    body = eml.draft(
        subject=draft.subject,
        body=draft.body,
        sender=offer.my_email,
        to=offer.addressee.email if offer.addressee else "",
    )
    return download(body, name=file_name(str(kind.label), offer.company, suffix=".eml"), media_type="message/rfc822")
