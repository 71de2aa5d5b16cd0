"""What all tests share: two people who must never see each other's offers, and a fixed moment to live in."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, override_settings

from withdrawal.documents import json as documents_json
from withdrawal.models import Contact, Message, Offer, Person, User
from withdrawal.models.acts import issue_letter, record_posted, record_sent
from withdrawal.models.choices import Part
from withdrawal.models.log import File, append
from withdrawal.models.recording import record

NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


@pytest.hookimpl(tryfirst=True)  # before pytest itself looks at the marks that -m asks for
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test that asks the database anything: ./script/test runs those on PostgreSQL too."""
    for item in items:
        if item.get_closest_marker("django_db") or "django_db_setup" in getattr(item, "fixturenames", ()):
            item.add_marker("database")


@pytest.fixture(scope="session", autouse=True)
def _plain_static_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Pages name static files as they are called; the browser tests serve them as the server does."""
    plain = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    fast = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(STORAGES=plain, STATIC_ROOT=tmp_path_factory.mktemp("static"), PASSWORD_HASHERS=fast):
        yield


@pytest.fixture
def now() -> dt.datetime:
    return NOW


@pytest.fixture
def ana(db: None) -> User:
    """Ana accepted an offer and wants to withdraw."""
    return User.objects.create_user("ana@example.org", "a long pass phrase of Ana")


@pytest.fixture
def ben(db: None) -> User:
    """Ben has an account as well, and must never see anything of Ana's."""
    return User.objects.create_user("ben@example.org", "a long pass phrase of Ben")


@pytest.fixture
def offer(ana: User) -> Offer:
    """Ana's offer, with Maya to tell first."""
    made = Offer(
        owner=ana,
        company="Northwind",
        role="Data Analyst",
        my_name="Ana Lind",
        time_zone="Europe/London",
        accepted_on=dt.date(2026, 11, 2),
        starts_on=dt.date(2027, 1, 4),
    )
    made.save()
    maya = Person(offer=made, name="Maya Okafor", honorific="Ms", part=Part.MANAGER)
    maya.save()
    made.tell_first = maya
    made.save()
    return Offer.objects.of(ana).get(pk=made.pk)


@pytest.fixture
def as_ana(ana: User) -> Client:
    client = Client()
    client.force_login(ana)
    return client


@pytest.fixture
def as_ben(ben: User) -> Client:
    client = Client()
    client.force_login(ben)
    return client


@pytest.fixture
def walked(offer: Offer, now: dt.datetime) -> Offer:
    """Ana's offer with four entries: a call, the message as sent, the reply with its file, the letter as posted."""

    def contact(**more: Any) -> Contact:
        return Contact(zone="Europe/London", person="Maya Okafor", **more)

    call = contact(occurred_at=now, direction="out", channel="phone", outcome="left_message", text="Please call me.")
    append(call, offer=offer, now=now)
    message = Message(offer=offer, kind="withdrawal", subject="Withdrawal", body="I withdraw my acceptance.")
    record_sent(offer, message, person="Maya Okafor", channel="email", tells_decision=True, now=now)
    reply = contact(
        occurred_at=now, direction="in", channel="email", outcome="acknowledged", text="Thank you for telling us.",
        follow_up_on=now.date(),
    )  # fmt: skip
    append(reply, offer=offer, now=now, files=[File("reply.txt", "text/plain", b"Thank you for telling us.")])
    letter = issue_letter(
        offer, pdf=b"%PDF-1.7 the very bytes", subject="Confirmation", text="Dear Ms Okafor,", layout="gb",
        dated=now.date(), now=now,
    )  # fmt: skip
    record_posted(offer, letter, person="Maya Okafor", channel="post", occurred_at=now, now=now)
    return offer


@pytest.fixture
def record_data(walked: Offer) -> dict[str, Any]:
    """Its record as whoever has the file reads it."""
    data: dict[str, Any] = json.loads(documents_json.record(record(walked)))
    return data
