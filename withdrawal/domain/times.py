"""Local clock times and time zones: a typed time becomes a moment, or a reason why it cannot.

The time zone database is the IANA one, read by the standard library's zoneinfo.
"""

import datetime as dt
import zoneinfo


class Skipped(ValueError):
    """The clock went past this time: it never was. `before` and `after` are the last and first real times around."""

    def __init__(self, before: dt.datetime, after: dt.datetime) -> None:
        super().__init__(f"no such time between {before} and {after}")
        self.before = before
        self.after = after


class Repeated(ValueError):
    """The clock went back: this time came twice and nobody said which."""


def zone(name: str) -> zoneinfo.ZoneInfo:
    """The zone called `name`, such as Europe/London; raises ValueError for a name that is none."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"unknown time zone: {name[:64]}") from None


def moment(local: dt.datetime, where: zoneinfo.ZoneInfo, *, second: bool | None = None) -> dt.datetime:
    """The moment (UTC) at which clocks in `where` showed `local`, a time without a zone.

    Raises Skipped for a time that the clocks jumped over in spring. For a time that came twice in autumn, `second`
    says which; None raises Repeated.
    """
    first, later = (local.replace(tzinfo=where, fold=fold) for fold in (0, 1))
    if first.utcoffset() == later.utcoffset():
        return first.astimezone(dt.UTC)
    if first.astimezone(dt.UTC).astimezone(where).replace(tzinfo=None, fold=0) != local:
        # In a gap fold=0 reads with the offset before the jump, fold=1 with the one after it.
        jump = (later.utcoffset() or dt.timedelta()) - (first.utcoffset() or dt.timedelta())
        edge = _edge(local, where)
        raise Skipped(before=edge - dt.timedelta(minutes=1), after=edge + abs(jump))
    if second is None:
        raise Repeated
    return (later if second else first).astimezone(dt.UTC)


def offset_if_twice(local: dt.datetime) -> str:
    """How far from UTC the clock stood, such as UTC+01:00, if it showed this aware time twice; empty for all others."""
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return ""
    return f"UTC{local.isoformat(timespec='minutes')[16:]}"


def _edge(local: dt.datetime, where: zoneinfo.ZoneInfo) -> dt.datetime:
    """The clock time, a whole minute, at which the gap around `local` begins."""
    start = local.replace(second=0, microsecond=0)
    while _is_skipped(start - dt.timedelta(minutes=1), where):
        start -= dt.timedelta(minutes=1)
    return start


def _is_skipped(local: dt.datetime, where: zoneinfo.ZoneInfo) -> bool:
    aware = local.replace(tzinfo=where)
    return aware.astimezone(dt.UTC).astimezone(where).replace(tzinfo=None, fold=0) != local
