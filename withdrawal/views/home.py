"""The front door: the landing page, my offers, how it works, and the way out."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from withdrawal.models.look_back import asked, with_look_backs
from withdrawal.views.access import methods, signed_in


@methods("GET")
def home(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return render(request, "home/landing.html")
    now = timezone.now()
    offers = list(with_look_backs(signed_in(request)))
    looking_back = [offer for offer in offers if asked(offer, offer.today(now))]
    here = {"offers": offers, "looking_back": looking_back, "section": "offers"}
    return render(request, "home/offers.html", here)


@methods("GET")
def how(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/how.html", {"section": "how"})


@methods("GET", "POST")
def leave(request: HttpRequest) -> HttpResponse:
    """A page that tells an onlooker nothing. Arriving by POST signs out as well."""
    if request.method == "POST":
        logout(request)
        return redirect("leave")
    return render(request, "pages/left.html")


@login_required
@methods("GET")
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "account/account.html", {"section": "account"})
