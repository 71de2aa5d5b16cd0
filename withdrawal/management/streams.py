"""Text in and out of a command. Whatever cannot be used ends it with exit code 2 and one line on standard error."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from django.core.management.base import BaseCommand, CommandError, CommandParser

UNUSABLE = 2
WIDTH = 40
"""Of a progress bar, in characters."""
CLEAR = "\r\033[K"
"""Empties the terminal's line at hand."""
T = TypeVar("T")


class Tool(BaseCommand):
    """A command for people who script: it needs no database, and wrong arguments are one line as well."""

    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **options)

        def error(message: str) -> NoReturn:
            parser.exit(UNUSABLE, f"{parser.prog}: {' '.join(message.split())}\n")

        parser.error = error  # type: ignore[method-assign]  # Django's own prints the usage over several lines
        return parser


def unusable(problem: object) -> CommandError:
    """The error that ends a command with code 2; the problem is put on one line."""
    return CommandError(" ".join(str(problem).split()), returncode=UNUSABLE)


def read_text(path: str) -> str:
    """The text of a file in UTF-8, of standard input for "-"; raises CommandError when there is none to be had."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise unusable(f"{path}: {error.strerror or error}") from None
    except ValueError:
        raise unusable(f"{path}: not UTF-8 text") from None
    if not text.strip():
        raise unusable(f"{path}: empty")
    return text


def print_lines(lines: Iterable[str]) -> None:
    """Print to standard output; a reader that went away ends the command like any other problem."""
    try:
        for line in lines:
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise unusable("standard output was closed") from None
    except UnicodeEncodeError as error:
        raise unusable(f"cannot be written as {error.encoding}: {error.reason}") from None


def with_progress(items: Sequence[T]) -> Iterator[T]:
    """`items`, one after the other, with a bar on standard error when that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    try:
        for done, item in enumerate(items):
            bar = "#" * (WIDTH * done // len(items))
            sys.stderr.write(f"{CLEAR}[{bar:{WIDTH}}] {done}/{len(items)}")
            sys.stderr.flush()
            yield item
    finally:
        sys.stderr.write(CLEAR)


def complain(problem: str) -> None:
    """Put the problem on one line of standard error; what a progress bar left there gives way."""
    sys.stderr.write(f"{CLEAR if sys.stderr.isatty() else ''}{' '.join(problem.split())}\n")
