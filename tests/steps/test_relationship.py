"""Step 7: thank them, tie up loose ends, and write again now and then, if at all."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.steps.conftest import Answer, Page, complaint
from withdrawal.models import Contact, LooseEnd, Message, Offer, Person
from withdrawal.models.acts import record_sent
from withdrawal.models.log import append
from withdrawal.steps.relationship import is_closed, thanks

Fresh = Callable[[], Offer]


def thank(offer: Offer, now: dt.datetime, whom: str = "Maya Okafor") -> Contact:
    thanks = Message(offer=offer, kind="thank_you", subject="Thank you", body="Thank you for your time.")
    return record_sent(offer, thanks, person=whom, channel="email", tells_decision=False, now=now)


def test_the_two_days_to_write_again_are_kept(answer: Answer, fresh: Fresh) -> None:
    answer("relationship", next_contact_on="2027-05-01", later_contact_on="2028-05-01")
    kept = fresh()
    assert (kept.next_contact_on, kept.later_contact_on) == (dt.date(2027, 5, 1), dt.date(2028, 5, 1))
    answer("relationship", later_contact_on="2028-05-01")
    assert fresh().next_contact_on is None


@pytest.mark.parametrize("field", ["next_contact_on", "later_contact_on"])
@pytest.mark.parametrize(
    ("typed", "advice"), [("2026-11-22", "This day has passed"), ("soon", "Write it like 2026-11-23")]
)
def test_a_day_that_cannot_be_is_met_with_how_to_mend_it(
    field: str, typed: str, advice: str, answer: Answer, fresh: Fresh
) -> None:
    assert advice in complaint(answer("relationship", **{field: typed}), field)
    assert getattr(fresh(), field) is None


def test_a_day_that_was_set_earlier_may_stay_when_it_has_passed(offer: Offer, answer: Answer) -> None:
    offer.next_contact_on = dt.date(2026, 11, 1)
    offer.save()
    assert answer("relationship", next_contact_on="2026-11-01").status_code == 302


def test_it_is_done_once_they_are_thanked_and_nothing_is_left(
    offer: Offer, is_done: Callable[[str], bool], now: dt.datetime
) -> None:
    end = LooseEnd(offer=offer, what="Send the laptop back")
    end.save()
    assert not is_done("relationship")
    thank(offer, now)
    assert not is_done("relationship")
    end.put("not_owed", now)
    end.save()
    assert is_done("relationship")


def test_the_plan_says_what_is_left(offer: Offer, note: Callable[[str], str], now: dt.datetime) -> None:
    assert note("relationship") == "A thank-you, and what is left to settle."
    LooseEnd(offer=offer, what="Laptop").save()
    assert note("relationship") == "1 loose end left."
    LooseEnd(offer=offer, what="Bonus").save()
    assert note("relationship") == "2 loose ends left."
    offer.loose_ends.update(state="settled", done_at=now)
    thank(offer, now)
    assert note("relationship") == "Thanked, and nothing left open."


def test_it_is_closed_while_nothing_has_come_up_since(offer: Offer, fresh: Fresh, now: dt.datetime) -> None:
    assert not is_closed(fresh())
    offer.closed_at = now
    offer.save()
    assert is_closed(fresh())
    LooseEnd(offer=offer, what="A bill came").save()
    assert not is_closed(fresh())


# --- whom to thank ----------------------------------------------------------------------------------------------


def told(offer: Offer) -> dict[str, dt.date | None]:
    return {one.person.name: one.on for one in thanks(offer)}


def test_while_nobody_is_marked_the_one_who_is_written_to_is_thanked(offer: Offer, fresh: Fresh) -> None:
    Person(offer=offer, name="Kim Reed", part="hr").save()
    assert told(fresh()) == {"Maya Okafor": None}


def test_those_who_gave_time_are_thanked_each_with_their_own_day(offer: Offer, fresh: Fresh, now: dt.datetime) -> None:
    for name in ("Kim Reed", "Ines Duarte"):
        Person(offer=offer, name=name, part="other", gave_time=True).save()
    offer.people.update(gave_time=True)
    thank(offer, now, "KIM REED, Ines Duarte")
    assert told(fresh()) == {"Maya Okafor": None, "Kim Reed": now.date(), "Ines Duarte": now.date()}


def test_a_thank_you_that_was_put_right_did_not_go(offer: Offer, fresh: Fresh, now: dt.datetime) -> None:
    sent = thank(offer, now)
    correction = Contact(
        occurred_at=now, zone="Europe/London", direction="out", channel="email", person="Maya Okafor",
        outcome="no_answer", text="It never left.", corrects=sent.entry,
    )  # fmt: skip
    append(correction, offer=offer, now=now)
    assert told(fresh()) == {"Maya Okafor": None}


def test_the_page_leads_to_the_note_of_each_until_it_is_sent(
    offer: Offer, show: Callable[[str], Page], now: dt.datetime
) -> None:
    maya = offer.people.get()
    assert f"kind=thank_you&amp;to={maya.pk}" in show("relationship").content.decode()
    thank(offer, now)
    page = show("relationship").content.decode()
    assert "thanked 23 Nov 2026" in page
    assert "kind=thank_you" not in page
