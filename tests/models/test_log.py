"""The log: lines are numbered and sealed as they come, and a line that was tampered with is named."""

import datetime as dt
import hashlib
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from withdrawal.domain import chain
from withdrawal.models import Contact, Offer
from withdrawal.models.log import File, append, first_fault

Write = Callable[..., Contact]
NOTE = File("note.txt", "text/plain", b"What she said.")

TAMPERING = {
    "the words": "UPDATE withdrawal_contact SET text = 'I never told her.' WHERE id = {contact}",
    "the person": "UPDATE withdrawal_contact SET person = 'Somebody else' WHERE id = {contact}",
    "the day": "UPDATE withdrawal_contact SET occurred_at = '2026-11-01 09:00:00+00:00' WHERE id = {contact}",
    "the claim to have told them": "UPDATE withdrawal_contact SET tells_decision = {true} WHERE id = {contact}",
    "what it puts right": "UPDATE withdrawal_contact SET corrects_id = NULL WHERE id = {contact}",
    "the bytes of a file": "UPDATE withdrawal_attachment SET body = {blob} WHERE contact_id = {contact}",
    "a file taken away": "DELETE FROM withdrawal_attachment WHERE contact_id = {contact}",
    "the time of recording": "UPDATE withdrawal_entry SET recorded_at = '2026-11-01 09:00:00+00:00' WHERE id = {entry}",
    "the seal": "UPDATE withdrawal_entry SET digest = 'f' WHERE id = {entry}",
    "the link to the line before": "UPDATE withdrawal_entry SET previous = 'f' WHERE id = {entry}",
    "the number": "UPDATE withdrawal_entry SET seq = 7 WHERE id = {entry}",
}


@pytest.fixture
def three(offer: Offer, write: Write) -> list[Contact]:
    """Three lines; the second puts the first right and has a file."""
    first = write(text="One.")
    return [first, write(NOTE, text="Two.", corrects=first.entry), write(text="Three.")]


def unlock(table: str) -> None:
    """Take the triggers off `table`, as somebody would who owns the whole database; the test's rollback mends it."""
    drop = {
        "sqlite": [f"DROP TRIGGER {table}_no_update", f"DROP TRIGGER {table}_no_delete"],
        "postgresql": [f"DROP TRIGGER {table}_no_change ON {table}"],
    }
    with connection.cursor() as cursor:
        for statement in drop[connection.vendor]:
            cursor.execute(statement)


def test_lines_are_numbered_from_one_in_the_order_in_which_they_were_recorded(three: list[Contact]) -> None:
    assert [contact.entry.seq for contact in three] == [1, 2, 3]


def test_the_order_is_that_of_recording_not_of_happening(write: Write, now: dt.datetime) -> None:
    write(occurred_at=now)
    earlier = write(occurred_at=now - dt.timedelta(days=3))
    assert earlier.entry.seq == 2


def test_each_line_names_the_seal_of_the_line_before(three: list[Contact]) -> None:
    assert three[0].entry.previous == chain.START
    assert [later.entry.previous for later in three[1:]] == [earlier.entry.digest for earlier in three[:-1]]


def test_a_file_is_kept_with_its_size_and_hash(three: list[Contact]) -> None:
    kept = three[1].attachments.get()
    assert bytes(kept.body) == NOTE.body
    assert (kept.name, kept.media_type, kept.size) == ("note.txt", "text/plain", len(NOTE.body))
    assert kept.sha256 == hashlib.sha256(NOTE.body).hexdigest()


def test_a_line_whose_file_cannot_be_kept_is_not_written_either(offer: Offer, write: Write) -> None:
    nameless = File(None, "text/plain", b"x")  # type: ignore[arg-type]  # the fault that is wanted here
    with pytest.raises(DatabaseError), transaction.atomic():
        write(nameless)
    assert not offer.entries.exists()
    assert not offer.contacts.exists()


def test_a_chain_as_it_was_written_holds(offer: Offer, three: list[Contact]) -> None:
    assert first_fault(offer) is None


def test_an_empty_log_holds(offer: Offer) -> None:
    assert first_fault(offer) is None


def test_the_logs_of_two_offers_are_two_chains(offer: Offer, three: list[Contact], now: dt.datetime) -> None:
    other = Offer(owner=offer.owner, company="Southwind", role="Analyst", my_name="Ana Lind")
    other.save()
    call = Contact(occurred_at=now, zone="UTC", direction="out", channel="phone", outcome="no_answer")
    assert append(call, offer=other, now=now).entry.seq == 1
    assert first_fault(offer) is None
    assert first_fault(other) is None


@pytest.mark.parametrize("what", TAMPERING)
def test_tampering_is_noticed_and_the_line_named(what: str, offer: Offer, three: list[Contact]) -> None:
    second = three[1]
    for table in ("withdrawal_contact", "withdrawal_attachment", "withdrawal_entry"):
        unlock(table)
    blob, true = {"sqlite": ("x'00'", "1"), "postgresql": ("'\\x00'", "true")}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(TAMPERING[what].format(contact=second.pk, entry=second.entry_id, blob=blob, true=true))
        assert cursor.rowcount == 1
    assert first_fault(offer) == 2


def test_words_that_vanish_from_an_offer_that_was_not_erased_are_noticed(offer: Offer, three: list[Contact]) -> None:
    unlock("withdrawal_contact")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM withdrawal_searchline WHERE contact_id = %s", [three[2].pk])
        cursor.execute("DELETE FROM withdrawal_contact WHERE id = %s", [three[2].pk])
    assert first_fault(offer) == 3


def test_an_entry_that_the_page_cannot_show_is_noticed(offer: Offer, three: list[Contact]) -> None:
    offer.search_lines.filter(contact=three[1]).delete()
    assert first_fault(offer) == 2
