"""What is known of the law where the employer is, from where, and what follows for this offer's days."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from withdrawal.models import Offer
from withdrawal.steps.days import days_of, hours_of
from withdrawal.views.access import methods, of_offer


@of_offer
@methods("GET")
def country(request: HttpRequest, offer: Offer) -> HttpResponse:
    now = timezone.now()
    hours = hours_of(offer, now)
    here = {
        "offer": offer, "section": "plan", "country": offer.pack, "clock": days_of(offer, now),
        "hours": hours, "open_now": hours is not None and hours.are_now(now),
    }  # fmt: skip
    return render(request, "countries/country.html", here)
