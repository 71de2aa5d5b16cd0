"""A database that cannot write loses nothing that was typed. One that is really full or locked: tests/durability."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from tests.views.conftest import CALL, At
from withdrawal.models import Offer
from withdrawal.views import log

LONG = "She said:\n<b>we are sorry</b>"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(log, "append", fails)


def test_the_words_come_back_ready_to_be_sent_again(broken: None, as_ana: Client, at: At, offer: Offer) -> None:
    before = offer.contacts.count()
    answer = as_ana.post(at("log_new"), CALL | {"text": LONG})
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "10", "no-store")
    assert "Not saved yet" in page
    assert "&lt;b&gt;we are sorry&lt;/b&gt;</textarea>" in page
    assert '<input type="hidden" name="person" value="Maya Okafor">' in page
    assert offer.contacts.count() == before


def test_sending_them_again_is_the_same_form(
    broken: None, as_ana: Client, at: At, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    op = as_ana.get(at("log_new")).context["form"]["op"].value()
    page = as_ana.post(at("log_new"), CALL | {"op": op}).content.decode()
    assert f'name="op" value="{op}"' in page


def test_of_files_it_says_that_they_have_to_be_chosen_again(broken: None, as_ana: Client, at: At) -> None:
    file = SimpleUploadedFile("note.txt", b"a note")
    page = as_ana.post(at("log_new"), CALL | {"attachments": file}).content.decode()
    assert "choose them again" in page


@pytest.mark.django_db
def test_a_password_is_never_put_into_the_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("allauth.account.forms.LoginForm.clean", fails)
    answer = client.post("/account/login/", {"login": "ana@example.org", "password": "a long pass phrase"})
    assert answer.status_code == 503
    page = answer.content.decode()
    assert "a long pass phrase" not in page
    assert "Go back with your browser" in page


def test_a_page_that_cannot_be_read_says_so(as_ana: Client, at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(log, "page_of", fails)
    answer = as_ana.get(at("log"))
    assert answer.status_code == 503
    assert "cannot reach what it keeps" in answer.content.decode()
