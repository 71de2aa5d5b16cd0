"""Files in the log: judged by their first bytes, kept as they came, and only ever downloaded."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile as Upload
from django.test import Client

from tests.views.conftest import CALL, At, Page
from withdrawal.models import Offer

PDF, PNG = b"%PDF-1.7\n%", b"\x89PNG\r\n\x1a\n\0"
Add = Callable[..., Page]


@pytest.fixture
def add(as_ana: Client, at: At) -> Add:
    """Fill in the contact form and send it."""
    return lambda **typed: as_ana.post(at("log_new"), CALL | typed)


FILES = {
    "a PDF": ("offer.pdf", PDF, "application/pdf"),
    "a PNG": ("screen.png", PNG, "image/png"),
    "a JPEG": ("photo.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
    "a mail": ("reply.eml", b"From: Maya\r\nSubject: Re\r\n\r\nHello", "message/rfc822"),
    "plain text": ("note.txt", "Grüße".encode(), "text/plain"),
    "a PDF under another name": ("offer.exe", PDF, "application/pdf"),
}


@pytest.mark.parametrize("what", FILES)
def test_a_file_is_kept_with_the_contact_and_comes_back_as_it_was(
    what: str, add: Add, offer: Offer, as_ana: Client, at: At
) -> None:
    name, body, media_type = FILES[what]
    add(attachments=Upload(name, body))
    kept = offer.contacts.get().attachments.get()
    assert (kept.name, kept.media_type) == (name, media_type)
    file = as_ana.get(at("attachment", kept.public_id))
    assert file.content == body
    assert file["Content-Type"] == "application/octet-stream"
    assert file["Content-Disposition"].startswith("attachment; ")
    assert file["Content-Security-Policy"] == "sandbox; default-src 'none'"


REFUSED = {
    "a program": ("setup.exe", b"MZ\x90\x00", "cannot be kept"),
    "an SVG picture": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "cannot be kept"),
    "a web page": ("a.txt", b"<!doctype html><script>alert(1)</script>", "cannot be kept"),
    "an archive": ("a.zip", b"PK\x03\x04\x14\x00\x00\x00", "cannot be kept"),
    "an empty file": ("empty.pdf", b"", "empty"),
    "more than 10 MB": ("big.pdf", PDF + b"0" * 10_000_000, "is larger than 10 MB"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_of_a_wrong_kind_is_refused_and_the_words_are_kept(what: str, add: Add, offer: Offer) -> None:
    name, body, advice = REFUSED[what]
    page = add(attachments=Upload(name, body))
    assert advice in page.content.decode()
    assert CALL["text"] in page.content.decode()
    assert not offer.contacts.exists()


def test_six_files_are_one_too_many(add: Add, offer: Offer) -> None:
    page = add(attachments=[Upload(f"{n}.pdf", PDF) for n in range(6)])
    assert "Add at most 5 files to one entry" in page.content.decode()
    add(attachments=[Upload(f"{n}.pdf", PDF) for n in range(5)])
    assert offer.contacts.get().attachments.count() == 5


NAMES = {
    "a path": ("../../etc/passwd.pdf", "passwd.pdf"),
    "a turned direction": ("contract\u202efdp.exe", "contractfdp.exe"),
    "markup": ("<b>x.pdf", "<b>x.pdf"),
}


@pytest.mark.parametrize("what", NAMES)
def test_the_name_of_a_file_is_only_ever_shown(what: str, add: Add, offer: Offer, as_ana: Client, at: At) -> None:
    name, shown = NAMES[what]
    add(attachments=Upload(name, PDF))
    kept = offer.contacts.get().attachments.get()
    assert kept.name == shown
    page = as_ana.get(at("log")).content.decode()
    assert "<b>x" not in page
    assert as_ana.get(at("attachment", kept.public_id))["Content-Disposition"].isascii()
