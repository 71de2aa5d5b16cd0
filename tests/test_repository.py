"""What is committed: locks that pin and hash everything, commands that can be run, and nothing that is true only on the
machine it was written on."""

import os
import re
import subprocess
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent

LOCKS = [ROOT / "requirements/runtime.txt", ROOT / "requirements/test.txt"]
# Put together here, so that this file does not name them either.
HOSTS = [".".join(host) for host in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("debian", "org"))]
FOLDERS = re.compile(rb"(?<![\w.}/-])/(?:" + b"|".join([b"root", b"work", b"home", b"Users"]) + rb")/[\w.]")


def committed_files() -> list[Path]:
    """Every file that is in the repository or would be with the next commit."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this folder is not a git clone")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_committed_file_names_a_package_registry() -> None:
    naming = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in committed_files()
        for host in HOSTS
        if host.encode() in path.read_bytes()
    ]
    assert naming == []


def test_no_committed_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    naming = [
        f"{path.relative_to(ROOT)}: {found[0].decode()}"
        for path in committed_files()
        if (found := FOLDERS.search(path.read_bytes()))
    ]
    assert naming == []


def test_no_committed_lock_holds_addresses() -> None:
    assert {path.name for path in committed_files()}.isdisjoint({"uv.lock", "pylock.toml", ".npmrc", "pip.conf"})


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_lock_pins_and_hashes_every_package_and_names_no_address(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    packages = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert len(packages) > 20
    for package in packages:
        assert re.match(r"[\w.\[\]-]+==\S+", package), package
        assert "--hash=sha256:" in package, package


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_package_that_another_asks_for_with_extras_is_pinned_with_them(lock: Path) -> None:
    """Else pip, asked for `coverage[toml]`, takes the newest there is, and refuses it for want of a hash."""
    pins = [Requirement(pin) for pin in re.findall(r"^\w\S+==[^\s;]+", lock.read_text(), flags=re.MULTILINE)]
    pinned = {pin.name: pin.extras for pin in pins}
    wanted = [Requirement(line) for name in pinned for line in _requires(name)]
    asked = {one for one in wanted if one.extras and (not one.marker or one.marker.evaluate({"extra": ""}))}
    assert asked
    assert [str(one) for one in asked if not one.extras <= pinned[one.name]] == []


def _requires(name: str) -> list[str]:
    """What an installed package asks for; nothing for one that this platform does without."""
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


def test_the_tests_run_on_the_versions_that_are_served() -> None:
    served, tested = (set(re.findall(r"^\w\S+==\S+", lock.read_text(), flags=re.MULTILINE)) for lock in LOCKS)
    assert served < tested


@pytest.mark.parametrize(
    "path", ["script/server", "script/test", "script/lock", "script/bench", ".ci/run", "manage.py"]
)
def test_what_is_run_is_executable(path: str) -> None:
    assert os.access(ROOT / path, os.X_OK)


def test_ci_runs_the_tests_and_nothing_else() -> None:
    _, only = (ROOT / ".ci/run").read_text().splitlines()
    assert only == 'exec "$(dirname "$0")/../script/test"'


def test_the_operator_guide_describes_every_variable_and_no_other() -> None:
    read = set(
        re.findall(r"\b(?:env(?:iron)?\.\w+|switch)\(\s*\"([A-Z_]+)\"", (ROOT / "withdrawal/settings.py").read_text())
    )
    described = set(
        re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/operator-guide.md").read_text(), flags=re.MULTILINE)
    )
    assert described == read | {"PORT", "PYTHON", "GUNICORN_CMD_ARGS"}
