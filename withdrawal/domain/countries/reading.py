"""From a country's file to its value: TOML as docs/operator-guide.md describes it, or one sentence on what is wrong.

Nothing is taken that is not understood: an unknown key, a claim that no statement supports, a source without an
address. PackError names the file, the key and the reason, on one line.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from withdrawal.domain import times
from withdrawal.domain.countries.values import (
    ANY_DAY,
    BOTH,
    CONFIDENCES,
    CONTRACT_LOSES,
    CONTRACT_WINS,
    DAYS,
    MIDDLE_OR_END,
    MONTH_END,
    MONTHS,
    NO,
    NO_NOTICE,
    NO_WAY,
    PERIOD,
    QUESTIONS,
    TOPICS,
    UNKNOWN,
    WEEKS,
    YES,
    Answer,
    Country,
    Form,
    Question,
    Rule,
    Statement,
)

T = TypeVar("T")
Reader = Callable[[Any, str], T]
_FILE = re.compile(r"[a-z]{2}\.toml")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_CALENDAR = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
_AT_MOST = {DAYS: 366, WEEKS: 52, MONTHS: 12}


class PackError(ValueError):
    """A country's file cannot be used; the message names the file, the key and the reason, on one line."""


class _Wrong(ValueError):
    """The key and the reason; the file is named by `read_pack`."""


def read_packs(folders: Iterable[Path], has_calendar: Callable[[str], bool]) -> dict[str, Country]:
    """The countries in `folders` by their codes; a file in a later folder takes the place of one in an earlier.

    `has_calendar` tells whether public holidays are known for a code such as GB-ENG. Raises PackError.
    """
    found: dict[str, Country] = {}
    for folder in folders:
        if not folder.is_dir():
            raise PackError(f"{folder}: there is no such folder")
        for path in sorted(folder.glob("*.toml")):
            country = read_pack(path, has_calendar)
            found[country.code] = country
    return found


def read_pack(path: Path, has_calendar: Callable[[str], bool]) -> Country:
    """The country that the file describes; raises PackError."""
    try:
        if not _FILE.fullmatch(path.name):
            raise _Wrong("name of the file: expected two letters, such as be.toml (ISO 3166-1)")
        return _country(tomllib.loads(path.read_text(encoding="utf-8")), path.stem.upper(), has_calendar)
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise PackError(f"{path}: is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: is not TOML: {' '.join(str(error).split())}") from None
    except _Wrong as error:
        raise PackError(f"{path}: {error}") from None


def _country(data: dict[str, Any], code: str, has_calendar: Callable[[str], bool]) -> Country:
    def calendar(value: Any, where: str) -> str:
        if not _CALENDAR.fullmatch(_text(value, where)) or not has_calendar(value):
            raise _Wrong(f"{where}: public holidays are not known for {value!r}; expected a code such as GB-ENG or DE")
        return str(value)

    readers: dict[str, Reader[Any]] = {
        "name": _text, "time_zone": _zone, "covers": _text, "holidays": calendar, "notice_name": _text,
        "statements": _list_of(_statement),
        "unknown": _list_of(_text), "form": _form, "from_receipt": _answer, "rules": _list_of(_rule),
        "questions": _list_of(_question),
    }  # fmt: skip
    country = Country(code=code, **_table(data, "", readers, required=("name", "time_zone")))
    _check_support(country)
    return country


def _statement(data: Any, where: str) -> Statement:
    readers: dict[str, Reader[Any]] = {
        "key": _key, "topic": _one_of(TOPICS), "text": _text, "source": _text, "address": _address, "seen": _day,
        "confidence": _one_of(CONFIDENCES),
    }  # fmt: skip
    return Statement(**_table(data, where, readers, required=tuple(readers)))


def _answer(data: Any, where: str) -> Answer:
    readers: dict[str, Reader[Any]] = {"value": _one_of((YES, NO, UNKNOWN)), "because": _list_of(_key)}
    answer = Answer(**_table(data, where, readers, required=("value",)))
    if answer.value != UNKNOWN and not answer.because:
        raise _Wrong(f"{where}.because: {answer.value} needs a statement that says so")
    return answer


def _form(data: Any, where: str) -> Form:
    return Form(**_table(data, where, {one.name: _answer for one in fields(Form)}, required=()))


def _rule(data: Any, where: str) -> Rule:
    readers: dict[str, Reader[Any]] = {
        "kind": _one_of((NO_NOTICE, PERIOD, NO_WAY)), "because": _support, "trial_period": _yes_or_no,
        "fixed_term": _yes_or_no, "number": _number, "unit": _one_of(tuple(_AT_MOST)),
        "ends_on": _one_of((ANY_DAY, MONTH_END, MIDDLE_OR_END)),
        "contract": _one_of((CONTRACT_WINS, CONTRACT_LOSES, BOTH)),
    }  # fmt: skip
    found = _table(data, where, readers, required=("kind", "because"))
    if found["kind"] == PERIOD:
        for key in ("number", "unit"):
            if key not in found:
                raise _Wrong(f"{where}.{key}: missing; a period has a number and a unit")
        if found["number"] > _AT_MOST[found["unit"]]:
            raise _Wrong(f"{where}.number: more than a year")
    elif given := next((key for key in ("number", "unit", "ends_on") if key in found), None):
        raise _Wrong(f"{where}.{given}: only a period has one")
    return Rule(**found)


def _question(data: Any, where: str) -> Question:
    readers: dict[str, Reader[Any]] = {"key": _one_of(QUESTIONS), "text": _text, "because": _support}
    return Question(**_table(data, where, readers, required=tuple(readers)))


def _check_support(country: Country) -> None:
    """Every key is said once, and whatever is claimed is supported by statements that there are."""
    for name, keys in (
        ("statements", [one.key for one in country.statements]),
        ("questions", [one.key for one in country.questions]),
    ):
        for index, key in enumerate(keys):
            if key in keys[:index]:
                raise _Wrong(f"{name}[{index}].key: {key!r} is there twice")
    known = {one.key for one in country.statements}
    claims = {f"form.{one.name}": getattr(country.form, one.name).because for one in fields(Form)}
    claims["from_receipt"] = country.from_receipt.because
    claims |= {f"rules[{index}]": rule.because for index, rule in enumerate(country.rules)}
    claims |= {f"questions[{index}]": one.because for index, one in enumerate(country.questions)}
    for where, because in claims.items():
        for key in because:
            if key not in known:
                raise _Wrong(f"{where}.because: there is no statement {key!r}")


# --- the small readers: a value and where it stands -> the value, or what is wrong with it -----------------------


def _table(data: Any, where: str, readers: Mapping[str, Reader[Any]], required: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise _Wrong(f"{where}: expected a table, found {_kind(data)}")
    inside = f"{where}." if where else ""
    for key in data:
        if key not in readers:
            raise _Wrong(f"{inside}{key}: unknown key; there is {', '.join(readers)}")
    for key in required:
        if key not in data:
            raise _Wrong(f"{inside}{key}: missing")
    return {key: readers[key](value, f"{inside}{key}") for key, value in data.items()}


def _list_of(item: Reader[T]) -> Reader[tuple[T, ...]]:
    def reader(value: Any, where: str) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise _Wrong(f"{where}: expected a list, found {_kind(value)}")
        return tuple(item(one, f"{where}[{index}]") for index, one in enumerate(value))

    return reader


def _one_of(choices: tuple[str, ...]) -> Reader[str]:
    def reader(value: Any, where: str) -> str:
        if _text(value, where) not in choices:
            raise _Wrong(f"{where}: {value!r} is unknown; there is {', '.join(choices)}")
        return str(value)

    return reader


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise _Wrong(f"{where}: expected text, found {_kind(value)}")
    if not value.strip():
        raise _Wrong(f"{where}: is empty")
    return " ".join(value.split())


def _key(value: Any, where: str) -> str:
    if not _KEY.fullmatch(_text(value, where)):
        raise _Wrong(f"{where}: expected a key of small letters, digits and _, found {value!r}")
    return str(value)


def _support(value: Any, where: str) -> tuple[str, ...]:
    if not (keys := _list_of(_key)(value, where)):
        raise _Wrong(f"{where}: needs a statement that says so")
    return keys


def _address(value: Any, where: str) -> str:
    if not _ADDRESS.fullmatch(_text(value, where)):
        raise _Wrong(f"{where}: expected an address that begins with https:// or http://, found {value!r}")
    return str(value)


def _day(value: Any, where: str) -> str:
    try:
        return dt.date.fromisoformat(_text(value, where)).isoformat()
    except ValueError as error:
        if isinstance(error, _Wrong):
            raise
        raise _Wrong(f"{where}: expected a day such as 2026-11-23, found {value!r}") from None


def _zone(value: Any, where: str) -> str:
    try:
        return times.zone(_text(value, where)).key
    except ValueError as error:
        raise _Wrong(str(error) if isinstance(error, _Wrong) else f"{where}: {error}") from None


def _yes_or_no(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(f"{where}: expected true or false, found {_kind(value)}")
    return value


def _number(value: Any, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _Wrong(f"{where}: expected a whole number from 1 on")
    return value


def _kind(value: Any) -> str:
    names = {dict: "a table", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "a date or time")
