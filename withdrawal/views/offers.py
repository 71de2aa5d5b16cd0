"""The offer's facts and its people."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.forms.offer import NewOfferForm, OfferForm, zones
from withdrawal.forms.person import PersonForm
from withdrawal.models import Offer, Person
from withdrawal.models.acts import erase_offer
from withdrawal.models.choices import Outcome, Part
from withdrawal.views.access import methods, of_offer, sign_in_first, signed_in


@methods("GET", "POST")
def new(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return sign_in_first(request, then=reverse("new"))
    initial: dict[str, str] = {"standing": Outcome.WITHDRAW} if "hurry" in request.GET else {}
    if earlier := Offer.objects.of(signed_in(request)).first():
        initial |= {"time_zone": earlier.time_zone, "my_name": earlier.my_name}
    data = request.POST if request.method == "POST" else None
    offer = Offer(owner=signed_in(request))
    form = NewOfferForm(data, instance=offer, initial=initial, now=timezone.now())
    if form.is_valid():
        with transaction.atomic():
            # The form's number becomes the offer's: a second click finds the first one's offer.
            made = Offer.objects.of(signed_in(request)).filter(public_id=form.cleaned_data["op"]).first()
            return redirect("plan", (made or form.save()).public_id)
    return render(request, "offers/new.html", {"form": form, "zones": zones(), "section": "offers"})


@of_offer
@methods("GET", "POST")
def edit(request: HttpRequest, offer: Offer) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = OfferForm(data, instance=offer, now=timezone.now())
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("plan", offer.public_id)
    if form.errors:
        offer.refresh_from_db()  # the head of the page names the offer as it is kept, not as it was mistyped
    return render(request, "offers/edit.html", {"offer": offer, "section": "plan", "form": form, "zones": zones()})


@of_offer
@methods("GET", "POST")
def people(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Everybody, and a form to add one more."""
    data = request.POST if request.method == "POST" else None
    form = PersonForm(data, instance=Person(offer=offer), initial={"part": Part.MANAGER})
    if form.is_valid():
        added = form.save()
        messages.success(request, _("%(name)s is added.") % {"name": added.name})
        return redirect("people", offer.public_id)
    return render(
        request, "offers/people.html", {"offer": offer, "section": "plan", "form": form, "people": offer.everyone}
    )


@of_offer
@methods("GET", "POST")
def person(request: HttpRequest, offer: Offer, pk: int) -> HttpResponse:
    """Change one person, or take them off the list."""
    found = get_object_or_404(offer.people, pk=pk)
    data = request.POST if request.method == "POST" else None
    if data is not None and "remove" in data:
        found.delete()
        messages.success(request, _("%(name)s is no longer on the list.") % {"name": found.name})
        return redirect("people", offer.public_id)
    form = PersonForm(data, instance=found)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("people", offer.public_id)
    return render(request, "offers/person.html", {"offer": offer, "section": "plan", "form": form, "pk": pk})


@of_offer
@methods("GET", "POST")
def erase(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Erase this one offer."""
    if request.method == "POST":
        erase_offer(offer, now=timezone.now())
        messages.success(request, _("The offer and everything written about it is erased."))
        return redirect("home")
    return render(request, "offers/erase.html", {"offer": offer, "section": "plan"})
