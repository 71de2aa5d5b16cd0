"""Accounts: an e-mail address and a password, nothing else; in and out, and back in after forgetting."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.hashers import identify_hasher, make_password
from django.core.mail import EmailMessage
from django.test import Client, override_settings
from django.urls import reverse

from withdrawal.models import User

PHRASE = "a long pass phrase of Ana"
NEW = {"email": "cleo@example.org", "password1": "quite another long phrase"}


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("account")).status_code == 200


def sign_in(client: Client, password: str = PHRASE, email: str = "ana@example.org", **query: str) -> str:
    asked = client.post(reverse("account_login", query=query), {"login": email, "password": password})
    return asked.headers.get("Location", "")


def test_an_address_and_a_password_make_an_account(client: Client, db: None) -> None:
    assert client.post(reverse("account_signup"), NEW)["Location"] == reverse("home")
    assert is_signed_in(client)
    assert User.objects.get().email == "cleo@example.org"


BAD = {
    "no address": ({"email": "cleo"}, "email"),
    "a password too short": ({"password1": "short"}, "password1"),
    "a password that everybody has": ({"password1": "password123"}, "password1"),
    "a password like the address": ({"password1": "cleo@example.org"}, "password1"),
}


@pytest.mark.parametrize("what", BAD)
def test_an_account_that_cannot_be_made_says_why(what: str, client: Client, db: None) -> None:
    typed, field = BAD[what]
    page = client.post(reverse("account_signup"), NEW | typed)
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {field}
    assert not User.objects.exists()


def test_signing_in_leads_to_my_offers(client: Client, ana: User) -> None:
    assert sign_in(client) == reverse("home")
    assert is_signed_in(client)


def test_capitals_in_the_address_do_not_matter(client: Client, ana: User) -> None:
    sign_in(client, email="Ana@Example.org")
    assert is_signed_in(client)


def test_signing_in_leads_back_to_where_one_was_going(client: Client, ana: User) -> None:
    assert sign_in(client, next="/offers/new/") == "/offers/new/"


ELSEWHERE = [
    "//evil.example/%2e%2e",
    "https://evil.example/",
    "javascript:alert(1)",
    "/\\evil.example",
    "\t//evil.example",
]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_signing_in_never_leads_to_another_site(elsewhere: str, client: Client, ana: User) -> None:
    assert sign_in(client, next=elsewhere) == reverse("home")


def test_a_wrong_password_does_not_say_whether_there_is_an_account(client: Client, ana: User) -> None:
    pages = [
        client.post(reverse("account_login"), {"login": email, "password": "wrong"})
        for email in ("ana@example.org", "nobody@example.org")
    ]
    said = [list(page.context["form"].errors.values()) for page in pages]
    assert said[0] == said[1]
    assert not is_signed_in(client)


def test_signing_out_takes_a_post(as_ana: Client) -> None:
    as_ana.get(reverse("account_logout"))
    assert is_signed_in(as_ana)
    as_ana.post(reverse("account_logout"))
    assert not is_signed_in(as_ana)


def test_leaving_quickly_by_post_signs_out_and_shows_a_page_that_tells_nothing(as_ana: Client) -> None:
    page = as_ana.post(reverse("leave"), follow=True)
    assert page.status_code == 200
    assert not is_signed_in(as_ana)
    assert b"Northwind" not in page.content


def test_a_forgotten_password_is_set_anew_through_a_mail(
    client: Client, ana: User, mailoutbox: list[EmailMessage]
) -> None:
    client.post(reverse("account_reset_password"), {"email": "ana@example.org"})
    (mail,) = mailoutbox
    assert mail.to == ["ana@example.org"]
    (link,) = re.findall(r"http://testserver(\S+)", str(mail.body))
    page = client.get(link, follow=True)
    there = page.redirect_chain[-1][0]
    client.post(there, {"password1": "a phrase that is new", "password2": "a phrase that is new"})
    sign_in(client, password="a phrase that is new")
    assert is_signed_in(client)


def test_asking_for_a_mail_does_not_say_whether_there_is_an_account(client: Client, ana: User) -> None:
    pages = [
        client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        for email in ("ana@example.org", "nobody@example.org")
    ]
    tokenless = [re.sub(rb'value="\w{64}"', b"", page.content) for page in pages]
    assert tokenless[0] == tokenless[1]


def test_guessing_is_slowed_down(client: Client, ana: User) -> None:
    answers = [
        client.post(reverse("account_login"), {"login": "ana@example.org", "password": f"guess {n}"}) for n in range(12)
    ]
    assert "Too many" in answers[-1].content.decode() or answers[-1].status_code == 429


def test_passwords_are_kept_with_argon2() -> None:
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"]):
        kept = make_password(PHRASE)
        assert identify_hasher(kept).algorithm == "argon2"
    source = (settings.BASE_DIR / "withdrawal/settings.py").read_text()
    assert 'PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]' in source
