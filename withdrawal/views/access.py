"""Who may see it: every view of one offer is reached through `of_offer`, and in no other way."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from withdrawal.models import Offer, User

P = ParamSpec("P")
OfferView = Callable[Concatenate[HttpRequest, Offer, P], HttpResponse]


def signed_in(request: HttpRequest) -> User:
    """The person behind a request that `login_required` has let pass."""
    if not isinstance(request.user, User):
        raise TypeError("reached without signing in")
    return request.user


def of_offer(view: OfferView[P]) -> Callable[..., HttpResponse]:
    """Give `view` the offer that the address names if it is the person's own; if not, 404, as if there were none."""

    @login_required
    @wraps(view)
    def wrapper(request: HttpRequest, offer: uuid.UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        own = Offer.objects.of(signed_in(request)).select_related("tell_first")
        return view(request, get_object_or_404(own, public_id=offer), *args, **kwargs)

    return wrapper


def methods(*names: str) -> Callable[[Any], Any]:
    """Allow these HTTP methods only; HEAD goes wherever GET does."""
    return require_http_methods([*names, "HEAD"] if "GET" in names else list(names))
