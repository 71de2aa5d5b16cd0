"""Is the server alive, and is it ready? Two small answers for whoever runs it."""

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse


def test_alive_means_that_the_process_answers(client: Client) -> None:
    assert client.get(reverse("healthz")).json() == {"ok": True}


@pytest.mark.django_db
def test_ready_means_that_the_database_is_there_and_up_to_date(client: Client) -> None:
    answer = client.get(reverse("readyz"))
    assert answer.status_code == 200
    assert answer.json()["database"] == "ok"


@pytest.mark.django_db
def test_waiting_migrations_are_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    executor = "django.db.migrations.executor.MigrationExecutor.migration_plan"
    monkeypatch.setattr(executor, lambda self, targets: [("0003", False)])
    answer = client.get(reverse("readyz"))
    assert (answer.status_code, answer.json()["database"]) == (503, "migrations are waiting")


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OperationalError("unable to open database file")

    monkeypatch.setattr("withdrawal.views.health.MigrationExecutor", fails)
    answer = client.get(reverse("readyz"))
    assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")


@pytest.mark.parametrize("name", ["healthz", "readyz"])
@pytest.mark.django_db
def test_only_questions_are_answered(name: str, client: Client) -> None:
    assert client.head(reverse(name)).status_code == 200
    assert client.post(reverse(name)).status_code == 405
