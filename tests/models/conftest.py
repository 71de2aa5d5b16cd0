"""Records to ask about: one row of every private model, and an easy hand for writing into the log."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import models

from withdrawal.models import (
    Alternative,
    CalendarLink,
    Contact,
    LookBack,
    LooseEnd,
    Message,
    Offer,
    PrintedPart,
    Printing,
    Reflection,
    Signed,
    WaitingReply,
    Weighed,
)
from withdrawal.models.acts import issue_letter, record_sent
from withdrawal.models.log import File, append

Write = Callable[..., Contact]


@pytest.fixture
def write(offer: Offer, now: dt.datetime) -> Write:
    """Write one contact into the log; what is not named is a phone call to Maya."""

    def one(*files: File, **changes: object) -> Contact:
        call = {
            "occurred_at": now, "zone": "Europe/London", "direction": "out", "channel": "phone",
            "person": "Maya Okafor", "outcome": "reached", "text": "I told her.", "tells_decision": False,
        }  # fmt: skip
        return append(Contact(**(call | changes)), offer=offer, now=now, files=files)

    return one


@pytest.fixture
def everything(offer: Offer, now: dt.datetime, write: Write) -> dict[type[models.Model], models.Model]:
    """One row of Ana's in every private model."""
    sent = Message(offer=offer, kind="withdrawal", subject="My acceptance", body="I withdraw my acceptance.")
    telling = record_sent(offer, sent, person="Maya Okafor", channel="email", tells_decision=True, now=now)
    letter = issue_letter(
        offer, pdf=b"%PDF-1.7 Ana", subject="Confirmation", text="Dear Ms Okafor,", layout="gb", dated=now.date(),
        now=now,
    )  # fmt: skip
    reply = write(File("reply.eml", "message/rfc822", b"From: Maya\r\nDate: today\r\n\r\nSorry to hear it."))
    printing = Printing(offer=offer, made_of="0" * 64, begun_at=now, index_pages=1)
    reflection = Reflection(
        offer=offer, dated=now.date(), outcome="not_yet", what_changed="The other team.", in_ten_days="Tencanary",
        asked_whom="Friendcanary", expected="Expectcanary",
    )  # fmt: skip
    rows: list[models.Model] = [
        offer,
        reflection,
        Weighed(reflection=reflection, side="keep", text="Reasoncanary", weight=3),
        LookBack(offer=offer, since=now.date(), after=30, dated=now.date(), answer="Answercanary"),
        Alternative(offer=offer, kind="referral", detail="Ines Duarte"),
        LooseEnd(offer=offer, what="Send the laptop back", note="Ask for a label"),
        Signed(offer=offer, equipment="yes"),
        CalendarLink(owner=offer.owner, made_at=now),
        WaitingReply(offer=offer, name="reply.eml", body=b"From: Maya"),
        printing,
        PrintedPart(printing=printing, is_index=False, first=1, last=2, pdf=b"%PDF-1.7 Maya"),
    ]
    for row in rows:
        row.save()
    kept = [sent, letter, telling, telling.entry, reply.search, reply.attachments.get(), offer.people.get(), *rows]
    return {type(row): row for row in kept}
