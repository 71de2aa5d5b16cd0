"""script/verify_record.py: whoever has the file alone can check it, and is told which entry breaks first."""

import copy
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from withdrawal.documents import archive
from withdrawal.domain import taken
from withdrawal.models import Offer

TEXT = "I told her. “Danke”, she said; ☎ 0113."
Data = dict[str, Any]
Change = Callable[[Data], object]


@pytest.fixture
def whole(record_data: Data) -> Data:
    return copy.deepcopy(record_data)


def run(folder: Path, data: Data | bytes, *more: str) -> subprocess.CompletedProcess[str]:
    """Run the program as somebody else would: alone in a folder, without anything of ours."""
    body = data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode()
    (folder / "record.json").write_bytes(body)
    shutil.copy(archive.VERIFIER, folder / "verify.py")
    command = [sys.executable, "-I", "-X", "utf8", "verify.py", "record.json", *more]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def erase(line: Data) -> None:
    sealed = ("seq", "recorded_at", "content_sha256", "previous", "digest")
    for name in [name for name in line if name not in sealed]:
        del line[name]


def test_it_is_one_file_that_needs_only_python() -> None:
    imported = [line.split()[1] for line in archive.verifier().decode().splitlines()
                if line.startswith(("import ", "from "))]  # fmt: skip
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


def test_a_whole_record_is_said_to_be_whole(tmp_path: Path, whole: Data) -> None:
    said = run(tmp_path, whole)
    assert (said.returncode, said.stderr) == (0, "")
    assert f"Whole: 4 entries. Head: {whole['head']}" in said.stdout
    assert "Files: 0 match, 2 do not lie here" in said.stdout


def test_the_log_the_record_read_back_and_this_program_agree_on_what_a_line_is_sealed_over(
    walked: Offer, whole: Data
) -> None:
    spec = importlib.util.spec_from_file_location("verify_record", archive.VERIFIER)
    assert spec is not None
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)  # type: ignore[union-attr]  # a file has one
    lines = taken.read(json.dumps(whole).encode()).lines
    assert program.SCHEMA == taken.SCHEMA
    for contact, line, written in zip(walked.contacts.order_by("entry__seq"), lines, whole["lines"], strict=True):
        sealed = contact.content_sha256(file.sha256 for file in contact.attachments.all())
        assert sealed == line.content_sha256 == program.content_hash(written)
        assert line.holds
    assert len(lines) == 4


def test_so_is_one_without_entries(tmp_path: Path, whole: Data) -> None:
    empty = {**whole, "lines": [], "messages": [], "letters": [], "head": ""}
    assert run(tmp_path, empty).stdout.startswith("Whole: 0 entries. Head: none")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data["lines"][2].update(text="Thank you for telling us?"), "entry 3: its words"),
        (lambda data: data["lines"][0].update(text=TEXT), "entry 1: its words"),
        (lambda data: data["lines"][1].update(person="Maya Okafer"), "entry 2: its words"),
        (lambda data: data["lines"][1].update(occurred_at="2026-11-23T09:31:00+00:00"), "entry 2: its words"),
        (lambda data: data["lines"][1].update(tells_decision=False), "entry 2: its words"),
        (lambda data: data["lines"][2]["files"].clear(), "entry 3: its words"),
        (lambda data: data["lines"][2]["files"].append(None), "entry 3: its words"),
        (lambda data: data["lines"][1].pop("person"), "entry 2: its words"),
        (lambda data: data["lines"][1].update(content_sha256="0" * 64), "entry 2: its number"),
        (lambda data: data["lines"][1].update(recorded_at="2026-11-22T10:00:00.000000+00:00"), "entry 2: its number"),
        (lambda data: data["lines"].pop(0), "entry 1: the entry in its place has the number 2"),
        (lambda data: data["lines"].pop(1), "entry 2: the entry in its place has the number 3"),
        (lambda data: data["lines"].insert(1, dict(data["lines"][1])), "entry 3: the entry in its place"),
        (lambda data: data["lines"].insert(1, dict(data["lines"][0], seq=2)), "entry 2: it does not follow"),
        (lambda data: data["lines"].reverse(), "entry 1: the entry in its place has the number 4"),
        (lambda data: data["lines"].pop(), "the head is not the seal"),
        (lambda data: data.update(head=""), "the head is not the seal"),
        (lambda data: data.update(log="another"), "entry 1: its number"),
        (lambda data: data["messages"][0].update(body="I am coming."), "the message “Withdrawal” is not"),
    ],
)  # fmt: skip
def test_the_first_bad_entry_is_named(change: Change, said: str, tmp_path: Path, whole: Data) -> None:
    change(whole)
    answer = run(tmp_path, whole)
    assert answer.returncode == 1
    assert answer.stdout.startswith(f"Broken: {said}")


def test_entries_whose_words_were_erased_are_judged_by_their_seals(tmp_path: Path, whole: Data) -> None:
    erase(whole["lines"][0])
    erase(whole["lines"][2])
    said = run(tmp_path, whole)
    assert said.returncode == 0
    assert "Of 2 entries the words were erased" in said.stdout
    whole["lines"][2]["content_sha256"] = "0" * 64
    assert run(tmp_path, whole).stdout.startswith("Broken: entry 3")


def test_files_beside_it_are_checked(tmp_path: Path, whole: Data) -> None:
    note = whole["lines"][2]["files"][0]
    (tmp_path / "files").mkdir()
    file = tmp_path / "files" / f"3 {note['sha256'][:8]} reply.txt"
    file.write_bytes(b"Thank you for telling us.")
    assert "Files: 1 match, 1 do not lie here" in run(tmp_path, whole).stdout
    file.write_bytes(b"Thank you for telling me.")
    changed = run(tmp_path, whole)
    assert (changed.returncode, changed.stdout[:44]) == (1, "Broken: entry 3: the file reply.txt was chan")


def test_a_letter_beside_it_is_checked(tmp_path: Path, whole: Data) -> None:
    letter = tmp_path / f"2026-11-23 {whole['letters'][0]['sha256'][:8]}.pdf"
    letter.write_bytes(b"%PDF-1.7 the very bytes")
    assert "Files: 1 match" in run(tmp_path, whole).stdout
    letter.write_bytes(b"%PDF-1.7 other bytes")
    assert run(tmp_path, whole).stdout.startswith("Broken: entry 4: the letter was changed")


def test_a_head_that_was_kept_is_found_again(tmp_path: Path, whole: Data) -> None:
    early = whole["lines"][1]["digest"]
    assert "is the seal of entry 2" in run(tmp_path, whole, "--head", early).stdout
    assert "is the seal of entry 2" in run(tmp_path, whole, "--head", early[:16].upper()).stdout
    assert run(tmp_path, whole, "--head", "0" * 64).returncode == 1
    assert run(tmp_path, whole, "--head", early[:4]).returncode == 1


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"not json", b"\xff\xfe", b"[]", b"7", b'{"schema": "other/1"}',
        b'{"schema": "withdrawal-record/1"}',
        b"[" * 100_000,
        b'{"schema": "withdrawal-record/1", "log": "x", "head": "", "lines": 7}',
        b'{"schema": "withdrawal-record/1", "log": "x", "head": "", "lines": [7]}',
        b'{"schema": "withdrawal-record/1", "log": "\\ud800", "head": "", "lines": [{"seq": 1}]}',
    ],
)  # fmt: skip
def test_what_is_no_record_is_said_to_be_none(body: bytes, tmp_path: Path) -> None:
    said = run(tmp_path, body)
    assert said.returncode in (1, 2)
    assert "Traceback" not in said.stderr
    assert said.stdout.startswith("Broken") if said.returncode == 1 else said.stderr.startswith("Not a record")


def test_a_file_that_is_not_there_is_unusable(tmp_path: Path) -> None:
    command = [sys.executable, "-I", str(archive.VERIFIER), str(tmp_path / "none.json")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2
