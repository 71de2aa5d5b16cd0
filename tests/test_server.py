"""The server under load: whoever draws a letter that takes long keeps nobody else waiting."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest

from withdrawal.documents import pdf
from withdrawal.domain.letter import MAX_CHARACTERS

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = "A" * (MAX_CHARACTERS - 100)
"""Takes two seconds or so, the longest that there is within the cap."""


class Visitor:
    """A browser without a window: keeps cookies, and gives status, seconds and body of an answer."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, SimpleCookie()

    def ask(self, address: str, **form: str) -> tuple[int, float, str]:
        start = time.monotonic()
        visit = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={kept.value}" for name, kept in self.cookies.items())}
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        visit.request("POST" if form else "GET", address, urlencode(form) if form else None, headers)
        answer = visit.getresponse()
        body = answer.read().decode("latin-1")
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        visit.close()
        return answer.status, time.monotonic() - start, body


@pytest.fixture
def server() -> Iterator[tuple["subprocess.Popen[str]", Visitor]]:
    """The demo, which runs as ./script/server does, and somebody who is signed in there."""
    if not pdf.is_available():
        pytest.skip(f"this machine makes no PDFs: {pdf.trouble()}")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    command = [sys.executable, "manage.py", "demo", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("The demo is at")
        yield process, Visitor(port)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)


def descendants(pid: int) -> set[int]:
    """The processes that `pid` started, and those that these started."""
    children = {int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
    return children.union(*map(descendants, children))


def test_pages_come_at_once_while_two_letters_are_drawn_that_take_long(
    server: tuple["subprocess.Popen[str]", Visitor],
) -> None:
    _, visitor = server
    offer = re.search(r"/offers/[0-9a-f-]{36}/", visitor.ask("/")[2])
    assert offer
    address = f"{offer[0]}message/?kind=confirmation&edit=1"
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', visitor.ask(address)[2])
    assert token
    body = f"Dear Ms Okafor,\n\nI withdraw my acceptance. {HOSTILE}"
    saved, _, _ = visitor.ask(address, csrfmiddlewaretoken=token[1], subject="My acceptance", body=body)
    assert saved == 302

    def letter() -> int:
        return visitor.ask(f"{offer[0]}letter.pdf")[0]

    waits = []
    with ThreadPoolExecutor(2) as others:
        letters = [others.submit(letter), others.submit(letter)]
        while not all(one.done() for one in letters):
            status, seconds, _ = visitor.ask("/healthz")
            assert status == 200
            waits.append(seconds)
            time.sleep(0.02)
    assert [one.result() for one in letters] == [200, 200]
    assert len(waits) > 10, "the letters take long enough to see it"
    assert max(waits) < 1


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system has no /proc")
def test_a_stop_leaves_no_process_behind(server: tuple["subprocess.Popen[str]", Visitor]) -> None:
    process, visitor = server
    assert visitor.ask("/healthz")[0] == 200
    started = descendants(process.pid)
    drawing = [pid for pid in started if b"renderer.py" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    assert len(drawing) >= 2, "one for each process of the server"
    time.sleep(1)  # a process that gunicorn has only just forked misses its signals
    os.killpg(process.pid, signal.SIGINT)
    deadline = time.monotonic() + 20
    while left := [pid for pid in started if Path(f"/proc/{pid}").exists()]:
        assert time.monotonic() < deadline, left
        time.sleep(0.05)
