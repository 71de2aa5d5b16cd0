"""Every form of the site, found by opening the pages: what stands in its fields, and a way to send it as bytes."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django import forms
from django.test import Client
from django.urls import reverse

from tests.views.conftest import At
from withdrawal import steps

OPENED = ["edit", "people", "signed", "loose_ends", "message", "letter", "log_new", "log_import", "issue"]
LISTS = [
    "plan", "edit", "people", "signed", "loose_ends", "close", "message", "message_txt", "message_eml", "call",
    "letter", "letter_docx", "letter_txt",
    "issue", "log", "log_new", "log_replies", "log_csv", "log_json", "evidence_zip", "erase",
    "reflections",
]  # fmt: skip
NOT_TYPED = (forms.FileField, forms.MultipleChoiceField, forms.ModelMultipleChoiceField)


def pages(at: At) -> list[str]:
    """The addresses of all pages that hold a form about an offer."""
    return [reverse("new"), *(at(name) for name in OPENED), *(at("step", step.slug) for step in steps.STEPS)]


def filled_in(client: Client, page: str) -> dict[str, Any]:
    """What the form at `page` would send if it were sent as it is shown."""
    form = client.get(page, {"edit": "1"}).context["form"]
    shown = {name: form[name].value() for name, field in form.fields.items() if not isinstance(field, NOT_TYPED)}
    return {name: "" if value is None else str(value) for name, value in shown.items() if value is not False}


def send(client: Client, page: str, typed: Mapping[str, str | bytes]) -> int:
    """Send the form and say how it was answered; a value in bytes goes over the wire exactly as it is."""
    values = {name: value.decode() if isinstance(value, bytes) else quote(value) for name, value in typed.items()}
    body = "&".join(f"{quote(name)}={value}" for name, value in values.items())
    return client.post(page, body, content_type="application/x-www-form-urlencoded").status_code


def poisoned(client: Client, at: At) -> list[str]:
    """The pages that do not open any more."""
    everything = [reverse("home"), *(at(name) for name in LISTS), *(at("step", step.slug) for step in steps.STEPS)]
    return [page for page in everything if client.get(page).status_code != 200]
