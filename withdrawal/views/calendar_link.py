"""The person's secret calendar address: made, shown, renewed, given up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.models import CalendarLink
from withdrawal.views.access import methods, signed_in


@login_required
@methods("GET", "POST")
def account_calendar(request: HttpRequest) -> HttpResponse:
    """The address, if there is one, and the buttons that make a new one or give it up."""
    user = signed_in(request)
    kept = CalendarLink.objects.of(user).first()
    if request.method == "POST":
        if "make" in request.POST:
            CalendarLink.renew(user, now=timezone.now())
            messages.success(request, _("This address is new.") if kept else _("Your calendar has an address now."))
        else:
            CalendarLink.objects.of(user).delete()
            messages.success(request, _("The address is given up. Nothing is there any more."))
        return redirect("account_calendar")
    address = request.build_absolute_uri(reverse("calendar", args=[kept.secret])) if kept else ""
    here = {"link": kept, "address": address, "section": "account"}
    return render(request, "account/calendar.html", here)
