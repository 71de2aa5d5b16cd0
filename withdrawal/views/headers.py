"""What every answer carries: nothing private may be kept by a browser or a proxy, no device is asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def private_pages(get_response: Answer) -> Answer:
    """Middleware: forbid storing, so that Back after signing out shows nothing; switch off device features."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        return response

    return middleware
