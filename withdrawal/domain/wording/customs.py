"""Who is addressed and how: salutation, close and date by language and country.

Nobody's gender is guessed: without an honorific the full name is used.
Rules: en-GB pairs a name with "Yours sincerely" and an unnamed reader with "Yours faithfully"; en-US takes a colon.
"""

import datetime as dt
from collections.abc import Mapping

from withdrawal.domain.facts import Facts, Person
from withdrawal.domain.wording.filling import fill, listed, one_line
from withdrawal.domain.wording.phrases import phrases

Customs = Mapping[str, str]


def customs(language: str, country: str) -> Customs:
    """The country's customs laid over the language's own."""
    every = phrases(language)["customs"]
    found: Customs = {**every["other"], **every.get(country.upper(), {})}
    return found


def long_date(day: dt.date, language: str, country: str) -> str:
    """The date written out as that country writes it: 2 November 2026; November 2, 2026 in the US."""
    month = phrases(language)["months"][day.month - 1]
    slots = {"day": str(day.day), "month": month, "year": str(day.year)}
    return fill(customs(language, country)["date"], slots)


def recipients(facts: Facts, kind: str) -> tuple[Person, ...]:
    """Whom this kind of piece is for, the first one first: the agency for its note, else the addressees."""
    if kind == "agency_note":
        agents = [person for person in facts.people if person.part == "agency"]
        return tuple(person for person in agents if person is agents[0] or person.addressed)
    return facts.addressees


def spoken_names(people: tuple[Person, ...], language: str, country: str) -> str:
    """How they are called, in a row: "Ms Okafor and Kim Reed"; nothing when nobody is known."""
    names = [spoken_name(person, language, country) for person in people]
    return listed(names, phrases(language)["lists"]["and"])


def spoken_name(person: Person, language: str, country: str) -> str:
    """How the person is called: "Ms Okafor", "Maya Okafor" without an honorific."""
    honorific = one_line(person.honorific).removesuffix(".")
    if not honorific:
        return one_line(person.name)
    written = phrases(language)["honorifics"].get(country.upper(), {}).get(honorific, honorific)
    return f"{written} {family_name(person.name, language)}"


def family_name(name: str, language: str) -> str:
    """The last word of a name with the lower-case particles before it (van der Berg), without Jr or PhD."""
    words = one_line(name.partition(",")[0]).split() or one_line(name).split()
    suffixes = phrases(language)["name_suffixes"]
    while words[1:] and words[-1].removesuffix(".") in suffixes:
        words.pop()
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return " ".join(words[first:])
