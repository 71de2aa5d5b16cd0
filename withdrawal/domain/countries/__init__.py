"""Countries that an offer can be in: one data file each. `COUNTRIES` maps ISO 3166-1 alpha-2 codes to their data.

A file says what the country is called and which time zone to offer first; statements about its law come with their
sources or not at all.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that is known about the law of a country, and from where. `seen` is an ISO 8601 date."""

    text: str
    source: str
    address: str
    seen: str


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str
    time_zone: str
    statements: tuple[Statement, ...]
    needs_ink: bool
    """Only a signature in ink, on paper that arrives, counts; the statements say by which law."""


def _load(path: Path) -> Country:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Country(
        code=path.stem.upper(),
        name=data["name"],
        time_zone=data["time_zone"],
        statements=tuple(Statement(**one) for one in data.get("statements", ())),
        needs_ink=data.get("needs_ink", False),
    )


COUNTRIES: Mapping[str, Country] = {
    country.code: country for country in map(_load, sorted(Path(__file__).parent.glob("*.toml")))
}
ELSEWHERE = "ZZ"
"""The user-assigned code (ISO 3166-1) under which every other country's letters are laid out."""
