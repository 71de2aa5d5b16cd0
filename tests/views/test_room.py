"""The files of one person may take so much room and no more, whichever way they come in; nothing typed is lost."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile as Upload
from django.test import Client
from django.urls import reverse

from tests.views.conftest import CALL, At, Page
from withdrawal.documents import pdf
from withdrawal.models import Contact, IssuedLetter, Offer, User
from withdrawal.models import room as rooms
from withdrawal.models.acts import erase_offer, issue_letter
from withdrawal.models.room import held

MAIL = b"From: maya@example.com\r\nSubject: Re\r\n\r\nThank you.\r\n"
TOLD = CALL | {"text": "I told her, and she was kind."}


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch, letter: IssuedLetter, logged: Contact) -> int:
    """Bytes that fit beside a letter and a file that are there; the limit is low."""
    monkeypatch.setattr(rooms, "MOST_HELD", 1_000)
    return 1_000 - len(letter.pdf) - logged.attachments.get().size


def add(client: Client, at: At, *sizes: int) -> Page:
    files = [Upload(f"{size}.txt", b"x" * size) for size in sizes]
    return client.post(at("log_new"), TOLD | {"attachments": files})


def test_there_is_room_for_a_hundred_megabytes() -> None:
    assert rooms.MOST_HELD == 100_000_000


def test_letters_files_and_replies_that_wait_are_counted_over_all_offers(
    room: int, offer: Offer, ana: User, ben: User
) -> None:
    other = Offer(owner=ana, company="Southwind", role="Analyst", my_name="Ana Lind")
    other.save()
    other.waiting.create(name="reply.eml", body=MAIL)
    assert held(ana) == 1_000 - room + len(MAIL)
    assert held(ben) == 0


def test_what_just_fits_is_kept(room: int, offer: Offer, as_ana: Client, at: At) -> None:
    assert add(as_ana, at, room - 10, 10).status_code == 302
    assert held(offer.owner) == 1_000  # type: ignore[arg-type]  # Ana


def test_one_byte_more_is_refused_with_a_sentence_and_the_text_stays(
    room: int, offer: Offer, as_ana: Client, at: At
) -> None:
    page = add(as_ana, at, room - 10, 11)
    (said,) = page.context["form"].errors["attachments"]
    assert "Your files already take 0.0 of 0 MB here, and these do not fit beside them." in said
    assert TOLD["text"] in page.content.decode()
    assert offer.contacts.count() == 1


def test_an_entry_without_files_is_always_written(room: int, offer: Offer, as_ana: Client, at: At) -> None:
    add(as_ana, at, room)
    assert add(as_ana, at).status_code == 302
    assert offer.contacts.count() == 3


def test_the_sentence_says_how_much_is_there(
    monkeypatch: pytest.MonkeyPatch, offer: Offer, as_ana: Client, at: At
) -> None:
    monkeypatch.setattr(rooms, "MOST_HELD", 2_000_000)
    add(as_ana, at, 1_840_000)
    (said,) = add(as_ana, at, 200_000).context["form"].errors["attachments"]
    assert "Your files already take 1.8 of 2 MB here" in said


def test_replies_are_all_brought_in_or_none(room: int, offer: Offer, as_ana: Client, at: At) -> None:
    add(as_ana, at, room - len(MAIL))
    page = as_ana.post(at("log_import"), {"eml": [Upload("one.eml", MAIL), Upload("two.eml", MAIL)]})
    assert "Your files already take" in page.content.decode()
    assert not offer.waiting.exists()
    assert as_ana.post(at("log_import"), {"eml": [Upload("one.eml", MAIL)]}).status_code == 302


def test_a_pasted_reply_stays_in_the_form(room: int, offer: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.post(at("log_import"), {"text": "Thank you, Ana. " * 100})
    assert "Your files already take" in page.content.decode()
    assert "Thank you, Ana. Thank you, Ana." in page.content.decode()


def test_a_reply_that_waits_needs_no_more_room_to_be_written_down(
    room: int, offer: Offer, as_ana: Client, at: At
) -> None:
    add(as_ana, at, room - len(MAIL))
    as_ana.post(at("log_import"), {"eml": [Upload("one.eml", MAIL)]})
    form = as_ana.get(at("log_replies")).context["form"]
    as_ana.post(at("log_replies"), dict.fromkeys(form.fields, "acknowledged"))
    assert offer.contacts.count() == 3


def test_one_whose_files_do_not_fit_goes_on_waiting(room: int, offer: Offer, as_ana: Client, at: At) -> None:
    with_file = (
        b"From: maya@example.com\r\nSubject: Re\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        b"--x\r\n\r\nThank you.\r\n--x\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n"
        + b"y" * 100
        + b"\r\n--x--\r\n"
    )
    add(as_ana, at, room - len(with_file) - 50)
    as_ana.post(at("log_import"), {"eml": [Upload("one.eml", with_file)]})
    form = as_ana.get(at("log_replies")).context["form"]
    page = as_ana.post(at("log_replies"), dict.fromkeys(form.fields, "acknowledged"), follow=True)
    assert "Your files already take" in page.content.decode()
    assert offer.waiting.count() == 1
    assert offer.contacts.count() == 2


def test_a_letter_is_issued_all_the_same(room: int, offer: Offer, now: dt.datetime) -> None:
    issue_letter(
        offer, pdf=b"%PDF-" + b"x" * 1_000, subject="", text="", layout="gb", dated=now.date(), now=now
    )  # fmt: skip
    assert offer.letters.count() == 2


def test_an_offer_that_is_erased_makes_room(room: int, offer: Offer, ana: User, now: dt.datetime) -> None:
    erase_offer(offer, now=now)
    assert held(ana) == 0


def test_what_is_brought_back_must_fit_as_well(
    room: int, as_ana: Client, as_ben: Client, ben: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(*args: object, **options: object) -> bytes:
        raise pdf.Unavailable("not here")

    monkeypatch.setattr(pdf, "from_html", unavailable)
    packed = as_ana.get(reverse("account_export")).content
    monkeypatch.setattr(rooms, "MOST_HELD", 1_000 - room - 1)
    page = as_ben.post(reverse("account_restore"), {"file": Upload("taken.zip", packed)})
    assert "its files are larger than the 0 MB that one account may hold" in page.content.decode()
    assert not Offer.objects.of(ben).exists()
    monkeypatch.setattr(rooms, "MOST_HELD", 1_000 - room)
    assert as_ben.post(reverse("account_restore"), {"file": Upload("taken.zip", packed)}).status_code == 302
