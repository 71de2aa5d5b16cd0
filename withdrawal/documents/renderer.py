"""Draws papers, in a process of its own: HTML in, PDF out; the only module that knows WeasyPrint.

`documents/pdf.py` runs this file as a script: it holds none of our data and no secret, has no Django in it, and keeps
to limits of memory, files and time that it sets itself before it reads a text. A message is a line of JSON, and then
bytes. Standard input is the socket on which they come and go; standard output and error stay silent, because what goes
wrong may quote a text, and texts are private.
"""

import base64
import gc
import json
import logging
import math
import os
import resource
import shutil
import sys
import traceback
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

try:
    import weasyprint
    import weasyprint.text.fonts
    from weasyprint.urls import URLFetcher, URLFetcherResponse
except OSError as missing:  # Pango is a system library, which no Python package brings along
    weasyprint, URLFetcher, TROUBLE = None, object, str(missing).splitlines()[0]
else:
    TROUBLE = ""

MEMORY = 1_500_000_000
"""Bytes of address space; with a usual letter a sixth of it is used."""
FILES = 64
"""Files open at once: the fonts."""
KILOBYTES = 1 if sys.platform == "darwin" else 1024
"""The unit of ru_maxrss, in bytes."""
INHERITED = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
"""On Linux a process begins with the peak of the one that started it, which is not its own."""
WARM_UP = (
    '<!doctype html><html lang=en><title>Ready</title><body class="document gb"><article class="paper gb">'
    "<h1 class=subject>Ready</h1>"
    + "<p>Pack my box with five dozen liquor jugs, as the quick brown fox jumps over the lazy dog.<br>"
    * 20
)
"""About a letter, so that the first one finds everything in use already."""


class Bundled(URLFetcher):  # type: ignore[misc]  # the base has no types
    """Serves what is bundled with the papers, by its made-up address, and refuses every other address."""

    def __init__(self, bundle: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._bundle = bundle

    def fetch(self, url: str, headers: Any = None) -> Any:
        if url in self._bundle:
            return URLFetcherResponse(url, self._bundle[url])
        raise ValueError("papers fetch nothing")


class Papers:
    """What all papers share, made once: fetcher, fonts and parsed stylesheet. The bytes are the same as without."""

    def __init__(self, stylesheet: str, bundle: Mapping[str, bytes]) -> None:
        self._fetcher, self._fonts = Bundled(bundle), weasyprint.text.fonts.FontConfiguration()
        self._style = weasyprint.CSS(string=stylesheet, url_fetcher=self._fetcher, font_config=self._fonts)

    def draw(self, html: str) -> bytes:
        """The tagged PDF (PDF/UA-1) of an HTML document."""
        pdf: bytes = weasyprint.HTML(string=html, base_url=None, url_fetcher=self._fetcher).write_pdf(
            stylesheets=[self._style], font_config=self._fonts, presentational_hints=False, pdf_variant="pdf/ua-1"
        )
        return pdf


class Ear(logging.Handler):
    """Hears what WeasyPrint left out: each sentence once, without its particulars, which may be private."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.heard[str(record.msg)] = None


def main() -> None:
    """Draw for whoever is at the other end of standard input, until they are gone."""
    try:
        serve(Connection(0))
    except BrokenPipeError:
        pass  # gone while we worked
    finally:
        shutil.rmtree(Path.cwd(), ignore_errors=True)


def serve(socket: Connection) -> None:
    """Say whether PDFs can be made (nothing, or the trouble), then draw until the socket is closed."""
    if TROUBLE:
        socket.send_bytes(TROUBLE.encode())
        return
    ear = Ear()
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).propagate = False
    logging.getLogger("weasyprint").addHandler(ear)
    start = json.loads(Path("start.json").read_bytes())
    papers = Papers(start["stylesheet"], {name: base64.b64decode(body) for name, body in start["bundle"].items()})
    papers.draw(WARM_UP)
    # What is loaded stays; garbage is collected after each answer, while nobody waits for it.
    gc.collect()
    gc.freeze()
    gc.disable()
    keep_to_limits()
    socket.send_bytes(b"")
    while job := receive(socket):
        socket.send_bytes(answer(papers, ear, *job))
        gc.collect()


def receive(socket: Connection) -> tuple[int, str] | None:
    """Seconds allowed and HTML of the next job; None when there will be no more."""
    try:
        head, _, html = socket.recv_bytes().partition(b"\n")
    except EOFError:
        return None
    return json.loads(head)["seconds"], html.decode()


def answer(papers: Papers, ear: Ear, seconds: int, html: str) -> bytes:
    """The PDF, or nothing where it failed, behind a line that says how it went."""
    allow(seconds)
    pdf, failed = b"", ""
    try:
        pdf = papers.draw(html)
    except Exception as error:  # whatever it was, its kind and place are told, and not its words
        if isinstance(error, MemoryError) or memory() > MEMORY / 2:  # want of memory has many names
            raise  # and so this process ends, which says enough
        place = traceback.extract_tb(error.__traceback__)[-1]
        failed = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    left_out, ear.heard = list(ear.heard), {}
    return json.dumps({"left_out": left_out, "failed": failed, "memory": memory()}).encode() + b"\n" + pdf


def memory() -> int:
    """The most that this process has held so far, in bytes; 0 when that is less than it began with."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * KILOBYTES if peak > INHERITED else 0


def keep_to_limits() -> None:
    """Give up, for good, more memory and files than drawing takes, and writing altogether."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        lowest = _below(resource.getrlimit(what)[1], most)
        try:
            resource.setrlimit(what, (lowest, lowest))
        except ValueError:
            if sys.platform != "darwin":  # which knows no limit of memory
                raise


def allow(seconds: int) -> None:
    """End this process when it has worked for so many seconds from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = _below(hard, math.ceil(used.ru_utime + used.ru_stime) + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def _below(hard: int, wanted: int) -> int:
    return wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)


if __name__ == "__main__":
    main()
