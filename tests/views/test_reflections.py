"""Where one stands, each reflection in full, keeping the job, looking back; and nobody else ever sees a word of it."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from html import unescape
from typing import Any

import icalendar
import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.views.conftest import At
from withdrawal.documents import pdf
from withdrawal.domain.wording import KINDS, compose
from withdrawal.models import CalendarLink, IssuedLetter, LookBack, Offer, Reflection, User, Weighed
from withdrawal.models.choices import Mood, Outcome, YesNo

TODAY = dt.date(2026, 11, 23)
Fresh = Callable[[], Offer]
Read = Callable[..., str]


@pytest.fixture
def read(as_ana: Client, at: At) -> Read:
    """The words of a page."""

    def words(name: str, *args: object) -> str:
        page = as_ana.get(at(name, *args))
        assert page.status_code == 200
        return unescape(page.content.decode())

    return words


def reflect(offer: Offer, back: int = 0, outcome: str = "keep", **answers: object) -> Reflection:
    """A reflection of `back` days ago."""
    dated = TODAY - dt.timedelta(days=back)
    decided_on = dated if outcome == "withdraw" else None
    one = Reflection(offer=offer, dated=dated, outcome=outcome, decided_on=decided_on, **answers)
    one.save()
    return one


# --- where one stands -------------------------------------------------------------------------------------------


def test_before_the_first_one_it_invites(offer: Offer, read: Read, at: At) -> None:
    assert f'href="{at("step", "reflect")}">Reflect<' in read("reflections")


def test_it_says_what_speaks_for_it_and_what_is_open(offer: Offer, read: Read) -> None:
    reflect(offer, outcome="not_yet", slept_on_it="yes", asked_to_mend="no")
    page = read("reflections")
    speaks, is_open = page.split("This is still open")
    assert "You have slept on it." in speaks
    assert "You have not asked them to mend it." in is_open
    assert "There is no score." in page
    assert "%" not in is_open.split("</ul>")[0]


FITS: dict[str, tuple[dict[str, Any], str, str]] = {
    "asked nobody to mend it": ({"asked_to_mend": "no"}, "would rather be asked than left", "ask early"),
    "a doubt that stayed": ({"came_up_on": dt.date(2026, 11, 10)}, "seldom nerves alone", "know what staying means"),
    "a doubt before the yes": ({"came_up_on": dt.date(2026, 11, 1)}, "first fright", "know what staying means"),
    "a young doubt": ({"came_up_on": TODAY}, "see whether this one stays", "Should this one stay"),
    "a look ahead": (dict.fromkeys(("in_ten_days", "in_ten_months", "in_ten_years"), "x"), "phone call", "first week"),
    "a change of mind": ({"would_change_my_mind": "x"}, "Should they offer just that", "Should it come"),
    "no change of mind": ({}, "could be asked for it", "when it comes"),
}
ENDS = {"withdraw": False, "keep": True, "leans to withdrawing": False, "leans to keeping": True, "level": False}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("what", FITS)
def test_a_line_fits_the_end_that_one_chose_or_leans_to(end: str, what: str, offer: Offer, read: Read) -> None:
    answers, leaves, stays = FITS[what]
    one = reflect(offer, outcome=end if end in Outcome else "not_yet", **answers)
    side = {"leans to withdrawing": "withdraw", "leans to keeping": "keep"}.get(end)
    if side:
        Weighed(reflection=one, side=side, text="The way", weight=3).save()
    page = read("reflections")
    assert (leaves in page, stays in page) == (not ENDS[end], ENDS[end])


def test_where_the_scales_lean_the_lines_lean_too(offer: Offer, read: Read) -> None:
    one = reflect(offer, outcome="not_yet")
    Weighed(reflection=one, side="keep", text="The team", weight=3).save()
    page = read("reflections")
    assert "Your own weights lean towards keeping the job." in page
    speaks, is_open = page.split("This is still open")
    assert "Your reasons lean towards keeping the job." in speaks
    assert "Nothing is written for withdrawing." in is_open


def test_the_days_of_all_lead_to_each(offer: Offer, read: Read, at: At) -> None:
    every = [reflect(offer, back) for back in (9, 3, 0, 0)]
    page = read("reflections")
    assert [page.count(f'href="{at("reflection", one.pk)}"') for one in every] == [1, 1, 1, 2]


FULL: dict[str, Any] = {
    "what_changed": "The commute", "in_ten_days": "Relief", "in_ten_months": "Home", "in_ten_years": "Glad",
    "would_change_my_mind": "Three days", "asked_whom": "My sister", "expected": "Quiet evenings",
}  # fmt: skip


def test_an_earlier_one_is_read_in_full_with_its_scales(offer: Offer, read: Read) -> None:
    one = reflect(offer, 9, "not_yet", came_up_on=dt.date(2026, 11, 1), mood="afraid", slept_on_it="no", **FULL)
    Weighed(reflection=one, side="withdraw", text="The way\nthere", weight=5).save()
    reflect(offer, 0, "keep", what_changed="Nothing any more")
    page = read("reflection", one.pk)
    assert "Reflection of 14 November 2026" in page
    for words in (*FULL.values(), "1 November 2026", "Afraid", "Not yet", "The way<br>there", "weighs 5"):
        assert words in page
    assert "Nothing any more" not in page
    assert '<svg viewBox="0 0 400 250"' in page


def test_no_answer_is_left_out_when_it_is_read_in_full(offer: Offer, read: Read) -> None:
    words = written(offer)
    page = read("reflection", offer.reflections.get().pk)
    of_the_look_back = (words.pop("answer"), words.pop("expected then"))
    for word in (*words.values(), "7 March 2019", "9 May 2019", "Exhausted"):
        assert word in page
    for word in of_the_look_back:
        assert word in read("reflections")


@pytest.mark.parametrize("number", ["2026-11-23", "soon", "-1", "0", "9" * 40, "%00", "１"])
def test_a_number_without_a_reflection_is_not_there(number: str, offer: Offer, as_ana: Client) -> None:
    reflect(offer)
    assert as_ana.get(f"/offers/{offer.public_id}/reflections/{number}/").status_code == 404


# --- a rest -----------------------------------------------------------------------------------------------------


def test_the_plan_keeps_the_rest(offer: Offer, read: Read, at: At) -> None:
    reflect(offer, outcome="not_yet", decide_nothing_until=TODAY + dt.timedelta(days=2))
    page = read("plan")
    assert "Until Wednesday 25 November you decide nothing" in page
    assert "Nothing needs doing about it today" in page
    assert f'href="{at("rest_ics")}"' in page


BEFORE_THE_REST_IS_OVER = {
    "tomorrow": (40, "The latest safe day to tell them is Tuesday 24 November.", "Choose an earlier day"),
    "today": (41, "The latest safe day to tell them is today.", "Rest all the same, if you need to."),
    "passed": (60, "The latest safe day, Wednesday 4 November, has passed.", "Rest all the same: that is allowed."),
}
ALARMS = ("Tell them today", "do it today", "Next:", "The latest safe day has passed", "There is time until")


@pytest.mark.parametrize("when", BEFORE_THE_REST_IS_OVER)
def test_while_a_rest_holds_the_latest_safe_day_is_spoken_of_by_the_rest_alone(
    when: str, offer: Offer, read: Read
) -> None:
    offer.notice_days, day, advice = BEFORE_THE_REST_IS_OVER[when]
    offer.save()
    reflect(offer, outcome="not_yet", decide_nothing_until=TODAY + dt.timedelta(days=9))
    page = read("plan")
    assert day in page
    assert advice in page
    assert ("Choose an earlier day" in page) == (when == "tomorrow")
    assert ("ask them to release you" in page) == (when != "tomorrow")
    assert not [words for words in ALARMS if words in page]


@pytest.mark.parametrize("back", [1, 3])
def test_where_nothing_asks_for_notice_a_rest_past_the_last_working_day_is_allowed(
    back: int, offer: Offer, read: Read, it_is: Callable[[int], None]
) -> None:
    """Work begins on Monday: on Friday, and on Sunday."""
    offer.country, offer.starts_on = "US", TODAY
    offer.save()
    reflect(offer, back, outcome="not_yet", decide_nothing_until=TODAY + dt.timedelta(days=9))
    it_is(-back)
    page = read("plan")
    assert "Nothing asks for notice here, as far as we know." in page
    assert "release you" not in page


def test_from_the_first_day_on_a_rest_says_no_latest_safe_day(offer: Offer, read: Read) -> None:
    offer.starts_on = TODAY
    offer.save()
    reflect(offer, outcome="not_yet", decide_nothing_until=TODAY + dt.timedelta(days=9))
    assert 'class="note"' not in read("plan")


def test_when_the_rest_is_over_the_clock_speaks_again(offer: Offer, read: Read) -> None:
    offer.notice_days = 60
    offer.save()
    reflect(offer, 3, "not_yet", decide_nothing_until=TODAY)
    assert "Tell them today" in read("plan")


def test_a_rest_that_is_over_is_not_spoken_of(offer: Offer, read: Read) -> None:
    reflect(offer, 3, "not_yet", decide_nothing_until=TODAY)
    assert "you decide nothing" not in read("plan")


# --- the calendar -----------------------------------------------------------------------------------------------


def test_its_calendar_files_tell_an_onlooker_nothing(offer: Offer, as_ana: Client, at: At) -> None:
    reflect(offer, outcome="keep", decide_nothing_until=TODAY, **FULL)
    wanted = {at("rest_ics"): TODAY} | {at("look_back_ics", n): TODAY + dt.timedelta(days=n) for n in (30, 90, 365)}
    seen = set()
    for here, day in wanted.items():
        answer = as_ana.get(here)
        event: Any
        (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
        assert (str(event["summary"]), event["dtstart"].dt.date()) == ("Reminder", day)
        assert answer["Content-Disposition"] == (
            f"attachment; filename=\"Reminder - {day}.ics\"; filename*=UTF-8''Reminder%20-%20{day}.ics"
        )
        said = answer.content.decode().lower().replace("@withdrawal", "").replace("//withdrawal//", "")
        for word in ("withdraw", "keep", "decide", "look", "northwind", "rest", "commute"):
            assert word not in said
        seen.add(str(event["uid"]))
    assert len(seen) == len(wanted)


@pytest.mark.parametrize("here", ["rest.ics", "look-back/30.ics", "look-back/31.ics", "look-back/999999999999.ics"])
def test_without_a_day_there_is_no_file(here: str, offer: Offer, as_ana: Client) -> None:
    reflect(offer, outcome="not_yet")
    assert as_ana.get(f"/offers/{offer.public_id}/{here}").status_code == 404


# --- keeping the job --------------------------------------------------------------------------------------------


def test_keeping_the_job_has_a_page_to_which_the_plan_leads(offer: Offer, read: Read, at: At) -> None:
    one = reflect(offer, asked_to_mend="no", would_change_my_mind="Fewer evenings")
    Weighed(reflection=one, side="withdraw", text="The evening calls", weight=2).save()
    assert f'href="{at("keep")}">What now<' in read("plan")
    page = read("keep")
    for words in (
        "You are keeping the job.", "I am keeping a commitment that I had already made.", "Ana Lind",
        "The evening calls", "Fewer evenings", "I look forward to starting on 4 January.", "Before your first day",
        "after three months", "Take the reflection again",
    ):  # fmt: skip
        assert words in page
    assert f'href="{at("reflection", one.pk)}"' in page


def test_who_has_asked_already_is_not_told_to_ask(offer: Offer, read: Read) -> None:
    reflect(offer, asked_to_mend="yes")
    page = read("keep")
    assert "You have already asked them to mend it." in page
    assert "Do you have ten minutes" not in page


def test_who_has_begun_already_is_not_told_of_a_first_day_to_come(offer: Offer, read: Read) -> None:
    offer.starts_on = TODAY
    offer.save()
    reflect(offer)
    page = read("keep")
    assert "I am glad to be here." in page
    assert "Before your first day" not in page


def test_who_told_them_already_is_sent_to_speak_to_them_first(told: Offer, read: Read) -> None:
    told.reflections.update(outcome="keep", decided_on=None)
    assert "On 23 November 2026 you told Northwind that you withdraw. Call them today" in read("keep")


def test_who_left_well_and_would_rather_stay_is_told_so_by_plan_and_page_alike(
    told: Offer, as_ana: Client, at: At, read: Read, now: dt.datetime
) -> None:
    told.closed_at = now
    told.save()
    assert as_ana.post(at("step", "reflect"), {"outcome": "keep", "next": ""})["Location"] == at("keep")
    for page in (read("plan"), read("keep")):
        assert "Call them today" in page
        assert "It is closed" not in page


@pytest.mark.parametrize("outcome", ["withdraw", "not_yet", None])
def test_without_keeping_there_is_no_such_page(outcome: str | None, offer: Offer, as_ana: Client, at: At) -> None:
    if outcome:
        reflect(offer, outcome=outcome)
    assert as_ana.get(at("keep"))["Location"] == at("plan")


# --- looking back -----------------------------------------------------------------------------------------------


@pytest.fixture
def it_is(as_ana: Client, ana: User, monkeypatch: pytest.MonkeyPatch, now: dt.datetime) -> Callable[[int], None]:
    """Move the clock to so many days later, and sign in again."""

    def days_later(days: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: now + dt.timedelta(days=days))
        as_ana.force_login(ana)

    return days_later


@pytest.fixture
def kept(offer: Offer) -> Reflection:
    """Ana keeps the job, and has said what she expects."""
    return reflect(offer, expected="Hard shifts, kind people")


ASKED = {
    0: "",
    29: "",
    30: "A month ago",
    89: "A month ago",
    90: "Three months ago",
    364: "Three months",
    365: "A year",
}


@pytest.mark.parametrize("days", ASKED)
def test_plan_and_home_ask_when_it_is_time(
    days: int, offer: Offer, as_ana: Client, at: At, it_is: Callable[[int], None]
) -> None:
    reflect(offer, outcome="withdraw" if days % 2 else "keep", expected="Quiet evenings")
    it_is(days)
    plan, home = (unescape(as_ana.get(here).content.decode()) for here in (at("plan"), reverse("home")))
    assert ASKED[days] in plan
    for page in (plan, home):
        assert (f'href="{at("look_back")}"' in page) == bool(ASKED[days])
    assert ("Quiet evenings" in plan) == bool(ASKED[days])
    assert "Quiet evenings" not in home, "whoever looks over the shoulder sees no more than they must"


def test_the_answer_is_kept_with_its_day_and_what_was_expected(
    kept: Reflection, as_ana: Client, at: At, read: Read, it_is: Callable[[int], None]
) -> None:
    it_is(31)
    assert "Hard shifts, kind people" in read("look_back")
    as_ana.post(at("look_back"), {"answer": "The shifts are fine."})
    back = kept.offer.look_backs.get()
    assert (back.since, back.after, back.dated) == (TODAY, 30, TODAY + dt.timedelta(days=31))
    assert (back.expected, back.answer) == ("Hard shifts, kind people", "The shifts are fine.")
    page = read("reflections")
    assert "The shifts are fine." in page
    assert "30 days after 23 November 2026" in page
    assert at("look_back") not in read("plan")
    assert as_ana.get(at("look_back"))["Location"] == at("plan")


def test_not_now_is_an_answer_and_the_next_time_it_is_asked_again(
    offer: Offer, as_ana: Client, at: At, read: Read, it_is: Callable[[int], None]
) -> None:
    reflect(offer)
    it_is(30)
    as_ana.post(at("look_back"), {"answer": "", "later": ""})
    assert at("look_back") not in read("plan")
    assert "Not answered that time." in read("reflections")
    it_is(90)
    assert at("look_back") in read("plan")


def test_words_typed_before_not_now_are_not_lost(
    offer: Offer, as_ana: Client, at: At, fresh: Fresh, it_is: Callable[[int], None]
) -> None:
    reflect(offer)
    it_is(30)
    as_ana.post(at("look_back"), {"answer": "Well.", "later": ""})
    assert fresh().look_backs.get().answer == "Well."


@pytest.mark.parametrize(
    ("typed", "advice"),
    [("", "Write a line on how it turned out"), ("  ", "Write a line"), ("word " * 900, "at most 4000 fit here")],
)
def test_an_answer_that_cannot_be_kept_comes_back(
    typed: str, advice: str, kept: Reflection, as_ana: Client, it_is: Callable[[int], None]
) -> None:
    it_is(30)
    page = as_ana.post(reverse("look_back", args=[kept.offer.public_id]), {"answer": typed})
    (said,) = page.context["form"].errors["answer"]
    assert advice in said
    assert typed.strip()[:20] in page.content.decode()
    assert not kept.offer.look_backs.exists()


def test_whatever_is_answered_the_pages_still_open(
    kept: Reflection, as_ana: Client, at: At, it_is: Callable[[int], None]
) -> None:
    it_is(30)

    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.text(max_size=60) | st.text(st.characters(categories=["Cc", "Cf", "Mn", "So", "Zl"]), max_size=30))
    def any_answer(text: str) -> None:
        kept.offer.look_backs.all().delete()
        assert as_ana.post(at("look_back"), {"answer": text}).status_code in (200, 302)
        assert as_ana.get(at("reflections")).status_code == 200

    any_answer()


def test_two_clicks_are_one_answer(offer: Offer, as_ana: Client, at: At, it_is: Callable[[int], None]) -> None:
    reflect(offer)
    it_is(30)
    for _ in range(2):
        assert as_ana.post(at("look_back"), {"answer": "Well."}).status_code == 302
    assert offer.look_backs.count() == 1


def test_taking_it_again_with_the_same_end_does_not_ask_again(
    offer: Offer, as_ana: Client, at: At, it_is: Callable[[int], None]
) -> None:
    reflect(offer)
    it_is(31)
    as_ana.post(at("look_back"), {"answer": "Well."})
    as_ana.post(at("step", "reflect"), {"outcome": "keep"})
    assert at("look_back") not in as_ana.get(at("plan")).content.decode()


# --- nobody else ------------------------------------------------------------------------------------------------


def written(offer: Offer) -> dict[str, str]:
    """A reflection with a word of its own in every field that takes words, and the words by field."""
    words = {
        field.name: f"canary{field.name.replace('_', '')}"
        for field in Reflection._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    }
    one = reflect(
        offer, 0, Outcome.WITHDRAW, came_up_on=dt.date(2019, 3, 7), mood=Mood.EXHAUSTED, slept_on_it=YesNo.NO,
        decide_nothing_until=dt.date(2019, 5, 9), **words,
    )  # fmt: skip
    for side in ("withdraw", "keep"):
        words[side] = f"canaryreason{side}"
        Weighed(reflection=one, side=side, text=words[side], weight=4).save()
    words["answer"], words["expected then"] = "canaryanswer", "canarythen"
    LookBack(
        offer=offer, since=TODAY, after=30, dated=TODAY, answer=words["answer"], expected=words["expected then"]
    ).save()
    return words


FOR_OTHERS = [
    "log_csv", "log_json", "evidence_zip", "letter_txt", "letter_docx", "message_txt", "message_eml", "letter", "call",
    "message", "issue", "log", "rest_ics", "call_ics", "contact_ics", "calendar",
]  # fmt: skip
OTHERS_DAYS = ["2019-03-07", "2019-05-09", "7 March 2019", "9 May 2019", "exhausted", "Exhausted"]


def everything_in(body: bytes) -> str:
    """The text of an answer; of a ZIP, of all its files, and of the ZIPs in it."""
    if not body.startswith(b"PK"):
        return body.decode(errors="replace")
    opened = zipfile.ZipFile(io.BytesIO(body))
    return "\n".join([*opened.namelist(), *(everything_in(opened.read(name)) for name in opened.namelist())])


@pytest.fixture
def _no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are made from the facts, which have a test of their own, and take long."""

    def unavailable(*args: object, **options: object) -> bytes:
        raise pdf.Unavailable("not here")

    monkeypatch.setattr(pdf, "from_html", unavailable)


@pytest.mark.usefixtures("_no_pdf")
@pytest.mark.parametrize("name", FOR_OTHERS)
def test_no_word_of_it_is_in_what_others_read(
    name: str, told: Offer, letter: IssuedLetter, as_ana: Client, at: At
) -> None:
    told.reflections.all().delete()
    words = written(told)
    told.tell_at, told.next_contact_on = told.made_at, TODAY
    told.save()
    addresses = {
        "contact_ics": lambda: at("contact_ics", "next"),
        "calendar": lambda: reverse("calendar", args=[CalendarLink.renew(told.owner, now=told.made_at).secret]),  # type: ignore[arg-type]
    }
    answer = as_ana.get(addresses[name]() if name in addresses else at(name))
    assert answer.status_code == 200
    said = everything_in(answer.content).replace("\r\n ", "")
    assert [word for word in [*words.values(), *OTHERS_DAYS] if word in said] == []


def test_no_word_of_it_is_among_the_facts_from_which_the_pieces_are_made(offer: Offer, fresh: Fresh) -> None:
    words = written(offer)
    facts = fresh().facts()
    texts = [repr(facts), *(compose(facts, kind).text for kind in KINDS)]
    assert [word for word in words.values() for text in texts if word in text] == []
    assert facts.decided_on == TODAY, "the day of the decision is all that a piece is told"


def test_the_export_for_oneself_has_all_of_it(offer: Offer, as_ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    words = written(offer)
    said = everything_in(as_ana.get(reverse("account_export")).content)
    assert [word for word in words.values() if word not in said] == []
    assert '"weight": 4' in said


def test_erased_it_is_gone(offer: Offer, as_ana: Client, at: At) -> None:
    written(offer)
    as_ana.post(at("erase"))
    for model in (Reflection, Weighed, LookBack):
        assert not model._base_manager.exists()
