"""The printed record: a short one is drawn at once, a long one part by part, each by a request of its own.

The person begins it with a POST. From then on the page asks again by itself, and each time one more part is drawn and
kept: a GET that fills a store of what is the person's own anyway. It is drawn outside any transaction and holds the
renderer for a second at a time, so that nobody waits for it, and it goes on from where it was when one comes back.
"""

from collections.abc import Sequence
from itertools import accumulate

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from withdrawal.documents import html, pdf
from withdrawal.documents.join import join
from withdrawal.domain.parts import is_printable, is_short
from withdrawal.models import Offer, PrintedPart, Printing
from withdrawal.models.printing import begin, standing
from withdrawal.models.recording import efforts, head, part, record
from withdrawal.views.access import methods, of_offer

SECONDS = 10
"""Seconds of work that a short record, or a part of a long one, may take; each is meant to take one to three."""
A_SECOND = 40_000
"""Effort that is done with in a second, pauses and all: so long it is said to take."""
SOON, LATER = "1", "3"
"""Seconds until the page asks again: for the next part, or when others had to be drawn first. At once would be faster,
but nobody could press Pause; with a second, browsers still put no entry into their history.
"""


def record_pdf(offer: Offer) -> bytes | None:
    """The dated record; None of one that has to be made part by part and is not made yet, which `log_record` does.

    Raises pdf.Unavailable, pdf.Busy, and pdf.TooCostly when there are more entries than are printed.
    """
    now = timezone.now()
    if (made := standing(offer, now=now)) and made.pdf is not None:
        return bytes(made.pdf)
    taking = efforts(offer)
    refuse_what_cannot_be_made(taking)
    if not is_short(taking):
        return None
    try:
        return pdf.from_html(html.record(record(offer), printed_at=now.astimezone(offer.zone)), seconds=SECONDS)
    except pdf.TooCostly:
        return None  # few entries, but intricate ones: parts can be smaller, and leave out what nothing can draw


def refuse_what_cannot_be_made(taking: Sequence[int]) -> None:
    """Raises pdf.TooCostly for more entries than are printed, pdf.Unavailable where nothing is: before it is begun."""
    if not is_printable(taking):
        raise pdf.TooCostly("more entries than are printed")
    if not pdf.is_available():
        raise pdf.Unavailable(pdf.trouble())


@of_offer
@methods("GET", "POST")
def log_record(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Begin to make the record; go on making it, and show how far it is; offer what is ready."""
    now, taking = timezone.now(), efforts(offer)
    refuse_what_cannot_be_made(taking)
    if not taking:
        return redirect("log_pdf", offer.public_id)  # nothing to divide
    if request.method == "POST":
        begin(offer, now=now)
        return redirect("log_record", offer.public_id)
    made, goes_on, is_busy = standing(offer, now=now), "pause" not in request.GET, False
    if made and not made.is_whole and goes_on and request.method == "GET":
        try:
            go_on(made)
        except pdf.Busy:
            is_busy = True
        made = standing(offer, now=now)
    context = {
        "offer": offer, "made": made, "count": len(taking), "is_busy": is_busy, "goes_on": goes_on, "section": "log",
        "is_short": is_short(taking),
        "seconds": 10 * -(-sum(taking) // A_SECOND // 10),
    }  # fmt: skip
    response = render(request, "log/record.html", context)
    if made and not made.is_whole and goes_on:
        response.headers["Refresh"] = LATER if is_busy else SOON
    return response


def go_on(made: Printing) -> None:
    """Do what is next: a part of the entries, on which pages they stand, a section of the index, the whole.

    Raises pdf.Unavailable, pdf.Busy, and pdf.TooCostly when the whole is too much.
    """
    missing = made.parts.filter(pdf=None).order_by("is_index", "first").first()
    if missing and not missing.is_index:
        _draw_entries(made, missing)
    elif made.pages is None:
        _find_pages(made)
    elif missing:
        _draw_index(made, missing, made.pages)
    else:
        _join(made)


def _draw_entries(made: Printing, missing: PrintedPart) -> None:
    found, seal = part(made.offer, missing.first, missing.last), head(made.offer)
    try:
        drawn = pdf.from_html(html.record_part(found, head=seal, bare=False), seconds=SECONDS)
    except pdf.TooCostly:
        if missing.first < missing.last:
            missing.halve()
            return
        drawn = pdf.from_html(html.record_part(found, head=seal, bare=True), seconds=SECONDS)
    missing.keep(drawn)


def _find_pages(made: Printing) -> None:
    entries = [bytes(one.pdf) for one in made.parts.filter(is_index=False) if one.pdf is not None]
    if entries:
        joined = join(entries)
        begins = [0, *accumulate(joined.pages)]
        places = (joined.places[f"entry-{seq}"] for seq in range(1, made.entries + 1))
        made.keep_pages([begins[number] + page for number, page in places])


def _draw_index(made: Printing, missing: PrintedPart, begins: list[int]) -> None:
    pages = [1 + made.index_pages + page for page in begins[missing.first - 1 : missing.last]]
    printed_at = made.begun_at.astimezone(made.offer.zone)
    section = html.record_index(
        part(made.offer, missing.first, missing.last),
        head=head(made.offer), pages=pages, count=made.entries, printed_at=printed_at,
    )  # fmt: skip
    missing.keep(pdf.from_html(section, seconds=SECONDS))


def _join(made: Printing) -> None:
    parts = list(made.parts.all())
    if parts:
        joined = join([bytes(one.pdf) for one in parts if one.pdf is not None])
        index_pages = sum(joined.pages[: sum(one.is_index for one in parts)])
        if index_pages == made.index_pages:
            made.finish(joined.pdf)
        else:
            made.count_the_index_anew(index_pages)
