"""A reply as it came, a file or pasted, becomes an entry dated as it was sent."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile as Upload
from django.test import Client

from tests.views.conftest import At
from withdrawal.models import Offer

MAIL = (
    b"From: Maya Okafor <maya@example.com>\r\nDate: Mon, 23 Nov 2026 08:15:00 +0000\r\n"
    b"Subject: Re: My acceptance\r\n\r\nThank you for telling us, Ana.\r\n"
)
PASTED = "From: Maya Okafor <maya@example.com>\nDate: Mon, 23 Nov 2026 08:15:00 +0000\nSubject: Re\n\nThank you, Ana."
FROM_OUTLOOK = PASTED.replace("Date: Mon, 23 Nov 2026 08:15:00 +0000", "Sent: Monday, 23 November 2026 08:15")


def test_a_mail_becomes_an_entry_dated_as_it_was_sent(offer: Offer, as_ana: Client, at: At) -> None:
    assert as_ana.post(at("log_import"), {"eml": Upload("reply.eml", MAIL)})["Location"] == at("log")
    kept = offer.contacts.get()
    assert (kept.person, kept.direction, kept.channel) == ("Maya Okafor", "in", "email")
    assert kept.text == "Re: My acceptance\n\nThank you for telling us, Ana."
    assert kept.occurred_at == dt.datetime(2026, 11, 23, 8, 15, tzinfo=dt.UTC)
    assert bytes(kept.attachments.get().body) == MAIL


@pytest.mark.parametrize("text", [PASTED, FROM_OUTLOOK], ids=["pasted", "from Outlook"])
def test_a_pasted_mail_becomes_one_too(text: str, offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("log_import"), {"text": text})
    kept = offer.contacts.get()
    assert kept.person == "Maya Okafor"
    assert "Thank you, Ana." in kept.text
    assert kept.occurred_at == dt.datetime(2026, 11, 23, 8, 15, tzinfo=dt.UTC)


def test_a_sender_without_an_address_is_named_in_full(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("log_import"), {"text": "From: Maya Okafor\nSubject: Re\n\nThank you, Ana."})
    assert offer.contacts.get().person == "Maya Okafor"


def test_a_mail_that_says_it_comes_from_the_future_is_dated_now(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("log_import"), {"eml": Upload("reply.eml", MAIL.replace(b"2026", b"2099"))})
    assert offer.contacts.get().occurred_at == dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


def test_a_mail_that_cannot_be_read_is_kept_as_a_file(offer: Offer, as_ana: Client, at: At) -> None:
    nested = b"From: a\r\nContent-Type: message/rfc822\r\n\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 2000 + b"x"
    page = as_ana.post(at("log_import"), {"eml": Upload("deep.eml", nested)}, follow=True)
    assert "It is kept as a file" in page.content.decode()
    assert bytes(offer.contacts.get().attachments.get().body) == nested


def test_bringing_in_nothing_says_what_to_do(offer: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.post(at("log_import"), {"text": ""})
    assert "Choose a file, or paste the text of the reply." in page.content.decode()
    assert not offer.contacts.exists()


def test_the_markup_of_a_mail_is_never_shown_as_markup(offer: Offer, as_ana: Client, at: At) -> None:
    html = MAIL.replace(b"Subject:", b"Content-Type: text/html\r\nSubject:") + b"<img src=x onerror=alert(1)>"
    as_ana.post(at("log_import"), {"eml": Upload("reply.eml", html)})
    assert "<img" not in as_ana.get(at("log")).content.decode()
