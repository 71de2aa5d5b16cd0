"""What all tests share: two people who must never see each other's offers, and a fixed moment to live in."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.test import Client, override_settings

from withdrawal.models import Offer, Person, User
from withdrawal.models.choices import Part

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
