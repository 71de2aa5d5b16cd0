#!/usr/bin/env python3
"""Check a dated record (record.json) without the program that made it: python3 verify.py record.json [--head HASH]

It needs Python 3.11 or later and nothing else, reads only the record and the files in its folder, and changes nothing.
Exit 0: whole. Exit 1: broken, and the first bad entry is named. Exit 2: this is no record that can be checked.

What it checks. The words of every entry still have the SHA-256 that the entry was sealed over. Every entry's seal is
taken over its number, its time of writing down, that SHA-256 and the seal before it. Letters and files that lie in the
folder, or in folders below, are still those that the entries name; what does not lie there is counted, not judged.

What "whole" proves: nothing was changed, added between or taken out since the last seal, the head, was made. You see
that only if you know a head from elsewhere: from an earlier copy, a printed letter, an e-mail. Give it with --head.
What it does not prove: when an entry was written, that what it says is true, or that the end was not cut off. Whoever
makes a whole new record can seal it anew. Names of person, company and role at the top are not sealed.
"""

import argparse
import datetime as dt
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Line = dict[str, Any]
SCHEMA = "withdrawal-record/1"
START = "0" * 64
SEALED = ("log", "seq", "recorded_at", "content_sha256", "previous")
WORDS = (
    "occurred_at", "zone", "direction", "channel", "person", "outcome", "text", "follow_up_on", "tells_decision",
    "corrects", "message_sha256", "letter_sha256",
)  # fmt: skip


class Broken(Exception):
    """Something is not as it was sealed; the message names the first such place."""


def canonical(values: dict[str, Any]) -> bytes:
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def is_erased(line: Line) -> bool:
    """Only the seal is left of it."""
    return not any(name in line for name in (*WORDS, "files"))


def content_hash(line: Line) -> str:
    content = {name: line[name] for name in WORDS}
    moment = dt.datetime.fromisoformat(line["occurred_at"]).astimezone(dt.UTC)
    content["occurred_at"] = moment.isoformat(timespec="microseconds")
    content["attachments"] = sorted(file["sha256"] for file in line["files"])
    return sha256(canonical(content))


def check_chain(record: Record) -> None:
    """Every entry in its place, with its words; raise Broken at the first that does not hold."""
    previous = START
    for seq, line in enumerate(record["lines"], 1):
        sealed = {name: line.get(name) for name in SEALED} | {"log": record["log"]}
        if line.get("seq") != seq:
            raise Broken(f"entry {seq}: the entry in its place has the number {line.get('seq')}")
        if line.get("previous") != previous:
            raise Broken(f"entry {seq}: it does not follow the entry before it")
        if line.get("digest") != sha256(b"\x00" + canonical(sealed)):
            raise Broken(f"entry {seq}: its number, its time or its seal was changed")
        try:
            holds = is_erased(line) or content_hash(line) == line["content_sha256"]
        except (KeyError, TypeError, ValueError, OverflowError):
            holds = False
        if not holds:
            raise Broken(f"entry {seq}: its words are not those that were sealed")
        previous = line["digest"]
    if (record["head"] or START) != previous:
        raise Broken("the head is not the seal of the last entry")


def named_files(record: Record) -> Iterator[tuple[str, str]]:
    """Where each file is named, and its SHA-256: the letters and the attachments."""
    for line in record["lines"]:
        if line.get("letter_sha256"):
            yield f"entry {line['seq']}: the letter", line["letter_sha256"]
        for file in line.get("files", ()):
            yield f"entry {line['seq']}: the file {file['name']}", file["sha256"]


def check_files(record: Record, folder: Path) -> tuple[int, int]:
    """How many files match and how many do not lie in `folder`; raise Broken for one that was changed.

    The name of a file in the archive holds the first eight digits of its SHA-256.
    """
    beside = [path for path in folder.rglob("*") if path.is_file()]
    matching = missing = 0
    for name, wanted in named_files(record):
        found = [path for path in beside if wanted[:8] in path.name]
        if found and all(sha256(path.read_bytes()) != wanted for path in found):
            raise Broken(f"{name} was changed: {found[0].name}")
        matching, missing = matching + bool(found), missing + (not found)
    return matching, missing


def check_messages(record: Record) -> None:
    """The messages are those that the entries name by their SHA-256."""
    for message in record.get("messages", ()):
        subject, body = message["subject"], message["body"]
        if sha256((f"Subject: {subject}\n\n{body}" if subject else body).encode()) != message["sha256"]:
            raise Broken(f"the message “{subject}” is not the one that was sent")


def check_head(record: Record, head: str) -> int:
    """The number of the entry whose seal `head` is; raise Broken when there is none."""
    for line in record["lines"]:
        if len(head) >= 16 and line["digest"].startswith(head.lower()):
            return int(line["seq"])
    raise Broken(f"no entry has the seal {head}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path, help="the file record.json")
    parser.add_argument("--head", help="a head that you kept, at least its first 16 digits")
    asked = parser.parse_args(arguments)
    try:
        record = json.loads(asked.record.read_bytes())
        if record["schema"] != SCHEMA:
            raise ValueError(f"its schema is not {SCHEMA}")
        check_chain(record)
        check_messages(record)
        matching, missing = check_files(record, asked.record.resolve().parent)
        kept = check_head(record, asked.head) if asked.head else None
    except Broken as broken:
        print(f"Broken: {broken}.")
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        print(f"Not a record that can be checked: {type(problem).__name__}: {problem}", file=sys.stderr)
        return 2
    erased = sum(map(is_erased, record["lines"]))
    print(f"Whole: {len(record['lines'])} entries. Head: {record['head'] or 'none'}")
    print(f"Files: {matching} match, {missing} do not lie here and were not checked.")
    if erased:
        print(f"Of {erased} entries the words were erased; they were judged by their seals alone.")
    if kept:
        print(f"The head that you kept is the seal of entry {kept}: nothing up to it was changed since.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
