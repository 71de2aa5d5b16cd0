"""Step 6: the facts that the letter needs; done once the letter was sent."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.steps.conftest import Answer, Page, complaint
from withdrawal.models import IssuedLetter, Message, Offer
from withdrawal.models.acts import issue_letter, record_posted, record_sent
from withdrawal.models.choices import Kind

Fresh = Callable[[], Offer]


@pytest.fixture
def letter(offer: Offer, now: dt.datetime) -> IssuedLetter:
    return issue_letter(
        offer, pdf=b"%PDF-", subject="Confirmation", text="Dear Ms Okafor,", layout="gb", dated=now.date(), now=now
    )


def test_the_facts_are_kept(answer: Answer, fresh: Fresh) -> None:
    said = {
        "my_name": "Ana Lind", "my_address": "2 Quay Street\nLeeds", "my_email": "ana@example.org",
        "my_phone": "0113 496 0000", "place": "Leeds", "company_address": "1 Mill Lane\nYork",
        "accepted_on": dt.date(2026, 11, 3), "starts_on": dt.date(2027, 1, 5),
    }  # fmt: skip
    assert answer("confirm", **said).status_code == 302
    kept = fresh()
    assert {name: getattr(kept, name) for name in said} == said


def test_only_a_name_is_needed(answer: Answer) -> None:
    assert answer("confirm", my_name="Ana Lind").status_code == 302
    assert complaint(answer("confirm", place="Leeds"), "my_name") == "“Your name” is empty. Fill it in to go on."


BAD = {
    "a start before the acceptance": ({"accepted_on": "2026-11-02", "starts_on": "2026-11-01"}, "starts_on", "before"),
    "two addresses": ({"my_email": "ana@example.org, ben@example.org"}, "my_email", "not look like one e-mail address"),
    "no address": ({"my_email": "ana"}, "my_email", "Write it like name@example.com"),
    "no day": ({"accepted_on": "yesterday"}, "accepted_on", "Write it like 2026-11-23"),
    "too many lines of address": ({"my_address": "a\n" * 250}, "my_address", "at most 400 fit"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_fact_that_cannot_be_is_answered_with_how_to_mend_it(what: str, answer: Answer, fresh: Fresh) -> None:
    typed, field, advice = BAD[what]
    page = answer("confirm", **{"my_name": "Ana Lind", "place": "Hebden Bridge", **typed})
    assert advice in complaint(page, field)
    assert "Hebden Bridge" in page.content.decode()
    assert fresh().place == ""


@pytest.mark.parametrize(("channel", "done"), [("email", False), ("registered", True), ("in_person", True)])
def test_where_only_ink_on_paper_counts_it_is_done_once_the_paper_was_sent(
    channel: str, done: bool, letter: IssuedLetter, is_done: Callable[[str], bool], now: dt.datetime
) -> None:
    letter.offer.country = "DE"
    letter.offer.save()
    record_posted(letter.offer, letter, person="Maya Okafor", channel=channel, occurred_at=now, now=now)
    assert is_done("confirm") is done


def test_where_only_ink_on_paper_counts_a_confirmation_by_e_mail_leaves_it_open(
    offer: Offer, is_done: Callable[[str], bool], now: dt.datetime
) -> None:
    offer.country = "DE"
    offer.save()
    message = Message(offer=offer, kind=Kind.CONFIRMATION, subject="Confirmation", body="Dear Ms Okafor,")
    message.save()
    record_sent(offer, message, person="Maya Okafor", channel="email", tells_decision=True, now=now)
    assert not is_done("confirm")


def test_it_is_done_once_the_letter_was_sent(
    offer: Offer, letter: IssuedLetter, is_done: Callable[[str], bool], now: dt.datetime
) -> None:
    assert not is_done("confirm")
    record_posted(offer, letter, person="Maya Okafor", channel="registered", occurred_at=now, now=now)
    assert is_done("confirm")


def test_the_plan_says_how_far_the_letter_is(
    offer: Offer, letter: IssuedLetter, note: Callable[[str], str], now: dt.datetime
) -> None:
    assert note("confirm") == "Letter issued 23 November. Send it, and say so."
    record_posted(offer, letter, person="Maya Okafor", channel="registered", occurred_at=now, now=now)
    assert note("confirm") == "Sent 23 November: Registered letter"


def test_the_page_says_what_is_good_to_know_about_the_country(show: Callable[[str], Page]) -> None:
    page = show("confirm")
    assert page.context["country"].code == "GB"
    assert "This is not legal advice." in page.content.decode()


def test_a_letter_before_the_talk_is_met_with_a_kind_word(show: Callable[[str], Page]) -> None:
    assert "You have not told them by voice yet" in show("confirm").content.decode()
