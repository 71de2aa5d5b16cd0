"""A country is one file; what it states about the law names its source."""

import datetime as dt

import pytest

from withdrawal.domain.countries import COUNTRIES, ELSEWHERE
from withdrawal.domain.times import zone


@pytest.mark.parametrize("country", COUNTRIES.values(), ids=lambda country: country.code)
def test_a_country_has_a_name_a_time_zone_and_sources(country: object) -> None:
    found = COUNTRIES[country.code]  # type: ignore[attr-defined]
    assert found.name
    zone(found.time_zone)
    for statement in found.statements:
        assert statement.text
        assert statement.source
        assert statement.address.startswith("https://")
        assert dt.date.fromisoformat(statement.seen) <= dt.date(2100, 1, 1)


def test_there_is_always_elsewhere() -> None:
    assert ELSEWHERE in COUNTRIES
