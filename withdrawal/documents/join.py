"""PDFs in, one PDF out: the parts of a paper become the whole, in a process that ends with it."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from withdrawal.documents.pdf import TooCostly

COMMAND = (sys.executable, "-I", str(Path(__file__).with_name("joiner.py")))
SECONDS = 60
"""On the clock; of work it may take half as many (joiner.py)."""
TOO_MUCH = 3
"""How the joiner ends when its memory does not suffice; a signal ends it when its time does not."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A whole paper. `pages` has the pages of each part, `places` the part and its page of each name, from 0."""

    pdf: bytes
    pages: tuple[int, ...]
    places: Mapping[str, tuple[int, int]]


def join(parts: Sequence[bytes]) -> Joined:
    """The parts, which are drawn by documents/pdf.py, as one tagged PDF (PDF/UA-1).

    Raises TooCostly.
    """
    told = json.dumps([len(part) for part in parts]).encode()
    try:
        done = subprocess.run(  # noqa: S603 - ourselves
            COMMAND, input=b"\n".join([told, b"".join(parts)]), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={"LC_ALL": "C.UTF-8"}, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise TooCostly("it takes too long to join") from None
    if done.returncode == TOO_MUCH or done.returncode < 0:
        raise TooCostly("it takes too much to join")
    head, _, pdf = done.stdout.partition(b"\n")
    found = json.loads(head)
    if found["failed"]:
        raise RuntimeError(f"the joiner failed: {found['failed']}")
    places = {name: (part, page) for name, (part, page) in found["names"].items()}
    return Joined(pdf, tuple(found["pages"]), places)
