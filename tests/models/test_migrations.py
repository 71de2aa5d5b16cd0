"""An upgrade keeps what people wrote, on either database: every migration runs with rows in every table, forwards and
back."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps
from pytest_django import DjangoDbBlocker

FRESH = "fresh"
FIRST, LATEST = "0001_initial", None
NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
DIGEST = "0" * 64
MOVED = {"for_withdrawing", "for_keeping"}
"""Columns of a reflection whose words are reasons with a weight later on."""
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def fresh(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path) -> Iterator[str]:
    """The alias of a database of its own, up to date and empty: a test's transaction may not hold a migration."""
    name = str(tmp_path / "fresh.sqlite3")
    if connection.vendor == "postgresql":
        name = f"fresh_{connection.settings_dict['NAME']}"
    options = {"NAME": name, "TEST": connection.settings_dict["TEST"] | {"NAME": name}}
    connections.settings[FRESH] = connection.settings_dict | options
    new = connections[FRESH]
    with django_db_blocker.unblock():
        new.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        yield FRESH
        new.creation.destroy_test_db(name, verbosity=0)
    del connections[FRESH], connections.settings[FRESH]


def migrate(to: str | None) -> None:
    call_command("migrate", "withdrawal", *filter(None, [to]), database=FRESH, verbosity=0, interactive=False)


def models_of(migration: str) -> StateApps:
    """The models as they were after this migration."""
    state = MigrationExecutor(connections[FRESH]).loader.project_state([("withdrawal", migration)])
    return state.apps


def write_one_row_of_each(apps: StateApps) -> None:
    def add(model: str, **values: object) -> Any:
        return apps.get_model("withdrawal", model).objects.using(FRESH).create(**values)

    ana = add("User", email="ana@example.org")
    offer = add("Offer", owner=ana, company="Northwind", role="Data Analyst", my_name="Ana Lind")
    add("Person", offer=offer, name="Maya Okafor", part="manager")
    add(
        "Reflection", offer=offer, dated=NOW.date(), outcome="not_yet", for_withdrawing="The way.\n\nThe hours.",
        for_keeping="Żółć 🙂", alternative_in_writing="yes",
    )  # fmt: skip
    add("Alternative", offer=offer, kind="referral")
    add("LooseEnd", offer=offer, what="Send the laptop back")
    sent = add("Message", offer=offer, kind="withdrawal", body="I withdraw.", sent_at=NOW, sha256=DIGEST)
    letter = add(
        "IssuedLetter", offer=offer, issued_at=NOW, dated=NOW.date(), layout="gb", subject="My acceptance",
        text="Dear Ms Okafor,", pdf=b"%PDF-1.7 \x00\xff", sha256=DIGEST,
    )  # fmt: skip
    entry = add("Entry", offer=offer, seq=1, recorded_at=NOW, content_sha256=DIGEST, previous=DIGEST, digest=DIGEST)
    contact = add(
        "Contact", offer=offer, entry=entry, message=sent, letter=letter, occurred_at=NOW, zone="Europe/London",
        direction="out", channel="email", outcome="sent", text="Żółć 🙂", op=uuid.uuid4(),
    )  # fmt: skip
    add(
        "Attachment", contact=contact, name="note.txt", media_type="text/plain", body=b"\x00\xff", size=2, sha256=DIGEST
    )


def rows(apps: StateApps, as_they_were_in: StateApps) -> Rows:
    """Every row of every model, in the columns that there were then."""
    found: Rows = {}
    for model in as_they_were_in.get_app_config("withdrawal").get_models():
        columns = [field.attname for field in model._meta.concrete_fields]
        now = apps.get_model("withdrawal", model.__name__)
        if model.__name__ == "Reflection" and apps is not as_they_were_in:
            columns = [name for name in columns if name not in MOVED]
        found[model.__name__] = list(now._base_manager.using(FRESH).order_by("pk").values(*columns))
    return found


def plain(kept: Rows) -> Rows:
    """The rows with files as bytes: psycopg hands them out as views on memory."""
    return {
        model: [{name: bytes(v) if isinstance(v, memoryview) else v for name, v in row.items()} for row in some]
        for model, some in kept.items()
    }


def test_an_upgrade_from_the_first_version_and_the_way_back_keep_every_row(fresh: str) -> None:
    migrate(FIRST)
    first = models_of(FIRST)
    write_one_row_of_each(first)
    written = plain(rows(first, first))
    assert all(len(some) == 1 for some in written.values()), "one row of each"
    migrate(LATEST)
    latest = MigrationExecutor(connections[fresh]).loader.graph.leaf_nodes("withdrawal")[0][1]
    still = {name: [{k: v for k, v in row.items() if k not in MOVED} for row in some] for name, some in written.items()}
    assert plain(rows(models_of(latest), first)) == still
    reasons = models_of(latest).get_model("withdrawal", "Weighed").objects.using(fresh)
    assert sorted(reasons.values_list("side", "text", "weight")) == [
        ("keep", "Żółć 🙂", 3), ("withdraw", "The way.\n\nThe hours.", 3),
    ]  # fmt: skip
    reflection = models_of(latest).get_model("withdrawal", "Reflection").objects.using(fresh).get()
    assert reflection.alternative_start == "yes", "the old question asked for both at once"
    line = models_of(latest).get_model("withdrawal", "SearchLine").objects.using(fresh).get()
    assert " wzolc " in line.words, "what was written before can be found"
    with pytest.raises(DatabaseError, match="append-only"):
        models_of(latest).get_model("withdrawal", "Entry").objects.using(fresh).update(seq=2)
    migrate(FIRST)
    assert plain(rows(first, first)) == written
