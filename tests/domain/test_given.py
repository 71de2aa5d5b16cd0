"""JSON is read key by key; whatever else is given is named on one line that no content can break."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from withdrawal.domain.given import (
    Reader,
    Refused,
    day,
    fields,
    filled,
    flag,
    kept,
    listed,
    moment,
    one_of,
    optional,
    whole,
    words,
)  # fmt: skip

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def shape(value: Any, where: str) -> Any:
    return fields(value, {"name": filled, "days": whole(9)}, where, ("name",))


@pytest.mark.parametrize(
    ("reader", "value", "found"),
    [
        (words, " Ana ", "Ana"), (filled, " Ana ", "Ana"), (kept(5), " Ana ", " Ana "), (flag, False, False),
        (whole(), 0, 0), (whole(9), 9, 9), (day, "2026-11-23", NOON.date()), (moment, "2026-11-23T12:00:00Z", NOON),
        (one_of("a", "b"), "b", "b"), (optional(whole()), None, None), (optional(whole()), 3, 3),
        (listed(whole(), 2), [1, 2], (1, 2)), (shape, {"name": "Ana"}, {"name": "Ana"}),
    ],
)  # fmt: skip
def test_what_is_as_it_must_be_is_read(reader: Reader[Any], value: Any, found: Any) -> None:
    assert reader(value, "x") == found


@pytest.mark.parametrize(
    ("reader", "value", "says"),
    [
        (words, 7, "x: expected text, found a number"), (filled, "  ", "x: must not be empty"),
        (kept(3), "Anna", "x: this is longer than 3 characters"), (kept(3), "a\0", "x: there is a character in it"),
        (flag, 1, "x: expected true or false, found a number"), (whole(9), 10, "x: expected a whole number from 0 to"),
        (whole(), True, "x: expected a whole number"), (whole(), -1, "x: expected a whole number"),
        (day, "soon", "x: expected a date such as 2026-11-23"), (day, 7, "x: expected text, found a number"),
        (moment, "2026-11-23T12:00:00", "x: expected a moment such as"), (moment, "soon", "x: expected a moment"),
        (one_of("a", "b"), "c", "x: expected one of a, b"), (one_of("a"), "c", "x: expected a"),
        (listed(whole(), 2), [1, 2, 3], "x: there are more than 2"), (listed(whole()), [1, None], "x[1]: expected a"),
        (shape, [], "x: expected an object, found a list"), (shape, {"days": 1}, "x.name: missing"),
        (shape, {"name": "Ana", "a\nb": 1}, r"x.a\nb: unknown key"),
        (shape, {"name": "Ana", "k" * 99: 1}, f"x.{'k' * 40}: unknown key"),
    ],
)  # fmt: skip
def test_what_is_not_is_refused_with_where_and_why(reader: Reader[Any], value: Any, says: str) -> None:
    with pytest.raises(Refused) as refused:
        reader(value, "x")
    assert str(refused.value).startswith(says)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@any_of(anything)
def test_whatever_is_given_is_read_or_refused_on_one_line(value: Any) -> None:
    for reader in (words, filled, kept(5), flag, whole(), day, moment, one_of("a"), listed(shape, 2), shape):
        try:
            reader(value, "x")
        except Refused as refused:
            assert str(refused).isprintable()  # noqa: PT017 - it may also be read
