"""HTML in, PDF out; the only module that knows WeasyPrint. Nothing but the given strings is ever read."""

import contextlib
import io
from functools import cache
from typing import Any

from withdrawal.documents.html import bundle, stylesheet

try:
    # Without Pango the import prints advice of its own on standard output, which belongs to our callers.
    with contextlib.redirect_stdout(io.StringIO()):
        import weasyprint
        import weasyprint.text.fonts
        from weasyprint.urls import URLFetcher, URLFetcherResponse
except OSError as missing:  # Pango is a system library, which no Python package brings along
    weasyprint, URLFetcher, TROUBLE = None, object, str(missing).splitlines()[0]
else:
    TROUBLE = ""


class Unavailable(RuntimeError):
    """This machine cannot make PDFs: a system library is missing. ./script/server prints the command to install it."""


class Refusing(URLFetcher):  # type: ignore[misc]  # the base has no types
    """Refuses every address: papers consist of their own text and stylesheet, and of nothing else."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)

    def fetch(self, url: str, headers: Any = None) -> Any:
        if url in bundle():
            return URLFetcherResponse(url, bundle()[url], {"Content-Type": "font/ttf"})
        raise ValueError("papers fetch nothing")


def is_available() -> bool:
    """True when PDFs can be made on this machine."""
    return not TROUBLE


def from_html(html: str) -> bytes:
    """The tagged PDF (PDF/UA-1) of an HTML document with the papers' stylesheet. Raises Unavailable."""
    if TROUBLE:
        raise Unavailable(TROUBLE)
    fetcher, fonts, style = _tools()
    pdf: bytes = weasyprint.HTML(string=html, base_url=None, url_fetcher=fetcher).write_pdf(
        stylesheets=[style], font_config=fonts, presentational_hints=False, pdf_variant="pdf/ua-1"
    )
    return pdf


@cache
def _tools() -> tuple[Refusing, Any, Any]:
    """Fetcher, fonts and parsed stylesheet, made once: a letter then takes a quarter less time, bytes the same."""
    fetcher, fonts = Refusing(), weasyprint.text.fonts.FontConfiguration()
    return fetcher, fonts, weasyprint.CSS(string=stylesheet(), url_fetcher=fetcher, font_config=fonts)
