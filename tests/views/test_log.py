"""The log: every contact, dated; added, found again, put right by another entry."""

import datetime as dt
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.views.conftest import CALL, At, Page
from withdrawal.documents import html
from withdrawal.models import Contact, Offer
from withdrawal.models.log import append, first_fault
from withdrawal.models.recording import record

Add = Callable[..., Page]


@pytest.fixture
def add(as_ana: Client, at: At) -> Add:
    """Fill in the contact form and send it."""
    return lambda **typed: as_ana.post(at("log_new"), CALL | typed)


@pytest.fixture
def several(offer: Offer, now: dt.datetime) -> None:
    """Four contacts on four days."""
    rows = [
        ("Maya Okafor", "phone", "out", "no_answer", "Nobody picked up."),
        ("Tom Reed", "email", "in", "asked", "What changed?"),
        ("Maya Okafor", "email", "out", "sent", "My acceptance"),
        ("Maya Okafor", "phone", "in", "acknowledged", "She was kind."),
    ]
    for days, (person, channel, direction, outcome, text) in enumerate(rows):
        contact = Contact(
            occurred_at=now - dt.timedelta(days=3 - days), zone="Europe/London", person=person, channel=channel,
            direction=direction, outcome=outcome, text=text,
        )  # fmt: skip
        append(contact, offer=offer, now=now)


def test_an_empty_log_says_how_to_begin(as_ana: Client, at: At) -> None:
    assert "Begin with the day you accepted" in as_ana.get(at("log")).content.decode()


def test_a_contact_is_written_into_the_log(add: Add, offer: Offer, at: At) -> None:
    assert add(tells_decision="on", follow_up_on="2026-12-01")["Location"] == at("log")
    kept = offer.contacts.get()
    assert {name: getattr(kept, name) for name in ("person", "channel", "direction", "outcome", "text", "zone")} == {
        name: CALL[name] for name in ("person", "channel", "direction", "outcome", "text", "zone")
    }
    assert kept.occurred_at == dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
    assert kept.tells_decision
    assert kept.follow_up_on == dt.date(2026, 12, 1)
    assert first_fault(offer) is None


CHANNELS = [
    "phone", "video", "in_person", "email", "post", "registered", "courier", "text", "linkedin", "other",
]  # fmt: skip
OUTCOMES = [
    "reached", "no_answer", "left_message", "acknowledged", "asked", "objected", "counter_offered", "threatened",
    "no_reply",
]  # fmt: skip


@pytest.mark.parametrize(
    "typed", [{"channel": one} for one in CHANNELS] + [{"outcome": one} for one in OUTCOMES], ids=str
)
def test_every_way_and_every_outcome_can_be_said(typed: dict[str, str], add: Add, offer: Offer) -> None:
    add(**typed)
    kept = offer.contacts.get()
    assert {name: getattr(kept, name) for name in typed} == typed


def test_the_time_is_that_of_the_clock_where_it_was(add: Add, offer: Offer) -> None:
    add(at="09:30", zone="Asia/Tokyo")
    assert offer.contacts.get().occurred_at == dt.datetime(2026, 11, 23, 0, 30, tzinfo=dt.UTC)


def test_it_is_shown_with_that_zone(add: Add, as_ana: Client, at: At) -> None:
    add(at="09:30", zone="Asia/Tokyo")
    assert "23 November 2026, 09:30 (Asia/Tokyo)" in as_ana.get(at("log")).content.decode()


BAD = {
    "a day still to come": ({"on": "2026-11-24"}, "on", "The log holds what has happened"),
    "a time still to come": ({"at": "10:06"}, "on", "The log holds what has happened"),
    "a time that never was": (
        {"on": "2026-03-08", "at": "02:30", "zone": "America/New_York"},
        "at",
        "02:30 never was. Enter 01:59 or earlier, or 03:00 or later.",
    ),
    "a time that came twice": ({"on": "2026-10-25", "at": "01:30"}, "fold", "01:30 came twice. Say which."),
    "a zone that is none": ({"zone": "Mars/Base"}, "zone", "Write it like Europe/London"),
    "a zone that is a path": ({"zone": "../../../etc/passwd"}, "zone", "Write it like Europe/London"),
    "the year 1": ({"on": "0001-01-01", "zone": "Pacific/Auckland"}, "on", "between 1970 and 2100"),
    "no day": ({"on": ""}, "on", "is empty"),
    "no time": ({"at": "half past nine"}, "at", "Write it like 14:30"),
    "no way": ({"channel": ""}, "channel", "choose one to go on"),
    "telling in a call to me": ({"direction": "in", "tells_decision": "on"}, "tells_decision", "contact from you"),
    "a text too long": ({"text": "A" * 100_000}, "text", "at most 20000 fit here"),
    "a hidden character": ({"person": "Maya\u202eOkafor"}, "person", "turns the direction"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_contact_that_cannot_be_is_shown_again_with_how_to_mend_it(what: str, add: Add, offer: Offer) -> None:
    typed, field, advice = BAD[what]
    page = add(**{"text": "She was kind.", **typed})
    assert page.status_code == 200
    (said,) = page.context["form"].errors[field]
    assert advice in said
    assert typed.get("text", "She was kind.") in page.content.decode()
    assert not offer.contacts.exists()


FOLDS = {"first": dt.time(0, 30), "second": dt.time(1, 30)}


@pytest.mark.parametrize("fold", FOLDS)
def test_of_a_time_that_came_twice_one_is_chosen(fold: str, add: Add, offer: Offer) -> None:
    add(on="2026-10-25", at="01:30", fold=fold)
    assert offer.contacts.get().occurred_at.time() == FOLDS[fold]


def test_the_question_which_of_the_two_is_only_asked_when_it_arises(add: Add, as_ana: Client, at: At) -> None:
    assert "fold" not in as_ana.get(at("log_new")).context["form"].fields
    page = add(on="2026-10-25", at="01:30")
    assert "fold" in page.context["form"].fields
    assert "Which of the two?</legend>" in page.content.decode(), "and then it is not optional"


@pytest.mark.parametrize("fold", FOLDS)
def test_which_of_the_two_it_was_is_seen_afterwards(fold: str, add: Add, offer: Offer, as_ana: Client, at: At) -> None:
    offset = {"first": "UTC+01:00", "second": "UTC+00:00"}[fold]
    add(on="2026-10-25", at="01:30", fold=fold)
    assert f"25 October 2026, 01:30 (Europe/London, {offset})" in as_ana.get(at("log")).content.decode()
    paper = html.record(record(offer), printed_at=offer.contacts.get().local)
    assert paper.count(f"25 October 2026, 01:30 (Europe/London, {offset})") == 2
    assert offset[3:] in as_ana.get(at("log_json")).content.decode()
    assert f"2026-10-25T01:30{offset[3:]}" in as_ana.get(at("log_csv")).content.decode()
    assert as_ana.get(at("log_correct", 1)).context["form"]["fold"].value() == fold


def test_of_all_other_times_it_is_not_asked_nor_said(add: Add, as_ana: Client, at: At) -> None:
    add()
    assert "23 November 2026, 09:30</time>" in as_ana.get(at("log")).content.decode()
    assert "fold" not in as_ana.get(at("log_correct", 1)).context["form"].fields


def test_a_clock_that_is_a_little_ahead_is_forgiven(add: Add, offer: Offer) -> None:
    add(at="10:04")
    assert offer.contacts.count() == 1


def test_the_link_from_the_plan_has_filled_in_what_is_likely(as_ana: Client, at: At) -> None:
    form = as_ana.get(at("log_new", told="")).context["form"]
    assert form["tells_decision"].value() is True
    assert (form["channel"].value(), form["direction"].value()) == ("phone", "out")
    assert form["person"].value() == "Maya Okafor"


def test_two_clicks_are_one_contact(as_ana: Client, at: At, offer: Offer) -> None:
    form = as_ana.get(at("log_new")).context["form"]
    for _ in range(2):
        as_ana.post(at("log_new"), CALL | {"op": form["op"].value()})
    assert offer.contacts.count() == 1


FILTERS = {
    "words": ({"q": "kind"}, ["She was kind."]),
    "a person": ({"person": "tom"}, ["What changed?"]),
    "a way": ({"channel": "phone"}, ["She was kind.", "Nobody picked up."]),
    "a direction": ({"direction": "in"}, ["She was kind.", "What changed?"]),
    "an outcome": ({"outcome": "sent"}, ["My acceptance"]),
    "from a day on": ({"since": "2026-11-22"}, ["She was kind.", "My acceptance"]),
    "up to a day": ({"until": "2026-11-21"}, ["What changed?", "Nobody picked up."]),
    "one day": ({"since": "2026-11-21", "until": "2026-11-21"}, ["What changed?"]),
    "several at once": ({"person": "maya", "direction": "out", "channel": "email"}, ["My acceptance"]),
    "nothing that there is": ({"q": "pigeon"}, []),
}


@pytest.mark.parametrize("what", FILTERS)
def test_contacts_are_found_by(what: str, several: None, as_ana: Client, at: At) -> None:
    asked, texts = FILTERS[what]
    assert [contact.text for contact in as_ana.get(at("log", **asked)).context["page"].contacts] == texts


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ({"q": "KÍN"}, ["kind"]),
        ({"q": "what chang"}, ["What", "changed"]),
        ({"q": "maya"}, ["Maya"] * 3),
        ({"person": "tom"}, ["Tom"]),
        ({"person": "tom", "q": "what"}, ["Tom", "What"]),
        ({"channel": "phone"}, []),
    ],
)
def test_what_was_asked_for_is_marked(
    asked: dict[str, str], marked: list[str], several: None, as_ana: Client, at: At
) -> None:
    assert re.findall("<mark>(.*?)</mark>", as_ana.get(at("log", **asked)).content.decode()) == marked


def test_the_page_says_how_many_match(several: None, as_ana: Client, at: At) -> None:
    assert "2 contacts match." in as_ana.get(at("log", channel="phone")).content.decode()
    assert "1 contact matches." in as_ana.get(at("log", q="kind")).content.decode()
    assert "match" not in as_ana.get(at("log")).content.decode()


def test_signs_without_a_word_are_said_to_be_none(several: None, as_ana: Client, at: At) -> None:
    page = as_ana.get(at("log", q="🙂")).content.decode()
    assert "There is no word and no number in “🙂” to look for." in page
    assert "match" not in page


NONSENSE = [
    {"since": "soon"}, {"channel": "pigeon"}, {"q": "\x00"}, {"q": "x" * 101}, {"before": "-1"}, {"after": "x"},
    {"before": "9" * 30}, {"before": "\u0661"}, {"before": "0"}, {"after": "999"},
]  # fmt: skip


@pytest.mark.parametrize("asked", NONSENSE, ids=str)
def test_a_question_that_is_not_understood_does_not_count(
    asked: dict[str, str], several: None, as_ana: Client, at: At
) -> None:
    assert len(as_ana.get(at("log", **asked)).context["page"].contacts) == 4


def test_a_correction_is_another_entry_that_names_the_first(
    several: None, as_ana: Client, at: At, offer: Offer
) -> None:
    assert as_ana.get(at("log_correct", 2)).context["form"]["text"].value() == "What changed?"
    as_ana.post(at("log_correct", 2), CALL | {"text": "What has changed?"})
    assert offer.contacts.get(entry__seq=2).text == "What changed?"
    later = offer.contacts.get(entry__seq=5)
    assert (later.text, later.corrects) == ("What has changed?", offer.entries.get(seq=2))
    page = as_ana.get(at("log")).content.decode()
    assert f'Puts right <a href="{at("log")}?at=2#entry-2">' in page
    assert f'Put right by <a href="{at("log")}?at=5#entry-5">' in page
    paper = html.record(record(offer), printed_at=later.local)
    assert "puts right entry 2" in paper
    assert "Put right by entry 5." in paper
    lines = json.loads(as_ana.get(at("log_json")).content)["lines"]
    assert (lines[4]["corrects"], lines[1]["corrected_by"]) == (2, [5])


def test_a_telling_that_was_put_right_no_longer_counts(offer: Offer, as_ana: Client, at: At) -> None:
    """The day was wrong, so the letter must name the right one; or it was no telling after all."""
    told = CALL | {"tells_decision": "on"}
    as_ana.post(at("log_new"), told | {"on": "2026-11-20"})
    as_ana.post(at("log_correct", 1), told | {"on": "2026-11-21"})
    assert Offer.objects.of(offer.owner).get().told_on == dt.date(2026, 11, 21)  # type: ignore[arg-type]
    as_ana.post(at("log_correct", 2), {name: value for name, value in told.items() if name != "tells_decision"})
    assert Offer.objects.of(offer.owner).get().told_on is None  # type: ignore[arg-type]


def test_nobody_was_told_when_nobody_answered(offer: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.post(at("log_new"), CALL | {"outcome": "no_answer", "tells_decision": "on"})
    assert "Nobody has heard it yet" in page.content.decode()
    assert not offer.contacts.exists()


@pytest.mark.parametrize("typed", [{"on": "25/10/2026"}, {"at": " 01:30"}, {"zone": "Europe/London "}], ids=str)
def test_an_hour_that_came_twice_is_asked_about_however_it_was_typed(
    typed: dict[str, str], offer: Offer, as_ana: Client, at: At
) -> None:
    twice = CALL | {"on": "2026-10-25", "at": "01:30", "zone": "Europe/London"} | typed
    page = as_ana.post(at("log_new"), twice)
    assert page.context["form"].errors.keys() == {"fold"}
    as_ana.post(at("log_new"), twice | {"fold": "second"})
    assert offer.contacts.get().occurred_at == dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)


def test_the_confirmation_may_go_out_as_an_email(offer: Offer, as_ana: Client, at: At) -> None:
    """On a server that makes no PDF the walk can be ended all the same."""
    as_ana.post(at("sent", kind="confirmation"), {"person": "Maya Okafor", "channel": "email"})
    again = Offer.objects.of(offer.owner).get()  # type: ignore[arg-type]
    assert again.posting is not None
    assert again.telling is not None


@pytest.fixture
def many(offer: Offer, now: dt.datetime) -> None:
    """One hundred and twenty contacts, a minute apart, the first the earliest."""
    for number in range(120):
        contact = Contact(
            occurred_at=now - dt.timedelta(minutes=120 - number), zone="UTC", direction="in", channel="email",
            person="Maya Okafor", outcome="asked", text=f"Entry {number + 1}",
        )  # fmt: skip
        append(contact, offer=offer, now=now)


def shown(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'id="entry-(\d+)"', page)]


def test_the_log_is_gone_through_by_links_to_older_and_newer_contacts(many: None, as_ana: Client, at: At) -> None:
    first = as_ana.get(at("log")).content.decode()
    assert shown(first) == list(range(120, 70, -1))
    assert "120 contacts" in first
    assert "Newer" not in first
    assert 'href="?&amp;before=71"' in first
    assert shown(as_ana.get(at("log", before="71")).content.decode()) == list(range(70, 20, -1))
    third = as_ana.get(at("log", before="21")).content.decode()
    assert shown(third) == list(range(20, 0, -1))
    assert "Older" not in third
    assert shown(as_ana.get(at("log", after="20")).content.decode()) == list(range(70, 20, -1))


def test_a_link_to_an_entry_opens_the_page_that_begins_with_it(many: None, as_ana: Client, at: At) -> None:
    page = as_ana.get(at("log", at="30")).content.decode()
    assert shown(page) == list(range(30, 0, -1))
    assert "after=30" in page
    assert shown(as_ana.get(at("log", at="999")).content.decode()) == list(range(120, 70, -1))


def test_a_page_of_the_log_stays_the_same_when_something_new_comes(
    many: None, offer: Offer, now: dt.datetime, as_ana: Client, at: At
) -> None:
    before = shown(as_ana.get(at("log", before="71")).content.decode())
    new = Contact(occurred_at=now, zone="UTC", direction="in", channel="phone", outcome="reached", text="New")
    append(new, offer=offer, now=now)
    assert shown(as_ana.get(at("log", before="71")).content.decode()) == before


def test_what_was_asked_for_goes_along_from_page_to_page(many: None, as_ana: Client, at: At) -> None:
    page = as_ana.get(at("log", q="entry", channel="email")).content.decode()
    assert "?q=entry&amp;channel=email&amp;before=71" in page
    assert "50 of the contacts that match." in page
