"""manage.py verify_log: is every log whole, line by line, to its head?"""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from withdrawal.models.log import every_log, first_fault


class Command(BaseCommand):
    help = "Check the hash chain of every log, or of one offer's. Exit 0 whole, 1 broken (first bad entry named)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--offer", type=UUID, help="the offer's public id; every offer when not given")

    def handle(self, *, offer: UUID | None, **options: Any) -> None:
        found = every_log(offer)
        if offer and not found:
            raise CommandError(f"no offer {offer}", returncode=2)
        faults = {log.public_id: fault for log in found if (fault := first_fault(log))}
        if faults:
            raise CommandError("; ".join(f"offer {log}: entry {seq} does not hold" for log, seq in faults.items()))
        self.stdout.write(f"Whole: {len(found)} of {len(found)}.")
