"""The log's hash chain: each line of the log is sealed over its content and over the line before it.

A chain shows that nothing was changed, added between or removed before its head, to whoever kept an earlier head.
It does not prove when a line was written, and whoever owns the whole database can make a new chain from the start.
Hashes are SHA-256; a line's digest is taken over 0x00 and the canonical bytes, as leaves are in RFC 9162 section 2.1.1.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

START = "0" * 64
"""What the first line names as the line before it."""

Scalar = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Link:
    """One sealed line. `log` names the chain it belongs to; `recorded_at` is ISO 8601 in UTC."""

    log: str
    seq: int
    recorded_at: str
    content_sha256: str
    previous: str
    digest: str


def stamp(moment: dt.datetime) -> str:
    """`moment` as the chain writes it: ISO 8601, UTC, microseconds."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def canonical(content: Mapping[str, Scalar | list[str]]) -> bytes:
    """The one way to write `content` as bytes: JSON, keys sorted, no spaces, UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def content_hash(content: Mapping[str, Scalar | list[str]]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()


def seal(log: str, seq: int, recorded_at: str, content_sha256: str, previous: str) -> Link:
    """The line number `seq` (from 1) of `log`, following the line whose digest is `previous`."""
    return Link(
        log,
        seq,
        recorded_at,
        content_sha256,
        previous,
        _digest(log, seq, recorded_at, content_sha256, previous),
    )


def first_fault(links: Iterable[Link]) -> int | None:
    """The number of the first line that does not hold, in order from 1; None when the chain is whole."""
    previous, expected = START, 1
    for link in links:
        sealed = _digest(link.log, link.seq, link.recorded_at, link.content_sha256, link.previous)
        if link.seq != expected or link.previous != previous or link.digest != sealed:
            return expected
        previous, expected = link.digest, expected + 1
    return None


def _digest(log: str, seq: int, recorded_at: str, content_sha256: str, previous: str) -> str:
    fields: dict[str, Scalar | list[str]] = {
        "log": log, "seq": seq, "recorded_at": recorded_at, "content_sha256": content_sha256, "previous": previous,
    }  # fmt: skip
    return hashlib.sha256(b"\x00" + canonical(fields)).hexdigest()
