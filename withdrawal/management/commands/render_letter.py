"""manage.py render_letter FACTS.json OUT.pdf: the confirmation letter as a PDF file; with --jsonl, many at a time."""

import json
import re
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from withdrawal.documents import html, pdf
from withdrawal.domain.facts import Facts, read
from withdrawal.domain.given import Refused
from withdrawal.domain.layouts import LAYOUTS
from withdrawal.domain.letter import TooLong, lay_out
from withdrawal.domain.wording import WordingError, compose
from withdrawal.management.streams import UNUSABLE, Tool, complain, read_text, unusable, with_progress

KEYS = {"id", "facts", "layout"}
LONGEST_NAME = 60


class Bad(ValueError):
    """A line that no letter can be made of; says why."""


class Command(Tool):
    help = "Make the confirmation letter from FACTS.json (docs/facts.md). Exit 2: unusable input, or no PDF here."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("facts", metavar="FACTS.json", help='a file, or "-" for standard input')
        parser.add_argument("out", metavar="OUT.pdf", type=Path, help="a file; with --jsonl, a folder")
        parser.add_argument("--layout", default="", help=f"{', '.join(LAYOUTS)}; the country's own when not given")
        parser.add_argument(
            "--jsonl",
            action="store_true",
            help='FACTS.json holds lines of {"id": ..., "facts": {...}, "layout": ...}; the letters go into OUT.pdf, a'
            " folder, each named after its id",
        )

    def handle(self, *, facts: str, out: Path, layout: str, jsonl: bool, **options: Any) -> None:
        try:
            check_layout(layout)
            if jsonl:
                self.draw_many(facts, out, layout)
            else:
                out.write_bytes(drawn(read(read_text(facts)), layout))
        except (Bad, Refused, WordingError, TooLong, pdf.NotMade) as error:
            raise unusable(error) from None
        except OSError as error:
            raise unusable(f"{error.filename or out}: {error.strerror}") from None

    def draw_many(self, file: str, folder: Path, layout: str) -> None:
        """One letter a line; a line that is none is named on standard error, and the others are made all the same."""
        lines = [(number, line) for number, line in enumerate(read_text(file).split("\n"), 1) if line.strip()]
        folder.mkdir(parents=True, exist_ok=True)
        made: set[str] = set()
        is_whole = True
        for number, line in with_progress(lines):
            try:
                name, known, chosen = letter_of(line)
                if name.casefold() in made:
                    raise Bad(f"there is a {name} already")
                (folder / name).write_bytes(drawn(known, chosen or layout))
                made.add(name.casefold())
            except (Bad, Refused, WordingError, TooLong, pdf.TooCostly) as error:
                complain(f"{file}, line {number}: {error}")
                is_whole = False
        if not is_whole:
            sys.exit(UNUSABLE)


def drawn(known: Facts, layout: str) -> bytes:
    """The letter's PDF, dated today unless the facts say otherwise."""
    piece = compose(known, "confirmation")
    dated = known.dated or timezone.localdate()
    return pdf.from_html(html.letter(lay_out(known, piece.body, subject=piece.subject, dated=dated, layout=layout)))


def check_layout(layout: object) -> None:
    if layout and layout not in LAYOUTS:
        raise Bad(f"unknown layout {layout}: expected one of {', '.join(LAYOUTS)}")


def letter_of(line: str) -> tuple[str, Facts, str]:
    """File name, facts and layout (empty for the usual one) of one line. Raises Bad, Refused."""
    try:
        row = json.loads(line)
        if not isinstance(row, dict) or not {"id", "facts"} <= row.keys() <= KEYS:
            raise Bad('expected {"id": ..., "facts": {...}}, and "layout" if wanted')
        facts = json.dumps(row["facts"])
    except (json.JSONDecodeError, RecursionError):
        raise Bad("not JSON") from None
    layout = row.get("layout", "")
    if not isinstance(layout, str):
        raise Bad("layout: expected text")
    check_layout(layout)
    return file_name(row["id"]), read(facts), layout


def file_name(identifier: object) -> str:
    """A name of letters, digits, "-" and "_" alone, which stays in its folder on every system. Raises Bad."""
    if not isinstance(identifier, str | int) or isinstance(identifier, bool) or not str(identifier).strip():
        raise Bad("id: expected text or a whole number")
    return re.sub(r"[^\w-]", "_", str(identifier).strip())[:LONGEST_NAME] + ".pdf"
