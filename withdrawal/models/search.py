"""Where each contact stands in its log by date, and the words it is found by: a page of a log is read from here.

Beside the table stands an index of its words: FTS5 on SQLite, GIN on PostgreSQL (migration 0007). Both hold the number
of the log as a word like any other, so that a short log does not pay for a long one. docs/adr/0021.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

from withdrawal.domain.finding import Question
from withdrawal.models.offer import Offer
from withdrawal.models.owned import Owned

NEXT = 1_000
"""Lines that PostgreSQL reads one by one before it asks its index, which has to gather all hits and sort them."""
TOKENS = "array_to_tsvector(string_to_array(btrim(words), ' '))"
"""What PostgreSQL's index is made of: our words as they are, past its own ideas of what a word is."""
SLICE = 1_000
"""Pages of SQLite's index, 4 kB each, that are merged at a time."""
MATCHING = """
    SELECT rowid FROM withdrawal_words WHERE withdrawal_words MATCH %s AND rowid >= %s AND rowid < %s
    ORDER BY rowid {order} LIMIT %s
"""
NEAR = """
    WITH near AS MATERIALIZED (
        SELECT key, words FROM withdrawal_searchline WHERE offer_id = %s AND key >= %s AND key < %s
        ORDER BY key {order} LIMIT %s
    )
    SELECT (SELECT count(*) FROM near),
        ARRAY(SELECT key FROM near WHERE words LIKE ALL(%s) ORDER BY key {order} LIMIT %s)
"""
GATHERED = """
    WITH hits AS MATERIALIZED (SELECT key FROM withdrawal_searchline WHERE {tokens} @@ %s::tsquery)
    SELECT key FROM hits WHERE key >= %s AND key < %s ORDER BY key {order} LIMIT %s
"""
_BITS, _SECONDS = 30, 1 << 33
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class SearchLine(models.Model):
    key = models.BigIntegerField(primary_key=True, help_text=_("Its place by date, see `place`."))
    offer = models.ForeignKey(
        Offer,
        on_delete=models.PROTECT,
        related_name="search_lines",
        db_index=False,
        help_text=_("The offer in whose log it stands."),
    )
    contact = models.OneToOneField(
        "Contact", on_delete=models.PROTECT, related_name="search", help_text=_("The contact that is found.")
    )
    words = models.TextField(help_text=_("All it is found by, a space before and after each."))

    objects: ClassVar[Owned[SearchLine]] = Owned()

    class Meta:
        ordering = ["-key"]
        indexes = [models.Index(fields=["offer", "key"], name="search_lines_by_date")]

    def __str__(self) -> str:
        return str(self.key)


def place(occurred_at: dt.datetime, number: int) -> int:
    """Where a contact of that row number stands among all: by its second, and within one second by its number.

    Before the year 1698 and after 2242 all seconds are one: 64 bits hold no more.
    """
    seconds: int = (occurred_at - _EPOCH) // dt.timedelta(seconds=1)
    within = max(-_SECONDS, min(_SECONDS - 1, seconds))
    return within << _BITS | number % (1 << _BITS)


def spaced(words: Iterable[str], log: int) -> str:
    """The words as a line keeps them, and the row number of the offer as one of them."""
    return f" {_log(log)} {' '.join(words)} "


def places(
    offer: Offer, question: Question, *, most: int, older_than: int | None = None, newer_than: int | None = None
) -> list[int]:
    """The places of at most `most` contacts of `offer` that answer `question`, the newest first.

    Those next to the place that they are to be older, or newer, than; otherwise the newest of all.
    """
    low = [place(question.since, 0)] if question.since else []
    high = [place(question.until, 0)] if question.until else []
    low += [newer_than + 1] if newer_than is not None else []
    high += [older_than] if older_than is not None else []
    span = (max(low, default=-(2**63)), min(high, default=2**63 - 1))
    found = _matching(offer, question, span, most, newest_first=newer_than is None)
    return found if newer_than is None else found[::-1]


def _matching(offer: Offer, question: Question, span: tuple[int, int], most: int, *, newest_first: bool) -> list[int]:
    if not question.beginnings and not question.facets:
        lines = offer.search_lines.filter(key__gte=span[0], key__lt=span[1])
        return list(lines.order_by("-key" if newest_first else "key").values_list("key", flat=True)[:most])
    ask = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]
    return ask(offer, question, span, most, "DESC" if newest_first else "ASC")


def _sqlite(offer: Offer, question: Question, span: tuple[int, int], most: int, order: str) -> list[int]:
    whole = [f'"{word}"' for word in (_log(offer.pk), *question.facets)]
    begun = [f'"{word}" *' for word in question.beginnings]
    return _column(MATCHING.format(order=order), [" AND ".join(whole + begun), *span, most])


def _postgresql(offer: Offer, question: Question, span: tuple[int, int], most: int, order: str) -> list[int]:
    """What is common is among the next lines, which are read one by one; what is rare is quickly gathered by the index.

    Left to itself the planner guesses which of the two it is, and a wrong guess reads a million lines.
    """
    alike = [f"% {word} %" for word in question.facets] + [f"% {word}%" for word in question.beginnings]
    [(read, near)] = _rows(NEAR.format(order=order), [offer.pk, *span, NEXT, alike, most])
    if read < NEXT or len(near) == most:
        return list(near)
    whole = [f"'{word}'" for word in (_log(offer.pk), *question.facets)]
    begun = [f"'{word}':*" for word in question.beginnings]
    with transaction.atomic():
        _run("SET LOCAL enable_seqscan = off")
        return _column(GATHERED.format(tokens=TOKENS, order=order), [" & ".join(whole + begun), *span, most])


def forget() -> None:
    """Remove what the index still holds of lines that were deleted: FTS5 only marks them until all of it is merged.

    With a million lines that takes half a minute, so it is done in slices, and others write in between. Called once the
    deletion is kept, and outside of any transaction.
    """
    if connection.vendor == "sqlite":
        # A negative number of pages begins the merging of everything into one, a positive one goes on with it.
        pages = -SLICE
        while _merged(pages):
            pages = SLICE


def _merged(pages: int) -> bool:
    """Merge so many pages of the index; False once there was nothing left to do (as FTS5's manual has it)."""
    connection.ensure_connection()
    before = int(connection.connection.total_changes)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO withdrawal_words(withdrawal_words, rank) VALUES ('merge', %s)", [pages])
    # The command itself is one change.
    return int(connection.connection.total_changes) - before > 1


def _log(number: int) -> str:
    return f"l{number}"


def _column(sql: str, values: Sequence[Any]) -> list[int]:
    return [value for (value,) in _rows(sql, values)]


def _rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
