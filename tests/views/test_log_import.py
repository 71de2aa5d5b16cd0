"""Replies, files or pasted, wait for the person to say what they mean, and become entries dated as they were sent."""

import datetime as dt
import os
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile as Upload
from django.test import Client

from tests.domain.mutations import mutated
from tests.views.conftest import At, Page
from withdrawal.models import Offer
from withdrawal.models.acts import bring_in, erase_offer
from withdrawal.models.waiting import MOST

MAIL = (
    b"From: Maya Okafor <maya@example.com>\r\nTo: Ana Lind <ana@example.org>\r\n"
    b"Date: Mon, 23 Nov 2026 08:15:00 +0000\r\n"
    b"Subject: Re: My acceptance\r\n\r\nThank you for telling us, Ana.\r\n"
)
PASTED = "From: Maya Okafor <maya@example.com>\nDate: Mon, 23 Nov 2026 08:15:00 +0000\nSubject: Re\n\nThank you, Ana."
FROM_OUTLOOK = PASTED.replace("Date: Mon, 23 Nov 2026 08:15:00 +0000", "Sent: Monday, 23 November 2026 08:15")
THREAT = MAIL.replace(b"Thank you for telling us, Ana.", b"You will hear from our lawyers.")


def mails(*bodies: bytes) -> dict[str, list[Upload]]:
    return {"eml": [Upload(f"reply{number}.eml", body) for number, body in enumerate(bodies)]}


def shown(client: Client, at: At) -> Page:
    return client.get(at("log_replies"))


def confirm(client: Client, at: At, *chosen: str) -> Page:
    """Say of each reply that waits what it means; what is proposed, when nothing else is said."""
    form = shown(client, at).context["form"]
    proposed = {name: form[name].value() for name in form.fields}
    return client.post(at("log_replies"), proposed | dict(zip(form.fields, chosen, strict=False)))


def test_a_mail_becomes_an_entry_dated_as_it_was_sent(offer: Offer, as_ana: Client, at: At) -> None:
    assert as_ana.post(at("log_import"), mails(MAIL))["Location"] == at("log_replies")
    assert not offer.contacts.exists(), "nothing is written before it is confirmed"
    assert confirm(as_ana, at)["Location"] == at("log")
    kept = offer.contacts.get()
    assert (kept.person, kept.direction, kept.channel, kept.outcome) == ("Maya Okafor", "in", "email", "acknowledged")
    assert kept.text == (
        "Subject: Re: My acceptance\nFrom: Maya Okafor <maya@example.com>\nTo: Ana Lind <ana@example.org>\n\n"
        "Thank you for telling us, Ana."
    )
    assert kept.occurred_at == dt.datetime(2026, 11, 23, 8, 15, tzinfo=dt.UTC)
    assert bytes(kept.attachments.get().body) == MAIL
    assert not offer.waiting.exists()


def test_of_a_mail_in_html_alone_the_words_are_written_down_and_the_file_is_kept(
    offer: Offer, as_ana: Client, at: At
) -> None:
    html = b"<p>Thank you for telling us,<br>Ana" + b"\xcc\xb5" * 70 + b"\x07.</p><script>alert(1)</script>"
    body = MAIL.replace(b"\r\n\r\nThank", b"\r\nContent-Type: text/html; charset=utf-8\r\n\r\nThank").replace(
        b"Thank you for telling us, Ana.", html
    )
    as_ana.post(at("log_import"), mails(body))
    assert "Thank you for telling us,\nAna." in shown(as_ana, at).content.decode()
    confirm(as_ana, at)
    kept = offer.contacts.get()
    assert kept.text.endswith("\n\nThank you for telling us,\nAna.")
    assert bytes(kept.attachments.get().body) == body


@pytest.mark.parametrize("text", [PASTED, FROM_OUTLOOK], ids=["pasted", "from Outlook"])
def test_a_pasted_mail_becomes_one_too(text: str, offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("log_import"), {"text": text})
    confirm(as_ana, at)
    kept = offer.contacts.get()
    assert kept.person == "Maya Okafor"
    assert kept.text == text
    assert kept.occurred_at == dt.datetime(2026, 11, 23, 8, 15, tzinfo=dt.UTC)


def test_several_mails_at_once_are_an_entry_each(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("log_import"), mails(MAIL, THREAT))
    page = shown(as_ana, at).content.decode()
    assert "Maya Okafor: Re: My acceptance" in page
    assert "You will hear from our lawyers." in page
    confirm(as_ana, at)
    assert {contact.outcome for contact in offer.contacts.all()} == {"acknowledged", "threatened"}


def test_the_person_has_the_last_word_on_what_a_reply_means(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("log_import"), mails(MAIL, THREAT))
    confirm(as_ana, at, "asked", "leave_out")
    assert offer.contacts.get().outcome == "asked"
    assert not offer.waiting.exists()


def test_a_meaning_that_is_none_is_asked_for_again(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("log_import"), mails(MAIL))
    page = confirm(as_ana, at, "nonsense")
    assert page.status_code == 200
    assert "Thank you for telling us, Ana." in page.content.decode()
    assert not offer.contacts.exists()


def test_the_same_form_sent_twice_is_one_entry(offer: Offer, as_ana: Client, at: At) -> None:
    op = {"op": "7f0f4d6e-58a1-4d39-9f5a-2f5d2c9a1b11"}
    as_ana.post(at("log_import"), mails(MAIL) | op)
    as_ana.post(at("log_import"), mails(MAIL) | op)
    assert offer.waiting.count() == 1
    confirm(as_ana, at)
    as_ana.post(at("log_import"), mails(MAIL) | op)
    assert (offer.waiting.count(), offer.contacts.count()) == (0, 1)


def test_a_reply_that_waits_no_longer_is_not_written_again(
    offer: Offer, as_ana: Client, at: At, now: dt.datetime
) -> None:
    as_ana.post(at("log_import"), mails(MAIL))
    row = offer.waiting.get()
    for _ in range(2):
        bring_in(row, outcome="acknowledged", now=now)
    assert offer.contacts.count() == 1


def with_files(*files: tuple[str, bytes]) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["Date"] = "Maya Okafor <maya@example.com>", "Mon, 23 Nov 2026 08:15:00 +0000"
    mail.set_content("See the files.")
    for name, body in files:
        mail.add_attachment(body, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def test_files_are_kept_by_their_first_bytes_and_the_others_are_named(offer: Offer, as_ana: Client, at: At) -> None:
    mail = with_files(("contract.pdf", b"%PDF-1.7 x"), ("run.pdf", b"MZ\x90"), ("../../page.html", b"<html>x</html>"))
    as_ana.post(at("log_import"), mails(mail))
    page = shown(as_ana, at).content.decode()
    assert "is not kept apart: run.pdf, page.html" in page
    confirm(as_ana, at)
    kept = [(file.name, file.media_type) for file in offer.contacts.get().attachments.all()]
    assert kept == [("reply0.eml", "message/rfc822"), ("contract.pdf", "application/pdf")]


def test_of_many_files_the_first_five_are_kept_apart(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("log_import"), mails(with_files(*((f"{n}.pdf", b"%PDF-1.7") for n in range(7)))))
    assert "is not kept apart: 5.pdf, 6.pdf" in shown(as_ana, at).content.decode()
    confirm(as_ana, at)
    assert offer.contacts.get().attachments.count() == 6


def test_a_sender_without_an_address_is_named_in_full(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("log_import"), {"text": "From: Maya Okafor\nSubject: Re\n\nThank you, Ana."})
    confirm(as_ana, at)
    assert offer.contacts.get().person == "Maya Okafor"


def test_a_mail_that_says_it_comes_from_the_future_is_dated_now(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("log_import"), mails(MAIL.replace(b"2026", b"2099")))
    confirm(as_ana, at)
    assert offer.contacts.get().occurred_at == dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


def test_a_mail_that_cannot_be_read_is_kept_as_a_file(offer: Offer, as_ana: Client, at: At) -> None:
    nested = b"From: a\r\nContent-Type: message/rfc822\r\n\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 2000 + b"x"
    as_ana.post(at("log_import"), mails(nested))
    assert "It is kept as a file" in shown(as_ana, at).content.decode()
    confirm(as_ana, at)
    assert bytes(offer.contacts.get().attachments.get().body) == nested


def test_bringing_in_nothing_says_what_to_do(offer: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.post(at("log_import"), {"text": ""})
    assert "Choose a file, or paste the text of the reply." in page.content.decode()
    assert not offer.waiting.exists()


def test_too_many_that_wait_are_to_be_looked_at_first(offer: Offer, as_ana: Client, at: At) -> None:
    for _ in range(MOST):
        as_ana.post(at("log_import"), {"text": PASTED})
    page = as_ana.post(at("log_import"), {"text": "One more"}).content.decode()
    assert "Many replies wait already." in page
    assert "One more" in page
    assert offer.waiting.count() == MOST


def test_the_log_says_that_replies_wait(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("log_import"), {"text": PASTED})
    assert "1 reply waits for you" in as_ana.get(at("log")).content.decode()


def test_what_waits_is_erased_with_the_offer(offer: Offer, as_ana: Client, at: At, now: dt.datetime) -> None:
    as_ana.post(at("log_import"), {"text": PASTED})
    confirm(as_ana, at)
    as_ana.post(at("log_import"), {"text": PASTED})
    erase_offer(offer, now=now)
    assert not offer.waiting.exists()


def test_the_markup_of_a_mail_is_never_shown_as_markup(offer: Offer, as_ana: Client, at: At) -> None:
    html = MAIL.replace(b"Subject:", b"Content-Type: text/html\r\nSubject:") + b"<img src=x onerror=alert(1)>"
    as_ana.post(at("log_import"), mails(html))
    assert "<img" not in shown(as_ana, at).content.decode()
    confirm(as_ana, at)
    assert "<img" not in as_ana.get(at("log")).content.decode()


def test_broken_mails_never_break_a_page(offer: Offer, as_ana: Client, at: At) -> None:
    """60 of them here; FULL=1 tries 600."""
    taken = 0
    for first in range(0, 600 if os.environ.get("FULL") else 60, 10):
        for number in range(first, first + 10):
            answer = as_ana.post(at("log_import"), mails(mutated(number)))
            assert answer.status_code in (200, 302), number
            taken += answer.status_code == 302
        assert shown(as_ana, at).status_code == 200, first
        assert confirm(as_ana, at).status_code == 302, first
        assert as_ana.get(at("log")).status_code == 200, first
    assert offer.contacts.count() == taken > 0
