"""A contact is found by its words and by what it is, in its own log alone, on SQLite and on PostgreSQL alike."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection, models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.models.conftest import Write
from withdrawal.domain.finding import Question
from withdrawal.models import Contact, Offer, User, search
from withdrawal.models.acts import erase_offer
from withdrawal.models.log import File, append
from withdrawal.models.search import place, places

DAY = dt.timedelta(days=1)
SHADOW = "SELECT * FROM withdrawal_words_{table}"


@pytest.fixture(params=["among the next lines", "by the index"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL looks at a number of lines before it asks its index: with none, all is found by the index."""
    if request.param == "by the index":
        monkeypatch.setattr(search, "NEXT", 0)


def numbers(offer: Offer, question: Question, most: int = 50, **edge: int | None) -> list[int]:
    """The numbers of the entries that are found, as the page has them."""
    seqs = dict(offer.search_lines.values_list("key", "contact__entry__seq"))
    return [seqs[key] for key in places(offer, question, most=most, **edge)]


@pytest.fixture
def told(offer: Offer, write: Write, now: dt.datetime) -> None:
    write(text="I called Ms Müller about the contract.", occurred_at=now - 5 * DAY)
    write(text="She asked: what changed?", direction="in", outcome="asked", occurred_at=now - 4 * DAY)
    write(text="E-MAIL with the Éclair recipe", channel="email", person="Émile Østergård", occurred_at=now - 3 * DAY)
    write(text="", channel="in_person", person="Tom Reed", outcome="no_answer", occurred_at=now - 2 * DAY)
    write(File("Contrat signé.txt", "text/plain", b"x"), text="我拒绝", channel="other", occurred_at=now - DAY)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (Question(), [5, 4, 3, 2, 1]),
        (Question(said="CALLED"), [1]),
        (Question(said="call"), [1]),
        (Question(said="alled"), []),
        (Question(said="muller contr"), [1]),
        (Question(said="MÜLLER"), [1]),
        (Question(said="contra"), [5, 1]),
        (Question(said="signe"), [5]),
        (Question(said="maya"), [5, 2, 1]),
        (Question(said="ostergard eclair"), [3]),
        (Question(said="拒绝"), [5]),
        (Question(said="?!"), [5, 4, 3, 2, 1]),
        (Question(said='" OR * AND NEAR('), []),
        (Question(said="100% _ 'x' \\"), []),
        (Question(person="reed"), [4]),
        (Question(person="okaf may"), [5, 2, 1]),
        (Question(person="contract"), []),
        (Question(channel="in_person"), [4]),
        (Question(direction="in"), [2]),
        (Question(outcome="no_answer"), [4]),
        (Question(channel="phone", said="what", direction="in"), [2]),
        (Question(channel="phone", said="what", direction="out"), []),
    ],
)
@pytest.mark.usefixtures("told")
def test_found(question: Question, found: list[int], offer: Offer) -> None:
    assert numbers(offer, question) == found


@pytest.mark.usefixtures("told")
def test_days_are_kept_to(offer: Offer, now: dt.datetime) -> None:
    assert numbers(offer, Question(since=now - 4 * DAY, until=now - 2 * DAY)) == [3, 2]
    assert numbers(offer, Question(said="c", since=now - 4 * DAY, until=now)) == [5, 2]


@pytest.mark.usefixtures("told")
def test_what_is_found_goes_on_from_a_place_either_way(offer: Offer) -> None:
    keys = dict(offer.search_lines.values_list("contact__entry__seq", "key"))
    asked = Question(channel="phone")
    assert numbers(offer, asked, most=1) == [2]
    assert numbers(offer, asked, older_than=keys[2]) == [1]
    assert numbers(offer, asked, newer_than=keys[1]) == [2]
    assert numbers(offer, Question(), most=2, newer_than=keys[1]) == [3, 2]


@pytest.mark.usefixtures("told")
def test_nothing_is_found_in_the_log_of_another_offer(offer: Offer, ana: User, ben: User, now: dt.datetime) -> None:
    others = [Offer(owner=owner, company="Southwind", role="Analyst", my_name="X") for owner in (ana, ben)]
    for number, other in enumerate(others):
        other.save()
        assert places(other, Question(said="maya"), most=50) == []
        append(_call(now, f"Contract {number}"), offer=other, now=now)
        assert numbers(other, Question(said="contract")) == [1]
    assert numbers(offer, Question(said="contract")) == [1]


def _call(now: dt.datetime, text: str) -> Contact:
    return Contact(
        occurred_at=now, zone="UTC", direction="out", channel="phone", person="Maya", outcome="reached", text=text
    )


@given(
    entries=st.lists(st.tuples(st.text("aAäbc d", max_size=8), st.sampled_from(["phone", "email"])), max_size=6),
    said=st.text("aäb c", max_size=4),
    channel=st.sampled_from(["", "phone", "email"]),
    most=st.integers(1, 4),
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_it_is_what_reading_every_entry_would_find(
    *, entries: list[tuple[str, str]], said: str, channel: str, most: int, ana: User, now: dt.datetime
) -> None:
    offer = Offer(owner=ana, company="Southwind", role="Analyst", my_name="Ana")
    offer.save()
    for text, way in entries:
        contact = _call(now, text)
        contact.channel, contact.person = way, ""
        append(contact, offer=offer, now=now)
    plain = [(number, text.casefold().replace("ä", "a").split(), way) for number, (text, way) in enumerate(entries, 1)]
    asked = said.casefold().replace("ä", "a").split()
    expected = [
        number
        for number, has, way in reversed(plain)
        if channel in ("", way) and all(any(word.startswith(one) for word in has) for one in asked)
    ]
    assert numbers(offer, Question(said=said, channel=channel), most=most) == expected[:most]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ((dt.datetime(2026, 1, 1, tzinfo=dt.UTC), 2), (dt.datetime(2026, 1, 1, 0, 0, 1, tzinfo=dt.UTC), 1)),
        ((dt.datetime(2026, 1, 1, tzinfo=dt.UTC), 1), (dt.datetime(2026, 1, 1, tzinfo=dt.UTC), 2)),
        ((dt.datetime(1969, 12, 31, tzinfo=dt.UTC), 9), (dt.datetime(1970, 1, 1, tzinfo=dt.UTC), 1)),
        ((dt.datetime(1, 1, 1, tzinfo=dt.UTC), 1), (dt.datetime(1700, 1, 1, tzinfo=dt.UTC), 1)),
        ((dt.datetime(2200, 1, 1, tzinfo=dt.UTC), 1), (dt.datetime(9999, 12, 31, tzinfo=dt.UTC), 1)),
        ((dt.datetime(2026, 1, 1, 23, tzinfo=dt.UTC), 1), (dt.datetime(2026, 1, 2, 0, 30, tzinfo=dt.UTC), 1)),
    ],
)
def test_places_are_in_the_order_of_dates(earlier: tuple[dt.datetime, int], later: tuple[dt.datetime, int]) -> None:
    assert -(2**63) <= place(*earlier) < place(*later) < 2**63


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only FTS5 keeps words of its own")
def test_the_index_forgets_what_is_erased(
    everything: dict[type[models.Model], Any],
    now: dt.datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def kept() -> bytes:
        with connection.cursor() as cursor:
            cursor.execute(SHADOW.format(table="data"))
            return b"".join(cell for row in cursor for cell in row if isinstance(cell, bytes))

    assert b"maya" in kept()
    with django_capture_on_commit_callbacks(execute=True):
        erase_offer(everything[Offer], now=now)
    assert b"maya" not in kept()
