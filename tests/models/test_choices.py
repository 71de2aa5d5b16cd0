"""The choices that people make are the domain's constants, word for word and in the same order."""

from collections.abc import Sequence

import pytest
from django.db.models import TextChoices

from withdrawal.domain import facts, reflection
from withdrawal.domain.lacks import WANTED
from withdrawal.domain.wording import KINDS
from withdrawal.models import Offer
from withdrawal.models.choices import (
    AcceptedHow,
    AlternativeKind,
    Category,
    Channel,
    Kind,
    Mood,
    Part,
    Share,
    Side,
    Tone,
)

PAIRS: list[tuple[type[TextChoices], Sequence[str]]] = [
    (Tone, facts.TONES),
    (AcceptedHow, facts.ACCEPTED_HOW),
    (Part, facts.PARTS),
    (Category, facts.CATEGORIES),
    (Share, facts.SHARES),
    (AlternativeKind, facts.ALTERNATIVES),
    (Side, reflection.SIDES),
    (Mood, reflection.MOODS),
    (Kind, KINDS),
    (Kind, tuple(WANTED)),
]


@pytest.mark.parametrize(("choices", "constants"), PAIRS)
def test_the_values_are_the_domains(choices: type[TextChoices], constants: Sequence[str]) -> None:
    assert tuple(choices.values) == tuple(constants)


def test_a_talk_can_be_planned_by_every_way_that_a_letter_can_refer_to() -> None:
    ways = [value for value, _ in Offer._meta.get_field("tell_by").choices or []]
    assert ways == list(facts.TALK_CHANNELS)


def test_every_way_of_talking_is_a_way_of_contact() -> None:
    assert set(facts.TALK_CHANNELS) <= set(Channel.values)
