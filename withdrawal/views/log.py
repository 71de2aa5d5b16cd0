"""The log: list and filter, add, correct, import a reply, download a file that came with a contact."""

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.domain import mail, text
from withdrawal.forms.contact import ContactForm, ImportForm, LogFilter
from withdrawal.forms.offer import zones
from withdrawal.models import Attachment, Contact, Offer
from withdrawal.models.choices import Channel, ContactOutcome, Direction
from withdrawal.models.log import File, append, corrections, without_bytes
from withdrawal.models.paging import MOST_COUNTED, counted, page_of
from withdrawal.views.access import methods, of_offer, signed_in
from withdrawal.views.answer import download

PAGE = 50


@of_offer
@methods("GET")
def log(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The contacts, newest first, those that the address line asks for."""
    form = LogFilter(request.GET)
    chosen = form.chosen(offer)
    found = (
        offer.contacts.filter(**chosen)
        .select_related("entry", "corrects", "message")
        .prefetch_related(*without_bytes(), corrections())
    )
    before, after = (_number(request.GET.get(name, "")) for name in ("before", "after"))
    asked = request.GET.copy()
    for name in ("before", "after"):
        asked.pop(name, None)
    context = {
        "offer": offer, "form": form, "page": page_of(found, offer, PAGE, before=before, after=after),
        "count": counted(found), "most": MOST_COUNTED, "filtered": bool(chosen), "asked": asked.urlencode(),
        "section": "log",
    }  # fmt: skip
    return render(request, "log/list.html", context)


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
        append(form.save(commit=False), offer=offer, now=timezone.now(), files=form.cleaned_data["attachments"])
        messages.success(request, _("Written into the log."))
        return redirect("log", offer.public_id)
    context = {"offer": offer, "form": form, "corrects": corrects, "zones": zones(), "section": "log"}
    return render(request, "log/new.html", context)


def _as_typed(contact: Contact) -> dict[str, Any]:
    """An earlier entry, to be put right."""
    names = ("zone", "direction", "channel", "person", "outcome", "text", "tells_decision", "follow_up_on")
    typed = {name: getattr(contact, name) for name in names}
    return {"on": contact.local.date(), "at": contact.local.time(), **typed}


def _suggested(request: HttpRequest, offer: Offer) -> dict[str, Any]:
    """What is likely: a link from the plan says that the person has just told them."""
    person = offer.addressee.name if offer.addressee else ""
    if "told" not in request.GET:
        return {"person": person}
    return {
        "person": person,
        "channel": offer.tell_by or Channel.PHONE,
        "direction": Direction.OUT,
        "outcome": ContactOutcome.REACHED,
        "tells_decision": True,
    }


@of_offer
@methods("GET", "POST")
def bring_in(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Import a reply: read it and write it into the log, where the person can put it right."""
    form = ImportForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if not form.is_valid():
        return render(request, "log/import.html", {"offer": offer, "form": form, "section": "log"})
    file: File | None = next(iter(form.cleaned_data["eml"]), None)
    reply = mail.read(file.body) if file else mail.read_pasted(form.cleaned_data["text"], offer.zone)
    now = timezone.now()
    contact = _received(reply, offer, now)
    contact.op = form.cleaned_data["op"]
    if offer.contacts.filter(op=contact.op).exists():
        return redirect("log", offer.public_id)
    append(contact, offer=offer, now=now, files=[file] if file else [])
    if reply is None:
        messages.warning(
            request,
            _("The e-mail could not be read. It is kept as a file; add its words by a correction."),
        )
    else:
        messages.success(request, _("The reply is in the log. If date or name are not right, correct the entry."))
    return redirect("log", offer.public_id)


def _received(reply: mail.Reply | None, offer: Offer, now: dt.datetime) -> Contact:
    sent_at = reply.sent_at if reply and reply.sent_at and reply.sent_at <= now else now
    return Contact(
        occurred_at=sent_at,
        zone=offer.time_zone,
        direction=Direction.IN,
        channel=Channel.EMAIL,
        person=_fit(reply.sender, 120, one_line=True) if reply else "",
        outcome=ContactOutcome.REACHED,
        text=_fit("\n\n".join(filter(None, (reply.subject, reply.text))), 20_000) if reply else "",
    )


def _fit(words: str, most: int, *, one_line: bool = False) -> str:
    """Text that came from outside: cleaned, what cannot be kept is left out, cut to `most` characters."""
    kept = "".join(one for one in words if text.is_clean(one))
    return (text.clean_line(kept) if one_line else text.clean(kept))[:most]


@of_offer
@methods("GET")
def attachment(request: HttpRequest, offer: Offer, file: uuid.UUID) -> HttpResponse:
    found = Attachment.objects.of(signed_in(request)).filter(contact__offer=offer, public_id=file).first()
    if found is None:
        raise Http404
    return download(bytes(found.body), name=found.name, media_type="application/octet-stream")
