"""Step 2: who hears it first, how and when. It is done once the log says that they were told."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.steps.conftest import Answer, Page, complaint
from withdrawal.models import Contact, Offer, Person
from withdrawal.models.log import append

Fresh = Callable[[], Offer]


def tell(offer: Offer, now: dt.datetime, person: str = "Maya Okafor") -> None:
    call = Contact(
        occurred_at=now, zone="Europe/London", direction="out", channel="phone", person=person, outcome="reached",
        tells_decision=True,
    )  # fmt: skip
    append(call, offer=offer, now=now)


def test_whom_how_and_when_are_kept(offer: Offer, answer: Answer, fresh: Fresh) -> None:
    tom = Person(offer=offer, name="Tom Reed", part="recruiter")
    tom.save()
    assert answer("arrange", tell_first=tom.pk, tell_by="video", on="2026-11-24", at="08:30").status_code == 302
    kept = fresh()
    assert (kept.tell_first, kept.tell_by) == (tom, "video")
    assert kept.tell_at == dt.datetime(2026, 11, 24, 8, 30, tzinfo=dt.UTC)


def test_the_time_is_that_of_the_persons_own_clock(offer: Offer, answer: Answer, fresh: Fresh) -> None:
    offer.time_zone = "America/New_York"
    offer.save()
    answer("arrange", on="2026-11-24", at="08:30")
    assert fresh().tell_at == dt.datetime(2026, 11, 24, 13, 30, tzinfo=dt.UTC)


def test_somebody_who_is_not_listed_is_added_and_comes_first(answer: Answer, fresh: Fresh) -> None:
    answer("arrange", someone_else="Tom  Reed")
    assert [person.name for person in fresh().everyone] == ["Tom Reed", "Maya Okafor"]


def test_nothing_needs_an_answer(answer: Answer, fresh: Fresh) -> None:
    assert answer("arrange").status_code == 302
    assert fresh().tell_at is None


BAD_TIMES = {
    "a day without a time": ({"on": "2026-11-24"}, "at", "Add a time for the talk"),
    "a time without a day": ({"at": "09:00"}, "on", "Add a day for the talk"),
    "a time that never was": ({"on": "2027-03-28", "at": "01:30"}, "at", "Choose 02:00 or later"),
    "no time": ({"on": "2026-11-24", "at": "soon"}, "at", "Write it like 14:30"),
    "no day": ({"on": "2026-02-30", "at": "09:00"}, "on", "not a day on the calendar"),
    "a year too late": ({"on": "9999-12-31", "at": "23:59"}, "on", "between 1970 and 2100"),
}


@pytest.mark.parametrize("what", BAD_TIMES)
def test_a_time_that_cannot_be_is_answered_with_how_to_mend_it(what: str, answer: Answer, fresh: Fresh) -> None:
    typed, field, advice = BAD_TIMES[what]
    page = answer("arrange", someone_else="Tom Reed", **typed)
    assert advice in complaint(page, field)
    assert "Tom Reed" in page.content.decode()
    assert fresh().tell_at is None
    assert len(fresh().everyone) == 1


def test_nobody_of_another_offer_can_be_chosen(offer: Offer, answer: Answer) -> None:
    other = Offer(owner=offer.owner, company="Southwind", role="Analyst", my_name="Ana Lind")
    other.save()
    stranger = Person(offer=other, name="Sue", part="hr")
    stranger.save()
    assert "valid choice" in complaint(answer("arrange", tell_first=stranger.pk), "tell_first")


def test_it_is_done_once_they_were_told(offer: Offer, is_done: Callable[[str], bool], now: dt.datetime) -> None:
    assert not is_done("arrange")
    tell(offer, now)
    assert is_done("arrange")


def test_the_plan_says_who_is_to_hear_it(answer: Answer, note: Callable[[str], str]) -> None:
    assert note("arrange") == "Maya Okafor should hear it first."
    answer("arrange", tell_by="phone")
    assert note("arrange") == "Maya Okafor: Phone, then in writing"
    answer("arrange", on="2026-11-24", at="08:30")
    assert note("arrange") == "Maya Okafor, 24 November, 08:30"


def test_then_the_plan_says_who_knows(offer: Offer, note: Callable[[str], str], now: dt.datetime) -> None:
    tell(offer, now)
    assert note("arrange") == "Maya Okafor has known since 23 November."


def test_without_anybody_listed_it_asks_for_a_name(offer: Offer, show: Callable[[str], Page]) -> None:
    offer.people.all().delete()
    form = show("arrange").context["form"]
    assert "tell_first" not in form.fields
    assert form.fields["someone_else"].label == "Who should hear it first"


def test_a_planned_talk_leads_to_its_calendar_file(answer: Answer, show: Callable[[str], Page], offer: Offer) -> None:
    calendar = reverse("call_ics", args=[offer.public_id])
    assert calendar not in show("arrange").content.decode()
    answer("arrange", on="2026-11-24", at="08:30")
    assert calendar in show("arrange").content.decode()
