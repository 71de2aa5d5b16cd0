"""The dated record as JSON, its chain included: docs/record.md describes every key."""

import dataclasses
import datetime as dt
import json
from typing import Any

from withdrawal.domain.record import Record

SCHEMA = "withdrawal-record/1"


def record(value: Record) -> bytes:
    """UTF-8 JSON: the record's own fields, the lines with their seals, the head."""
    lines = [
        {name: content for name, content in dataclasses.asdict(line).items() if not name.endswith("_label")}
        for line in value.lines
    ]
    data = {
        "schema": SCHEMA,
        "log": value.log,
        "holder": value.holder,
        "company": value.company,
        "role": value.role,
        "head": value.head,
        "lines": lines,
        "letters": [dataclasses.asdict(letter) for letter in value.letters],
        "messages": [dataclasses.asdict(message) for message in value.messages],
    }
    return pretty(data)


def pretty(data: Any) -> bytes:
    """Any of our values as JSON that a person can read as well."""
    return json.dumps(data, indent=2, ensure_ascii=False, default=_day).encode()


def _day(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)
