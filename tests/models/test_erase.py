"""Erased means gone: no word, no file, no account stays; of the log only numbers, times and hashes, and they hold."""

import datetime as dt
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, models
from pytest_django import DjangoCaptureOnCommitCallbacks

from withdrawal.models import Entry, Message, Offer, User
from withdrawal.models.acts import erase_account, erase_offer
from withdrawal.models.log import first_fault

Rows = dict[type[models.Model], Any]
ALL_OF = "SELECT * FROM {table}"
CANARIES = [
    "Northwind",
    "Data Analyst",
    "Ana Lind",
    "Maya",
    "I withdraw",
    "other team",
    "Tencanary",
    "Friendcanary",
    "Expectcanary",
    "Reasoncanary",
    "Answercanary",
    "Ines",
    "laptop",
    "label",
    "Sorry",
    "wmaya",
    "withdraw",
]


def everything_stored() -> str:
    """All that stands in any table of the app, as one text."""
    with connection.cursor() as cursor:
        stored = []
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("withdrawal_", "account_")):
                cursor.execute(ALL_OF.format(table=table))
                stored += [bytes(cell) if isinstance(cell, memoryview) else cell for row in cursor for cell in row]
    return "\n".join(map(str, stored))


@pytest.mark.parametrize("word", CANARIES)
def test_the_words_were_there_before(word: str, everything: Rows) -> None:
    assert word in everything_stored()


def test_no_word_stays(
    everything: Rows, now: dt.datetime, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        erase_offer(everything[Offer], now=now)
    stored = everything_stored()
    assert [word for word in CANARIES if word in stored] == []


def test_the_hashes_of_the_log_stay_and_hold(everything: Rows, now: dt.datetime) -> None:
    offer: Offer = everything[Offer]
    seals = list(offer.entries.values_list("seq", "digest"))
    erase_offer(offer, now=now)
    left = Offer._base_manager.get(pk=offer.pk)
    assert list(left.entries.values_list("seq", "digest")) == seals
    assert first_fault(left) is None


def test_an_erased_offer_belongs_to_nobody(everything: Rows, ana: User, now: dt.datetime) -> None:
    erase_offer(everything[Offer], now=now)
    assert not Offer.objects.of(ana).exists()
    assert not Entry.objects.of(ana).exists()


def test_an_offer_without_a_log_leaves_nothing_at_all(offer: Offer, now: dt.datetime) -> None:
    Message(offer=offer, kind="nudge", body="A draft.").save()
    erase_offer(offer, now=now)
    assert not Offer._base_manager.exists()


def test_another_offer_of_the_same_person_is_untouched(everything: Rows, ana: User, now: dt.datetime) -> None:
    kept = Offer(owner=ana, company="Southwind", role="Analyst", my_name="Ana Lind")
    kept.save()
    erase_offer(everything[Offer], now=now)
    assert list(Offer.objects.of(ana)) == [kept]


def test_an_account_goes_with_all_its_offers(
    everything: Rows,
    ana: User,
    now: dt.datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    EmailAddress.objects.create(user=ana, email=ana.email)
    with django_capture_on_commit_callbacks(execute=True):
        erase_account(ana, now=now)
    stored = everything_stored()
    assert [word for word in [*CANARIES, "ana@example.org"] if word in stored] == []


def test_somebody_elses_account_and_offer_stay(everything: Rows, ana: User, ben: User, now: dt.datetime) -> None:
    bens = Offer(owner=ben, company="Ben and Sons", role="Baker", my_name="Ben")
    bens.save()
    erase_account(ana, now=now)
    assert list(Offer.objects.of(ben)) == [bens]
    assert list(User.objects.all()) == [ben]
