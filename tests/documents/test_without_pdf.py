"""On a machine that cannot make PDFs everything else works, and every page that would offer one says so."""

import datetime as dt
import io
import sys
import zipfile
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from withdrawal.documents import pdf
from withdrawal.models import Contact, Offer
from withdrawal.models.log import append

SAID = "This server cannot make PDFs yet."


WITHOUT_PANGO = """
import importlib.abc, runpy, sys
class NoPango(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'\\nand advice in many lines")
sys.meta_path.insert(0, NoPango())
runpy.run_path(sys.argv[1], run_name="__main__")
"""


@pytest.fixture(scope="module", autouse=True)
def _no_pango() -> Iterator[None]:
    """The renderer, on a machine where it cannot load Pango."""
    renderer = pdf.Renderer()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "COMMAND", (sys.executable, "-I", "-c", WITHOUT_PANGO, pdf.COMMAND[-1]))
        patch.setattr(pdf, "renderer", renderer)
        yield
    renderer.end()


def test_the_reason_is_named_to_whoever_asks_for_a_pdf() -> None:
    assert not pdf.is_available()
    assert pdf.trouble() == "cannot load library 'libpango-1.0-0'"
    with pytest.raises(pdf.Unavailable, match="libpango"):
        pdf.from_html("<p>A letter</p>")


@pytest.mark.parametrize("name", ["letter", "issue"])
def test_a_page_that_would_offer_one_says_so(name: str, as_ana: Client, offer: Offer) -> None:
    page = as_ana.get(reverse(name, args=[offer.public_id]))
    assert page.status_code == 200
    assert SAID in page.content.decode()


@pytest.mark.parametrize("name", ["letter_pdf", "call_pdf", "log_pdf"])
def test_a_pdf_itself_is_unavailable_for_now(name: str, as_ana: Client, offer: Offer) -> None:
    page = as_ana.get(reverse(name, args=[offer.public_id]))
    assert page.status_code == 503
    assert SAID in page.content.decode()


def test_no_link_leads_to_a_pdf_that_cannot_be_made(as_ana: Client, offer: Offer) -> None:
    page = as_ana.get(reverse("letter", args=[offer.public_id])).content.decode()
    assert reverse("letter_pdf", args=[offer.public_id]) not in page


def test_nothing_is_issued(as_ana: Client, offer: Offer) -> None:
    data = {"dated": offer.today(dt.datetime.now(dt.UTC)), "layout": "gb", "sure": "on"}
    assert as_ana.post(reverse("issue", args=[offer.public_id]), data).status_code == 200
    assert not offer.letters.exists()


def test_the_server_says_that_it_is_ready_without_them(client: Client, db: None) -> None:
    answer = client.get(reverse("readyz"))
    assert answer.status_code == 200
    assert answer.json()["pdf"].startswith("off:")


@pytest.mark.parametrize(
    "name",
    ["plan", "message", "call", "log", "message_txt", "message_eml", "letter_docx", "letter_txt", "log_csv",
     "log_json"],
)  # fmt: skip
def test_everything_else_works(name: str, as_ana: Client, offer: Offer) -> None:
    assert as_ana.get(reverse(name, args=[offer.public_id])).status_code == 200


def test_the_evidence_is_packed_without_the_printed_record(as_ana: Client, offer: Offer, now: dt.datetime) -> None:
    call = Contact(occurred_at=now, zone="UTC", direction="out", channel="phone", outcome="no_answer")
    append(call, offer=offer, now=now)
    packed = as_ana.get(reverse("evidence_zip", args=[offer.public_id]))
    names = zipfile.ZipFile(io.BytesIO(packed.content)).namelist()
    assert names == ["record.pdf is not here.txt", "record.csv", "record.json", "verify.py", "SHA256SUMS"]
