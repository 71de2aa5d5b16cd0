"""How a log of a million entries does beside one of a thousand, each in a database of its own.

One process an amount keeps its log open and says how long something took in it; this one asks them in turn, so that
whatever else the machine does falls on all of them. DATABASE_URL names a PostgreSQL server to use; SQLite otherwise.
"""

import gc
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from script.measuring import table, timed
from withdrawal.domain.finding import Question
from withdrawal.management import many
from withdrawal.models import Contact, Offer, User
from withdrawal.models.log import append
from withdrawal.models.paging import page_of
from withdrawal.models.search import forget, places

AMOUNTS = (1_000, 100_000, 1_000_000)
ROUNDS = 40
PAGE = 50
QUESTIONS = {
    "one way and direction": Question(channel="phone", direction="in"),
    "one person": Question(person="ostergard"),
    "a rare outcome": Question(outcome="threatened"),
    "a rare word": Question(said=many.RARE),
    "a word in one of 500": Question(said=many.VOCABULARY[1_000]),
    "a word in half of all": Question(said="contract"),
    "one letter": Question(said="c"),
    "two words, and a filter": Question(said="contr mond", channel="email"),
    "no such word": Question(said="xylophone"),
}
FIRST, DEEP, FILTERED, FOUND = "first page", "deep page, at 95 %", "filtered page", "page of a search"
ADDING, FIRST_HTML, FOUND_HTML = "adding an entry", "first page, with its HTML", "page of a search, with its HTML"
PLAIN_RARE, PLAIN_NONE, TIDYING = "icontains, a rare word", "icontains, no such word", "tidying"


class Log:
    """One log, and what can be timed in it."""

    def __init__(self, amount: int) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        started, self.now = time.perf_counter(), timezone.now()
        self.offer = many.offer_with(amount, self.now)
        self.made = time.perf_counter() - started
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        self.client = Client()
        self.person = signed_in_as(self.offer)
        self.client.force_login(self.person)
        self.deep, self.added = amount // 20, 0
        gc.collect()
        gc.freeze()

    @property
    def can(self) -> dict[str, Callable[[int], object]]:
        address = f"/offers/{self.offer.public_id}/log/"
        return {
            FIRST: lambda _: self.read(Question()),
            DEEP: lambda _: self.read(Question(), before=self.deep),
            FILTERED: lambda _: self.read(QUESTIONS["one way and direction"]),
            FOUND: lambda _: self.read(QUESTIONS["a word in half of all"]),
            ADDING: lambda _: self.add(),
            FIRST_HTML: lambda _: self.client.get(address),
            FOUND_HTML: lambda _: self.client.get(address, {"q": "contr"}),
            **{name: lambda _, question=question: self.find(question) for name, question in QUESTIONS.items()},  # type: ignore[misc]
            PLAIN_RARE: lambda _: self.plain(many.RARE),
            PLAIN_NONE: lambda _: self.plain("xylophone"),
            TIDYING: lambda _: forget(),
        }

    def read(self, question: Question, before: int = 0) -> None:
        page_of(self.offer, question, PAGE, before=before)

    def find(self, question: Question) -> None:
        places(self.offer, question, most=PAGE + 1)

    def plain(self, word: str) -> None:
        list(self.offer.contacts.filter(text__icontains=word)[:PAGE])

    def add(self) -> None:
        self.added += 1
        contact = Contact(
            occurred_at=self.now, zone="UTC", direction="in", channel="email", person="Maya Okafor", outcome="asked",
            text=f"{random.random()} call about the contract on Monday",
        )  # fmt: skip
        append(contact, offer=Offer.objects.of(self.person).get(pk=self.offer.pk), now=self.now)


def signed_in_as(offer: Offer) -> User:
    assert offer.owner
    return offer.owner


@override_settings(ALLOWED_HOSTS=["testserver"])
def serve(amount: int) -> None:
    """Answer each line of standard input, the name of what to do, with the seconds that it took."""
    log = Log(amount)
    print(f"{log.made:.0f}", flush=True)
    for line in sys.stdin:
        print(timed(log.can[line.strip()], 0), flush=True)


class Other:
    """The process of one log."""

    def __init__(self, amount: int, folder: Path) -> None:
        environment = os.environ | {"VAR_DIR": str(folder)}
        if url := os.environ.get("DATABASE_URL"):
            name = f"log_{amount}"
            with connection.cursor() as cursor:
                cursor.execute(f"CREATE DATABASE {name}")
            environment["DATABASE_URL"] = f"{url.rpartition('/')[0]}/{name}"
        self.amount = amount
        self.process = subprocess.Popen(
            [sys.executable, __file__, str(amount)], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip

    def says(self) -> float:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"the log of {self.amount} entries ended")
        return float(line)

    def takes(self, what: str) -> float:
        assert self.process.stdin
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        return self.says()


def measure(others: list[Other], what: str, rounds: int) -> list[list[float]]:
    """Seconds in each log, in turn; the first few are for warming up."""
    warm = min(5, rounds - 1)
    took = [[other.takes(what) for other in others] for _ in range(warm + rounds)]
    return took[warm:]


def main(amounts: tuple[int, ...] = AMOUNTS) -> None:
    with tempfile.TemporaryDirectory(prefix="withdrawal-scale-") as folder:
        others = []
        for amount in amounts:
            place = Path(folder) / str(amount)
            place.mkdir()
            others.append(Other(amount, place))
            others[-1].says()
        report(others)
        for other in others:
            other.process.kill()


def report(others: list[Other]) -> None:
    """Tables of what was asked: medians, and the median of the ratios between the longest log and the shortest."""
    amounts = [f"{other.amount:,}" for other in others]
    head = ("", *amounts, f"{amounts[-1]} / {amounts[0]}")
    medians: dict[str, list[float]] = {}

    def rows(names: Iterable[str], rounds: int = ROUNDS) -> list[list[str]]:
        found = []
        for name in names:
            took = measure(others, name, rounds)
            medians[name] = [statistics.median(column) for column in zip(*took, strict=True)]
            ratio = statistics.median(row[-1] / row[0] for row in took)
            found.append([name, *(f"{one * 1000:.2f} ms" for one in medians[name]), f"{ratio:.2f}"])
        return found

    pages = (FIRST, DEEP, FILTERED, FOUND, ADDING, FIRST_HTML, FOUND_HTML)
    table(f"A page of the log on {connection.vendor}, by the number of entries", head, rows(pages))
    table("Finding its entries alone", head, rows(QUESTIONS))
    table("As Django would by itself", head, rows([PLAIN_RARE, PLAIN_NONE], 3))
    pairs = {PLAIN_RARE: "a rare word", PLAIN_NONE: "no such word"}
    faster = [[name, f"{medians[plain][-1] / medians[name][-1]:.0f} x"] for plain, name in pairs.items()]
    table(f"Search at {amounts[-1]} entries, icontains = 1", ("", "times faster"), faster)
    table("Tidying up after an erasure", head[:-1], [["", *(f"{other.takes(TIDYING):.2f} s" for other in others)]])


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1].isdigit():
        serve(int(sys.argv[1]))
    else:
        main()
