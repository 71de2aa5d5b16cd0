"""The letter in other forms: each says the same words, and the one that carries the PDF carries its very bytes."""

import datetime as dt
import email
import io
from email.message import EmailMessage
from email.policy import default

import pytest
from django.test import Client
from docx import Document

from tests.views.conftest import At
from withdrawal.models import IssuedLetter, Offer
from withdrawal.models.acts import issue_letter


def draft(as_ana: Client, here: str) -> EmailMessage:
    return email.message_from_bytes(as_ana.get(here).content, policy=default)


def test_the_e_mail_carries_the_issued_letter_byte_for_byte_under_its_name(
    offer: Offer, letter: IssuedLetter, as_ana: Client, at: At
) -> None:
    offer.people.update(email="maya@example.com")
    Offer.objects.of(offer.owner).update(my_email="ana@example.org")  # type: ignore[arg-type]
    mail = draft(as_ana, at("issued_eml", letter.public_id))
    (file,) = mail.iter_attachments()
    assert file.get_filename() == "Confirmation - Northwind - 2026-11-23.pdf"
    assert file.get_content() == bytes(letter.pdf)
    assert (mail["X-Unsent"], mail["Subject"]) == ("1", "Confirmation")
    assert (mail["From"], mail["To"]) == ("Ana Lind <ana@example.org>", "Maya Okafor <maya@example.com>")


def test_the_e_mail_says_that_the_letter_is_attached(letter: IssuedLetter, as_ana: Client, at: At) -> None:
    body = draft(as_ana, at("issued_eml", letter.public_id)).get_body(("plain",))
    assert body is not None
    said = " ".join(str(body.get_content()).split())
    assert "My letter of 23 November 2026 is attached as a PDF." in said
    assert said.startswith("Dear Ms Okafor,")


def test_each_letter_has_its_own_e_mail_and_the_newest_goes_with_the_confirmation(
    offer: Offer, letter: IssuedLetter, as_ana: Client, at: At, now: dt.datetime
) -> None:
    later = now + dt.timedelta(days=1)
    second = issue_letter(
        offer, pdf=b"%PDF-1.7 mended", subject="Mended", text="Dear", layout="gb", dated=later.date(), now=later
    )
    page = as_ana.get(at("letter")).content.decode()
    for issued in (letter, second):
        assert f'href="{at("issued_eml", issued.public_id)}"' in page
    (file,) = draft(as_ana, at("message_eml", kind="confirmation")).iter_attachments()
    assert file.get_content() == b"%PDF-1.7 mended"


def test_the_e_mail_is_a_download_that_nobody_keeps(letter: IssuedLetter, as_ana: Client, at: At) -> None:
    answer = as_ana.get(at("issued_eml", letter.public_id))
    assert answer["Content-Type"] == "message/rfc822"
    assert answer["Cache-Control"] == "no-store"
    assert 'filename="Confirmation - Northwind - 2026-11-23.eml"' in answer["Content-Disposition"]


def test_the_letter_can_be_had_as_a_word_file(told: Offer, as_ana: Client, at: At) -> None:
    answer = as_ana.get(at("letter_docx"))
    found = [paragraph.text for paragraph in Document(io.BytesIO(answer.content)).paragraphs]
    letter = as_ana.get(at("letter")).context["letter"]
    assert found[-1] == "Ana Lind"
    assert letter.paragraphs[1] in found
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert 'filename="Draft - Northwind.docx"' in answer["Content-Disposition"]


def test_the_letter_can_be_had_as_plain_text(told: Offer, as_ana: Client, at: At) -> None:
    answer = as_ana.get(at("letter_txt"))
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "\n\nDear Ms Okafor,\n\n" in answer.content.decode()


@pytest.mark.parametrize("name", ["letter_docx", "letter_txt"])
@pytest.mark.parametrize("fact", ["my_address", "role"])
def test_nothing_with_a_blank_in_it_is_handed_out(fact: str, name: str, offer: Offer, as_ana: Client, at: At) -> None:
    Offer.objects.of(offer.owner).update(**{fact: "[to be filled in]"})  # type: ignore[arg-type]
    page = as_ana.get(at(name), follow=True)
    assert "Something is still to be filled in" in page.content.decode()


def test_the_page_offers_them_and_says_what_counts(offer: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.get(at("letter")).content.decode()
    for name in ("letter_docx", "letter_txt"):
        assert f'href="{at(name)}"' in page
    assert "The PDF is what counts" in page


def test_where_only_ink_on_paper_counts_the_e_mail_announces_the_original(
    letter: IssuedLetter, as_ana: Client, at: At
) -> None:
    letter.offer.country = "DE"
    letter.offer.save()
    body = draft(as_ana, at("issued_eml", letter.public_id)).get_body(("plain",))
    assert body is not None
    assert "The original, signed in ink, follows on paper." in " ".join(str(body.get_content()).split())
    assert "E-mail to announce it" in as_ana.get(at("letter")).content.decode()


def test_the_e_mail_ends_with_the_head_of_the_log(told: Offer, letter: IssuedLetter, as_ana: Client, at: At) -> None:
    body = draft(as_ana, at("issued_eml", letter.public_id)).get_body(("plain",))
    assert body is not None
    assert str(body.get_content()).split()[-3:] == ["Lind", "Record:", told.entries.get().digest]
