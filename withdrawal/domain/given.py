"""What is given as JSON, read key by key: each value as it must be, or one line that names the key and what is wrong.

A reader is a function of a value and of the words for where it stands. It returns the value or raises Refused. What
is given may be anything, so nothing of it but the names of keys is repeated, and those are cut and made printable.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from withdrawal.domain.text import is_clean

T = TypeVar("T")
Reader = Callable[[Any, str], T]
LARGEST = 2**31 - 1
"""What every database can keep as a number."""
_KINDS = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}


class Refused(ValueError):
    """What is given cannot be used; the message says where and why, on one line, without a full stop."""


def fields(
    value: Any, shape: Mapping[str, Reader[Any]], where: str, required: tuple[str, ...] | None = None
) -> dict[str, Any]:
    """An object with no keys but those of `shape`, each read as it says; all must be there, or those `required`."""
    if not isinstance(value, dict):
        raise Refused(f"{where}: expected an object, found {_kind(value)}")
    for name in value:
        if name not in shape:
            raise Refused(f"{where}.{_shown(name)}: unknown key")
    for name in shape if required is None else required:
        if name not in value:
            raise Refused(f"{where}.{name}: missing")
    return {name: read_one(value[name], f"{where}.{name}") for name, read_one in shape.items() if name in value}


def listed(reader: Reader[T], most: int | None = None) -> Reader[tuple[T, ...]]:
    """A list of any length, or of `most` at most."""

    def all_of(value: Any, where: str) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Refused(f"{where}: expected a list, found {_kind(value)}")
        if most is not None and len(value) > most:
            raise Refused(f"{where}: there are more than {most}")
        return tuple(reader(one, f"{where}[{place}]") for place, one in enumerate(value))

    return all_of


def optional(reader: Reader[T]) -> Reader[T | None]:
    return lambda value, where: None if value is None else reader(value, where)


def words(value: Any, where: str) -> str:
    """A text without the spaces around it."""
    return _text(value, where).strip()


def filled(value: Any, where: str) -> str:
    if not (found := words(value, where)):
        raise Refused(f"{where}: must not be empty")
    return found


def kept(longest: int) -> Reader[str]:
    """A text that could have been typed into one of our forms, exactly as it is."""

    def reader(value: Any, where: str) -> str:
        if len(_text(value, where)) > longest:
            raise Refused(f"{where}: this is longer than {longest} characters")
        if not is_clean(value):
            raise Refused(f"{where}: there is a character in it that cannot be kept")
        return str(value)

    return reader


def one_of(*choices: str) -> Reader[str]:
    def reader(value: Any, where: str) -> str:
        if (found := words(value, where)) not in choices:
            raise Refused(f"{where}: expected {'one of ' if choices[1:] else ''}{', '.join(choices)}")
        return found

    return reader


def whole(most: int = LARGEST) -> Reader[int]:
    def reader(value: Any, where: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise Refused(f"{where}: expected a whole number from 0 to {most}")
        return value

    return reader


def flag(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise Refused(f"{where}: expected true or false, found {_kind(value)}")
    return value


def day(value: Any, where: str) -> dt.date:
    written = words(value, where)
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise Refused(f"{where}: expected a date such as 2026-11-23") from None


def moment(value: Any, where: str) -> dt.datetime:
    """A moment with its offset from UTC."""
    written = _text(value, where)
    try:
        found = dt.datetime.fromisoformat(written)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise Refused(f"{where}: expected a moment such as 2026-11-23T10:00:00+00:00")
    return found


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise Refused(f"{where}: expected text, found {_kind(value)}")
    return value


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "a number")


def _shown(name: str) -> str:
    return repr(name)[1:-1][:40]
