"""The page that stands in for a PDF that cannot be had: why, what to do, and that nothing is lost."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from withdrawal.documents import pdf

STATUS = {pdf.Unavailable: 503, pdf.Busy: 503, pdf.TooCostly: 422}
SOON = "10"
"""Seconds after which it is worth trying again."""


class NoPdf:
    """Middleware: whichever view draws a paper, this answers where there is none. What the view began is undone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if not isinstance(problem, pdf.NotMade):
            return None
        found = request.resolver_match
        context = {
            "is_busy": isinstance(problem, pdf.Busy),
            "is_costly": isinstance(problem, pdf.TooCostly),
            "page": found.url_name if found else "",
            "offer": found.kwargs.get("offer") if found else None,
        }
        response = render(request, "papers/none.html", context, status=STATUS[type(problem)])
        if isinstance(problem, pdf.Busy):
            response.headers["Retry-After"] = SOON
        return response
