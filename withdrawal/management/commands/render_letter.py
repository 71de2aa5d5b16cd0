"""manage.py render_letter FACTS.json OUT.pdf: the confirmation letter as a PDF file."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from withdrawal.documents import html, pdf
from withdrawal.domain.facts import FactsError, read
from withdrawal.domain.layouts import LAYOUTS
from withdrawal.domain.letter import TooLong, lay_out
from withdrawal.domain.wording import WordingError, compose
from withdrawal.management.streams import Tool, read_text, unusable


class Command(Tool):
    help = "Make the confirmation letter from FACTS.json (docs/facts.md). Exit 2: unusable input, or no PDF here."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("facts", metavar="FACTS.json", help='a file, or "-" for standard input')
        parser.add_argument("out", metavar="OUT.pdf", type=Path)
        parser.add_argument("--layout", default="", help=f"{', '.join(LAYOUTS)}; the country's own when not given")

    def handle(self, *, facts: str, out: Path, layout: str, **options: Any) -> None:
        if layout and layout not in LAYOUTS:
            raise unusable(f"unknown layout {layout}: expected one of {', '.join(LAYOUTS)}")
        try:
            known = read(read_text(facts))
            piece = compose(known, "confirmation")
            dated = known.dated or timezone.localdate()
            letter = lay_out(known, piece.body, subject=piece.subject, dated=dated, layout=layout)
            out.write_bytes(pdf.from_html(html.letter(letter)))
        except (FactsError, WordingError, TooLong, pdf.Unavailable) as error:
            raise unusable(error) from None
        except OSError as error:
            raise unusable(f"{out}: {error.strerror}") from None
