"""Answers that are files: always a download, never shown by the browser inside our pages, never kept by it."""

from urllib.parse import quote

from django.http import HttpResponse


def download(body: bytes, *, name: str, media_type: str) -> HttpResponse:
    """`body` as a file called `name`; text types are declared as UTF-8."""
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    response = HttpResponse(body, content_type=media_type + charset)
    plain = "".join(one if one.isascii() and one.isprintable() and one not in '"\\' else "_" for one in name)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Content-Length"] = str(len(body))
    return response


def file_name(*parts: str, suffix: str) -> str:
    """A file name of parts that people read: "Confirmation - Company - 2026-11-23.pdf"."""
    kept = (
        "".join(" " if one in '/\\:*?"<>|' or not one.isprintable() else one for one in part).strip(". ")[:60]
        for part in parts
    )
    return " - ".join(part for part in kept if part) + suffix
