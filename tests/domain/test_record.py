"""What a line is sealed over is the same for ever: logs that were written earlier must still hold."""

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from withdrawal.domain.record import FileNote, Line

LINE = Line(
    seq=2, recorded_at="2026-10-25T08:00:00.000000+00:00",
    occurred_at=dt.datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=ZoneInfo("Europe/London")), zone="Europe/London",
    direction="in", direction_label="To me", channel="email", channel_label="E-mail", person="Maya Okafor",
    outcome="asked", outcome_label="They asked", text="“Warum?”\nShe asked; ☎", follow_up_on=dt.date(2026, 11, 1),
    tells_decision=False, corrects=1, message_sha256=None, letter_sha256="b" * 64,
    files=(FileNote("b.txt", "text/plain", 1, "f" * 64), FileNote("a.txt", "text/plain", 1, "0" * 64)),
    content_sha256="", previous="0" * 64, digest="d" * 64,
)  # fmt: skip
SEALED_OVER = "66033ce048068feeebed377a0fa825f86513303168937af11b76f595635261ff"


def test_a_line_has_the_hash_that_it_always_had() -> None:
    assert dataclasses.replace(LINE, content_sha256=SEALED_OVER).holds


def test_the_order_of_its_files_is_no_part_of_it() -> None:
    assert dataclasses.replace(LINE, files=LINE.files[::-1], content_sha256=SEALED_OVER).holds


@pytest.mark.parametrize(
    "change",
    [
        {"occurred_at": LINE.occurred_at.replace(fold=0)}, {"zone": "UTC"}, {"direction": "out"}, {"channel": "phone"},
        {"person": ""}, {"outcome": "objected"}, {"text": "Warum?"}, {"follow_up_on": None}, {"tells_decision": True},
        {"corrects": None}, {"message_sha256": "c" * 64}, {"letter_sha256": None}, {"files": LINE.files[:1]},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_every_other_word_of_it_is(change: dict[str, object]) -> None:
    assert not dataclasses.replace(LINE, content_sha256=SEALED_OVER, **change).holds  # type: ignore[arg-type]
