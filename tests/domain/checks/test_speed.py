"""The time a check takes grows with the text and no faster, whatever the text is made of."""

import time

import pytest

from withdrawal.domain.checks import check

HOSTILE = [
    "a", "[", "{", "(", "<", "_", ".", "!", "\n", " ", "> ", "'\"", "a ", "time ", "not ", "you ", "i withdraw my ",
    "Dear ", "Mr. ", "On ", "1/", "x/", "AB ", "-", "sorry ", "On a\n", "thank you, ",
]  # fmt: skip
SLACK = 1.0
"""Seconds, of this process alone, that a busy machine may add."""


def seconds(text: str) -> float:
    start = time.process_time()
    check(text)
    return time.process_time() - start


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_ten_times_the_text_takes_about_ten_times_as_long(unit: str) -> None:
    seconds(unit)
    short, long = (seconds((unit * size)[:size]) for size in (2_000, 20_000))
    assert long < 20 * short + SLACK
