"""Whom a piece greets, how it closes and how it writes a date, by country."""

import datetime as dt

import pytest

from withdrawal.domain.facts import Facts, Me, Person
from withdrawal.domain.wording import compose, long_date
from withdrawal.domain.wording.customs import family_name

MAYA = Person("Maya Okafor", honorific="Ms")


@pytest.mark.parametrize(
    ("country", "person", "salutation", "close"),
    [
        ("GB", MAYA, "Dear Ms Okafor,", "Yours sincerely,"),
        ("GB", Person("Maya Okafor", honorific="Ms."), "Dear Ms Okafor,", "Yours sincerely,"),
        ("GB", Person("Maya Okafor"), "Dear Maya Okafor,", "Yours sincerely,"),
        ("GB", None, "Dear Sir or Madam,", "Yours faithfully,"),
        ("IE", None, "Dear Sir or Madam,", "Yours faithfully,"),
        ("US", MAYA, "Dear Ms. Okafor:", "Sincerely,"),
        ("us", MAYA, "Dear Ms. Okafor:", "Sincerely,"),
        ("US", Person("Maya Okafor", honorific="Professor"), "Dear Professor Okafor:", "Sincerely,"),
        ("US", Person("Chris Beltran"), "Dear Chris Beltran:", "Sincerely,"),
        ("US", None, "Dear Hiring Manager:", "Sincerely,"),
    ],
)
def test_salutation_and_close_are_a_pair(country: str, person: Person | None, salutation: str, close: str) -> None:
    facts = Facts(Me("Ana Lima"), "Northgate", "Data Analyst", country=country, people=(person,) if person else ())
    piece = compose(facts, "withdrawal")
    assert (piece.salutation, piece.close, piece.signature) == (salutation, close, "Ana Lima")


def test_the_agency_note_greets_the_agency_and_never_the_manager() -> None:
    lee = Person("Lee Chan", part="agency")
    facts = Facts(Me("Ana Lima"), "Northgate", "Data Analyst", people=(MAYA, lee))
    assert compose(facts, "agency_note").salutation == "Dear Lee Chan,"
    without = Facts(Me("Ana Lima"), "Northgate", "Data Analyst", people=(MAYA,))
    assert compose(without, "agency_note").salutation == "Dear Sir or Madam,"


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Maya Okafor", "Okafor"), ("Ludwig van der Berg", "van der Berg"), ("Madonna", "Madonna"),
        ("Sam Lee Jr.", "Lee"), ("Ana Lima, PhD", "Lima"), ("李小龍", "李小龍"), ("Siobhan O'Neill", "O'Neill"),
    ],
)  # fmt: skip
def test_a_family_name_keeps_its_particles_and_loses_its_suffix(name: str, family: str) -> None:
    assert family_name(name, "en") == family


@pytest.mark.parametrize(
    ("country", "text"), [("GB", "2 November 2026"), ("US", "November 2, 2026"), ("NL", "2 November 2026")]
)
def test_a_date_is_written_out_as_the_country_writes_it(country: str, text: str) -> None:
    assert long_date(dt.date(2026, 11, 2), "en", country) == text
