"""The mails about an account: plain text, from the server that the person used, with the link that they need."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

MAILS = Path(__file__).resolve().parent.parent.parent / "templates" / "account" / "email"
KINDS = sorted(path.name.removesuffix("_subject.txt") for path in MAILS.glob("*_subject.txt"))
LINKS = {
    "email_confirmation": "activate_url",
    "email_confirmation_signup": "activate_url",
    "password_reset_key": "password_reset_url",
    "account_already_exists": "password_reset_url",
    "unknown_account": "signup_url",
}
CONTEXT = {
    "current_site": SimpleNamespace(domain="withdrawal.example", name="withdrawal.example"),
    "request": SimpleNamespace(scheme="https"),
    "email": "o'neil+job@example.org",
    "deleted_email": "o'neil+job@example.org",
    "from_email": "o'neil+job@example.org",
    "to_email": "ana@example.org",
    "user_agent": "A <browser>",
    "activate_url": "https://withdrawal.example/confirm/a&b/",
    "password_reset_url": "https://withdrawal.example/reset/a&b/",
    "signup_url": "https://withdrawal.example/signup/",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_mail_is_plain_text_signed_by_its_server(kind: str) -> None:
    text = render_to_string(f"account/email/{kind}_message.txt", CONTEXT)
    assert "withdrawal.example" in text
    assert "&amp;" not in text
    assert "&#x27;" not in text
    assert "&lt;" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_subject_is_one_short_line(kind: str) -> None:
    subject = render_to_string(f"account/email/{kind}_subject.txt", CONTEXT).strip()
    assert 0 < len(subject) <= 60
    assert "\n" not in subject


@pytest.mark.parametrize(("kind", "link"), LINKS.items())
def test_a_link_stands_alone_on_its_line(kind: str, link: str) -> None:
    text = render_to_string(f"account/email/{kind}_message.txt", CONTEXT)
    assert CONTEXT[link] in text.splitlines()
