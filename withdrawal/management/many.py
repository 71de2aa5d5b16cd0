"""A log as long as one likes, to measure with: the same entries each time, sealed as any others are."""

import datetime as dt
import itertools
import random
from collections.abc import Iterator

from django.db import transaction

from withdrawal.models import Contact, Entry, Offer, SearchLine, User
from withdrawal.models.choices import Channel, ContactOutcome, Direction
from withdrawal.models.log import line_of, next_entry

BATCH = 2_000
RARE = "zebrafish"
"""A word that only every hundred-thousandth entry has, from the seventh on."""
COMMON = ("call", "offer", "contract", "start", "letter", "salary", "monday", "sorry", "thank", "question")
"""Words that half of all entries have."""
PEOPLE = ("Maya Okafor", "Tom Reed", "Émile Østergård", "Priya Nair", "")
SYLLABLES = ("an", "be", "cor", "di", "el", "fa", "gri", "hu", "in", "jo", "ku", "lo", "mer", "no", "op", "pra", "qui")
VOCABULARY = ["".join(parts) for size in (2, 3, 4) for parts in itertools.product(SYLLABLES, repeat=size)][:20_000]
# As in any language: the second word is half as frequent as the first, the tenth a tenth.
FREQUENCY = list(itertools.accumulate(1 / rank for rank in range(1, len(VOCABULARY) + 1)))


def offer_with(number: int, now: dt.datetime) -> Offer:
    """An offer of a person made for it, whose log has `number` entries, a minute apart, the last a minute ago."""
    person, _ = User.objects.get_or_create(email=f"many-{number}@example.org")
    offer = Offer(owner=person, company=f"{number} entries", role="Analyst", my_name="Ana Lind")
    offer.save()
    last: Entry | None = None
    contacts = _contacts(offer, number, now)
    while batch := list(itertools.islice(contacts, BATCH)):
        last = _write(batch, offer, last, now)
    return offer


@transaction.atomic
def _write(contacts: list[Contact], offer: Offer, last: Entry | None, now: dt.datetime) -> Entry | None:
    for contact in contacts:
        last = contact.entry = next_entry(contact, (), last, now)
    offer.entries.bulk_create([contact.entry for contact in contacts])
    for contact in contacts:
        contact.entry_id = contact.entry.pk
    offer.contacts.bulk_create(contacts)
    offer.search_lines.bulk_create([SearchLine(offer=offer, **line_of(contact, offer, ())) for contact in contacts])
    return last


def _contacts(offer: Offer, number: int, now: dt.datetime) -> Iterator[Contact]:
    chance = random.Random(number)  # noqa: S311 - the same entries each time
    outcomes = [one for one in ContactOutcome if one is not ContactOutcome.THREATENED]
    for place in range(number):
        words = chance.choices(VOCABULARY, cum_weights=FREQUENCY, k=20) + chance.sample(COMMON, 5)
        yield Contact(
            offer=offer,
            occurred_at=now - dt.timedelta(minutes=number - place),
            zone="UTC",
            direction=chance.choice(Direction.values),
            channel=chance.choice(Channel.values),
            person=chance.choice(PEOPLE),
            outcome=ContactOutcome.THREATENED if place % 1_000 == 500 else chance.choice(outcomes),
            text=" ".join([*words, RARE] if place % 100_000 == 7 else words),
        )
