"""The dated record as CSV (RFC 4180) in which no cell can run as a formula."""

import csv
import io

from withdrawal.domain.record import Line, Record

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\0")
_HEAD = (
    "seq", "occurred_at", "zone", "direction", "channel", "person", "outcome", "tells_decision", "text",
    "follow_up_on", "corrects", "corrected_by", "attachments", "recorded_at", "digest",
)  # fmt: skip


def record(value: Record) -> bytes:
    """UTF-8 with a byte order mark, which spreadsheets need to see the letters right."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    writer.writerows([_inert(cell) for cell in _cells(line)] for line in value.lines)
    return out.getvalue().encode("utf-8-sig")


def _cells(line: Line) -> tuple[object, ...]:
    return (
        line.seq, line.occurred_at.isoformat(timespec="minutes"), line.zone, line.direction, line.channel,
        line.person, line.outcome, "yes" if line.tells_decision else "", line.text, line.follow_up_on or "",
        line.corrects or "", _numbers(line), " ".join(file.name for file in line.files),
        line.recorded_at, line.digest,
    )  # fmt: skip


def _numbers(line: Line) -> str:
    return " ".join(map(str, line.corrected_by))


def _inert(cell: object) -> str:
    text = str(cell)
    return f"'{text}" if text.startswith(_RUNS) else text
