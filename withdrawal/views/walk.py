"""The walk: the plan, and one view for all seven steps."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal import steps
from withdrawal.models import Offer
from withdrawal.models.look_back import asked
from withdrawal.steps.plan import plan as plan_of
from withdrawal.views.access import methods, of_offer


@of_offer
@methods("GET")
def plan(request: HttpRequest, offer: Offer) -> HttpResponse:
    latest = offer.contacts.select_related("message")[:4]
    now = timezone.now()
    here = {
        "offer": offer, "section": "plan", "plan": plan_of(offer, now), "latest": latest,
        "look_back": asked(offer, offer.today(now)),
    }  # fmt: skip
    return render(request, "offers/plan.html", here)


@of_offer
@methods("GET", "POST")
def step(request: HttpRequest, offer: Offer, slug: str) -> HttpResponse:
    """Any step: bind its form to its record, save, go on to the next."""
    found = steps.find(slug)
    if found is None:
        raise Http404
    now = timezone.now()
    today = offer.today(now)
    following = steps.after(found)
    # What is shown comes from what is kept, so it is asked for before the form writes into the record.
    shown = found.shows(offer, now)
    data = request.POST if request.method == "POST" else None
    form = found.form(data, instance=found.record(offer, today), offer=offer, now=now)
    if form.is_valid():
        leads = found.leads(form.save())
        messages.success(request, _("Saved."))
        if leads and "next" in request.POST:
            return redirect(leads, offer.public_id)
        if following and "next" in request.POST:
            return redirect("step", offer.public_id, following.slug)
        if found.reading and "read" in request.POST:
            return redirect(found.reading, offer.public_id)
        if "here" in request.POST:
            return redirect("step", offer.public_id, found.slug)
        return redirect("plan", offer.public_id)
    here = {
        "offer": offer, "section": "plan", "step": found, "number": steps.STEPS.index(found) + 1, "steps": steps.STEPS,
        "following": following, "form": form, **shown,
    }  # fmt: skip
    return render(request, found.template, here)
