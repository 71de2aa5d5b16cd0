"""The dated record as JSON: everything needed to check the chain is in it."""

import dataclasses
import datetime as dt
import json
import uuid
from pathlib import Path
from typing import Any

from withdrawal.documents import json as ours
from withdrawal.domain import chain
from withdrawal.domain.record import Line, Record


def test_it_names_its_schema_and_what_it_is_about(record: Record) -> None:
    data = json.loads(ours.record(record))
    assert data.keys() == {"schema", "log", "holder", "company", "role", "head", "lines", "letters", "messages"}
    assert data["schema"] == "withdrawal-record/1"
    assert data["head"] == "e" * 64


def test_a_line_holds_every_field_but_the_words_for_screens(record: Record) -> None:
    expected = {field.name for field in dataclasses.fields(Line) if not field.name.endswith("_label")}
    for line in json.loads(ours.record(record))["lines"]:
        assert line.keys() == expected


def test_days_are_written_as_iso_dates(record: Record) -> None:
    first = json.loads(ours.record(record))["lines"][0]
    assert first["follow_up_on"] == "2026-12-01"
    assert dt.datetime.fromisoformat(first["occurred_at"]) == record.lines[0].occurred_at


def test_the_chain_can_be_checked_from_the_file_alone(record: Record) -> None:
    links, previous = [], chain.START
    for seq, line in enumerate(record.lines, 1):
        links.append(chain.seal("a-log", seq, line.recorded_at, line.content_sha256, previous))
        previous = links[-1].digest
    sealed = tuple(
        dataclasses.replace(line, previous=link.previous, digest=link.digest)
        for line, link in zip(record.lines, links, strict=True)
    )
    data = json.loads(ours.record(dataclasses.replace(record, lines=sealed)))
    read = [
        chain.Link(
            data["log"], *(line[name] for name in ("seq", "recorded_at", "content_sha256", "previous", "digest"))
        )
        for line in data["lines"]
    ]
    assert chain.first_fault(read) is None
    assert read[-1].digest == data["head"]


def test_other_values_of_ours_can_be_written_too() -> None:
    one = uuid.UUID(int=1)
    assert json.loads(ours.pretty({"id": one, "day": dt.date(2026, 11, 23), "é": "ü"})) == {
        "id": str(one),
        "day": "2026-11-23",
        "é": "ü",
    }


def test_every_key_is_documented(record_data: dict[str, Any]) -> None:
    def keys(value: Any) -> set[str]:
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return {key for one in inner for key in keys(one)} | (set(value) if isinstance(value, dict) else set())

    page = Path("docs/record.md").read_text(encoding="utf-8")
    assert len(keys(record_data)) > 30
    assert [key for key in sorted(keys(record_data)) if f"`{key}`" not in page] == []
