"""Ratios measured side by side in one run: pages against a bare view, our letter against WeasyPrint alone,
the checker on 20,000 characters against 2,000.

Only ratios mean something on a machine that others use as well: both sides of a pair are run in turn, and the median
of the pairs is printed. The database is a file made for this run.
"""

import datetime as dt
import gc
import platform
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django

django.setup()

import weasyprint
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone

from withdrawal import urls
from withdrawal.documents import html, pdf
from withdrawal.domain.checks import check
from withdrawal.domain.letter import lay_out
from withdrawal.domain.wording import compose
from withdrawal.management import example
from withdrawal.models import Contact, Offer, User
from withdrawal.models.choices import Channel, ContactOutcome, Direction
from withdrawal.models.log import append
from withdrawal.steps import STEPS
from withdrawal.views.access import signed_in

PAIRS = 60
MANY = 300
CHECKS = 200
WORDS = 300
HOSTILE = ("a", "a ", "[", "(", "'\"", "> ", ". ", "time ", "not ", "I withdraw my ", "1/", "2 May ", "sorry ")


def bare(request: HttpRequest) -> HttpResponse:
    """A view with session, user and one query, and no template."""
    return HttpResponse(Offer.objects.of(signed_in(request)).first().company)  # type: ignore[union-attr]


urlpatterns = [path("bare/", bare), *urls.urlpatterns]


def ratio(
    ours: Callable[[int], object], theirs: Callable[[int], object], pairs: int = PAIRS
) -> tuple[float, float, float]:
    """Median of ours/theirs over `pairs` runs in turn, and the median milliseconds of each side."""
    for warm in range(5):
        ours(-warm - 1)
        theirs(-warm - 1)
    took = [(_seconds(ours, number), _seconds(theirs, number)) for number in range(pairs)]
    mine, others = zip(*took, strict=True)
    return (
        statistics.median(a / b for a, b in took),
        statistics.median(mine) * 1000,
        statistics.median(others) * 1000,
    )


def _seconds(run: Callable[[int], object], number: int) -> float:
    start = time.perf_counter()
    run(number)
    return time.perf_counter() - start


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    print(f"\n## {title}\n\n| {' | '.join(head)} |\n|{' --- |' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def pages(client: Client, offer: Offer) -> None:
    base = f"/offers/{offer.public_id}/"
    wanted = {
        "plan": base,
        **{f"step {step.slug}": f"{base}steps/{step.slug}/" for step in STEPS},
        "log": f"{base}log/",
    }
    rows = []
    for name, address in wanted.items():
        found = ratio(lambda _, to=address: client.get(to), lambda _: client.get("/bare/"))  # type: ignore[misc]
        rows.append((name, f"{found[0]:.1f}", f"{found[1]:.1f} ms", f"{found[2]:.1f} ms"))
    table("A page, bare view = 1", ("page", "time / bare view", "page", "bare view"), rows)


def queries(client: Client, offer: Offer, now: dt.datetime) -> None:
    base = f"/offers/{offer.public_id}/"
    names = ["", "edit/", "people/", "message/", "call/", "letter/", "letter/issue/", "log/", "log/new/"]
    names += [f"steps/{step.slug}/" for step in STEPS]
    few = {name: counted(client, base + name) for name in names}
    for number in range(MANY):
        contact = Contact(
            occurred_at=now, zone="UTC", direction=Direction.IN, channel=Channel.EMAIL, person="Maya Okafor",
            outcome=ContactOutcome.ASKED, text=f"Entry {number}",
        )  # fmt: skip
        append(contact, offer=offer, now=now)
    rows = [(name or "plan", str(few[name]), str(counted(client, base + name))) for name in names]
    table("Queries a page", ("page", "few entries", f"{MANY} more entries"), rows)


def counted(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200, address
    return len(found)


def checking(offer: Offer) -> None:
    """A message of 300 words with something to say about it, and what is least like a message, long and short."""
    facts = offer.facts()
    told = compose(facts, "withdrawal").text
    clumsy = "It was a shambles. I am so sorry, and I might come back for personal reasons!"
    text = re.match(rf"(?:\s*\S+){{{WORDS}}}", "\n\n".join([told, clumsy, told, told]))[0]  # type: ignore[index]
    took = {}
    for name, known in (("with the facts", facts), ("without", None)):
        runs = [_seconds(lambda _, known=known: check(text, facts=known), number) for number in range(CHECKS)]  # type: ignore[misc]
        took[name] = statistics.median(runs) * 1000
    table(
        f"Checking {len(text.split())} words",
        ("names and dates compared", "time", "findings"),
        [
            ("yes", f"{took['with the facts']:.1f} ms", str(len(check(text, facts=facts).findings))),
            ("no", f"{took['without']:.1f} ms", str(len(check(text).findings))),
        ],
    )
    rows = []
    for unit in HOSTILE:
        short, long = ((unit * size)[:size] for size in (2_000, 20_000))
        found = ratio(lambda _, long=long: check(long), lambda _, short=short: check(short), pairs=5)  # type: ignore[misc]
        rows.append((f"`{unit}`", f"{found[0]:.1f}", f"{found[1]:.1f} ms"))
    table("Checking 20,000 characters, 2,000 = 1 (linear is 10)", ("repeated", "ratio", "20,000 characters"), rows)


def letters(offer: Offer) -> None:
    facts = offer.facts()
    piece = compose(facts, "confirmation")

    def document(number: int) -> str:
        text = piece.body.replace("Thank you", f"Thank you, for the {number}th time", 1)
        return html.letter(lay_out(facts, text, subject=piece.subject, dated=dt.date(2026, 11, 23)))

    def ours(number: int) -> bytes:
        return pdf.from_html(document(number))

    def alone(number: int) -> bytes:
        sheet = f"<style>{html.stylesheet()}</style></head>"
        made: bytes = weasyprint.HTML(string=document(number).replace("</head>", sheet)).write_pdf()
        return made

    found = ratio(ours, alone, pairs=40)
    table(
        "The letter, warm, WeasyPrint on the same HTML = 1",
        ("time / WeasyPrint", "ours", "WeasyPrint"),
        [(f"{found[0]:.2f}", f"{found[1]:.0f} ms", f"{found[2]:.0f} ms")],
    )


@override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"])
def main() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    now = timezone.now()
    person = User.objects.create_user("bench@example.org")
    example.fill(person, now)
    offer = Offer.objects.of(person).get(company="Northwind")
    client = Client()
    client.force_login(person)
    print(
        f"# {platform.machine()}, Python {platform.python_version()}, Django {django.__version__}, {connection.vendor}"
    )
    # As the server does: what was loaded at the start is not gone through again for rubbish.
    check("Ready")
    gc.collect()
    gc.freeze()
    pages(client, offer)
    checking(Offer.objects.of(person).get(pk=offer.pk))
    if pdf.is_available():
        letters(Offer.objects.of(person).get(pk=offer.pk))
    queries(client, offer, now)


if __name__ == "__main__":
    main()
