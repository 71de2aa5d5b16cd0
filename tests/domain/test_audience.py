"""Who hears it first, who the same day, and who when the employer knows."""

import pytest

from withdrawal.domain.audience import audience
from withdrawal.domain.facts import Person

MAYA, TOM, HANA = Person("Maya", part="manager"), Person("Tom", part="recruiter"), Person("Hana", part="hr")
AGENCY, FRIEND = Person("Brightside", part="agency"), Person("Ines", part="other")

ORDERS = {
    "nobody": ([], []),
    "the manager alone": ([MAYA], [("Maya", "first")]),
    "the manager before those who recruited": (
        [MAYA, TOM, HANA], [("Maya", "first"), ("Tom", "same_day"), ("Hana", "same_day")],
    ),
    "somebody else was chosen": ([TOM, MAYA], [("Tom", "first"), ("Maya", "same_day")]),
    "somebody who showed one around was chosen": ([FRIEND, MAYA], [("Ines", "first"), ("Maya", "same_day")]),
    "no manager is known": ([HANA, FRIEND], [("Hana", "first"), ("Ines", "later")]),
    "an agency hears it after the employer": ([MAYA, AGENCY], [("Maya", "first"), ("Brightside", "agency")]),
    "even if the agency was chosen": ([AGENCY, TOM], [("Tom", "first"), ("Brightside", "agency")]),
    "with nobody else the agency is first": ([AGENCY], [("Brightside", "first")]),
    "an agency before those who only gave time": (
        [MAYA, FRIEND, AGENCY], [("Maya", "first"), ("Brightside", "agency"), ("Ines", "later")],
    ),
    "two managers": ([MAYA, Person("Ravi", part="manager")], [("Maya", "first"), ("Ravi", "same_day")]),
}  # fmt: skip


@pytest.mark.parametrize("who", ORDERS)
def test_the_order_is(who: str) -> None:
    people, expected = ORDERS[who]
    assert [(one.name, one.when) for one in audience(people)] == expected
