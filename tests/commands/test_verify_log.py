"""manage.py verify_log: whole logs say so; a broken one is named with its first bad entry."""

import datetime as dt
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from withdrawal.models import Contact, Offer
from withdrawal.models.choices import Channel, ContactOutcome, Direction
from withdrawal.models.log import append


def two_contacts(offer: Offer, now: dt.datetime) -> None:
    for text in ("asked for a talk", "told her"):
        contact = Contact(
            occurred_at=now, zone="Europe/London", direction=Direction.OUT, channel=Channel.PHONE,
            outcome=ContactOutcome.REACHED, text=text,
        )  # fmt: skip
        append(contact, offer=offer, now=now)


def test_a_whole_log_is_said_to_be_whole(offer: Offer, now: dt.datetime, capsys: pytest.CaptureFixture[str]) -> None:
    two_contacts(offer, now)
    call_command("verify_log", offer=offer.public_id)
    assert capsys.readouterr().out == "Whole: 1 of 1.\n"


def test_a_tampered_entry_is_named(offer: Offer, now: dt.datetime) -> None:
    two_contacts(offer, now)
    with connection.cursor() as cursor:
        # Whoever owns the database can take the lock off the door; the chain shows that they did.
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER withdrawal_contact_no_update")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE withdrawal_contact DISABLE TRIGGER USER")
        cursor.execute("UPDATE withdrawal_contact SET text = 'never told her' WHERE text = 'told her'")
    with pytest.raises(CommandError, match=f"offer {offer.public_id}: entry 2 does not hold") as broken:
        call_command("verify_log")
    assert broken.value.returncode == 1


def test_an_offer_that_is_not_there_is_said_to_be_missing(db: None) -> None:
    with pytest.raises(CommandError, match="no offer") as missing:
        call_command("verify_log", offer=uuid4())
    assert missing.value.returncode == 2
