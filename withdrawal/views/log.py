"""The log: list and filter, add, correct, bring in replies, download a file that came with a contact."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.domain.finding import Question
from withdrawal.domain.reactions import find
from withdrawal.forms.contact import LEAVE_OUT, ContactForm, ImportForm, LogFilter, RepliesForm, no_room
from withdrawal.forms.offer import zones
from withdrawal.models import Attachment, Contact, Offer, acts
from withdrawal.models.choices import Channel, ContactOutcome, Direction
from withdrawal.models.log import File, append
from withdrawal.models.paging import page_of
from withdrawal.models.room import NoRoom
from withdrawal.views.access import methods, of_offer, signed_in
from withdrawal.views.answer import download

PAGE = 50
EDGES = ("before", "after", "at")
"""Names, in addresses, of the entry that a page stands before, or after, or begins with."""


@of_offer
@methods("GET")
def log(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The contacts, newest first, those that the address line asks for."""
    form = LogFilter(request.GET)
    question = form.question(offer)
    before, after, at = (_number(request.GET.get(name, "")) for name in EDGES)
    asked = request.GET.copy()
    for name in EDGES:
        asked.pop(name, None)
    page = page_of(offer, question, PAGE, before=before, after=after, at=at)
    context = {
        "offer": offer, "form": form, "page": page, "shown": [Shown(contact, question) for contact in page.contacts],
        "filtered": question.asks, "question": question, "asked": asked.urlencode(), "section": "log",
        "waiting": offer.waiting.count(),
        "total": page.contacts and offer.entries.order_by("-seq").values_list("seq", flat=True)[0],
    }  # fmt: skip
    return render(request, "log/list.html", context)


@dataclass(frozen=True, slots=True)
class Shown:
    """A contact on the page, with what was asked marked in it."""

    contact: Contact
    question: Question

    @property
    def person(self) -> list[tuple[str, bool]]:
        return self.question.marked_person(self.contact.person)

    @property
    def text(self) -> list[tuple[str, bool]]:
        return self.question.marked_text(self.contact.text)

    @property
    def files(self) -> list[tuple[Attachment, list[tuple[str, bool]]]]:
        return [(file, self.question.marked_text(file.name)) for file in self.contact.attachments.all()]


def _number(typed: str) -> int:
    """The number of an entry; 0 for anything else."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


@of_offer
@methods("GET", "POST")
def new(request: HttpRequest, offer: Offer) -> HttpResponse:
    return _write(request, offer, corrects=None)


@of_offer
@methods("GET", "POST")
def correct(request: HttpRequest, offer: Offer, seq: int) -> HttpResponse:
    """Put an earlier entry right with a new one; the earlier one stays."""
    return _write(request, offer, corrects=get_object_or_404(offer.contacts.select_related("entry"), entry__seq=seq))


def _write(request: HttpRequest, offer: Offer, corrects: Contact | None) -> HttpResponse:
    contact = Contact()
    if corrects:
        contact.corrects, contact.letter, contact.message = corrects.entry, corrects.letter, corrects.message
    form = ContactForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        instance=contact,
        initial=_as_typed(corrects) if corrects else _suggested(request, offer),
        offer=offer,
        now=timezone.now(),
    )
    if form.is_valid():
        contact.op = form.cleaned_data["op"]
        if offer.contacts.filter(op=contact.op).exists():
            messages.info(request, _("This was written down already."))
            return redirect("log", offer.public_id)
        try:
            append(form.save(commit=False), offer=offer, now=timezone.now(), files=form.cleaned_data["attachments"])
        except NoRoom as full:
            form.add_error("attachments", no_room(full))
        else:
            messages.success(request, _("Written into the log."))
            return redirect("log", offer.public_id)
    context = {"offer": offer, "form": form, "corrects": corrects, "zones": zones(), "section": "log"}
    return render(request, "log/new.html", context)


def _as_typed(contact: Contact) -> dict[str, Any]:
    """An earlier entry, to be put right."""
    names = ("zone", "direction", "channel", "person", "outcome", "text", "tells_decision", "follow_up_on")
    typed = {name: getattr(contact, name) for name in names}
    if contact.offset_if_twice:
        typed["fold"] = "second" if contact.local.fold else "first"
    return {"on": contact.local.date(), "at": contact.local.time(), **typed}


def _suggested(request: HttpRequest, offer: Offer) -> dict[str, Any]:
    """What is likely: a link says that the person has just told them, or tried to, or how they took it."""
    person = offer.addressee.name if offer.addressee else ""
    if "tried" in request.GET:
        return {"person": person, "channel": Channel.PHONE, "direction": Direction.OUT}
    reaction = find(request.GET.get("reaction", ""))
    if "told" not in request.GET and reaction is None:
        return {"person": person}
    # How they took it belongs to the contact in which they heard it; later it comes from them, if it comes.
    telling = reaction is None or (reaction.was_heard and offer.telling is None)
    from_me = telling or (reaction is not None and reaction.is_ours)
    return {
        "person": person,
        "channel": offer.tell_by or Channel.PHONE,
        "direction": Direction.OUT if from_me else Direction.IN,
        "outcome": reaction.outcome if reaction else ContactOutcome.REACHED,
        "tells_decision": telling,
    }


@of_offer
@methods("GET", "POST")
def bring_in(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Take replies in, as files or pasted; they wait until the person has said what they mean."""
    data = request.POST if request.method == "POST" else None
    form = ImportForm(data, request.FILES or None, waiting=offer.waiting.count())
    if form.is_valid():
        files: list[File] = form.cleaned_data["eml"]
        came = [(file.name, file.body) for file in files] or [("", form.cleaned_data["text"].encode())]
        numbered = [(uuid.uuid5(form.cleaned_data["op"], str(place)), *one) for place, one in enumerate(came)]
        try:
            acts.let_wait(offer, numbered)
        except NoRoom as full:
            form.add_error("eml" if files else "text", no_room(full))
        else:
            return redirect("log_replies", offer.public_id)
    return render(request, "log/import.html", {"offer": offer, "form": form, "section": "log"})


@of_offer
@methods("GET", "POST")
def replies(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Show each reply that waits and what it seems to mean; what the person confirms is written into the log."""
    now = timezone.now()
    opened = [row.read() for row in offer.waiting.select_related("offer")]
    form = RepliesForm(request.POST if request.method == "POST" else None, opened=opened)
    if request.method == "GET" or not form.is_valid():
        dated = [(one, field, one.sent_at(now).astimezone(offer.zone)) for one, field in form.rows]
        context = {"offer": offer, "form": form, "replies": dated, "section": "log"}
        return render(request, "log/replies.html", context)
    # Those that are left out make room for the others.
    for one, meaning in sorted(form.chosen, key=lambda chosen: chosen[1] != LEAVE_OUT):
        try:
            if meaning == LEAVE_OUT:
                one.row.delete()
            else:
                acts.bring_in(one.row, outcome=meaning, now=now)
        except NoRoom as full:
            messages.error(request, no_room(full))
            return redirect("log_replies", offer.public_id)
    messages.success(request, _("Done. If a date or a name is not right, correct the entry."))
    return redirect("log", offer.public_id)


@of_offer
@methods("GET")
def attachment(request: HttpRequest, offer: Offer, file: uuid.UUID) -> HttpResponse:
    found = Attachment.objects.of(signed_in(request)).filter(contact__offer=offer, public_id=file).first()
    if found is None:
        raise Http404
    return download(bytes(found.body), name=found.name, media_type="application/octet-stream")
