"""The page that stands in for one whose words could not be saved: why, and the words, ready to be sent again."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

FULL = ("full", "no space", "max_page_count")
LOCKED = ("locked", "timeout", "deadlock")
SOON = "10"
"""Seconds after which it is worth trying again."""
SHORT = 60
"""Characters up to which a value without a line break need not be seen to be sent again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One value of a form that was sent."""

    name: str
    value: str

    @property
    def is_text(self) -> bool:
        """Worth seeing, and not only sending again."""
        return len(self.value) > SHORT or "\n" in self.value


class Unsaved:
    """Middleware: when the database is full, locked or away, nothing typed is lost. What the view began is undone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if not isinstance(problem, OperationalError | InterfaceError):
            return None
        said = str(problem).lower()
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
        # A password is never put into a page.
        is_secret = any("password" in name for name, _ in fields)
        context = {
            "is_full": any(word in said for word in FULL),
            "is_locked": any(word in said for word in LOCKED),
            "kept": [] if is_secret else [Kept(*one) for one in fields if one[0] != "csrfmiddlewaretoken"],
            "had_files": bool(request.FILES),
            "is_secret": is_secret,
        }
        response = render(request, "pages/unsaved.html", context, status=503)
        response.headers["Retry-After"] = SOON
        return response
