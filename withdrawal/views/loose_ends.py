"""The loose ends of one offer, each with its amount, state and evidence; closing the offer, and opening it again."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from withdrawal.forms.loose_end import AddEndForm, EndForm
from withdrawal.forms.reminders import RemindersForm
from withdrawal.models import Contact, LooseEnd, Offer
from withdrawal.models.choices import EndState
from withdrawal.steps.closing import days_after, left
from withdrawal.steps.relationship import is_closed
from withdrawal.views.access import methods, of_offer
from withdrawal.views.signed import proposals

LATEST = 100
"""Entries of the log that are offered as evidence, the latest."""


@of_offer
@methods("GET", "POST")
def loose_ends(request: HttpRequest, offer: Offer) -> HttpResponse:
    """All of them; one more is typed, proposed by what was signed, or settled by a click."""
    if request.method == "POST" and "propose" in request.POST:
        return _propose(request, offer, request.POST["propose"])
    if request.method == "POST" and "settle" in request.POST:
        return _settle(request, offer, request.POST["settle"])
    form = AddEndForm(request.POST if request.method == "POST" else None, instance=LooseEnd(offer=offer))
    if form.is_valid():
        # A second click is the same loose end.
        same = offer.loose_ends.filter(what=form.cleaned_data["what"], due_on=form.cleaned_data["due_on"], done_at=None)
        if not same.exists():
            form.save()
        messages.success(request, _("Added."))
        return redirect("loose_ends", offer.public_id)
    here = {
        "offer": offer, "section": "plan", "form": form, "proposals": proposals(offer),
        "numbers": _numbers(offer),
        "open": [end for end in offer.ends if end.is_open], "over": [end for end in offer.ends if not end.is_open],
    }  # fmt: skip
    return render(request, "offers/loose_ends.html", here)


def _propose(request: HttpRequest, offer: Offer, topic: str) -> HttpResponse:
    """Add the loose end that an answer makes; once, however often it is clicked."""
    words = proposals(offer).get(topic)
    if words:
        offer.loose_ends.get_or_create(topic=topic, defaults={"what": words})
        messages.success(request, _("Added: %(what)s.") % {"what": words})
    return redirect("loose_ends", offer.public_id)


def _settle(request: HttpRequest, offer: Offer, key: str) -> HttpResponse:
    end = offer.loose_ends.filter(pk=key).first() if key.isascii() and key.isdigit() and len(key) < 19 else None
    if end is None:
        raise Http404
    end.put(EndState.SETTLED, timezone.now())
    end.save()
    messages.success(request, _("Settled: %(what)s.") % {"what": end.what})
    return redirect("loose_ends", offer.public_id)


def _numbers(offer: Offer) -> set[int]:
    """The entries that are there to be pointed at: a restored file may name others."""
    named = [end.evidence for end in offer.ends if end.evidence]
    return set(offer.entries.filter(seq__in=named).values_list("seq", flat=True)) if named else set()


@of_offer
@methods("GET", "POST")
def loose_end(request: HttpRequest, offer: Offer, pk: int) -> HttpResponse:
    """Change one, or take it off the list."""
    end = get_object_or_404(offer.loose_ends, pk=pk)
    data = request.POST if request.method == "POST" else None
    if data is not None and "remove" in data:
        end.delete()
        messages.success(request, _("Taken off the list: %(what)s.") % {"what": end.what})
        return redirect("loose_ends", offer.public_id)
    name, sums, terms = end.what, end.sums, end.terms  # of what is kept, before the form writes into the record
    initial: dict[str, Any] = {} if end.currency else {"currency": _currency(offer)}
    form = EndForm(data, instance=end, initial=initial, entries=_entries(offer, end), offer=offer, now=timezone.now())
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("loose_ends", offer.public_id)
    here = {"offer": offer, "section": "plan", "form": form, "name": name, "sums": sums, "terms": terms}
    return render(request, "offers/loose_end.html", here)


def _currency(offer: Offer) -> str:
    """The currency of the last amount that was entered here."""
    return next((end.currency for end in reversed(offer.ends) if end.currency), "")


def _entries(offer: Offer, end: LooseEnd) -> list[tuple[int, str]]:
    """The latest entries of the log, and the one that is chosen already."""
    entries = offer.entries.select_related("contact")
    latest = list(entries.order_by("-seq")[:LATEST])
    if end.evidence and end.evidence not in {entry.seq for entry in latest}:
        latest += entries.filter(seq=end.evidence)
    return [(entry.seq, _line(entry.seq, entry.contact)) for entry in latest]


def _line(seq: int, contact: Contact) -> str:
    parts = [
        f"{seq}", date_format(contact.local, "j M Y"), contact.get_channel_display(), contact.person,
        Truncator(" ".join(contact.text.split())).chars(50),
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)


@of_offer
@methods("GET", "POST")
def close(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Close the offer if nothing stands in the way; say what does, if something does; open it again."""
    now = timezone.now()
    if request.method == "POST" and "reopen" in request.POST:
        offer.closed_at = None
        offer.save(update_fields=["closed_at"])
        messages.success(request, _("It is open again."))
        return redirect("plan", offer.public_id)
    found = left(offer)
    if request.method == "POST" and is_closed(offer):
        return redirect("close", offer.public_id)
    if request.method == "POST" and found.keeps and not found.forbids:
        # A kept job has nobody to write to again, and so no form; days that were noted before stay as they are.
        offer.closed_at = now
        offer.save(update_fields=["closed_at"])
        return redirect("close", offer.public_id)
    data = request.POST if request.method == "POST" and not found.forbids else None
    form = RemindersForm(data, instance=offer, initial=_again(offer), offer=offer, now=now)
    if form.is_valid():
        offer.closed_at = now
        form.save()
        return redirect("close", offer.public_id)
    here = {
        "offer": offer, "section": "plan", "form": form, "left": found, "is_closed": is_closed(offer),
        "refused": request.method == "POST" and found.forbids,
    }  # fmt: skip
    return render(request, "offers/close.html", here)


def _again(offer: Offer) -> dict[str, Any]:
    """Two days to write again, unless the person has said when, or has closed it once and so has said never."""
    if offer.next_contact_on or offer.later_contact_on or offer.closed_at:
        return {}
    first, second = days_after(offer.today(timezone.now()))
    return {"next_contact_on": first, "later_contact_on": second}
