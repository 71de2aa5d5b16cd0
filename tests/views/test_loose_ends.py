"""The loose ends: noted in a line, changed with amounts, state and evidence, and settled before the offer is closed."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from tests.views.conftest import At
from withdrawal.models import Contact, LooseEnd, Message, Offer
from withdrawal.models.acts import record_sent

Fresh = Callable[[], Offer]


@pytest.fixture
def end(offer: Offer) -> LooseEnd:
    made = LooseEnd(offer=offer, what="Settle the bonus")
    made.save()
    return made


def change(as_ana: Client, at: At, end: LooseEnd, **typed: str) -> Any:
    return as_ana.post(at("loose_end", end.pk), {"what": end.what, "state": "open", **typed})


def test_one_is_noted_with_its_day_and_a_second_click_is_the_same_one(as_ana: Client, at: At, fresh: Fresh) -> None:
    for _click in range(2):
        as_ana.post(at("loose_ends"), {"what": "Send the laptop back", "due_on": "2026-12-01"})
    (end,) = fresh().ends
    assert (end.what, end.due_on, end.state) == ("Send the laptop back", dt.date(2026, 12, 1), "open")


NO_LINE = [
    ({"due_on": "2026-12-01"}, "what", "is empty. Fill it in to go on."),
    ({"what": "x" * 201}, "what", "at most 200 fit"),
    ({"what": "Laptop", "due_on": "soon"}, "due_on", "Write it like 2026-11-23"),
]


@pytest.mark.parametrize("bad", NO_LINE, ids=str)
def test_a_line_that_cannot_be_is_met_with_how_to_mend_it(
    bad: tuple[dict[str, str], str, str], as_ana: Client, at: At, fresh: Fresh
) -> None:
    typed, field, advice = bad
    assert advice in as_ana.post(at("loose_ends"), typed).context["form"].errors[field][0]
    assert fresh().ends == []


def test_an_empty_list_says_what_belongs_in_it(as_ana: Client, at: At) -> None:
    assert "Nothing is noted." in as_ana.get(at("loose_ends")).content.decode()


# --- how it stands ----------------------------------------------------------------------------------------------


def test_one_click_settles_it(end: LooseEnd, as_ana: Client, at: At, fresh: Fresh, now: dt.datetime) -> None:
    as_ana.post(at("loose_ends"), {"settle": str(end.pk)})
    (kept,) = fresh().ends
    assert (kept.state, kept.done_at) == ("settled", now)
    assert "Nothing is open." in as_ana.get(at("loose_ends")).content.decode()


@pytest.mark.parametrize("key", ["0", "999", "abc", "9" * 30, "", "-1", "\u0661"])
def test_nothing_but_ones_own_can_be_settled(key: str, end: LooseEnd, as_ana: Client, at: At) -> None:
    assert as_ana.post(at("loose_ends"), {"settle": key}).status_code == 404


@pytest.mark.parametrize("state", ["asked", "agreed", "settled", "not_owed"])
def test_it_is_put_as_it_stands_and_taken_up_again(
    state: str, end: LooseEnd, as_ana: Client, at: At, fresh: Fresh
) -> None:
    change(as_ana, at, end, state=state)
    (kept,) = fresh().ends
    assert (kept.state, kept.done_at is not None) == (state, state in ("settled", "not_owed"))
    change(as_ana, at, end, state="open")
    assert fresh().ends[0].done_at is None


def test_the_moment_of_settling_stays_when_something_else_is_changed(
    end: LooseEnd, as_ana: Client, at: At, fresh: Fresh, now: dt.datetime
) -> None:
    end.put("settled", now - dt.timedelta(days=3))
    end.save()
    change(as_ana, at, end, state="settled", note="Paid by transfer.")
    assert fresh().ends[0].done_at == now - dt.timedelta(days=3)


def test_it_is_taken_off_the_list(end: LooseEnd, as_ana: Client, at: At, fresh: Fresh) -> None:
    as_ana.post(at("loose_end", end.pk), {"remove": ""})
    assert fresh().ends == []


def test_those_that_are_due_next_come_first_and_the_settled_last(offer: Offer, fresh: Fresh, now: dt.datetime) -> None:
    for what, day, state in (
        ("dateless", None, "open"), ("done", None, "settled"), ("later", "2027-01-01", "open"),
        ("soon", "2026-12-01", "open"),
    ):  # fmt: skip
        one = LooseEnd(offer=offer, what=what, due_on=day)
        one.put(state, now)
        one.save()
    assert [one.what for one in fresh().ends] == ["soon", "later", "dateless", "done"]


# --- amounts ----------------------------------------------------------------------------------------------------


def test_gross_and_net_are_kept_apart_and_each_has_its_own_sum(
    end: LooseEnd, as_ana: Client, at: At, fresh: Fresh
) -> None:
    change(as_ana, at, end, gross="£1,000", net="680.50", earned_over="12", earned_in="months", worked="1")
    (kept,) = fresh().ends
    assert (kept.gross, kept.net, kept.currency) == (Decimal(1000), Decimal("680.5"), "GBP")
    shown = as_ana.get(at("loose_ends")).content.decode()
    assert "11 of 12 months are not worked: GBP\u00a01,000.00 × 11 ÷ 12 = <b>GBP\u00a0916.67</b>" in shown
    assert "11 of 12 months are not worked: GBP\u00a0680.50 × 11 ÷ 12 = <b>GBP\u00a0623.79</b>" in shown
    assert "ask for their calculation" in as_ana.get(at("loose_end", end.pk)).content.decode()


def test_the_amount_is_shown_again_in_a_way_that_is_read_as_it_was(
    end: LooseEnd, as_ana: Client, at: At, fresh: Fresh
) -> None:
    change(as_ana, at, end, gross="12000", currency="eur")
    form = as_ana.get(at("loose_end", end.pk)).context["form"]
    assert (form["gross"].value(), form["currency"].value()) == ("12000.00", "EUR")
    change(as_ana, at, end, gross=form["gross"].value(), currency="EUR")
    assert fresh().ends[0].gross == Decimal(12000)


def test_the_currency_of_the_last_amount_is_offered_for_the_next(
    offer: Offer, end: LooseEnd, as_ana: Client, at: At
) -> None:
    LooseEnd(offer=offer, what="Move", net=Decimal(5), currency="CHF").save()
    assert as_ana.get(at("loose_end", end.pk)).context["form"]["currency"].value() == "CHF"


NO_AMOUNT = [
    ({"gross": "12.000"}, "gross", "This can be read as 12 or as 12000."),
    ({"gross": "12.000", "currency": "EUR"}, "gross", "This can be read as 12 or as 12000."),
    ({"net": "some", "currency": "EUR"}, "net", "This is not an amount we can read."),
    ({"gross": "-5", "currency": "EUR"}, "gross", "This is less than nothing."),
    ({"gross": "0", "currency": "EUR"}, "gross", "Nothing was paid, then."),
    ({"gross": "1000000000000", "currency": "EUR"}, "gross", "Count the noughts again."),
    ({"gross": "5"}, "currency", "In which currency?"),
    ({"gross": "5", "currency": "XYZ"}, "currency", "We know no currency called “XYZ”."),
    ({"gross": "$5"}, "gross", "Several currencies are written like this: USD, CAD"),
    ({"gross": "€5", "currency": "GBP"}, "gross", "Two currencies are named."),
    ({"gross": "€5", "net": "£3"}, "net", "Two currencies are named."),
    ({"gross": "5.5", "currency": "JPY"}, "gross", "This currency has no smaller part."),
    ({"gross": "5.5555", "currency": "EUR"}, "gross", "2 digits after the point"),
    ({"earned_over": "0"}, "earned_over", "Write a whole number from 1 to 3660"),
    ({"earned_over": "3661"}, "earned_over", "Write a whole number from 1 to 3660"),
    ({"worked": "-1"}, "worked", "Write a whole number, not below 0."),
    ({"state": "lost"}, "state", "Select a valid choice"),
    ({"evidence": "999"}, "evidence", "Select a valid choice"),
    ({"note": "x" * 401}, "note", "at most 400 fit"),
]


@pytest.mark.parametrize("bad", NO_AMOUNT, ids=str)
def test_an_amount_that_cannot_be_is_met_with_how_to_mend_it(
    bad: tuple[dict[str, str], str, str], end: LooseEnd, as_ana: Client, at: At, fresh: Fresh
) -> None:
    typed, field, advice = bad
    answer = change(as_ana, at, end, **typed)
    assert advice in answer.context["form"].errors[field][0]
    for value in typed.values():
        assert escape(value) in answer.content.decode(), "what was typed is still there"
    assert fresh().ends[0].gross is None


def test_an_amount_alone_is_shown_without_arithmetic(end: LooseEnd, as_ana: Client, at: At) -> None:
    change(as_ana, at, end, net="680 EUR")
    shown = as_ana.get(at("loose_ends")).content.decode()
    assert "EUR\u00a0680.00" in shown
    assert "not worked" not in shown


# --- evidence ---------------------------------------------------------------------------------------------------


def test_an_entry_of_the_log_shows_how_it_stands(
    end: LooseEnd, logged: Contact, as_ana: Client, at: At, fresh: Fresh
) -> None:
    change(as_ana, at, end, evidence="1", note="She wrote that nothing is owed.")
    assert fresh().ends[0].evidence == 1
    shown = as_ana.get(at("loose_ends")).content.decode()
    assert f'<a href="{at("log")}?at=1#entry-1">entry 1 of the log</a>' in shown
    assert "She wrote that nothing is owed." in shown


def test_an_entry_that_is_not_there_leads_nowhere(end: LooseEnd, as_ana: Client, at: At, offer: Offer) -> None:
    offer.loose_ends.update(evidence=7)
    shown = as_ana.get(at("loose_ends")).content.decode()
    assert "entry 7, which is not in this log" in shown


# --- closing ----------------------------------------------------------------------------------------------------


def test_an_offer_with_a_loose_end_is_not_closed_and_the_page_says_which(
    told: Offer, end: LooseEnd, as_ana: Client, at: At, fresh: Fresh
) -> None:
    answer = as_ana.post(at("close"))
    assert "Not yet: something is open." in answer.content.decode()
    assert "Settle the bonus" in answer.content.decode()
    assert fresh().closed_at is None


def test_an_offer_that_they_know_nothing_of_is_not_closed(offer: Offer, as_ana: Client, at: At, fresh: Fresh) -> None:
    assert "They have not heard your decision yet." in as_ana.post(at("close")).content.decode()
    assert fresh().closed_at is None


def test_it_is_closed_with_two_days_to_write_again(
    told: Offer, as_ana: Client, at: At, fresh: Fresh, now: dt.datetime
) -> None:
    form = as_ana.get(at("close")).context["form"]
    days = {name: str(form[name].value()) for name in form.fields}
    assert days == {"next_contact_on": "2027-05-23", "later_contact_on": "2028-05-23"}
    assert as_ana.post(at("close"), days)["Location"] == at("close")
    kept = fresh()
    assert (kept.closed_at, kept.next_contact_on) == (now, dt.date(2027, 5, 23))
    shown = as_ana.get(at("close")).content.decode()
    assert "It is closed. You left well." in shown
    assert at("contact_ics", "later") in shown
    assert "It is closed. You left well." in as_ana.get(at("plan")).content.decode()


def test_without_days_nobody_is_reminded(told: Offer, as_ana: Client, at: At, fresh: Fresh) -> None:
    as_ana.post(at("close"), {"next_contact_on": "", "later_contact_on": ""})
    kept = fresh()
    assert (kept.next_contact_on, kept.later_contact_on) == (None, None)
    assert kept.closed_at


def test_a_day_that_has_passed_closes_nothing(told: Offer, as_ana: Client, at: At, fresh: Fresh) -> None:
    answer = as_ana.post(at("close"), {"next_contact_on": "2020-01-01"})
    assert "This day has passed." in answer.content.decode()
    assert fresh().closed_at is None


def test_closing_twice_keeps_the_first_day(told: Offer, as_ana: Client, at: At, fresh: Fresh, now: dt.datetime) -> None:
    earlier = now - dt.timedelta(days=2)
    Offer.objects.of(told.owner).update(closed_at=earlier)  # type: ignore[arg-type]
    assert as_ana.post(at("close"))["Location"] == at("close")
    assert fresh().closed_at == earlier


def test_it_is_opened_again_by_a_click_or_by_a_new_loose_end(told: Offer, as_ana: Client, at: At, fresh: Fresh) -> None:
    as_ana.post(at("close"))
    as_ana.post(at("loose_ends"), {"what": "A bill came"})
    assert "Not yet: something is open." in as_ana.get(at("close")).content.decode()
    as_ana.post(at("loose_ends"), {"settle": str(fresh().ends[0].pk)})
    assert "It is closed." in as_ana.get(at("close")).content.decode()
    as_ana.post(at("close"), {"reopen": ""})
    assert fresh().closed_at is None


def test_whoever_keeps_the_job_closes_it_with_other_words(offer: Offer, as_ana: Client, at: At, fresh: Fresh) -> None:
    offer.reflections.create(dated=dt.date(2026, 11, 23), outcome="keep")
    assert "Writing again" not in as_ana.get(at("close")).content.decode()
    as_ana.post(at("close"))
    for there in (at("close"), at("plan")):
        assert "It is closed. You keep the job." in as_ana.get(there).content.decode()


def test_closing_says_what_was_left_out_and_closes_all_the_same(told: Offer, as_ana: Client, at: At) -> None:
    shown = as_ana.get(at("close")).content.decode()
    assert "No confirmation in writing is in the log." in shown
    assert "Nobody was thanked yet." in shown


def test_the_plan_offers_the_closing_once_everything_is_done(
    told: Offer, as_ana: Client, at: At, now: dt.datetime
) -> None:
    for kind in ("confirmation", "thank_you"):
        note = Message(offer=told, kind=kind, subject="S", body="Thank you.")
        record_sent(told, note, person="Maya Okafor", channel="email", tells_decision=False, now=now)
    shown = as_ana.get(at("plan")).content.decode()
    assert "Everything is done. You left well." in shown
    assert f'href="{at("close")}"' in shown
