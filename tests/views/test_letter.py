"""The letter: previewed, checked against the answers it rests on, issued once for all, downloaded, posted."""

import dataclasses
import datetime as dt
import hashlib
import json

import pytest
from django.test import Client

from tests.documents.conftest import Printed
from tests.views.conftest import At
from withdrawal.documents import pdf
from withdrawal.domain.facts import read
from withdrawal.models import IssuedLetter, Offer, User
from withdrawal.models.acts import issue_letter

needs_pdf = pytest.mark.skipif(not pdf.is_available(), reason=f"this machine makes no PDFs: {pdf.trouble()}")
ISSUE = {"dated": "2026-11-23"}
POSTED = {"channel": "registered", "on": "2026-11-23"}
WORDS = "Dear Ms Okafor,\n\nI withdraw my acceptance of the Data Analyst role.\n\nYours sincerely,\nAna Lind"


@pytest.fixture
def worded(told: Offer, as_ana: Client, at: At) -> Offer:
    """Ana has written the letter in her own words."""
    as_ana.post(at("message", kind="confirmation"), {"subject": "My acceptance", "body": WORDS})
    return told


def write(as_ana: Client, at: At, body: str) -> None:
    as_ana.post(at("message", kind="confirmation"), {"subject": "My acceptance", "body": body})


def test_the_preview_shows_the_letter_as_it_stands(worded: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.get(at("letter"))
    assert page.context["letter"].paragraphs[1] == "I withdraw my acceptance of the Data Analyst role."
    assert page.context["letter"].signature == "Ana Lind"


def test_it_takes_the_talk_from_the_log(told: Offer, as_ana: Client, at: At) -> None:
    text = " ".join(as_ana.get(at("letter")).context["letter"].paragraphs)
    assert "23 November 2026" in text


@needs_pdf
def test_the_draft_can_be_had_as_a_pdf(worded: Offer, as_ana: Client, at: At) -> None:
    file = as_ana.get(at("letter_pdf"))
    assert file["Content-Type"] == "application/pdf"
    assert Printed(file.content).says("I withdraw my acceptance of the Data Analyst role.")
    assert not IssuedLetter.objects.of(worded.owner).exists()  # type: ignore[arg-type]


def test_check_your_answers_shows_what_the_letter_rests_on_and_where_to_change_it(
    worded: Offer, as_ana: Client, at: At
) -> None:
    page = as_ana.get(at("issue")).content.decode()
    for said in ("Ana Lind", "Northwind", "Ms Maya Okafor", "Data Analyst", "2 November 2026", "4 January 2027",
                 "Phone, 23 November 2026, 09:30, Maya Okafor"):  # fmt: skip
        assert f"<dd>{said}</dd>" in page or f"<p>{said}</p>" in page or said in page, said
    for change in (at("edit"), at("people"), at("log_new"), at("step", "confirm"), at("step", "reason")):
        assert f'href="{change}"' in page


def test_nothing_private_is_among_the_answers(worded: Offer, as_ana: Client, at: At) -> None:
    worded.private_reason, worded.new_employer = "They shouted at Tom.", "Southwind"
    worded.save()
    page = as_ana.get(at("issue")).content.decode()
    assert "shouted" not in page
    assert "Southwind" not in page


@needs_pdf
def test_issuing_keeps_the_bytes_the_words_and_their_hash(
    worded: Offer, as_ana: Client, at: At, now: dt.datetime
) -> None:
    assert as_ana.post(at("issue"), ISSUE)["Location"] == at("letter")
    kept = worded.letters.get()
    assert (kept.issued_at, kept.dated, kept.layout) == (now, now.date(), "gb")
    assert (kept.subject, kept.text) == ("My acceptance", WORDS)
    assert kept.sha256 == hashlib.sha256(kept.pdf).hexdigest()
    assert Printed(bytes(kept.pdf)).says("I withdraw my acceptance of the Data Analyst role.")


@needs_pdf
@pytest.mark.parametrize("layout", ["us", "gb", "din5008a", "din5008b", "fr", "nl"])
def test_it_is_issued_in_the_layout_that_was_chosen(layout: str, worded: Offer, as_ana: Client, at: At) -> None:
    assert as_ana.post(at("letter"), {"layout": layout, "enclosures": ""})["Location"] == at("letter")
    assert f'class="paper {layout}"' in as_ana.get(at("letter")).content.decode()
    as_ana.post(at("issue"), ISSUE)
    assert worded.letters.get().layout == layout


@needs_pdf
def test_without_a_choice_it_is_laid_out_as_is_usual_there(worded: Offer, as_ana: Client, at: At) -> None:
    worded.country = "FR"
    worded.save()
    as_ana.post(at("issue"), ISSUE)
    assert worded.letters.get().layout == "fr"


@needs_pdf
def test_what_goes_with_it_is_named_on_it(worded: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("letter"), {"layout": "", "enclosures": "Copy of the contract\n\nLaptop form"})
    as_ana.post(at("issue"), ISSUE)
    printed = Printed(bytes(worded.letters.get().pdf))
    assert printed.says("Enclosures: Copy of the contract Laptop form")


@needs_pdf
def test_the_facts_that_it_was_made_from_are_kept_with_it_without_what_is_private(
    ana: User, worded: Offer, as_ana: Client, at: At
) -> None:
    worded.private_reason, worded.new_employer = "They shouted at Tom.", "Southwind"
    worded.save()
    as_ana.post(at("issue"), ISSUE)
    kept = worded.letters.get().facts
    facts = dataclasses.replace(Offer.objects.of(ana).get().facts(), private_reason="", new_employer="")
    assert read(json.dumps(kept)) == facts
    assert "shouted" not in str(kept)
    assert "Southwind" not in str(kept)


@pytest.mark.parametrize(
    ("typed", "advice"),
    [({"layout": "papyrus"}, "valid choice"), ({"enclosures": "x" * 401}, "at most 400 fit here")],
)
def test_a_layout_that_cannot_be_saved_says_why_and_keeps_what_was_typed(
    typed: dict[str, str], advice: str, worded: Offer, as_ana: Client, at: At
) -> None:
    page = as_ana.post(at("letter"), {"layout": "nl", "enclosures": "A copy"} | typed).content.decode()
    assert advice in page
    assert typed.get("enclosures", "A copy") in page
    assert 'class="paper gb"' in page
    worded.refresh_from_db()
    assert (worded.layout, worded.enclosures) == ("", "")


def test_a_sign_that_cannot_be_printed_is_named_and_needs_a_deliberate_yes(
    worded: Offer, as_ana: Client, at: At
) -> None:
    worded.my_name = "李小龍"
    worded.save()
    page = as_ana.get(at("letter")).content.decode()
    assert "The letter cannot print: 李 小 龍" in page
    assert "[U+674E U+5C0F U+9F8D]" in page
    assert "Read the notes first." in as_ana.post(at("issue"), ISSUE).content.decode()


@pytest.mark.parametrize(("country", "needs_ink"), [("DE", True), ("GB", False), ("US", False)])
def test_where_only_ink_on_paper_counts_the_page_says_so_and_how_to_deliver_it(
    country: str, needs_ink: bool, letter: IssuedLetter, as_ana: Client, at: At
) -> None:
    letter.offer.country = country
    letter.offer.save()
    for page in (at("letter"), at("issue"), at("posted", letter.public_id)):
        assert ("only paper signed in ink counts" in as_ana.get(page).content.decode()) is needs_ink


def test_where_only_paper_counts_an_e_mail_is_no_way_to_have_sent_it(
    worded: Offer, letter: IssuedLetter, as_ana: Client, at: At
) -> None:
    worded.country = "DE"
    worded.save()
    page = as_ana.post(at("posted", letter.public_id), POSTED | {"channel": "email"})
    assert "valid choice" in page.content.decode()
    assert not worded.contacts.filter(letter=letter).exists()


@needs_pdf
def test_an_issued_letter_stays_when_the_facts_change(worded: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("issue"), ISSUE)
    before = as_ana.get(at("issued", worded.letters.get().public_id)).content
    worded.my_name = "Somebody Else"
    worded.save()
    write(as_ana, at, "Other words, and I withdraw my acceptance.")
    assert as_ana.get(at("issued", worded.letters.get().public_id)).content == before


@needs_pdf
def test_two_clicks_are_one_letter(worded: Offer, as_ana: Client, at: At) -> None:
    form = as_ana.get(at("issue")).context["form"]
    for _ in range(2):
        as_ana.post(at("issue"), ISSUE | {"op": form["op"].value()})
    assert worded.letters.count() == 1


def test_the_download_is_the_kept_bytes_with_their_name_and_hash(letter: IssuedLetter, as_ana: Client, at: At) -> None:
    first, second = (as_ana.get(at("issued", letter.public_id)) for _ in range(2))
    assert first.content == second.content == b"%PDF-1.7 the very bytes"
    assert first["Content-Type"] == "application/pdf"
    assert first["ETag"] == f'"{letter.sha256}"'
    assert first["Cache-Control"] == "no-store"
    assert 'attachment; filename="Confirmation - Northwind - 2026-11-23.pdf"' in first["Content-Disposition"]
    assert first["Content-Length"] == str(len(first.content))


def test_a_company_of_any_name_gives_one_plain_file_name(
    offer: Offer, letter: IssuedLetter, as_ana: Client, at: At
) -> None:
    offer.company = 'a\\b/c: "Müller" <é>; x=1'
    offer.save()
    named = as_ana.get(at("issued", letter.public_id))["Content-Disposition"]
    assert named.isascii()
    assert named.count('"') == 2
    assert "/" not in named


@needs_pdf
def test_a_blank_still_to_be_filled_in_is_never_issued(told: Offer, as_ana: Client, at: At) -> None:
    write(as_ana, at, "Dear [Name],\n\nI withdraw my acceptance.\n\nAna Lind")
    page = as_ana.post(at("issue"), ISSUE | {"sure": "on"})
    assert "Something in the letter or its addresses is still to be filled in." in page.content.decode()
    assert not told.letters.exists()


@needs_pdf
def test_a_grave_note_needs_a_deliberate_yes(told: Offer, as_ana: Client, at: At) -> None:
    write(as_ana, at, "Dear Ms Okafor,\n\nThe weather is fine.\n\nYours sincerely,\nAna Lind")
    page = as_ana.post(at("issue"), ISSUE)
    assert "Read the notes first." in page.content.decode()
    assert not told.letters.exists()
    as_ana.post(at("issue"), ISSUE | {"sure": "on"})
    assert told.letters.count() == 1


BAD_ISSUES = {
    "a day far away": ({"dated": "2027-06-01"}, "Choose a day near today."),
    "no day": ({"dated": "soon"}, "Write it like 2026-11-23."),
}


@pytest.mark.parametrize("what", BAD_ISSUES)
def test_a_letter_that_cannot_be_issued_says_why(what: str, worded: Offer, as_ana: Client, at: At) -> None:
    typed, advice = BAD_ISSUES[what]
    page = as_ana.post(at("issue"), ISSUE | typed)
    assert page.status_code == 200
    assert advice in page.content.decode()
    assert not worded.letters.exists()


def test_saying_that_it_was_posted_writes_it_into_the_log(
    offer: Offer, letter: IssuedLetter, as_ana: Client, at: At, now: dt.datetime
) -> None:
    assert as_ana.post(at("posted", letter.public_id), POSTED)["Location"] == at("plan")
    contact = offer.contacts.get()
    assert (contact.channel, contact.direction, contact.outcome) == ("registered", "out", "sent")
    assert (contact.letter, contact.text, contact.occurred_at) == (letter, "Dear Ms Okafor,", now)


def test_posted_on_an_earlier_day_means_noon_there(offer: Offer, now: dt.datetime, as_ana: Client, at: At) -> None:
    offer.time_zone = "America/New_York"
    offer.save()
    issued = now - dt.timedelta(days=2)
    letter = issue_letter(
        offer, pdf=b"%PDF", subject="", text="", layout="us", dated=issued.date(), now=issued
    )  # fmt: skip
    as_ana.post(at("posted", letter.public_id), POSTED | {"on": "2026-11-22"})
    assert offer.contacts.get().occurred_at == dt.datetime(2026, 11, 22, 17, 0, tzinfo=dt.UTC)


BAD_POSTINGS = {
    "tomorrow": ({"on": "2026-11-24"}, "This day is still to come."),
    "before it was issued": ({"on": "2026-11-22"}, "The letter was issued after this day."),
    "no day": ({"on": ""}, "is empty"),
    "no way": ({"channel": ""}, "choose one to go on"),
    "a way that is none": ({"channel": "pigeon"}, "valid choice"),
}


@pytest.mark.parametrize("what", BAD_POSTINGS)
def test_a_posting_that_cannot_be_says_why(
    what: str, offer: Offer, letter: IssuedLetter, as_ana: Client, at: At
) -> None:
    typed, advice = BAD_POSTINGS[what]
    page = as_ana.post(at("posted", letter.public_id), POSTED | typed)
    assert page.status_code == 200
    assert advice in page.content.decode()
    assert not offer.contacts.exists()


def test_two_clicks_are_one_posting(offer: Offer, letter: IssuedLetter, as_ana: Client, at: At) -> None:
    form = as_ana.get(at("posted", letter.public_id)).context["form"]
    for _ in range(2):
        as_ana.post(at("posted", letter.public_id), POSTED | {"op": form["op"].value()})
    assert offer.contacts.count() == 1


def test_a_day_that_never_was_somewhere_is_no_trouble(
    offer: Offer, letter: IssuedLetter, as_ana: Client, at: At
) -> None:
    """Samoa went from 29 to 31 December 2011 overnight."""
    offer.time_zone = "Pacific/Apia"
    offer.save()
    assert as_ana.post(at("posted", letter.public_id), POSTED | {"on": "2011-12-30"}).status_code < 500


@pytest.mark.parametrize(
    "facts",
    [{"my_address": "[Your address]"}, {"company_address": "[Company address]"}, {"role": "____"}],
    ids=lambda facts: next(iter(facts)),
)
def test_a_blank_anywhere_on_the_paper_is_handed_out_nowhere(
    facts: dict[str, str], offer: Offer, as_ana: Client, at: At
) -> None:
    Offer.objects.of(offer.owner).update(**facts)  # type: ignore[arg-type]
    assert "still to be filled in" in as_ana.post(at("issue"), ISSUE | {"sure": "on"}).content.decode()
    assert not offer.letters.exists()
    page = as_ana.get(at("letter_pdf"), follow=True)
    assert page["Content-Type"].startswith("text/html")
    assert "Something is still to be filled in" in page.content.decode()


@needs_pdf
def test_the_issued_letter_names_the_head_of_the_log_at_that_moment(worded: Offer, as_ana: Client, at: At) -> None:
    head = worded.entries.get().digest
    as_ana.post(at("issue"), ISSUE | {"read": "on", "op": "00000000-0000-0000-0000-000000000001"})
    assert Printed(bytes(worded.letters.get().pdf)).says(f"Record: {head}")
    assert Printed(as_ana.get(at("letter_pdf")).content).says(f"Record: {head}")
    assert Printed(as_ana.get(at("call_pdf")).content).says(f"Record: {head}")
