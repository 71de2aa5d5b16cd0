"""The dated record as CSV (RFC 4180) in which no cell can run as a formula."""

import csv
import io
import re

from withdrawal.domain.record import Line, Record

_BEGINS = "=+-@\u207a\u207c\u208a\u208c\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
"""What a formula begins with, and every sign that Unicode holds to be the same (NFKC), as full-width ones are."""
_MAY_RUN = re.compile(rf"\A(?=[\t\r\0]|\s*[{re.escape(_BEGINS)}])|(?<=[;\n])(?=[^\S\n]*[{re.escape(_BEGINS)}])")
"""Where one could begin: with the cell, and where a spreadsheet begins a new one although the cell is in quotation
marks. Where a comma stands in numbers, it cuts at semicolons instead of commas, and then at line ends."""
_HEAD = (
    "seq", "occurred_at", "zone", "direction", "channel", "person", "outcome", "tells_decision", "text",
    "follow_up_on", "corrects", "corrected_by", "attachments", "recorded_at", "digest",
)  # fmt: skip


def record(value: Record) -> bytes:
    """UTF-8 with a byte order mark, which spreadsheets need to see the letters right."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    writer.writerows([inert(cell) for cell in _cells(line)] for line in value.lines)
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


def inert(cell: object) -> str:
    """The cell with a `'` wherever a formula could begin."""
    return _MAY_RUN.sub("'", str(cell))
