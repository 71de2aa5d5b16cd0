"""Everything can be taken along: the record in four forms, the whole account; and everything can be erased."""

import csv
import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from tests.documents.conftest import Printed
from tests.views.conftest import CANARIES, At
from withdrawal.documents import pdf
from withdrawal.domain import chain
from withdrawal.models import Contact, IssuedLetter, Offer, User

PRIVATE = ["Canarysecret", "Canaryrival", "Canary thoughts"]


def names(packed: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(packed))
    return {name: archive.read(name) for name in archive.namelist()}


def test_the_record_as_csv(told: Offer, as_ana: Client, at: At) -> None:
    file = as_ana.get(at("log_csv"))
    (row,) = csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"), newline=""))
    assert (row["seq"], row["text"], row["occurred_at"]) == ("1", "I told her.", "2026-11-23T09:30+00:00")
    assert 'filename="Record - Northwind - 2026-11-23.csv"' in file["Content-Disposition"]


def test_the_record_as_json_can_be_checked_by_anybody(told: Offer, as_ana: Client, at: At) -> None:
    data = json.loads(as_ana.get(at("log_json")).content)
    fields = ("seq", "recorded_at", "content_sha256", "previous", "digest")
    links = [chain.Link(data["log"], *(line[field] for field in fields)) for line in data["lines"]]
    assert chain.first_fault(links) is None
    assert data["head"] == links[-1].digest


@pytest.mark.skipif(not pdf.is_available(), reason="this machine makes no PDFs")
def test_the_record_as_pdf(told: Offer, as_ana: Client, at: At) -> None:
    assert Printed(as_ana.get(at("log_pdf")).content).says("I told her.")


def test_the_evidence_holds_the_record_the_letters_and_the_files(
    marked: Offer, letter: IssuedLetter, logged: Contact, as_ana: Client, at: At
) -> None:
    packed = names(as_ana.get(at("evidence_zip")).content)
    assert packed[f"letters/2026-11-23 {letter.sha256[:8]}.pdf"] == b"%PDF-1.7 the very bytes"
    file = logged.attachments.get()
    assert packed[f"files/1 {file.sha256[:8]} reply.txt"] == b"Thank you for telling us."
    assert {"record.csv", "record.json", "verify.py", "SHA256SUMS"} <= packed.keys()


def test_nothing_private_is_in_the_evidence(marked: Offer, as_ana: Client, at: At) -> None:
    everything = b"".join(names(as_ana.get(at("evidence_zip")).content).values()).decode("latin-1")
    assert [word for word in PRIVATE if word in everything] == []


@pytest.mark.parametrize(
    "word", [*CANARIES.values(), "Canary Person", "Canary cage", "Canary draft", "Canary thoughts"]
)
def test_every_word_of_mine_is_in_my_export(word: str, marked: Offer, as_ana: Client) -> None:
    packed = names(as_ana.get(reverse("account_export")).content)
    assert word in b"".join(packed.values()).decode("latin-1")


def test_nothing_of_mine_is_in_the_export_of_another(marked: Offer, as_ben: Client) -> None:
    packed = names(as_ben.get(reverse("account_export")).content)
    assert packed.keys() == {"account.json", "SHA256SUMS"}
    assert b"anary" not in b"".join(packed.values())


def test_erasing_everything_needs_the_password(marked: Offer, ana: User, as_ana: Client) -> None:
    page = as_ana.post(reverse("account_erase"), {"password": "not it"})
    assert "This is not your password. Nothing was erased." in page.content.decode()
    assert Offer.objects.of(ana).exists()


def test_then_everything_is_gone_and_one_is_signed_out(marked: Offer, ana: User, as_ana: Client, at: At) -> None:
    gone = as_ana.post(reverse("account_erase"), {"password": "a long pass phrase of Ana"}, follow=True)
    assert "Everything is erased, the account too." in gone.content.decode()
    assert not User.objects.filter(email="ana@example.org").exists()
    assert not Offer.objects.of(ana).exists()
    assert as_ana.get(at("plan")).status_code == 302


def test_a_session_on_another_device_ends_as_well(marked: Offer, ana: User, as_ana: Client) -> None:
    elsewhere = Client()
    elsewhere.force_login(ana)
    as_ana.post(reverse("account_erase"), {"password": "a long pass phrase of Ana"})
    assert elsewhere.get(reverse("account")).status_code == 302
