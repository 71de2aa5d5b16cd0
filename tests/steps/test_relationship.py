"""Step 7: thank them, tie up loose ends, and write again now and then, if at all."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.steps.conftest import Answer, Page, complaint
from withdrawal.models import LooseEnd, Message, Offer
from withdrawal.models.acts import record_sent

Fresh = Callable[[], Offer]


def thank(offer: Offer, now: dt.datetime) -> None:
    thanks = Message(offer=offer, kind="thank_you", subject="Thank you", body="Thank you for your time.")
    record_sent(offer, thanks, person="Maya Okafor", channel="email", tells_decision=False, now=now)


def test_a_loose_end_is_noted_with_its_day(answer: Answer, fresh: Fresh) -> None:
    assert answer("relationship", new_end="Send the laptop back", new_end_due="2026-12-01").status_code == 302
    (end,) = fresh().ends
    assert (end.what, end.due_on, end.done_at) == ("Send the laptop back", dt.date(2026, 12, 1), None)


def test_a_loose_end_is_settled_and_taken_up_again(
    offer: Offer, answer: Answer, fresh: Fresh, now: dt.datetime
) -> None:
    end = LooseEnd(offer=offer, what="Send the laptop back")
    end.save()
    answer("relationship", settled=[end.pk])
    assert fresh().ends[0].done_at == now
    answer("relationship")
    assert fresh().ends[0].done_at is None


def test_the_day_of_the_next_letter_is_kept(answer: Answer, fresh: Fresh) -> None:
    answer("relationship", next_contact_on="2027-05-01")
    assert fresh().next_contact_on == dt.date(2027, 5, 1)


BAD = {
    "a day that has passed": ({"next_contact_on": "2026-11-22"}, "next_contact_on", "This day has passed"),
    "a day without a task": ({"new_end_due": "2026-12-01"}, "new_end", "Say what is to be done by that day"),
    "no day": ({"new_end": "Laptop", "new_end_due": "soon"}, "new_end_due", "Write it like 2026-11-23"),
    "a task that is too long": ({"new_end": "x" * 201}, "new_end", "at most 200 fit"),
}


@pytest.mark.parametrize("what", BAD)
def test_an_answer_that_cannot_be_is_met_with_how_to_mend_it(what: str, answer: Answer, fresh: Fresh) -> None:
    typed, field, advice = BAD[what]
    assert advice in complaint(answer("relationship", **typed), field)
    assert fresh().ends == []
    assert fresh().next_contact_on is None


def test_a_day_that_was_set_earlier_may_stay_when_it_has_passed(offer: Offer, answer: Answer) -> None:
    offer.next_contact_on = dt.date(2026, 11, 1)
    offer.save()
    assert answer("relationship", next_contact_on="2026-11-01", new_end="Laptop").status_code == 302


@pytest.mark.parametrize("chosen", ["0", "999", "abc", "9" * 30])
def test_no_loose_end_but_ones_own_can_be_settled(chosen: str, offer: Offer, answer: Answer) -> None:
    LooseEnd(offer=offer, what="Send the laptop back").save()
    assert complaint(answer("relationship", settled=chosen), "settled")


def test_it_is_done_once_they_are_thanked_and_nothing_is_left(
    offer: Offer, is_done: Callable[[str], bool], now: dt.datetime
) -> None:
    end = LooseEnd(offer=offer, what="Send the laptop back")
    end.save()
    assert not is_done("relationship")
    thank(offer, now)
    assert not is_done("relationship")
    end.done_at = now
    end.save()
    assert is_done("relationship")


def test_the_plan_says_what_is_left(offer: Offer, note: Callable[[str], str], now: dt.datetime) -> None:
    assert note("relationship") == "A thank-you, and what is left to settle."
    LooseEnd(offer=offer, what="Laptop").save()
    assert note("relationship") == "1 loose end left."
    LooseEnd(offer=offer, what="Bonus").save()
    assert note("relationship") == "2 loose ends left."
    offer.loose_ends.update(done_at=now)
    thank(offer, now)
    assert note("relationship") == "Thanked, and nothing left open."


def test_the_page_leads_to_the_thank_you_until_it_is_sent(
    offer: Offer, show: Callable[[str], Page], now: dt.datetime
) -> None:
    assert "kind=thank_you" in show("relationship").content.decode()
    thank(offer, now)
    assert "Sent. It is in the log." in show("relationship").content.decode()
