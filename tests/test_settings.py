"""Settings: nonsense is answered with a sentence, the secret key is made once, and a deployment check finds nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from withdrawal import settings

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("given", "on"), [("", False), ("off", False), ("0", False), ("on", True), (" True ", True), ("1", True)]
)
def test_a_switch_is_on_or_off(monkeypatch: pytest.MonkeyPatch, given: str, on: bool) -> None:
    monkeypatch.setenv("DEBUG", given)
    assert settings.switch("DEBUG") is on


def test_a_switch_that_is_neither_says_what_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECURE", "maybe")
    with pytest.raises(ImproperlyConfigured, match="SECURE is 'maybe': write on or off"):
        settings.switch("SECURE")


@pytest.mark.parametrize("given", ["nonsense", "mysql://host/name", "http://host"])
def test_a_database_that_we_do_not_know_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("DATABASE_URL", given)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL names no database that we know"):
        settings.database()


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("postgres://ana:p%40ss@db.example:5433/withdrawal", ("db.example", 5433, "ana", "p@ss")),
        ("postgresql://ana@localhost/withdrawal", ("localhost", "", "ana", "")),
        ("postgres:///withdrawal", ("", "", "", "")),  # Debian's own socket, as the account that runs the server
        ("postgres://ana@//run/a folder/withdrawal", ("/run/a folder", "", "ana", "")),  # a socket elsewhere
    ],
)
def test_a_postgresql_is_named_by_its_address(
    monkeypatch: pytest.MonkeyPatch, address: str, parts: tuple[object, ...]
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    found = settings.database()
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert found["NAME"] == "withdrawal"
    assert (found["HOST"], found["PORT"], found["USER"], found["PASSWORD"]) == parts


@pytest.mark.parametrize("given", [None, ""])
def test_without_an_address_it_is_sqlite_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, given: str | None) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    if given is not None:
        monkeypatch.setenv("DATABASE_URL", given)
    assert settings.database() == {
        "ENGINE": "django.db.backends.sqlite3", "NAME": settings.VAR_DIR / "withdrawal.sqlite3",
    }  # fmt: skip


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server that could be restarted")
def test_the_first_request_after_a_restart_of_postgresql_finds_it_again(db: None) -> None:
    kept = connection.copy()
    with kept.cursor() as cursor, connection.cursor() as other:
        cursor.execute("SELECT pg_backend_pid()")
        other.execute("SELECT pg_terminate_backend(%s, 5000)", cursor.fetchone())
        assert other.fetchone() == (True,)
    kept.close_if_unusable_or_obsolete()  # what Django does as a request starts
    with kept.cursor() as cursor:
        cursor.execute("SELECT 1")
    kept.close()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite locks the whole database, for 20 seconds at most")
def test_nobody_waits_for_ever_for_a_row_that_somebody_else_holds(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("20s",)


def test_the_secret_key_is_made_once_and_kept_to_oneself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path / "var")
    first = settings.secret_key()
    assert len(first) >= 50
    assert settings.secret_key() == first
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret_key"]
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o077 == 0


def test_a_place_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path / "file")
    with pytest.raises(ImproperlyConfigured, match=f"Cannot keep a secret key in {tmp_path / 'file'}"):
        settings.secret_key()


def test_the_deployment_check_finds_nothing(tmp_path: Path) -> None:
    """Served over https, Django's own `check --deploy` has nothing to say."""
    environment = os.environ | {"SECURE": "on", "VAR_DIR": str(tmp_path), "EMAIL_URL": "smtp://mail.example:25"}
    environment.pop("SECRET_KEY", None)
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "INFO"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


BELGIUM = 'name = "Belgium"\ntime_zone = "Europe/Brussels"\n'


def test_the_operators_own_countries_are_added(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "be.toml").write_text(BELGIUM)
    monkeypatch.setenv("COUNTRIES_DIR", str(tmp_path))
    assert settings.countries().keys() == settings.COUNTRIES.keys() | {"BE"}


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"be.toml": BELGIUM.replace("Brussels", "Brussel")}, "be.toml: time_zone: unknown time zone: Europe/Brussel"),
        ({"de.toml": 'name = "Germany"\n'}, "de.toml: time_zone: missing"),
        (None, "there is no such folder"),
    ],
)
@pytest.mark.parametrize("command", ["script/prepare.py", "manage.py"])
def test_a_malformed_country_stops_the_start_with_one_line(
    command: str, files: dict[str, str] | None, reason: str, tmp_path: Path
) -> None:
    folder = tmp_path / "countries"
    if files is not None:
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_text(content)
    environment = os.environ | {
        "COUNTRIES_DIR": str(folder), "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "withdrawal.settings",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, command, *(["check"] if command == "manage.py" else [])],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"A setting is wrong: {folder}")
    assert reason in done.stderr
