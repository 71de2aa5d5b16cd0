"""What was reflected on: where it stands and what is open, each reflection in full, keeping the job, looking back."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.domain.balance import balance
from withdrawal.domain.looking_back import days_ahead
from withdrawal.forms.look_back import LookBackForm
from withdrawal.models import LookBack, Offer
from withdrawal.models.choices import Outcome, Side, YesNo
from withdrawal.models.look_back import asked, since_when
from withdrawal.steps.reflect import shows
from withdrawal.views.access import methods, of_offer


@of_offer
@methods("GET")
def reflections(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Where the latest one stands, the days of all, and how it turned out."""
    now = timezone.now()
    today = offer.today(now)
    here: dict[str, Any] = {
        "offer": offer, "section": "plan", "today": today, **shows(offer, now), "every": offer.reflected,
        "look_backs": offer.look_backs.all(), "ahead": _ahead(offer, today),
    }  # fmt: skip
    return render(request, "reflections/list.html", here)


@of_offer
@methods("GET")
def reflection(request: HttpRequest, offer: Offer, pk: int) -> HttpResponse:
    """One reflection in full, as it was written on its day."""
    found = get_object_or_404(offer.reflections, pk=pk)
    here = {"offer": offer, "section": "plan", "one": found, "balance": balance(found.as_value().reasons)}
    return render(request, "reflections/one.html", here)


@of_offer
@methods("GET")
def keep(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Keeping the job, which is an ending too: what to do now, and the way back."""
    found = offer.reflection
    if found is None or found.outcome != Outcome.KEEP:
        return redirect("plan", offer.public_id)
    today = offer.today(timezone.now())
    here = {
        "offer": offer, "section": "plan", "today": today, "one": found, "ahead": _ahead(offer, today),
        "doubts": [one for one in found.weighed if one.side == Side.WITHDRAW],
        "has_asked": found.asked_to_mend == YesNo.YES,
    }  # fmt: skip
    return render(request, "reflections/keep.html", here)


@of_offer
@methods("GET", "POST")
def look_back(request: HttpRequest, offer: Offer) -> HttpResponse:
    """How did it turn out? What was expected stands beside; it can be put off."""
    today = offer.today(timezone.now())
    wanted = asked(offer, today)
    if wanted is None:
        return redirect("plan", offer.public_id)
    answer = LookBack(offer=offer, since=wanted.since, after=wanted.after, dated=today, expected=wanted.expected)
    form = LookBackForm(request.POST if request.method == "POST" else None, instance=answer)
    if form.is_valid():
        form.save()
        messages.success(request, _("Kept, with the day.") if answer.answer else _("Not now, then."))
        return redirect("reflections" if answer.answer else "plan", offer.public_id)
    here = {"offer": offer, "section": "plan", "wanted": wanted, "form": form}
    return render(request, "reflections/look_back.html", here)


def _ahead(offer: Offer, today: dt.date) -> tuple[tuple[int, dt.date], ...]:
    """The days on which the decision is looked back on."""
    since = since_when(offer.reflected)
    return days_ahead(since, today) if since else ()
