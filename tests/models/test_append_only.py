"""What was recorded, issued or sent cannot be changed, not even by whoever speaks SQL to the database."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from withdrawal.models import Message, Offer

APPEND_ONLY = [
    "withdrawal_entry", "withdrawal_contact", "withdrawal_attachment", "withdrawal_issuedletter", "withdrawal_message",
]  # fmt: skip
COUNT = "SELECT count(*) FROM {table}"
Rows = dict[type[models.Model], Any]


def run(sql: str) -> list[Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture(params=APPEND_ONLY)
def table(request: pytest.FixtureRequest, everything: Rows) -> str:
    """Each of the append-only tables in turn, with a row in it."""
    name: str = request.param
    assert run(COUNT.format(table=name)) != [(0,)]
    return name


CHANGES = {
    "changed": "UPDATE {table} SET id = id",
    "deleted": "DELETE FROM {table}",
    "replaced": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    # Constraints that wait for the end of the test's transaction would refuse it before the trigger does.
    "emptied": "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {table} CASCADE",
}
SPOKEN_BY = {"replaced": "sqlite", "emptied": "postgresql"}


@pytest.mark.parametrize("how", [how for how in CHANGES if SPOKEN_BY.get(how, connection.vendor) == connection.vendor])
def test_a_row_cannot_be(how: str, table: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        run(CHANGES[how].format(table=table))


def test_a_row_cannot_be_changed_through_its_record_either(everything: Rows) -> None:
    for model in (row for row in everything if row._meta.db_table in APPEND_ONLY):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            everything[model].save()


def test_a_draft_may_change_and_go(offer: Offer) -> None:
    draft = Message(offer=offer, kind="nudge", body="First try.")
    draft.save()
    draft.body = "Second try."
    draft.save()
    assert Message.draft(offer, "nudge") == draft
    draft.delete()
    assert Message.draft(offer, "nudge") is None


@pytest.mark.django_db
def test_the_triggers_are_all_there_after_the_migrations() -> None:
    names: dict[str, tuple[str, Iterable[str]]] = {
        "sqlite": (
            "SELECT name FROM sqlite_master WHERE type = 'trigger'",
            ("no_update", "no_delete", "no_replace"),
        ),
        "postgresql": ("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal", ("no_change", "no_truncate")),
    }
    query, suffixes = names[connection.vendor]
    assert {name for (name,) in run(query)} == {f"{table}_{suffix}" for table in APPEND_ONLY for suffix in suffixes}
