"""What was recorded, issued or sent cannot be changed, not even by whoever speaks SQL to the database: the claims here
hold on SQLite and on PostgreSQL, each in the words that it knows."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from withdrawal.models import Message, Offer

APPEND_ONLY = [
    "withdrawal_entry", "withdrawal_contact", "withdrawal_attachment", "withdrawal_issuedletter", "withdrawal_message",
]  # fmt: skip
COUNT = "SELECT count(*) FROM {table}"
Rows = dict[type[models.Model], Any]

WAYS = {
    "updated": "UPDATE {table} SET id = id",
    "deleted": "DELETE FROM {table}",
    "updated by inserting it again": (
        "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT (id) DO UPDATE SET id = excluded.id"
    ),
}
WAYS_OF_ITS_OWN = {
    "sqlite": {"replaced": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}"},
    "postgresql": {
        # Constraints that wait for the end of the test's transaction would refuse it before the trigger does.
        "truncated": "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {table} CASCADE",
        "truncated with its offer": "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE withdrawal_offer CASCADE",
    },
}
REPLACED_UNDER_ANOTHER_ID = "INSERT OR REPLACE INTO {table} ({columns}) SELECT {others} FROM {table}"
PUT_IN_ITS_PLACE = "UPDATE OR REPLACE withdrawal_message SET id = {sent} WHERE sent_at IS NULL"

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has REPLACE")


def run(sql: str) -> list[Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def refused(sql: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        run(sql)


@pytest.fixture(params=APPEND_ONLY)
def table(request: pytest.FixtureRequest, everything: Rows) -> str:
    """Each of the append-only tables in turn, with a row in it."""
    name: str = request.param
    assert run(COUNT.format(table=name)) != [(0,)]
    return name


@pytest.mark.parametrize("how", WAYS | WAYS_OF_ITS_OWN[connection.vendor])
def test_a_row_cannot_be(how: str, table: str) -> None:
    refused((WAYS | WAYS_OF_ITS_OWN[connection.vendor])[how].format(table=table))


@only_sqlite
@pytest.mark.parametrize("table", APPEND_ONLY[:-1], indirect=True)  # a sent message has nothing unique but its id
def test_a_row_cannot_be_replaced_under_another_id(table: str) -> None:
    """Its number in the log, its address or its form is taken as well."""
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    others = ["id + 1000" if name == "id" else name for name in columns]
    refused(REPLACED_UNDER_ANOTHER_ID.format(table=table, columns=", ".join(columns), others=", ".join(others)))


@only_sqlite
def test_a_draft_cannot_be_put_in_the_place_of_what_was_sent(everything: Rows) -> None:
    sent: Message = everything[Message]
    Message(offer=sent.offer, kind="nudge", body="A draft.").save()
    refused(PUT_IN_ITS_PLACE.format(sent=sent.pk))


@pytest.fixture
def plain(everything: Rows) -> Iterator[sqlite3.Connection]:
    """The same rows and triggers in a connection without our settings, as the shell of SQLite opens one."""
    sent: Message = everything[Message]
    Message(offer=sent.offer, kind="nudge", body="A draft.").save()
    with contextlib.closing(sqlite3.connect(":memory:")) as made:
        # The index of words is no part of the record, and a dump of a virtual table is no SQL.
        dump = (line for line in connection.connection.iterdump() if "withdrawal_words" not in line)
        made.executescript("\n".join(dump))
        assert made.execute("PRAGMA recursive_triggers").fetchone() == (0,)
        yield made


FROM_OUTSIDE = {
    "put in its place by its id": PUT_IN_ITS_PLACE,
    "put in its place by its row": PUT_IN_ITS_PLACE.replace("SET id", "SET rowid"),
    "moved away": "UPDATE withdrawal_message SET id = id + 1000 WHERE sent_at IS NULL",
    **{
        f"{how} in {table}": sql.format(table=table)
        for table in APPEND_ONLY
        for how, sql in {
            **WAYS, **WAYS_OF_ITS_OWN["sqlite"],
            "replaced by an update": "UPDATE OR REPLACE {table} SET id = (SELECT max(id) FROM {table})",
        }.items()
    },
}  # fmt: skip


@only_sqlite
@pytest.mark.parametrize("how", FROM_OUTSIDE)
def test_nor_can_it_from_a_connection_without_our_settings(
    how: str, plain: sqlite3.Connection, everything: Rows
) -> None:
    before = plain.execute("SELECT * FROM withdrawal_message ORDER BY id").fetchall()
    with pytest.raises(sqlite3.DatabaseError, match="append-only"):
        plain.execute(FROM_OUTSIDE[how].format(sent=everything[Message].pk))
    assert plain.execute("SELECT * FROM withdrawal_message ORDER BY id").fetchall() == before


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
    wanted = {f"{table}_{suffix}" for table in APPEND_ONLY for suffix in suffixes}
    if connection.vendor == "sqlite":
        wanted.add("withdrawal_message_no_other_id")
    assert {name for (name,) in run(query) if not name.startswith("withdrawal_words")} == wanted
