"""Two real server processes over throwaway folders, one Chromium, and pages that complain about what they see.

The tests talk to the product only through the browser, as a person does. Both processes and the browser last as long
as the tests of this folder: Playwright keeps an event loop running, beside which Django's database refuses to work.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test, and is skipped where there is no browser."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None or not driver_works():
                reason = "no Chromium on this machine, or nothing to drive it: install chromium and libatomic1"
                item.add_marker(pytest.mark.skip(reason=reason))


@cache
def driver_works() -> bool:
    """Playwright's own program starts; it needs a library that a small Debian does not have."""
    asked = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


# --- the servers ------------------------------------------------------------------------------------------------


def free_port() -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def environment(folder: Path, port: str) -> dict[str, str]:
    """Ours without what could lead to anybody's data or mail."""
    ours = ("DATABASE_URL", "EMAIL_URL", "SECURE", "SECRET_KEY", "ALLOWED_HOSTS")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "VAR_DIR": str(folder), "TMPDIR": str(folder), "PORT": port, "PYTHONWARNINGS": "default"}


@contextmanager
def served(folder: Path, port: str, *command: str) -> Iterator[str]:
    """The address of the server that `command` starts; it is there once the process has said so."""
    trouble = folder / "stderr"
    with (
        trouble.open("w") as stderr,
        subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment(folder, port),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            start_new_session=True,
        ) as process,
    ):
        assert process.stdout is not None
        try:
            said = process.stdout.readline()
            assert f"127.0.0.1:{port}" in said, f"{command} did not start: {said}{trouble.read_text()}"
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, signal.SIGINT)  # what Ctrl-C does
            process.wait(timeout=20)


@pytest.fixture(scope="package")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The empty product, prepared and served as ./script/server does."""
    folder, port = tmp_path_factory.mktemp("product"), free_port()
    subprocess.run([sys.executable, "script/prepare.py"], cwd=ROOT, env=environment(folder, port), check=True)
    with served(folder, port, "-m", "gunicorn", "--config", "python:withdrawal.server", "withdrawal.wsgi") as address:
        yield address


@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The worked example, where every visitor is the demo person."""
    port = free_port()
    with served(tmp_path_factory.mktemp("demo"), port, "manage.py", "demo", "--port", port) as address:
        yield address


# --- the browser ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What went wrong behind the pages of a test: it fails for any of it, whatever else it looked at."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def visit(browser: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Makes a page of a person's own browser, on the site given; options are those of a browser context."""
    contexts = []

    def visit(site: str, **options: object) -> Page:
        context = browser.new_context(base_url=site, **options)  # type: ignore[arg-type]  # handed through
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()

        def judge(request: Request) -> None:
            if urlsplit(request.url).scheme in ("http", "https") and not request.url.startswith(f"{site}/"):
                complaints.append(f"a request left the server: {request.url}")

        page.on("request", judge)
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}") if said.type == "error" else None)
        return page

    yield visit
    for context in contexts:
        context.close()
