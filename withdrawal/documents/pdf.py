"""HTML in, PDF out. Each process has one renderer, a process of its own that is killed when a text takes too much.

Nothing but the given strings and what is bundled is ever read; docs/adr/0014-papers-are-drawn-elsewhere.md.
"""

import atexit
import base64
import contextlib
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from multiprocessing import Pipe
from pathlib import Path

from withdrawal.documents.html import bundle, stylesheet

COMMAND = (sys.executable, "-I", str(Path(__file__).with_name("renderer.py")))
# Where fonts and libraries are found; nothing else of our environment, which holds secrets, is the renderer's business.
PASSED_ON = ("HOME", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "LD_LIBRARY_PATH",
             "DYLD_FALLBACK_LIBRARY_PATH")  # fmt: skip
LETTER_SECONDS = 5
"""Seconds of work that a letter may take; a text at its cap takes about three. Twice as many may pass."""
START_SECONDS = 30
MOST_WAITING = 2
PATIENCE = 5
"""Seconds that one waits for one's turn. With the ten that a letter may take at the worst, it is less than the time for
which another process waits for a database that is locked meanwhile (settings.DATABASES)."""
MOST_PAPERS, MOST_MEMORY = 200, 400_000_000
"""A renderer that drew so many papers, or took so many bytes at its peak, is replaced before the next one: libraries
below it keep some 17 kB of every paper with a font of ours."""
MOST_BYTES = 50_000_000
"""Of a PDF."""

logger = logging.getLogger(__name__)


class NotMade(RuntimeError):
    """There is no PDF, for the reason that each kind names."""


class Unavailable(NotMade):
    """This machine cannot make PDFs: a system library is missing. ./script/server prints the command to install it."""


class TooCostly(NotMade):
    """The text took more time or memory than it may."""


class Busy(NotMade):
    """Too many papers are being drawn; in a moment it will work."""


class Child:
    """One process that draws. It loads while we go on; only `trouble` and `draw` wait for it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="withdrawal-"))
        bundled = {name: base64.b64encode(body).decode() for name, body in bundle().items()}
        start = json.dumps({"stylesheet": stylesheet(), "bundle": bundled})
        (self._folder / "start.json").write_text(start, encoding="utf-8")
        kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        self._socket, theirs = Pipe()
        with theirs:
            # A session of its own: Ctrl-C is for the server, which first ends what is at hand.
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                COMMAND, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, cwd=self._folder, start_new_session=True,
                env={**kept, "LC_ALL": "C.UTF-8", "TMPDIR": str(self._folder)},
            )  # fmt: skip
        self.pid = self._process.pid
        self._trouble: str | None = None
        self._papers = self._memory = 0

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    @property
    def is_worn(self) -> bool:
        return self._papers >= MOST_PAPERS or self._memory > MOST_MEMORY

    @property
    def trouble(self) -> str:
        """Empty once it is ready to draw, or why it cannot. Raises EOFError, OSError when it does not say."""
        if self._trouble is None:
            self._trouble = self._receive(START_SECONDS).decode()
        return self._trouble

    def draw(self, html: str, seconds: int) -> bytes:
        """The PDF. Raises EOFError, OSError when the process ended over it or does not answer in time."""
        self._socket.send_bytes(json.dumps({"seconds": seconds}).encode() + b"\n" + html.encode())
        head, _, pdf = self._receive(2 * seconds).partition(b"\n")
        told = json.loads(head)
        self._papers, self._memory = self._papers + 1, told["memory"]
        if told["failed"]:
            raise RuntimeError(f"the renderer failed: {told['failed']}")
        for sentence in told["left_out"]:
            logger.warning("left out of a paper: %s", sentence)
        return pdf

    def _receive(self, seconds: float) -> bytes:
        if not self._socket.poll(seconds):
            raise TimeoutError
        return self._socket.recv_bytes(MOST_BYTES)

    def end(self) -> None:
        """It keeps nothing, so it is simply killed."""
        self._socket.close()
        if self.lives:
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def leave(self) -> None:
        """In a process forked from ours: it is the child of the other one."""
        self._socket.close()
        self._process.returncode = 0


class Renderer:
    """The child of this process, for one paper at a time, started when first needed and replaced when it ended."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self.child: Child | None = None
        self._trouble: str | None = None
        self._turn, self._places = threading.Lock(), threading.BoundedSemaphore(1 + MOST_WAITING)

    def trouble(self) -> str:
        """Why this machine cannot make PDFs; empty when it can. Waits for the first child alone."""
        if self._trouble is None:
            with self._turn, contextlib.suppress(Unavailable):
                self._ready()
        return self._trouble if self._trouble is not None else "the renderer does not start"

    def draw(self, html: str, seconds: int) -> bytes:
        """The PDF. Raises Unavailable, TooCostly, Busy."""
        if not self._places.acquire(blocking=False):
            raise Busy("too many papers are waiting to be drawn")
        try:
            if not self._turn.acquire(timeout=PATIENCE):
                raise Busy("another paper takes long to be drawn")
            try:
                return self._draw(html, seconds)
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def _draw(self, html: str, seconds: int) -> bytes:
        child = self._ready()
        try:
            pdf = child.draw(html, seconds)
        except BaseException as error:
            # An answer that is still under way would be taken for the next one's.
            self._replace()
            if isinstance(error, EOFError | OSError):
                raise TooCostly(
                    f"too long or too intricate: drawing it takes more than {seconds} seconds, or too much memory"
                ) from None
            raise
        if child.is_worn:
            self._replace()
        return pdf

    def _ready(self) -> Child:
        """A child that has loaded. Raises Unavailable."""
        child = self.child if self.child and self.child.lives else self._replace()
        try:
            self._trouble = child.trouble
        except (EOFError, OSError):
            raise Unavailable("the renderer does not start") from None
        if self._trouble:
            raise Unavailable(self._trouble)
        return child

    def _replace(self) -> Child:
        """A new child, which begins to load."""
        self.end()
        self.child = Child()
        return self.child

    def end(self) -> None:
        if self.child:
            self.child.end()
        self.child = None

    def forget(self) -> None:
        """Begin anew in a forked process: two that read from one child would get each other's letters."""
        if self.child:
            self.child.leave()
        self._begin()


renderer = Renderer()
atexit.register(renderer.end)
os.register_at_fork(after_in_child=renderer.forget)


def trouble() -> str:
    """Why this machine cannot make PDFs; empty when it can."""
    return renderer.trouble()


def is_available() -> bool:
    """True when PDFs can be made on this machine."""
    return not trouble()


def from_html(html: str, *, seconds: int = LETTER_SECONDS) -> bytes:
    """The tagged PDF (PDF/UA-1) of an HTML document with the papers' stylesheet, drawn within `seconds` of work.

    Raises Unavailable, TooCostly, Busy.
    """
    return renderer.draw(html, seconds)
