"""manage.py check_message FILE|-: one JSON object per message on standard output."""

import json
import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandParser

from withdrawal.domain.checks import check
from withdrawal.domain.facts import Facts, read
from withdrawal.domain.given import Refused
from withdrawal.domain.wording import KINDS, LANGUAGES, WordingError
from withdrawal.management.streams import Tool, print_lines, read_text, unusable

FOUND_ERRORS = 1


class Command(Tool):
    help = "Check a message. Exit 0: no error-level finding, 1: at least one, 2: unusable input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help='a UTF-8 text, or "-" for standard input')
        parser.add_argument("--language", default="en", help=", ".join(LANGUAGES))
        parser.add_argument("--kind", default="withdrawal", help=", ".join(KINDS))
        parser.add_argument("--facts", metavar="FACTS.json", help="compare names and dates, and look for leaks")
        parser.add_argument("--jsonl", action="store_true", help='FILE holds lines of {"id": ..., "text": ...}')

    def handle(self, *args: Any, **options: Any) -> None:
        file, text = options["file"], read_text(options["file"])
        messages = list(_lines(file, text)) if options["jsonl"] else [(file, text)]
        facts = _facts(options["facts"])
        try:
            reports = [
                (identifier, check(text, language=options["language"], facts=facts, kind=options["kind"]))
                for identifier, text in messages
            ]
        except WordingError as error:
            raise unusable(error) from None
        print_lines(json.dumps(report.as_json(identifier)) for identifier, report in reports)
        if any(report.has_error for _, report in reports):
            sys.exit(FOUND_ERRORS)


def _facts(path: str | None) -> Facts | None:
    try:
        return read(read_text(path)) if path else None
    except Refused as error:
        raise unusable(error) from None


def _lines(file: str, text: str) -> Iterator[tuple[Any, str]]:
    """Id and text of each line; raises CommandError naming the first line that has none."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _message(f"{file}, line {number}", line)


def _message(where: str, line: str) -> tuple[Any, str]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise unusable(f"{where}: not JSON") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
        raise unusable(f'{where}: expected {{"id": ..., "text": "..."}} with a text')
    return row.get("id"), row["text"]
