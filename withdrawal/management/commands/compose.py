"""manage.py compose FACTS.json --kind KIND: one piece, as text on standard output."""

from typing import Any

from django.core.management.base import CommandParser

from withdrawal.domain.facts import TONES, read
from withdrawal.domain.given import Refused
from withdrawal.domain.wording import KINDS, LANGUAGES, WordingError, compose
from withdrawal.management.streams import Tool, print_lines, read_text, unusable


class Command(Tool):
    help = "Compose one piece from FACTS.json (docs/facts.md). Exit 2: unusable input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("facts", metavar="FACTS.json", help='a file, or "-" for standard input')
        parser.add_argument("--kind", required=True, help=", ".join(KINDS))
        parser.add_argument("--language", help=f"{', '.join(LANGUAGES)}; the facts' own when not given")
        parser.add_argument("--tone", help=f"{', '.join(TONES)}; the facts' own when not given")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            facts = read(read_text(options["facts"]))
            piece = compose(facts, options["kind"], language=options["language"], tone=options["tone"])
        except (Refused, WordingError) as error:
            raise unusable(error) from None
        print_lines([piece.text])
