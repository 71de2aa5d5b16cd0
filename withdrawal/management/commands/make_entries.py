"""`manage.py make_entries NUMBER`: a log of so many entries in an account made for it, to measure with."""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from withdrawal.management import many


class Command(BaseCommand):
    help = "Write a log of NUMBER entries into an account made for it, to measure with; prints the offer's number."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int, metavar="NUMBER", help="entries, 1 or more")

    def handle(self, *, number: int, **options: Any) -> None:
        if number < 1:
            raise CommandError("A log has one entry or more.")
        self.stdout.write(str(many.offer_with(number, timezone.now()).public_id))
