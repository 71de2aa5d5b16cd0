"""Ratios measured side by side in one run: pages against a bare view, our letter against WeasyPrint alone,
the checker on 20,000 characters against 2,000.

Only ratios mean something on a machine that others use as well: both sides of a pair are run in turn, and the median
of the pairs is printed. The database is a file made for this run.
"""

import base64
import contextlib
import datetime as dt
import gc
import io
import itertools
import json
import platform
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import django

django.setup()

import weasyprint
from django.core.management import call_command
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone
from fontTools import subset

from script.measuring import ratio, table, timed
from withdrawal import urls
from withdrawal.documents import html, pdf, renderer
from withdrawal.domain.checks import check
from withdrawal.domain.letter import lay_out
from withdrawal.domain.wording import compose
from withdrawal.management import example
from withdrawal.models import Contact, Offer, User
from withdrawal.models.acts import issue_letter
from withdrawal.models.choices import Channel, ContactOutcome, Direction
from withdrawal.models.log import append
from withdrawal.models.recording import record
from withdrawal.steps import STEPS
from withdrawal.views.access import signed_in

MANY = 300
CHECKS = 200
LETTER_PAIRS, LETTER_WORDS, STARTS = 60, 330, 7
FEW, LETTERS = 10, 600
SHORT_RECORD, LONG_RECORD, ENTRY_WORDS = 100, 1_000, 80
WORDS = 300
HOSTILE = ("a", "a ", "[", "(", "'\"", "> ", ". ", "time ", "not ", "I withdraw my ", "1/", "2 May ", "sorry ")


def bare(request: HttpRequest) -> HttpResponse:
    """A view with session, user and one query, and no template."""
    return HttpResponse(Offer.objects.of(signed_in(request)).first().company)  # type: ignore[union-attr]


urlpatterns = [path("bare/", bare), *urls.urlpatterns]


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
        runs = [timed(lambda _, known=known: check(text, facts=known), number) for number in range(CHECKS)]  # type: ignore[misc]
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


def letters(client: Client, offer: Offer) -> None:
    """One page of 330 words, other words each time; the time is from the HTML to the PDF."""
    facts = offer.facts()
    piece = compose(facts, "confirmation")
    first, *rest = piece.body.split("\n\n")
    missing = LETTER_WORDS - len(piece.body.split())
    more = " ".join(itertools.islice(itertools.cycle(" ".join(rest[:-1]).split()), missing))

    def document(number: int) -> str:
        text = "\n\n".join([first, f"This is letter {number}. {more}", *rest])
        return html.letter(lay_out(facts, text, subject=piece.subject, dated=dt.date(2026, 11, 23)))

    drawing(document)
    starting(document)
    memory([document(number) for number in range(LETTERS)])
    made, now = pdf.from_html(document(0)), timezone.now()
    kept = issue_letter(offer, pdf=made, subject="", text="", layout="gb", dated=offer.today(now), now=now)
    address = f"/offers/{offer.public_id}/letters/{kept.public_id}.pdf"
    assert client.get(address).content == made
    found = ratio(lambda _: client.get(address), lambda _: client.get("/bare/"))
    row = (f"{found[0]:.2f}", f"{found[1]:.1f} ms", f"{found[2]:.1f} ms")
    table("A stored letter, bare view = 1", ("time / bare view", "download", "bare view"), [row])


def drawing(document: Callable[[int], str]) -> None:
    """Three sides in turn: naive, tuned in one process, and ours, in a process of its own."""
    sides = {"naive": naive, "tuned": tuned(), "ours": pdf.from_html}
    took: dict[str, list[float]] = {name: [] for name in sides}
    same = 0
    for number in range(-5, LETTER_PAIRS):
        text = document(number)
        for name, draw in sides.items():
            seconds = timed(lambda _, draw=draw, text=text: draw(text), number)  # type: ignore[misc]
            if number >= 0:
                took[name].append(seconds)
        if number >= 0:
            same += pdf.from_html(text) == untuned(text)
    milliseconds = [f"{statistics.median(took[name]) * 1000:.0f} ms" for name in ("ours", "naive", "tuned")]
    ratios = [
        statistics.median(a / b for a, b in zip(took["ours"], took[other], strict=True)) for other in ("naive", "tuned")
    ]
    table(
        "The letter, warm, WeasyPrint on the same HTML = 1",
        ("time / naive", "time / tuned", "ours", "naive", "tuned", "the same bytes as untuned"),
        [(*(f"{one:.2f}" for one in ratios), *milliseconds, f"{same} of {LETTER_PAIRS}")],
    )


def naive(text: str) -> bytes:
    """As the first page of WeasyPrint's manual has it."""
    whole = text.replace("</head>", f"<style>{html.stylesheet()}</style></head>")
    made: bytes = weasyprint.HTML(string=whole, url_fetcher=renderer.Bundled(html.bundle())).write_pdf()
    return made


def untuned(text: str) -> bytes:
    """What we ask for, with everything made anew."""
    fetcher, fonts = renderer.Bundled(html.bundle()), weasyprint.text.fonts.FontConfiguration()
    sheet = weasyprint.CSS(string=html.stylesheet(), url_fetcher=fetcher, font_config=fonts)
    made: bytes = weasyprint.HTML(string=text, url_fetcher=fetcher).write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    return made


def tuned() -> Callable[[str], bytes]:
    """Fonts cut down to the alphabets beforehand, and loaded once; the stylesheet parsed once; rarer collections."""
    papers = renderer.Papers(html.stylesheet(), {name: cut_down(body) for name, body in html.bundle().items()})

    def draw(text: str) -> bytes:
        usual = gc.get_threshold()
        gc.set_threshold(50_000, 20, 20)
        made = papers.draw(text)
        gc.set_threshold(*usual)
        return made

    return draw


def cut_down(font: bytes) -> bytes:
    """The font with Latin, Greek, Cyrillic and punctuation alone."""
    options = subset.Options(layout_features=["*"])
    loaded = subset.load_font(io.BytesIO(font), options)
    cutter = subset.Subsetter(options)
    cutter.populate(
        unicodes=[*range(0x20, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000), *range(0x2010, 0x2070)]
    )
    cutter.subset(loaded)
    made = io.BytesIO()
    loaded.save(made)
    return made.getvalue()


def starting(document: Callable[[int], str]) -> None:
    """The first letter of a renderer that has started as the server starts it, and the ones after it."""
    ratios, starts = [], []
    for start in range(STARTS):
        fresh = pdf.Renderer()
        starts.append(timed(lambda _, fresh=fresh: fresh.trouble(), 0))  # type: ignore[misc]
        draw = [document(start * 100 + number) for number in range(20)]
        took = [timed(lambda number, draw=draw, fresh=fresh: fresh.draw(draw[number], 5), n) for n in range(20)]  # type: ignore[misc]
        ratios.append(took[0] / statistics.median(took[1:]))
        fresh.end()
    table(
        "The first letter after a start, a warm one = 1",
        ("time / warm", "start of the renderer"),
        [(f"{statistics.median(ratios):.2f}", f"{statistics.median(starts) * 1000:.0f} ms")],
    )


NAIVE = """
import base64, json, re, sys
import weasyprint
from withdrawal.documents.renderer import Bundled
told = json.load(sys.stdin)
bundle = {name: base64.b64decode(body) for name, body in told["bundle"].items()}
for number, text in enumerate(told["texts"], 1):
    weasyprint.HTML(string=text, url_fetcher=Bundled(bundle)).write_pdf()
    if number in (FEW, MANY):
        print(re.search(r"VmRSS:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


def memory(texts: Sequence[str]) -> None:
    """Kilobytes that a process holds after a few letters, and at most up to many: ours is replaced in between."""
    if not Path("/proc/self/status").exists():
        return
    sheet = f"<style>{html.stylesheet()}</style></head>"
    code = NAIVE.replace("FEW", str(FEW)).replace("MANY", str(len(texts)))
    bundled = {name: base64.b64encode(body).decode() for name, body in html.bundle().items()}
    told = json.dumps({"texts": [text.replace("</head>", sheet) for text in texts], "bundle": bundled})
    said = subprocess.run(
        [sys.executable, "-c", code], input=told, capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    fresh, kept = pdf.Renderer(), []
    for number, text in enumerate(texts, 1):
        fresh.draw(text, 5)
        if number >= FEW:
            kept.append(held("VmRSS", fresh.child))
    fresh.end()
    rows = []
    for name, (few, many) in (("ours", [kept[0], max(kept)]), ("naive", [int(one) for one in said.split()])):
        rows.append((name, f"{few / 1024:.0f} MB", f"{many / 1024:.0f} MB", f"{many / few:.2f}"))
    table(
        "Memory of the process that draws", ("", f"after {FEW}", f"at most, up to {len(texts)} letters", "ratio"), rows
    )


def records(client: Client, person: User, now: dt.datetime) -> None:
    """The printed record of a hundred entries, drawn at once, and of a thousand, in parts: with no pause between two
    requests, which is harder on others than the page is, and with somebody else who draws one letter after the other.
    """
    short, long = (logged(person, count, now) for count in (SHORT_RECORD, LONG_RECORD))
    facts = long.facts()
    piece = compose(facts, "confirmation")
    letter = html.letter(lay_out(facts, piece.body, subject=piece.subject, dated=now.date()))
    pdf.from_html(letter)
    alone = max(timed(lambda _: pdf.from_html(letter), number) for number in range(LETTER_PAIRS))
    rows, peaks = [], []
    for offer in (short, long):
        pdf.renderer.end()
        pdf.from_html(letter)
        requests: list[float] = []
        with letters_meanwhile(letter) as waits:
            address = f"/offers/{offer.public_id}/log"
            while True:
                start = time.perf_counter()
                answer = client.get(f"{address}/record/") if requests else client.get(f"{address}.pdf")
                if not requests and answer.status_code == 302:
                    client.post(answer["Location"])
                requests.append(time.perf_counter() - start)
                if answer.status_code == 200 and not answer.has_header("Refresh"):
                    break
        made = client.get(f"{address}.pdf").content
        assert made.startswith(b"%PDF")
        peaks.append(held("VmHWM", pdf.renderer.child))
        rows.append((
            str(offer.entries.count()), f"{len(requests)}", f"{sum(requests):.1f} s", f"{max(requests):.1f} s",
            f"{peaks[-1] / 1024:.0f} MB", f"{len(made) / 2**20:.1f} MB", f"{max(waits):.1f} s of {len(waits)}",
        ))  # fmt: skip
    pdf.renderer.end()
    whole = html.record(record(long), printed_at=now)
    took = timed(lambda _: pdf.from_html(whole, seconds=120), 0)
    rows.append((f"{LONG_RECORD} at one go", "1", f"{took:.1f} s", f"{took:.1f} s", "", "", ""))
    head = (
        "entries",
        "requests",
        "in all",
        "the longest",
        "peak of the renderer",
        "PDF",
        "a letter meanwhile, at most",
    )
    table(f"The record of {LONG_RECORD} entries", head, rows)
    print(f"\nPeak of {LONG_RECORD} entries, of {SHORT_RECORD} = 1: {peaks[1] / peaks[0]:.2f}. "
          f"A letter alone takes {alone * 1000:.0f} ms at most.")  # fmt: skip


def held(what: str, child: pdf.Child | None) -> int:
    """Kilobytes of a renderer: what it holds now (VmRSS), or held at its peak (VmHWM); 1 where nothing tells."""
    status = Path(f"/proc/{child.pid if child else ''}/status")
    return int(re.search(rf"{what}:\s+(\d+)", status.read_text())[1]) if status.exists() else 1  # type: ignore[index]


def logged(person: User, count: int, now: dt.datetime) -> Offer:
    """An offer with so many contacts in its log, of eighty words each."""
    offer = Offer(owner=person, company=f"Company of {count}", role="Analyst", my_name="Ana Lind")
    offer.save()
    words = "I told her that I withdraw, and thanked her for the time that all of them gave me."
    said = itertools.cycle(words.split())
    with transaction.atomic():
        for number in range(count):
            contact = Contact(
                occurred_at=now, zone="UTC", direction=Direction.IN, channel=Channel.EMAIL, person="Maya Okafor",
                outcome=ContactOutcome.ASKED, text=f"{number}: {' '.join(itertools.islice(said, ENTRY_WORDS))}",
            )  # fmt: skip
            append(contact, offer=offer, now=now)
    return offer


@contextlib.contextmanager
def letters_meanwhile(letter: str) -> Iterator[list[float]]:
    """The seconds that each of somebody else's letters takes, one after the other, until the end of the block."""
    waits: list[float] = []
    over = threading.Event()

    def one(_: int) -> None:
        with contextlib.suppress(pdf.Busy):
            pdf.from_html(letter)

    def draw() -> None:
        while not over.is_set():
            waits.append(timed(one, 0))
            over.wait(0.05)

    other = threading.Thread(target=draw)
    other.start()
    try:
        yield waits
    finally:
        over.set()
        other.join()


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
        letters(client, Offer.objects.of(person).get(pk=offer.pk))
        records(client, person, now)
    queries(client, offer, now)


if __name__ == "__main__":
    main()
