"""manage.py compose: text on standard output, or exit code 2 and one line on standard error."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from withdrawal.domain.wording import KINDS

FACTS = {"me": {"name": "Ana Lima"}, "company": "Northgate", "role": "Data Analyst"}


def compose(*arguments: str, feed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "manage.py", "compose", *arguments], input=feed, capture_output=True, check=False
    )


@pytest.fixture
def facts(tmp_path: Path) -> str:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(FACTS), encoding="utf-8")
    return str(path)


def test_a_piece_is_printed_with_one_newline_at_its_end(facts: str) -> None:
    run = compose(facts, "--kind", "withdrawal", "--tone", "brief")
    text = run.stdout.decode()
    assert run.returncode == 0
    assert text.startswith("Subject: Withdrawal of my acceptance: Data Analyst\n\nDear Sir or Madam,\n\n")
    assert text.endswith("\n\nYours faithfully,\nAna Lima\n")
    assert run.stderr == b""


def test_facts_may_come_from_standard_input() -> None:
    run = compose("-", "--kind", "voicemail", feed=json.dumps(FACTS).encode())
    assert run.stdout.startswith(b"Hello, this is Ana Lima.")


@pytest.mark.parametrize(
    ("feed", "options", "problem"),
    [
        (b"", ["--kind", "nudge"], "-: empty"),
        (b"\xff\xfe", ["--kind", "nudge"], "-: not UTF-8 text"),
        (b"{", ["--kind", "nudge"], "not JSON"),
        (b'{"colour": 1}', ["--kind", "nudge"], "FACTS.colour: unknown key"),
        (json.dumps(FACTS).encode(), ["--kind", "poem"], f"there is: {', '.join(KINDS)}"),
        (json.dumps(FACTS).encode(), ["--kind", "nudge", "--language", "tlh"], "no wording for language 'tlh'"),
        (json.dumps(FACTS).encode(), ["--kind", "nudge", "--tone", "shrill"], "no wording for tone 'shrill'"),
        (json.dumps({**FACTS, "role": "\ud800"}).encode(), ["--kind", "nudge"], "cannot be written as utf-8"),
    ],
)
def test_unusable_input_ends_with_code_2_and_one_line(feed: bytes, options: list[str], problem: str) -> None:
    run = compose("-", *options, feed=feed)
    assert run.returncode == 2
    assert run.stdout == b""
    assert problem in run.stderr.decode()
    assert len(run.stderr.splitlines()) == 1


def test_wrong_arguments_are_one_line_too(facts: str) -> None:
    for arguments in ([], [facts], [facts, "--kind"], [facts, "--kind", "nudge", "--colour", "red"]):
        run = compose(*arguments)
        assert (run.returncode, run.stdout, run.stderr.count(b"\n")) == (2, b"", 1), run.stderr


WRONG_FACTS = {
    '{"me": {"name": "Ana"}, "company": "N"}': "FACTS.role: missing",
    '{"me": {"name": " "}, "company": "N", "role": "R"}': "FACTS.me.name: must not be empty",
    '{"me": {"name": "Ana", "age": 3}, "company": "N", "role": "R"}': "FACTS.me.age: unknown key",
    '{"me": {"name": "Ana"}, "company": 7, "role": "R"}': "FACTS.company: expected text, found a number",
    '{"me": {"name": "Ana"}, "company": "N", "role": "R", "people": {}}': "FACTS.people: expected a list",
    '{"me": {"name": "Ana"}, "company": "N", "role": "R", "people": [{"name": "M", "addressed": 1}]}': (
        "FACTS.people[0].addressed: expected true or false, found a number"
    ),
    '{"me": {"name": "Ana"}, "company": "N", "role": "R", "starts_on": "1 May"}': "FACTS.starts_on: expected a date",
    '{"me": {"name": "Ana"}, "company": "N", "role": "R", "reason": {"category": "love"}}': (
        "FACTS.reason.category: expected one of better_offer"
    ),
    "[]": "FACTS: expected an object, found a list",
    "null": "FACTS: expected an object, found null",
}


@pytest.mark.parametrize("text", WRONG_FACTS)
def test_facts_that_cannot_be_are_refused_by_the_name_of_the_key(text: str) -> None:
    run = compose("-", "--kind", "nudge", feed=text.encode())
    assert (run.returncode, run.stdout, run.stderr.count(b"\n")) == (2, b"", 1)
    assert WRONG_FACTS[text] in run.stderr.decode()


def test_a_missing_file_is_one_line_too(tmp_path: Path) -> None:
    run = compose(str(tmp_path / "none.json"), "--kind", "nudge")
    assert (run.returncode, run.stderr.decode().count("\n")) == (2, 1)
    assert "No such file or directory" in run.stderr.decode()
