"""The pieces of writing: compose, edit, check, take along, say that it was sent."""

from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.domain.checks import DECIDES, LEAKS, check
from withdrawal.domain.facts import Facts
from withdrawal.domain.lacks import lacks
from withdrawal.domain.wording import compose, recipients, with_quoted
from withdrawal.forms.message import KindForm, MessageForm, SentForm
from withdrawal.models import Message, Offer
from withdrawal.models.acts import record_sent
from withdrawal.models.choices import Kind
from withdrawal.models.message import with_subject
from withdrawal.steps.plan import is_of_use
from withdrawal.views.access import methods, of_offer
from withdrawal.views.answer import download, file_name
from withdrawal.views.mail import is_addressed, letter_draft, piece_as_draft, piece_as_link
from withdrawal.views.notes import margin

SPOKEN = (Kind.CALL_NOTES, Kind.VOICEMAIL)
TO_EACH = (Kind.THANK_YOU,)
"""Pieces that each can have by themselves."""
TELLS = (Kind.WITHDRAWAL, Kind.CONFIRMATION)


def current(offer: Offer, kind: str) -> Message:
    """The piece as it stands: the person's own edit if there is one, freshly composed from the facts if not."""
    return Message.draft(offer, kind) or composed(offer, kind)


def facts_today(offer: Offer) -> Facts:
    """The facts for a piece that is dated today: from the first day of work on, a withdrawal is a resignation."""
    return replace(offer.facts(), dated=offer.today(timezone.now()))


def composed(offer: Offer, kind: str) -> Message:
    """The piece freshly composed from the facts; a reminder quotes below it what it reminds of."""
    facts = facts_today(offer)
    piece = compose(facts, kind)
    earlier = offer.unanswered if kind == Kind.NUDGE else None
    body = with_quoted(piece.body, earlier.text, sent_on=earlier.local.date(), facts=facts) if earlier else piece.body
    return Message(offer=offer, kind=kind, subject=piece.subject, body=body, composed=with_subject(piece.subject, body))


def is_unfinished(text: str) -> bool:
    """Something in `text` is still to be filled in: a bracket, a blank, a stand-in for a name."""
    return any(finding.code == "placeholder" for finding in check(text).findings)


def finish_first(request: HttpRequest, offer: Offer, kind: Kind) -> HttpResponse:
    """Back to the text, with a sentence: nothing with a blank in it is handed out."""
    messages.error(request, _("Something is still to be filled in; the notes show where. Fill it in, then take it."))
    return redirect(f"{reverse('message', args=[offer.public_id])}?{query(request, kind)}")


def asked_kind(request: HttpRequest, offer: Offer) -> Kind:
    """The piece that the address names; where it names a person too, the piece is for that one alone."""
    form = KindForm(request.GET)
    chosen = form.chosen()
    if chosen is None:
        raise Http404
    if key := form.cleaned_data["to"]:
        person = next((one for one in offer.everyone if one.pk == key and chosen in TO_EACH), None)
        if person is None:
            raise Http404
        offer.write_only_to(person)
    return Kind(chosen)


def query(request: HttpRequest, kind: Kind) -> str:
    """What the address of the piece says after its question mark."""
    return urlencode({"kind": kind.value} | ({"to": request.GET["to"]} if request.GET.get("to") else {}))


@of_offer
@methods("GET", "POST")
def message(request: HttpRequest, offer: Offer) -> HttpResponse:
    """One piece: the text, the notes beside it, the form to change it, and the click that takes a suggestion."""
    kind = asked_kind(request, offer)
    draft = current(offer, kind)
    form = message_form(request, draft)
    if "afresh" in request.POST:
        offer.messages.filter(kind=kind, sent_at=None).delete()
        messages.success(request, _("Written afresh from your answers."))
    elif "mend" in request.POST:
        if mended(draft, offer, request.POST["mend"], seal=request.POST.get("seal", "")):
            messages.success(request, _("Changed. The rest of your words stay."))
        else:
            messages.warning(
                request, _("The text has changed meanwhile, so nothing was done. Look at the notes again.")
            )
    elif "check" not in request.POST and form.is_valid():
        keep(form.save(commit=False), composed(offer, kind).text)
        messages.success(request, _("Saved. Your words stay."))
    else:
        return page(request, offer, kind, form=form)
    return redirect(f"{reverse('message', args=[offer.public_id])}?{query(request, kind)}")


def message_form(request: HttpRequest, draft: Message) -> MessageForm:
    """The form over the piece as it stands; empty for a draft that is to be pasted."""
    if request.method == "POST":
        return MessageForm(request.POST, instance=draft)
    return MessageForm(instance=draft, initial={"subject": "", "body": ""} if "paste" in request.GET else None)


def mended(draft: Message, offer: Offer, place: str, *, seal: str) -> bool:
    """Take the suggestion of the note at `place`; False when the text is no longer the one the note was about."""
    facts = offer.facts()
    report = check(draft.text, facts=facts, kind=draft.kind)
    notes = margin(draft.text, report.findings, 0).all
    mend = next((note.finding.mend for note in notes if note.place == place), None)
    if mend is None or draft.seal != seal:
        return False
    draft.take(mend.applied_to(draft.text))
    keep(draft, composed(offer, draft.kind).text)
    return True


def keep(draft: Message, composed: str) -> None:
    """Keep the person's own words; words that are just those composed stay with the facts, and change with them."""
    draft.composed = composed
    if draft.text != composed:
        draft.save()
    elif draft.pk:
        draft.delete()


@of_offer
@methods("POST")
def sent(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The person says that they sent the piece: it is frozen and written into the log."""
    kind = asked_kind(request, offer)
    if kind in SPOKEN:
        raise Http404
    form = SentForm(request.POST, whom=whom(offer, kind))
    if not form.is_valid():
        return page(request, offer, kind, sent_form=form)
    chosen = form.cleaned_data
    if not offer.contacts.filter(op=chosen["op"]).exists():
        record_sent(
            offer,
            current(offer, kind),
            person=chosen["person"],
            channel=chosen["channel"],
            tells_decision=kind in TELLS,
            now=timezone.now(),
            op=chosen["op"],
        )
    messages.success(request, _("Written into the log."))
    return redirect("plan", offer.public_id)


def page(
    request: HttpRequest,
    offer: Offer,
    kind: Kind,
    *,
    form: MessageForm | None = None,
    sent_form: SentForm | None = None,
) -> HttpResponse:
    """The page of one piece, with whichever of its two forms was filled in."""
    facts, draft = offer.facts(), current(offer, kind)
    form = form or MessageForm(instance=draft)
    pasting = "paste" in request.GET
    editing = form.is_bound or pasting or "edit" in request.GET
    subject, body = (str(form[name].value() or "") for name in ("subject", "body"))
    text = with_subject(subject, body)
    report = check(text, facts=facts, kind=kind) if body.strip() else None
    findings = report.findings if report else ()
    leaks = any(finding.code in LEAKS for finding in findings)
    context = {
        "offer": offer, "section": "message", "kind": kind, "query": query(request, kind),
        "draft": draft, "whom": whom(offer, kind),
        "moved_on": draft.composed != composed(offer, kind).text, "lacks": lacks(facts, kind),
        "report": report, "margin": margin(text, findings, len(text) - len(body)), "seal": draft.seal,
        "decides": kind in DECIDES, "keeps_secret": not leaks and (facts.private_reason or facts.new_employer),
        "form": form, "pasting": pasting, "editing": editing,
        "sent_form": sent_form or SentForm(whom=whom(offer, kind)),
        "is_sent": kind not in SPOKEN and is_of_use(offer, kind),
        "mail_link": piece_as_link(offer, draft), "addressed": is_addressed(offer, kind),
        "letter": offer.last_letter if kind == Kind.CONFIRMATION else None,
        "kinds": [one for one in Kind if one == kind or is_of_use(offer, one)],
        "country": offer.pack, "has_errors": bool(sent_form),
        "earlier": offer.messages.filter(kind=kind, sent_at__isnull=False),
    }  # fmt: skip
    return render(request, "offers/message.html", context)


def whom(offer: Offer, kind: Kind) -> str:
    """The names of those to whom the piece goes."""
    return ", ".join(person.name for person in recipients(offer.facts(), kind)) or offer.company


@of_offer
@methods("GET")
def message_txt(request: HttpRequest, offer: Offer) -> HttpResponse:
    kind = asked_kind(request, offer)
    text = current(offer, kind).text
    if is_unfinished(text):
        return finish_first(request, offer, kind)
    name = file_name(str(kind.label), offer.company, suffix=".txt")
    return download(f"{text}\n".encode(), name=name, media_type="text/plain")


@of_offer
@methods("GET")
def message_eml(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The piece as a draft; for the confirmation, once a letter is issued, the draft that carries the newest letter."""
    kind = asked_kind(request, offer)
    if kind == Kind.CONFIRMATION and offer.last_letter:
        return letter_draft(offer, offer.last_letter)
    draft = current(offer, kind)
    if is_unfinished(draft.text):
        return finish_first(request, offer, kind)
    name = file_name(str(kind.label), offer.company, suffix=".eml")
    return download(piece_as_draft(offer, draft), name=name, media_type="message/rfc822")
