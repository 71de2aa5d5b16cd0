"""Taking a step: open its page or answer its questions, as Ana, at a fixed moment."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from withdrawal import steps
from withdrawal.models import Offer, User

Page = Any
Answer = Callable[..., Page]


@pytest.fixture(autouse=True)
def _the_moment(now: dt.datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.fixture
def fresh(offer: Offer, ana: User) -> Callable[[], Offer]:
    """The offer as it is kept now."""
    return lambda: Offer.objects.of(ana).get(pk=offer.pk)


@pytest.fixture
def show(as_ana: Client, offer: Offer) -> Callable[[str], Page]:
    return lambda slug: as_ana.get(reverse("step", args=[offer.public_id, slug]))


@pytest.fixture
def answer(as_ana: Client, offer: Offer) -> Answer:
    """Send answers to a step's questions, and press "Save, back to the plan"."""

    def send(slug: str, **answers: object) -> Page:
        return as_ana.post(reverse("step", args=[offer.public_id, slug]), answers)

    return send


@pytest.fixture
def note(fresh: Callable[[], Offer]) -> Callable[[str], str]:
    """The line of a step on the plan."""

    def line(slug: str) -> str:
        step = steps.find(slug)
        assert step is not None
        return str(step.note(fresh()))

    return line


@pytest.fixture
def is_done(fresh: Callable[[], Offer]) -> Callable[[str], bool]:
    def done(slug: str) -> bool:
        step = steps.find(slug)
        assert step is not None
        return step.is_done(fresh())

    return done


def complaint(page: Page, field: str) -> str:
    """The one thing that the page has to say about `field`; fails unless it says it on top, with a link, and beside."""
    assert page.status_code == 200
    (said,) = page.context["form"].errors[field]
    html = page.content.decode()
    assert html.count(escape(said)) == 2
    assert f'<a href="#id_{field}' in html
    assert "<title>Error:" in html
    return str(said)
