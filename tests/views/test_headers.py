"""What every answer carries: nothing foreign is loaded, nothing is framed, nothing private is kept by a browser."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.views.conftest import At
from withdrawal.models import IssuedLetter, Offer

CSP = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'",
}  # fmt: skip
PAGES = ["plan", "edit", "people", "message", "call", "letter", "issue", "log", "log_new", "log_import", "log_record",
         "erase"]  # fmt: skip
DOWNLOADS = ["message_txt", "message_eml", "letter_docx", "letter_txt", "log_csv", "log_json", "evidence_zip"]
OPEN = ["home", "how", "leave", "account_login", "account_signup", "account_reset_password"]
SAFE = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def policy(answer: object) -> set[str]:
    return set(str(answer["Content-Security-Policy"]).split("; "))  # type: ignore[index]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_nothing_foreign_and_is_not_kept(name: str, as_ana: Client, at: At) -> None:
    page = as_ana.get(at(name))
    assert policy(page) == CSP
    assert page["Cache-Control"] == "no-store"
    assert {header: page[header] for header in SAFE} == SAFE


@pytest.mark.parametrize("name", DOWNLOADS)
def test_a_download_is_saved_and_never_shown(name: str, as_ana: Client, at: At) -> None:
    file = as_ana.get(at(name))
    assert file["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert file["Content-Disposition"].startswith('attachment; filename="')
    assert file["Cache-Control"] == "no-store"
    assert {header: file[header] for header in SAFE} == SAFE


@pytest.mark.parametrize("name", OPEN)
def test_a_page_that_is_open_to_all_is_as_safe(name: str, client: Client, db: None) -> None:
    page = client.get(reverse(name))
    assert policy(page) == CSP
    assert "no-store" in page["Cache-Control"]
    assert {header: page[header] for header in SAFE} == SAFE


def test_a_page_that_is_not_there_is_as_safe(as_ana: Client) -> None:
    page = as_ana.get("/nowhere/")
    assert policy(page) == CSP
    assert page["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_no_inline_script_or_style_and_names_no_other_site(name: str, as_ana: Client, at: At) -> None:
    page = as_ana.get(at(name)).content.decode()
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=", page) == []
    assert re.findall(r"""(?:src|href|action)=["']?(?:https?:)?//""", page) == []


def test_a_request_for_another_host_is_refused_everywhere(client: Client, db: None) -> None:
    for name in ("home", "healthz"):
        assert client.get(reverse(name), headers={"host": "evil.example"}).status_code == 400


def test_a_form_without_its_token_is_refused(ana: object, at: At, offer: Offer) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(offer.owner)  # type: ignore[arg-type]
    answer = strict.post(at("erase"))
    assert answer.status_code == 403
    assert "Please send that once more" in answer.content.decode()
    assert Offer.objects.of(offer.owner).exists()  # type: ignore[arg-type]


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client: Client, offer: Offer) -> None:
    client.post(reverse("account_login"), {"login": "ana@example.org", "password": "a long pass phrase of Ana"})
    client.get(reverse("new"))
    for name in ("session", "csrf"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"
    assert not client.cookies["session"]["max-age"]


def test_an_issued_letter_carries_its_own_hash(letter: IssuedLetter, as_ana: Client, at: At) -> None:
    assert as_ana.get(at("issued", letter.public_id))["ETag"] == f'"{letter.sha256}"'
