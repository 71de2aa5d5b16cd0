"""The set-up commands, run for real in a copy of the tree: every trouble is one sentence, and a second start installs
nothing. Machines that lack something are stood in for by a folder of commands that lack it."""

import http.client
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
Command = Callable[[str, str], Path]
SENTENCE = re.compile(r"[A-Z][^\n]+\n")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A clone that nothing has been set up in."""
    root = tmp_path / "a clone"  # people's folders have spaces
    for part in ("script", "requirements"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    return root


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Makes a command of the stand-in machine, which has nothing but the basics and those made."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("cat", "chmod", "cmp", "cp", "dirname", "env", "mkdir", "mktemp", "rm"):
        (folder / name).symlink_to(str(shutil.which(name)))

    def make(name: str, script: str) -> Path:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    return make


def run(tree: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments,
        cwd=tree,
        env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def shared(tree: Path, tmp_path: Path, call: str) -> subprocess.CompletedProcess[str]:
    """Run one function of script/setup.sh on the stand-in machine."""
    script = f"set -eu; . script/setup.sh; {call}"
    return run(tree, "/bin/sh", "-c", script, "script/server", PATH=str(tmp_path / "bin"))


# --- trouble is one sentence ----------------------------------------------------------------------------------


@pytest.mark.parametrize("port", ["abc", "0", "65536", "80 80", "-1", "8_000", "٨٠٨٠"])
def test_a_port_that_is_none_is_refused_in_one_sentence(tree: Path, port: str) -> None:
    ended = run(tree, "./script/server", PORT=port)
    assert ended.returncode != 0
    assert SENTENCE.fullmatch(ended.stderr)
    assert "PORT must be a whole number from 1 to 65535" in ended.stderr


def test_a_busy_port_is_named_in_one_sentence(tree: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = str(busy.getsockname()[1])
        ended = run(tree, "./script/server", PORT=port)
    assert ended.returncode != 0
    assert SENTENCE.fullmatch(ended.stderr)
    assert f"Port {port} is in use" in ended.stderr


def test_a_data_folder_that_cannot_be_written_is_named_in_one_sentence(tree: Path, free_port: str) -> None:
    (tree / "var").write_text("a file where the folder would be")
    ended = run(tree, "./script/server", PORT=free_port)
    assert ended.returncode != 0
    assert SENTENCE.fullmatch(ended.stderr)
    assert str(tree / "var") in ended.stderr


@pytest.mark.parametrize("script", ["./script/server", "./script/test"])
def test_a_tree_that_cannot_be_written_is_named_in_one_sentence(tree: Path, free_port: str, script: str) -> None:
    (tree / ".venv").write_text("a file where the folder would be")
    ended = run(tree, script, PORT=free_port)
    assert ended.returncode != 0
    assert SENTENCE.fullmatch(ended.stderr)
    assert str(tree / ".venv") in ended.stderr


@pytest.mark.parametrize("script", ["./script/server", "./script/test", "./script/lock"])
@pytest.mark.parametrize("found", ["Python 3.9.2", "no Python at all"])
def test_a_python_that_is_too_old_or_missing_is_named_in_one_sentence(
    tree: Path, tmp_path: Path, command: Command, script: str, found: str
) -> None:
    if found != "no Python at all":
        command("python3", f'[ "$1" = --version ] && echo {found} && exit; exit 1')
    ended = run(tree, script, PATH=str(tmp_path / "bin"))
    assert ended.returncode != 0
    assert SENTENCE.fullmatch(ended.stderr)
    assert "Python 3.11 or newer" in ended.stderr
    assert found in ended.stderr


# --- what the system lacks is installed where that is allowed, and named where not ------------------------------

NOT_ALLOWED = "echo 1000"
ALLOWED = "echo 0"


@pytest.fixture
def debian(tmp_path: Path, command: Command) -> Command:
    """A machine with apt-get, which writes down what it is asked."""
    command("apt-get", f'echo "$@" >> "{tmp_path}/asked"')
    return command


def test_without_rights_the_command_for_the_venv_module_is_named(tree: Path, tmp_path: Path, debian: Command) -> None:
    debian("id", NOT_ALLOWED)
    debian("python3", f'case $* in *ensurepip*) exit 1 ;; esac; exec "{sys.executable}" "$@"')
    ended = shared(tree, tmp_path, "find_python; install_lock runtime")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert ended.returncode != 0
    assert SENTENCE.fullmatch(ended.stderr)
    assert f"sudo apt-get install python{version}-venv" in ended.stderr
    assert not (tmp_path / "asked").exists()


def test_without_rights_the_command_for_the_pdf_libraries_is_named_and_the_start_goes_on(
    tree: Path, tmp_path: Path, debian: Command
) -> None:
    debian("id", NOT_ALLOWED)
    ended = shared(tree, tmp_path, "get_pdf_libraries; say and on")
    assert ended.returncode == 0
    assert "PDF is off" in ended.stdout
    assert "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in ended.stdout
    assert ended.stdout.endswith("and on\n")
    assert not (tmp_path / "asked").exists()


def test_with_rights_the_pdf_libraries_are_installed(tree: Path, tmp_path: Path, debian: Command) -> None:
    debian("id", ALLOWED)
    shared(tree, tmp_path, "get_pdf_libraries")
    update, install = (tmp_path / "asked").read_text().splitlines()
    assert update.startswith("update")
    assert install.startswith("install")
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core" in install


def test_without_rights_the_missing_browser_is_a_reason_and_no_failure(
    tree: Path, tmp_path: Path, debian: Command
) -> None:
    debian("id", NOT_ALLOWED)
    ended = shared(tree, tmp_path, "get_browser")
    assert ended.returncode == 0
    assert "browser tests were skipped" in ended.stdout
    assert "sudo apt-get install chromium" in ended.stdout


WITHOUT_POSTGRES = "find_postgres() { return 1; }"


def test_without_rights_the_missing_postgresql_is_a_reason_and_no_failure(
    tree: Path, tmp_path: Path, debian: Command
) -> None:
    debian("id", NOT_ALLOWED)
    script = f"{WITHOUT_POSTGRES}; get_postgres; start_postgres || say $no_postgres"
    ended = shared(tree, tmp_path, script)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "ran on SQLite only" in ended.stdout
    assert "sudo apt-get install postgresql" in ended.stdout
    assert not (tmp_path / "asked").exists()


def test_with_rights_postgresql_is_installed_and_debian_told_to_start_none_of_its_own(
    tree: Path, tmp_path: Path, command: Command
) -> None:
    asked, told = tmp_path / "asked", tmp_path / "told"
    command("id", ALLOWED)
    for name in ("mkdir", "rm"):
        (tmp_path / "bin" / name).unlink()
        command(name, f'echo {name} "$@" >> "{asked}"')
    command("tee", f'cat > "{told}"; echo tee "$@" >> "{asked}"')
    command("apt-get", f'echo apt-get "$@" >> "{asked}"')
    assert shared(tree, tmp_path, f"{WITHOUT_POSTGRES}; get_postgres").returncode == 0
    assert told.read_text() == "create_main_cluster = false\n"
    steps = [line.split()[0] for line in asked.read_text().splitlines()]
    assert steps == ["mkdir", "tee", "apt-get", "apt-get", "rm"]
    assert asked.read_text().count("createcluster.d/withdrawal.conf") == 2
    assert "--no-install-recommends postgresql" in asked.read_text()


def test_a_postgresql_that_does_not_start_is_a_reason_and_no_failure(tree: Path, tmp_path: Path) -> None:
    for name in ("initdb", "pg_ctl"):
        (tmp_path / name).write_text("#!/bin/sh\necho no space left >&2\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    script = (
        f'. script/setup.sh; find_postgres() {{ postgres={tmp_path}; }}; as_postgres() {{ "$@"; }}; id() {{ echo 1; }};'
        'start_postgres || say "$no_postgres"; stop_postgres; [ -e "$cluster" ] || say and gone'
    )
    ended = run(tree, "/bin/sh", "-c", script, "script/test")
    assert ended.stdout == ("The tests ran on SQLite only, because PostgreSQL did not start: no space left\nand gone\n")


def test_the_postgresql_of_the_tests_is_private_and_goes_with_them(tree: Path) -> None:
    script = """
        set -eu; . script/setup.sh; trap stop_postgres EXIT
        start_postgres || { say "$no_postgres"; exit; }
        say "$cluster"; say "$DATABASE_URL"; ls -ld "$cluster"; cat "$cluster/data/postmaster.pid"
    """
    ended = run(tree, "/bin/sh", "-c", script, "script/test")
    if "ran on SQLite only" in ended.stdout:
        pytest.skip("this machine has no PostgreSQL that starts")
    assert ended.returncode == 0, ended.stderr
    folder, address, listed, process = ended.stdout.splitlines()[:4]
    assert address == f"postgres://withdrawal@/{folder}/postgres"
    assert listed.startswith("drwx------")
    assert not Path(folder).exists()
    deadline = time.monotonic() + 10
    while runs(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not runs(process)


def runs(process: str) -> bool:
    """Whether a process of this number is there and has not ended; one whose end nobody took note of has no command."""
    try:
        return Path("/proc", process, "cmdline").read_bytes() != b""
    except OSError:
        return False


# --- .venv holds what the lock names ----------------------------------------------------------------------------


class Machine:
    """Installs into .venv with a Python that only writes down what it is asked to do."""

    def __init__(self, tree: Path, tmp_path: Path, command: Command) -> None:
        self.tree, self.tmp_path, self.asked = tree, tmp_path, tmp_path / "asked"
        self.installed = tree / ".venv/installed.txt"
        command(
            "python3",
            f"""case $* in
                *"-m venv"*) echo venv >> "{self.asked}"; rm -rf .venv; mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
                *"-m pip"*) echo pip >> "{self.asked}"; [ ! -e "{tmp_path}/offline" ] ;;
            esac""",
        )

    def install(self, lock: str = "runtime") -> tuple[list[str], subprocess.CompletedProcess[str]]:
        """What Python was asked to do to install this lock, and how that ended."""
        self.asked.write_text("")
        ended = shared(self.tree, self.tmp_path, f"find_python; install_lock {lock}")
        return self.asked.read_text().split(), ended


@pytest.fixture
def machine(tree: Path, tmp_path: Path, command: Command) -> Machine:
    return Machine(tree, tmp_path, command)


def test_a_second_start_installs_nothing(machine: Machine) -> None:
    assert machine.install()[0] == ["venv", "pip"]
    assert machine.install()[0] == []


def test_an_interrupted_installation_is_begun_anew(machine: Machine) -> None:
    machine.install()
    machine.installed.unlink()
    assert machine.install()[0] == ["venv", "pip"]


def test_an_installation_that_failed_is_said_and_begun_anew(machine: Machine) -> None:
    (machine.tmp_path / "offline").touch()
    ended = machine.install()[1]
    assert ended.returncode != 0
    assert SENTENCE.fullmatch(ended.stderr)
    (machine.tmp_path / "offline").unlink()
    assert machine.install()[0] == ["venv", "pip"]


def test_a_new_lock_is_installed_into_the_venv_there_is(machine: Machine) -> None:
    machine.install()
    (machine.tree / "requirements/runtime.txt").write_text("another")
    assert machine.install()[0] == ["pip"]


def test_a_venv_whose_python_is_gone_is_made_anew(machine: Machine) -> None:
    machine.install()
    (machine.tree / ".venv/bin/python").unlink()
    assert machine.install()[0] == ["venv", "pip"]


def test_what_the_tests_need_is_enough_for_the_server_and_not_the_other_way_round(machine: Machine) -> None:
    machine.install("runtime")
    assert machine.install("test")[0] == ["pip"]
    assert machine.install("runtime")[0] == []


# --- a real start -----------------------------------------------------------------------------------------------


@pytest.fixture
def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return str(taken.getsockname()[1])


@pytest.fixture
def server(tree: Path, tmp_path: Path, command: Command, free_port: str) -> Iterator[subprocess.Popen[str]]:
    """The server, started in a tree that is set up, on a machine where nothing could be installed."""
    if not (Path(sys.prefix) / "installed.txt").exists():
        pytest.skip("this Python's packages were not installed by ./script/test")
    for part in ("withdrawal", "templates", "static"):
        shutil.copytree(ROOT / part, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
    (tree / ".venv").symlink_to(sys.prefix)
    for name in ("apt-get", "brew", "sudo"):
        command(name, f'echo {name} "$@" >> "{tmp_path}/asked"; exit 1')
    command("id", ALLOWED)
    command("python3", f'exec "{sys.executable}" "$@"')
    (tmp_path / "home").mkdir(mode=0o500)
    environment = {
        "PATH": str(tmp_path / "bin"),
        "HOME": str(tmp_path / "home"),
        "PORT": free_port,
        "PIP_NO_INDEX": "1",
    }
    with (
        (tmp_path / "out").open("w") as out,
        (tmp_path / "err").open("w") as err,
        subprocess.Popen(
            ["./script/server"], cwd=tree, env=environment, stdout=out, stderr=err, text=True, start_new_session=True
        ) as process,
    ):
        yield process
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def test_a_start_installs_nothing_says_where_it_is_answers_and_ends_with_ctrl_c(
    server: subprocess.Popen[str], tree: Path, tmp_path: Path, free_port: str
) -> None:
    deadline = time.monotonic() + 60
    while server.poll() is None and not (tmp_path / "out").read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert (tmp_path / "err").read_text() == ""
    assert (tmp_path / "out").read_text() == f"Withdrawal is at http://127.0.0.1:{free_port}/\n"
    visit = http.client.HTTPConnection("127.0.0.1", int(free_port), timeout=30)
    visit.request("GET", "/healthz")
    answer = visit.getresponse()
    assert (answer.status, answer.read()) == (200, b'{"ok": true}')
    visit.close()

    time.sleep(1)  # a process that gunicorn has only just forked misses its signals
    os.killpg(server.pid, signal.SIGINT)  # what a terminal does on Ctrl-C
    assert server.wait(timeout=30) == 0
    assert (tmp_path / "err").read_text() == ""
    assert not (tmp_path / "asked").exists()
    assert list((tmp_path / "home").iterdir()) == []
    for kept in ("secret_key", "withdrawal.sqlite3"):
        assert stat.S_IMODE((tree / "var" / kept).stat().st_mode) == 0o600
