"""Rows of private models are only had through `Model.objects.of(user)`."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from withdrawal.models import Attachment, CalendarLink, IssuedLetter, Offer, PrintedPart, User, Weighed
from withdrawal.models.owned import Owned, Unscoped

PRIVATE = [model for model in apps.get_app_config("withdrawal").get_models() if model is not User]
ASKING_WITHOUT_SAYING_WHOSE = [
    "all", "filter", "exclude", "get", "first", "last", "count", "exists", "values", "order_by", "iterator", "create",
    "select_related", "defer", "update_or_create", "get_or_create", "in_bulk", "latest", "aggregate", "reverse",
]  # fmt: skip
Rows = dict[type[models.Model], Any]


@pytest.fixture(params=PRIVATE, ids=lambda model: model.__name__)
def model(request: pytest.FixtureRequest) -> Any:
    return request.param


def test_every_private_model_has_the_owned_manager(model: Any) -> None:
    assert isinstance(model.objects, Owned)


@pytest.mark.parametrize("ask", ASKING_WITHOUT_SAYING_WHOSE)
def test_asking_without_saying_whose_is_refused(model: Any, ask: str) -> None:
    with pytest.raises(Unscoped, match=r"use \.of\(user\)"):
        getattr(model.objects, ask)()


def test_the_example_rows_cover_every_private_model(everything: Rows) -> None:
    assert everything.keys() == set(PRIVATE)


def test_of_gives_a_person_their_own_row(model: Any, everything: Rows, ana: User) -> None:
    assert everything[model] in model.objects.of(ana)


def test_of_gives_nothing_of_anothers(model: Any, everything: Rows, ben: User) -> None:
    assert not model.objects.of(ben).exists()


def test_none_gives_nothing_at_all(model: Any, everything: Rows) -> None:
    assert not model.objects.none().exists()


@pytest.mark.parametrize(
    "related",
    [
        "people",
        "reflections",
        "alternatives",
        "messages",
        "letters",
        "entries",
        "contacts",
        "loose_ends",
        "look_backs",
        "waiting",
        "search_lines",
        "printings",
    ],
)
def test_what_hangs_on_a_row_that_was_had_is_had_too(related: str, everything: Rows) -> None:
    assert getattr(everything[Offer], related).exists()


def test_the_list_of_what_hangs_on_an_offer_is_whole() -> None:
    hanging = {relation.related_model for relation in Offer._meta.related_objects if not relation.many_to_many}
    assert hanging == set(PRIVATE) - {Offer, Attachment, CalendarLink, PrintedPart, Weighed}


def test_the_bytes_of_a_letter_and_of_a_file_are_reached_through_their_owner(everything: Rows, ana: User) -> None:
    assert bytes(IssuedLetter.objects.of(ana).get().pdf) == b"%PDF-1.7 Ana"
    assert bytes(Attachment.objects.of(ana).get().body).startswith(b"From: Maya")
