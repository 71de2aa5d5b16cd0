"""Whom to tell, in which order, and from whom each of them should hear it.

The person one would have worked for comes first and hears it from oneself: a recruiter who insisted on passing it on
left a manager angry (ask.metafilter.com/304011). An agency is a party of its own and asks for its fee; it hears it
after the employer, the same day. Those who gave their time hear it when the employer knows (Darden, "Declining an
offer").
"""

from collections.abc import Iterable
from dataclasses import dataclass

from withdrawal.domain.facts import Person

FIRST, SAME_DAY, AGENCY, LATER = "first", "same_day", "agency", "later"
_WHEN = {"manager": FIRST, "recruiter": SAME_DAY, "hr": SAME_DAY, "agency": AGENCY, "other": LATER}
_ORDER = (FIRST, SAME_DAY, AGENCY, LATER)


@dataclass(frozen=True, slots=True)
class Hearer:
    """Somebody who must hear it; `when` is first, same_day, agency or later, and says why as well."""

    name: str
    part: str
    when: str


def audience(people: Iterable[Person]) -> tuple[Hearer, ...]:
    """The people in the order in which they should hear it; the first of `people` was chosen to be first.

    With nobody chosen or known to be the manager, somebody at the employer is first; an agency only where there is
    nobody else.
    """
    given = list(people)
    ranked = sorted(given, key=lambda person: (_ORDER.index(_WHEN[person.part]), given.index(person)))
    first = given[0] if given and given[0].part != "agency" else next(iter(ranked), None)
    found = [Hearer(person.name, person.part, FIRST if person is first else _later(person)) for person in ranked]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.when)))


def _later(person: Person) -> str:
    when = _WHEN[person.part]
    return SAME_DAY if when == FIRST else when
