"""When a decision is looked back on: after a month, three months and a year, once each."""

import datetime as dt
from collections.abc import Collection

AFTER = (30, 90, 365)
"""Days after the decision."""


def days_ahead(since: dt.date, today: dt.date) -> tuple[tuple[int, dt.date], ...]:
    """The looks back that are still to come, as (days after, day)."""
    return tuple((after, day) for after in AFTER if (day := since + dt.timedelta(days=after)) > today)


def due(since: dt.date, today: dt.date, answered: Collection[int]) -> int | None:
    """The look back to ask for on `today`, as days after the decision of `since`; None when there is none to ask for.

    Only the latest that has come counts: who was away for half a year is not asked three times. `answered` are those
    that were answered or put off.
    """
    come = [after for after in AFTER if since + dt.timedelta(days=after) <= today]
    return come[-1] if come and come[-1] not in answered else None
