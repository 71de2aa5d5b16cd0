"""An entry that was said to be saved is saved, whatever happens to the process; and nothing typed is ever lost."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import environ
import psycopg
import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
WRITES, KILLS = {"sqlite": 1_000, "postgresql": 400}, 10
"""Acknowledged entries and killed processes after which it is enough; PostgreSQL itself is not killed."""
SEED = 20261124
ACKNOWLEDGED = re.compile(r"^(\d+) (.+)$", re.MULTILINE)
PREPARE = """
import django; django.setup()
from django.core.management import call_command
from withdrawal.models import Offer, User
call_command("migrate", verbosity=0, interactive=False)
call_command("createcachetable", verbosity=0)
call_command("collectstatic", verbosity=0, interactive=False)
offer = Offer(owner=User.objects.create_user("ana@example.org"), company="Northwind", role="Data Analyst",
              my_name="Ana Lind", time_zone="UTC")
offer.save()
print(offer.public_id)
"""
PAGES = """
import django; django.setup()
from django.db import connection
from django.test import Client
from withdrawal.models import Offer, User
ana = User.objects.get(email="ana@example.org")
offer = Offer.objects.of(ana).get()
client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
client.force_login(ana)
address = f"/offers/{offer.public_id}/log/new/"
typed = {"on": "2026-11-20", "at": "09:30", "zone": "UTC", "direction": "out", "channel": "phone",
         "person": "Maya Okafor", "outcome": "reached",
         "text": "I told her <everything>.\\nShe was kind. " + "x" * 9000}
"""


KEPT = """
import django, json; django.setup()
from withdrawal.models.log import every_log
(offer,) = every_log()
print(json.dumps(list(offer.contacts.values_list("entry__seq", "text"))))
"""
Place = dict[str, str]
"""What a process must have in its environment to find the database."""

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL cannot be told to be full")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A database of the test's own, of the kind that the other tests run on, in which everything is committed."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECURE", "SECRET_KEY")}
    found = {
        **kept, "VAR_DIR": str(tmp_path), "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "withdrawal.settings",
    }  # fmt: skip
    if connection.vendor == "sqlite":
        yield found
        return
    address, name = os.environ["DATABASE_URL"], f"durability_{uuid.uuid4().hex}"
    with server(address) as owner:
        owner.execute(f'CREATE DATABASE "{name}"')
        yield {**found, "DATABASE_URL": f"{address.rpartition('/')[0]}/{name}"}
        owner.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def server(address: str) -> psycopg.Connection:
    there = environ.Env.db_url_config(address)
    return psycopg.connect(
        host=there["HOST"], port=there["PORT"], user=there["USER"], password=there["PASSWORD"], dbname=there["NAME"],
        autocommit=True,
    )  # fmt: skip


def run(place: Place, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=place, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def offer(place: Place) -> str:
    """The id of the only offer in that database."""
    return run(place, PREPARE)


def acknowledged(place: Place, offer: str, chance: random.Random) -> list[tuple[int, str]]:
    """What two processes said to have saved before they were killed, at any moment of their work."""
    writers = [
        subprocess.Popen(
            [sys.executable, str(ROOT / "tests/durability/writer.py"), offer, f"{name}-{chance.random()}"],
            cwd=ROOT, env=place, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
        )
        for name in ("one", "two")
    ]  # fmt: skip
    said = [writer.stdout.readline() for writer in writers]  # type: ignore[union-attr]  # both have begun
    time.sleep(chance.uniform(0.02, 0.4))
    for writer in writers:
        writer.send_signal(signal.SIGKILL)
    said += [writer.communicate()[0] for writer in writers]
    # A line that was cut off in the middle had not been said.
    whole = "\n".join(part.decode().rpartition("\n")[0] if not part.endswith(b"\n") else part.decode() for part in said)
    return [(int(seq), text) for seq, text in ACKNOWLEDGED.findall(whole)]


@pytest.mark.database
def test_no_entry_that_was_said_to_be_saved_is_lost_when_the_process_is_killed(
    place: Place, offer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    chance, kills = random.Random(SEED), 0  # noqa: S311 - when to kill is no secret
    said: list[tuple[int, str]] = []
    while len(said) < WRITES[connection.vendor] or kills < KILLS:
        said += acknowledged(place, offer, chance)
        kills += 2
    kept = dict(json.loads(run(place, KEPT)))
    lost = [(seq, text) for seq, text in said if kept.get(seq) != text]
    checked = subprocess.run(
        [sys.executable, "manage.py", "verify_log", "--offer", offer],
        cwd=ROOT, env=place, capture_output=True, text=True, check=False,
    )  # fmt: skip
    with capsys.disabled():
        figures = f"{len(said)} entries acknowledged, {len(kept)} kept, {kills} kills, {len(lost)} lost"
        print(f"\ndurability on {connection.vendor}: {figures}; {checked.stdout.strip()}")  # noqa: T201 - the figures are to be seen
    assert lost == []
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert sorted(kept) == list(range(1, len(kept) + 1))


@only_sqlite
def test_a_disk_that_is_full_is_answered_with_a_sentence_and_what_was_typed(place: Place, offer: str) -> None:
    said = run(
        place,
        PAGES
        + """
with connection.cursor() as cursor:
    cursor.execute("PRAGMA page_count")
    (pages,) = cursor.fetchone()
    cursor.execute(f"PRAGMA max_page_count = {pages}")
full = client.post(address, typed)
page = full.content.decode()
assert full.status_code == 503, full.status_code
assert "no room left to write" in page
assert "I told her &lt;everything&gt;.\\nShe was kind." in page
assert 'name="person" value="Maya Okafor"' in page
with connection.cursor() as cursor:
    cursor.execute("PRAGMA max_page_count = 1000000")
again = client.post(address, typed)
assert again.status_code == 302, again.status_code
print(offer.contacts.get().text[:10])
""",
    )
    assert said == "I told her"


IN_THE_WAY = {
    "sqlite": """
import sqlite3
connection.settings_dict["OPTIONS"]["timeout"] = 0.2
other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
""",
    "postgresql": """
import psycopg
connection.settings_dict["OPTIONS"]["options"] = "-c lock_timeout=200ms"
there = {name: connection.settings_dict[name.upper()] or None for name in ("host", "port", "user", "password")}
other = psycopg.connect(dbname=connection.settings_dict["NAME"], autocommit=True, **there)
other.execute("BEGIN")
other.execute("SELECT 1 FROM withdrawal_offer FOR UPDATE")
""",
}


@pytest.mark.database
def test_a_database_that_is_locked_is_answered_with_a_sentence_and_what_was_typed(place: Place, offer: str) -> None:
    said = run(
        place,
        PAGES
        + "connection.close()\n"
        + IN_THE_WAY[connection.vendor]
        + """
locked = client.post(address, typed)
page = locked.content.decode()
assert locked.status_code == 503, locked.status_code
assert "busy with something else" in page
assert "I told her &lt;everything&gt;.\\nShe was kind." in page
other.execute("ROLLBACK")
assert client.post(address, typed).status_code == 302
print(offer.contacts.get().person)
""",
    )
    assert said == "Maya Okafor"
