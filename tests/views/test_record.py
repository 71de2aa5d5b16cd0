"""A long record is made while one looks on: part by part, a request each, and everybody else gets their turn."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.documents.conftest import Printed
from tests.views.conftest import At, Page
from withdrawal.documents import pdf
from withdrawal.domain import parts as domain
from withdrawal.models import Contact, Offer
from withdrawal.models.log import append

MANY = 250
needs_pdf = pytest.mark.skipif(not pdf.is_available(), reason="this machine makes no PDFs")
Draw = Callable[..., bytes]


def write(offer: Offer, count: int) -> None:
    for _ in range(count):
        seq = offer.entries.count() + 1
        call = Contact(
            occurred_at=offer.made_at, zone="Europe/London", direction="out", channel="phone", person="Maya Okafor",
            outcome="reached", text=f"Entry{seq:03}x",
        )  # fmt: skip
        append(call, offer=offer, now=offer.made_at)


@pytest.fixture
def few(offer: Offer, monkeypatch: pytest.MonkeyPatch) -> Offer:
    """Six entries, which are many here: two make a part."""
    monkeypatch.setattr(domain, "SHORT", 5)
    monkeypatch.setattr(domain, "PART", 3_000)
    write(offer, 6)
    return offer


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was given to the renderer, which here draws nothing."""
    asked: list[str] = []

    def from_html(html: str, **_: Any) -> bytes:
        asked.append(html)
        return b"%PDF"

    monkeypatch.setattr(pdf, "from_html", from_html)
    monkeypatch.setattr(pdf, "is_available", lambda: True)
    return asked


def refuse(monkeypatch: pytest.MonkeyPatch, problem: pdf.NotMade, *words: str) -> None:
    """The renderer makes no paper with all of `words` in it."""

    def from_html(html: str, **_: Any) -> bytes:
        if all(word in html for word in words):
            raise problem
        return b"%PDF"

    monkeypatch.setattr(pdf, "from_html", from_html)
    monkeypatch.setattr(pdf, "is_available", lambda: not isinstance(problem, pdf.Unavailable))


def far(page: Page) -> str:
    """How far it is, as the page says it."""
    said = re.search(r'<p id="far">(.*?)</p>', page.content.decode())
    return said[1] if said else ""


def packed(answer: Page) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    return {name: archive.read(name) for name in archive.namelist()}


# --- from the first click to the last ----------------------------------------------------------------------------


@needs_pdf
def test_two_hundred_and_fifty_entries_while_others_get_their_letters(
    offer: Offer, as_ana: Client, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(domain, "PART", 60_000)
    write(offer, MANY)
    assert as_ana.get(at("log_pdf")).headers["Location"] == at("log_record")
    assert as_ana.post(at("log_record")).headers["Location"] == at("log_record")
    said = []
    while (page := as_ana.get(at("log_record"))).has_header("Refresh"):
        said.append(far(page))
        assert page["Refresh"] == "1"
        assert as_ana.get(at("letter_pdf")).content.startswith(b"%PDF"), "a letter in between"
        assert len(said) < 20
    assert said[:6] == [
        *(f"{done} of {MANY} entries are drawn." for done in (49, 98, 147, 196, 245)),
        "All entries are drawn. Now the index, and putting it together.",
    ]
    assert "The record is ready" in page.content.decode()

    file = as_ana.get(at("log_pdf"))
    assert 'filename="Record - Northwind - 2026-11-23.pdf"' in file["Content-Disposition"]
    sheet = Printed(file.content)
    assert re.findall(r"Entry(\d+)x", sheet.text) == [f"{seq:03}" for seq in range(1, MANY + 1)]
    head = offer.entries.get(seq=MANY).digest
    assert re.findall(r"(\w{64}) (\d+) / (\d+)", sheet.text) == [
        (head, str(number), str(sheet.pages)) for number in range(1, sheet.pages + 1)
    ]
    pages = re.split(r"Record: \w{64} \d+ / \d+", sheet.text)
    rows = re.findall(r"^(\d+) .* Maya Okafor We spoke, or it arrived (\d+)\s*$", sheet.text, re.MULTILINE)
    assert [int(seq) for seq, _ in rows] == list(range(1, MANY + 1))
    assert all(re.search(rf"^\s*{seq}\. ", pages[int(number) - 1], re.MULTILINE) for seq, number in rows)

    assert packed(as_ana.get(at("evidence_zip")))["record.pdf"] == file.content
    everything = packed(as_ana.get(reverse("account_export")))
    assert [body for name, body in everything.items() if name.endswith("/record.pdf")] == [file.content]


# --- one step at a time -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["log_pdf", "evidence_zip"])
def test_what_needs_a_long_record_leads_to_where_it_is_made(
    name: str, few: Offer, as_ana: Client, at: At, drawn: list[str]
) -> None:
    assert as_ana.get(at(name)).headers["Location"] == at("log_record")
    assert drawn == []


def test_nothing_is_drawn_before_it_is_asked_for(few: Offer, as_ana: Client, at: At, drawn: list[str]) -> None:
    page = as_ana.get(at("log_record"))
    assert "The log has 6 entries." in page.content.decode()
    assert not page.has_header("Refresh")
    assert drawn == []
    as_ana.post(at("log_record"))
    assert drawn == []


def test_each_look_draws_one_part(few: Offer, as_ana: Client, at: At, drawn: list[str]) -> None:
    as_ana.post(at("log_record"))
    page = as_ana.get(at("log_record"))
    assert (far(page), page["Refresh"], len(drawn)) == ("2 of 6 entries are drawn.", "1", 1)
    assert '<progress max="6" value="2"' in page.content.decode()
    as_ana.get(at("log_record"))
    assert [re.findall(r"Entry\d+x", one) for one in drawn] == [["Entry001x", "Entry002x"], ["Entry003x", "Entry004x"]]


@pytest.mark.parametrize("look", [lambda client, to: client.head(to), lambda client, to: client.get(f"{to}?pause")])
def test_one_may_look_without_drawing(
    look: Callable[[Client, str], Page], few: Offer, as_ana: Client, at: At, drawn: list[str]
) -> None:
    as_ana.post(at("log_record"))
    look(as_ana, at("log_record"))
    assert drawn == []


def test_a_paused_one_waits_for_a_click(few: Offer, as_ana: Client, at: At, drawn: list[str]) -> None:
    as_ana.post(at("log_record"))
    page = as_ana.get(at("log_record", pause=""))
    assert not page.has_header("Refresh")
    assert "The record is paused" in page.content.decode()
    assert f'href="{at("log_record")}"' in page.content.decode()


def test_another_entry_means_another_record(few: Offer, as_ana: Client, at: At, drawn: list[str]) -> None:
    as_ana.post(at("log_record"))
    as_ana.get(at("log_record"))
    write(few, 1)
    page = as_ana.get(at("log_record"))
    assert "The log has 7 entries." in page.content.decode()
    assert len(drawn) == 1


def test_it_is_nobody_elses(few: Offer, as_ana: Client, as_ben: Client, at: At, drawn: list[str]) -> None:
    as_ana.post(at("log_record"))
    assert as_ben.get(at("log_record")).status_code == 404
    assert as_ben.post(at("log_record")).status_code == 404
    assert drawn == []


# --- when it cannot be drawn ------------------------------------------------------------------------------------


def test_when_others_are_first_it_asks_again_in_a_moment(
    few: Offer, as_ana: Client, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, pdf.Busy())
    as_ana.post(at("log_record"))
    page = as_ana.get(at("log_record"))
    assert (page.status_code, page["Refresh"], far(page)) == (200, "3", "0 of 6 entries are drawn.")
    assert "Somebody else’s papers come first just now." in page.content.decode()


def test_a_part_that_takes_too_long_is_halved_until_one_entry_is_left_without_its_text(
    few: Offer, as_ana: Client, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, pdf.TooCostly(), "Entry002x")
    as_ana.post(at("log_record"))
    said = [far(as_ana.get(at("log_record"))) for _ in range(3)]
    assert said == [f"{done} of 6 entries are drawn." for done in (0, 1, 2)]


def test_a_server_without_pdf_says_so_before_it_is_begun(
    few: Offer, as_ana: Client, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, pdf.Unavailable())
    for answer in (as_ana.get(at("log_pdf")), as_ana.get(at("log_record")), as_ana.post(at("log_record"))):
        assert answer.status_code == 503
        assert "This server cannot make PDFs yet." in answer.content.decode()
    assert not few.printings.exists()


def test_a_record_that_is_far_too_long_is_refused_before_it_is_begun(
    few: Offer, as_ana: Client, at: At, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(domain, "MOST", 5)
    for answer in (as_ana.get(at("log_pdf")), as_ana.get(at("log_record")), as_ana.post(at("log_record"))):
        assert answer.status_code == 422
        assert "Take it as CSV or JSON" in answer.content.decode()
    assert not few.printings.exists()


def test_a_short_record_that_takes_too_long_is_made_in_parts(
    told: Offer, as_ana: Client, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, pdf.TooCostly(), "I told her.")
    assert as_ana.get(at("log_pdf")).headers["Location"] == at("log_record")
    assert "its texts take too long for one go" in as_ana.get(at("log_record")).content.decode()
    as_ana.post(at("log_record"))
    assert far(as_ana.get(at("log_record"))).startswith("All entries are drawn.")


# --- in a ZIP, never missing without a word ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("short", "most", "why"),
    [
        (10, 10, "This server could not make PDFs when this copy was taken"),
        (5, 10, "This server could not make PDFs when this copy was taken"),
        (5, 5, "This log is too long"),
    ],
    ids=["short", "long", "too long"],
)
def test_evidence_without_a_record_says_why(
    few: Offer, as_ana: Client, at: At, monkeypatch: pytest.MonkeyPatch, *, short: int, most: int, why: str
) -> None:
    refuse(monkeypatch, pdf.Unavailable())
    monkeypatch.setattr(domain, "SHORT", short)
    monkeypatch.setattr(domain, "MOST", most)
    files = packed(as_ana.get(at("evidence_zip")))
    assert "record.pdf" not in files
    note = files["record.pdf is not here.txt"].decode()
    assert note.startswith(why)
    assert "record.csv and record.json hold every entry" in note


def test_everything_of_mine_says_where_a_long_record_is_made(few: Offer, as_ana: Client, drawn: list[str]) -> None:
    files = packed(as_ana.get(reverse("account_export")))
    (note,) = (body.decode() for name, body in files.items() if name.endswith("/record.pdf is not here.txt"))
    assert "Open the log, choose “The dated record (PDF)”" in note
    assert drawn == []


def test_an_empty_log_has_nothing_to_divide(offer: Offer, drawn: list[str], as_ana: Client, at: At) -> None:
    """Begun all the same, it would never end."""
    for ask in (as_ana.get, as_ana.post):
        answer = ask(at("log_record"))
        assert (answer.status_code, answer["Location"]) == (302, at("log_pdf"))


def test_a_short_record_is_not_called_long(offer: Offer, drawn: list[str], as_ana: Client, at: At) -> None:
    write(offer, 1)
    page = as_ana.get(at("log_record")).content.decode()
    assert "A record of 1 entry is usually drawn at once:" in page
    assert "So long a record" not in page
