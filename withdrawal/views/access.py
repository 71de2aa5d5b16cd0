"""Who may see it: every view of one offer is reached through `of_offer`, and in no other way."""

import uuid
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from withdrawal.models import Offer, User

P = ParamSpec("P")
UNTYPED = ("csrfmiddlewaretoken", "op", "next", "stay", "here", "read", "propose", "settle")
OfferView = Callable[Concatenate[HttpRequest, Offer, P], HttpResponse]


def signed_in(request: HttpRequest) -> User:
    """The person behind a request that `login_required` has let pass."""
    if not isinstance(request.user, User):
        raise TypeError("reached without signing in")
    return request.user


def of_offer(view: OfferView[P]) -> Callable[..., HttpResponse]:
    """Give `view` the offer that the address names if it is the person's own; if not, 404, as if there were none."""

    @wraps(view)
    def wrapper(request: HttpRequest, offer: uuid.UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return sign_in_first(request, then=reverse("plan", args=[offer]))
        own = Offer.objects.of(signed_in(request))
        changes = request.method == "POST"
        # One change of an offer at a time, whole or not at all: a second click waits and then sees the first.
        with transaction.atomic() if changes else nullcontext():
            found = get_object_or_404(
                own.select_for_update() if changes else own.select_related("signed"), public_id=offer
            )
            with timezone.override(found.zone):  # times that the page prints are the person's own
                return view(request, found, *args, **kwargs)

    return wrapper


def sign_in_first(request: HttpRequest, *, then: str) -> HttpResponse:
    """To the sign-in page and back; but what was typed while the time ran out is shown, to be copied.

    `then` is where signing in leads after a POST, whose own address may not be one to open.
    """
    typed = [value for name, value in request.POST.items() if name not in UNTYPED and str(value).strip()]
    if not typed:
        return redirect_to_login(then if request.method == "POST" else request.get_full_path())
    return render(request, "account/signed_out.html", {"typed": typed, "next": then}, status=403)


def methods(*names: str) -> Callable[[Any], Any]:
    """Allow these HTTP methods only; HEAD goes wherever GET does."""
    return require_http_methods([*names, "HEAD"] if "GET" in names else list(names))
