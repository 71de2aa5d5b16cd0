"""manage.py check_message: one JSON object per message; exit 0, 1 or 2."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GOOD = "Dear Maya,\n\nThank you for the offer of the Data Analyst role. I withdraw my acceptance.\n\nAna"
BLANK = "Dear [Name],\n\nI withdraw my acceptance.\n\nAna"
FACTS = {"me": {"name": "Ana Lima"}, "company": "Northgate", "role": "Data Analyst", "new_employer": "Globex"}
COMMAND = [sys.executable, "manage.py", "check_message"]


def check(*arguments: str, feed: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
    data = feed.encode() if isinstance(feed, str) else feed
    return subprocess.run([*COMMAND, *arguments], input=data, capture_output=True, check=False)


def answers(run: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (BLANK, 1)])
def test_the_exit_code_tells_whether_there_is_an_error(text: str, code: int) -> None:
    run = check("-", feed=text)
    assert run.returncode == code
    assert answers(run)[0]["elements"]["decision_clear"]
    assert run.stderr == b""


def test_a_file_is_its_own_id_and_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "message.txt"
    path.write_text(GOOD, encoding="utf-8-sig")
    assert answers(check(str(path)))[0]["id"] == str(path)


def test_lines_are_answered_line_by_line_under_their_ids() -> None:
    feed = "".join(json.dumps({"id": i, "text": text}) + "\n\n" for i, text in enumerate([GOOD, BLANK]))
    run = check("--jsonl", "-", feed=feed)
    assert run.returncode == 1
    assert [(answer["id"], answer["elements"]["has_placeholder"]) for answer in answers(run)] == [(0, False), (1, True)]


def test_with_facts_names_and_leaks_are_compared(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(FACTS), encoding="utf-8")
    run = check("--facts", str(path), "-", feed=f"{GOOD}\n\nI am going to Globex.")
    assert run.returncode == 1
    assert "new_employer" in {finding["code"] for finding in answers(run)[0]["findings"]}


@pytest.mark.parametrize(
    ("arguments", "feed", "problem"),
    [
        (["-"], b"", "-: empty"),
        (["-"], b" \n", "-: empty"),
        (["-"], b"\xff\xfe", "-: not UTF-8 text"),
        (["--language", "tlh", "-"], b"I decline.", "no wording for language 'tlh'"),
        (["--kind", "poem", "-"], b"I decline.", "no kind 'poem'"),
        (["--facts", "README.none", "-"], b"I decline.", "README.none: No such file"),
        (["--facts", "pyproject.toml", "-"], b"I decline.", "not JSON"),
        (["--jsonl", "-"], b'{"id": 1, "text": "I decline."}\n{', "line 2: not JSON"),
        (["--jsonl", "-"], b"[1]", "line 1: expected"),
        (["--jsonl", "-"], b'{"id": 1, "text": ""}', "line 1: expected"),
        (["none.txt"], b"", "none.txt: No such file or directory"),
        (["tests"], b"", "tests: Is a directory"),
    ],
)
def test_unusable_input_ends_with_code_2_and_one_line(arguments: list[str], feed: bytes, problem: str) -> None:
    run = check(*arguments, feed=feed)
    assert run.returncode == 2
    assert run.stdout == b""
    assert problem in run.stderr.decode()
    assert len(run.stderr.splitlines()) == 1


def test_wrong_arguments_are_one_line_too() -> None:
    for arguments in ([], ["--language"], ["-", "--colour"]):
        run = check(*arguments, feed=GOOD)
        assert (run.returncode, run.stdout, run.stderr.count(b"\n")) == (2, b"", 1), run.stderr


def test_a_reader_that_goes_away_is_one_line_too() -> None:
    feed = "".join(json.dumps({"id": i, "text": BLANK}) + "\n" for i in range(400)).encode()
    with subprocess.Popen(
        [*COMMAND, "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdin
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        run.stdin.write(feed)
        run.stdin.close()
        said = run.stderr.read().decode()
    assert run.returncode == 2
    assert said == "CommandError: standard output was closed\n"
