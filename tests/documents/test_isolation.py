"""Papers are drawn in a process that a text can neither slow down nor fill up for others, and that leaves nothing."""

import contextlib
import dataclasses
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
import weasyprint
from django.db import connection

from tests.documents.conftest import Printed
from withdrawal.documents import html, pdf
from withdrawal.documents import renderer as drawing
from withdrawal.domain.letter import MAX_CHARACTERS, MAX_LINES, Letter

if not pdf.is_available():
    pytest.skip(f"this machine makes no PDFs: {pdf.trouble()}", allow_module_level=True)

ROOT = Path(__file__).resolve().parent.parent.parent
HOSTILE = {
    "one long word": "A", "lines": "x\n", "paragraphs": "x\n\n", "spaces": " ", "no-break spaces": "\u00a0",
    "bidi controls": "\u202e\u202d", "private use": "\ue000", "combining marks": "a" + "\u0301" * 40,
    "joiners": "\u200d", "Arabic": "ع", "emoji": "👩\u200d👩\u200d👧", "every alphabet": "aаα你ע",
}  # fmt: skip
needs_proc = pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="this system has no /proc")


def worded(letter: Letter, text: str) -> str:
    return html.letter(dataclasses.replace(letter, paragraphs=tuple(filter(None, text.split("\n\n")))))


@pytest.fixture
def endless(letter: Letter) -> str:
    """A letter that would take a minute or so."""
    return worded(letter, "A" * 200_000)


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as threads:
        yield threads


def child(renderer: pdf.Renderer) -> pdf.Child:
    assert renderer.child
    return renderer.child


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline, "it should be so by now"
        time.sleep(0.01)


def draws(pid: int) -> bool:
    """True while the process is running, and so no longer waits for something to draw."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "R"


def is_gone(pid: int) -> bool:
    """True when there is no such process, or nothing left of it but its exit code."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


# --- limits -----------------------------------------------------------------------------------------------------


@needs_proc
def test_the_limits_are_set_before_a_text_is_read(renderer: pdf.Renderer) -> None:
    assert renderer.trouble() == ""
    said = Path(f"/proc/{child(renderer).pid}/limits").read_text()
    for name, most in (
        ("address space", drawing.MEMORY),
        ("open files", drawing.FILES),
        ("file size", 0),
        ("core file size", 0),
    ):
        assert re.search(rf"Max {name} +{most} +{most} ", said), name


@needs_proc
def test_each_letter_has_its_own_seconds(renderer: pdf.Renderer, letter: Letter) -> None:
    for seconds in (3, 40):
        renderer.draw(html.letter(letter), seconds)
        said = Path(f"/proc/{child(renderer).pid}/limits").read_text()
        most = re.search(r"Max cpu time +(\d+) ", said)
        assert most
        assert seconds < int(most[1]) <= seconds + 5, "what it used before, and the seconds"


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_whatever_a_letter_may_hold_is_drawn(unit: str, letter: Letter, complaints: list[str]) -> None:
    text = (unit * MAX_CHARACTERS)[:MAX_CHARACTERS]
    text = "\n".join(text.split("\n", MAX_LINES - 1)[: MAX_LINES - 1])
    assert pdf.from_html(worded(letter, f"{text}\nthe end"), seconds=20).startswith(b"%PDF")
    assert len(complaints) <= 1, "of signs that no font has, once"
    complaints.clear()


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_a_hundred_thousand_characters_are_drawn_or_refused_in_time(
    unit: str, letter: Letter, complaints: list[str]
) -> None:
    text = worded(letter, (unit * 100_000)[:100_000])
    start = time.monotonic()
    with contextlib.suppress(pdf.TooCostly):
        assert pdf.from_html(text, seconds=1).startswith(b"%PDF")
    assert time.monotonic() - start < 4
    assert pdf.from_html(html.letter(letter)).startswith(b"%PDF")
    complaints.clear()


def test_too_much_work_is_refused(renderer: pdf.Renderer, endless: str) -> None:
    with pytest.raises(pdf.TooCostly, match="more than 1 seconds"):
        renderer.draw(endless, 1)


HUNGRY = """
import runpy, sys
drawing = runpy.run_path(sys.argv[1])
draws = drawing["Papers"].draw
def hungry(papers, html):
    if "hungry" in html:
        return [bytearray(100_000_000) for _ in range(100)]
    if "starved" in html:
        eaten = b"x" * 1_000_000_000
        raise SystemError("returned NULL without setting an exception")
    if "sated" in html:
        eaten = b"x" * 600_000_000
    return draws(papers, html)
drawing["Papers"].draw = hungry
drawing["main"]()
"""


@needs_proc
@pytest.mark.parametrize("word", ["hungry", "starved"])
def test_too_much_memory_is_refused(
    word: str, renderer: pdf.Renderer, letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Want of memory shows as MemoryError, or as any trouble that a library has with it."""
    monkeypatch.setattr(pdf, "COMMAND", (sys.executable, "-I", "-c", HUNGRY, pdf.COMMAND[-1]))
    with pytest.raises(pdf.TooCostly):
        renderer.draw(worded(letter, word), 60)
    assert renderer.draw(html.letter(letter), 5).startswith(b"%PDF")


# --- one after the other ----------------------------------------------------------------------------------------


@needs_proc
def test_a_process_that_is_killed_over_a_letter_is_replaced_at_once(
    renderer: pdf.Renderer, letter: Letter, endless: str, pool: ThreadPoolExecutor
) -> None:
    assert renderer.trouble() == ""
    first = child(renderer).pid
    under_way = pool.submit(renderer.draw, endless, 60)
    until(lambda: draws(first))
    os.kill(first, signal.SIGKILL)
    with pytest.raises(pdf.TooCostly):
        under_way.result()
    assert child(renderer).pid != first, "the next one is loading"
    assert Printed(renderer.draw(html.letter(letter), 5)).says("Ana Lind")


def test_a_process_that_ended_while_it_had_nothing_to_do_is_no_trouble(renderer: pdf.Renderer, letter: Letter) -> None:
    renderer.draw(html.letter(letter), 5)
    os.kill(child(renderer).pid, signal.SIGKILL)
    until(lambda: not child(renderer).lives)
    assert renderer.draw(html.letter(letter), 5).startswith(b"%PDF")


def test_a_process_that_drew_very_many_letters_is_replaced_between_two(
    renderer: pdf.Renderer, letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MOST_PAPERS", 2)
    renderer.draw(html.letter(letter), 5)
    first = child(renderer).pid
    renderer.draw(html.letter(letter), 5)
    assert child(renderer).pid != first


def test_a_process_that_took_much_memory_is_replaced_between_two_letters(
    renderer: pdf.Renderer, letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "COMMAND", (sys.executable, "-I", "-c", HUNGRY, pdf.COMMAND[-1]))
    renderer.draw(html.letter(letter), 5)
    first = child(renderer).pid
    assert renderer.draw(worded(letter, "sated"), 5).startswith(b"%PDF")
    assert child(renderer).pid != first


BIG = """
held = b"x" * (pdf.MOST_MEMORY + 100_000_000)
pdf.renderer.end()
for _ in range(3):
    pdf.from_html("<html lang=en><title>T</title><p>Again")
    print(pdf.renderer.child.pid)
"""


def test_the_memory_of_whoever_asks_is_not_its_own() -> None:
    """Once a big process had a new renderer for every letter."""
    with asking(BIG) as process:
        told(process)
        assert process.stdout
        assert len(set(process.stdout.read().split())) == 1


@needs_proc
def test_one_is_drawn_two_wait_and_the_fourth_is_asked_to_come_again(
    renderer: pdf.Renderer, letter: Letter, endless: str, pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "PATIENCE", 60)
    assert renderer.trouble() == ""
    first = child(renderer).pid
    long = pool.submit(renderer.draw, endless, 60)
    until(lambda: draws(first))
    waiting = [pool.submit(renderer.draw, html.letter(letter), 5) for _ in range(pdf.MOST_WAITING)]
    until(lambda: renderer._places._value == 0)
    with pytest.raises(pdf.Busy):
        renderer.draw(html.letter(letter), 5)
    assert renderer.trouble() == "", "a page that asks does not wait"
    os.kill(first, signal.SIGKILL)
    with pytest.raises(pdf.TooCostly):
        long.result()
    assert all(one.result().startswith(b"%PDF") for one in waiting)


@needs_proc
def test_nobody_waits_for_long(
    renderer: pdf.Renderer, letter: Letter, endless: str, pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "PATIENCE", 0.1)
    assert renderer.trouble() == ""
    first = child(renderer).pid
    long = pool.submit(renderer.draw, endless, 60)
    until(lambda: draws(first))
    with pytest.raises(pdf.Busy):
        renderer.draw(html.letter(letter), 5)
    os.kill(first, signal.SIGKILL)
    with pytest.raises(pdf.TooCostly):
        long.result()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks one offer, and not everything")
def test_whoever_waits_for_the_database_waits_longer_than_a_letter_takes() -> None:
    """A letter is issued within a transaction, and SQLite lets one process write at a time."""
    assert connection.settings_dict["OPTIONS"]["timeout"] > pdf.PATIENCE + 2 * pdf.LETTER_SECONDS


def test_everybody_gets_their_own_letter(letter: Letter, pool: ThreadPoolExecutor) -> None:
    def mine(name: str) -> bytes:
        while True:
            with contextlib.suppress(pdf.Busy):
                return pdf.from_html(html.letter(dataclasses.replace(letter, signature=name)))

    names = [f"Person {number} of forty" for number in range(40)]
    drawn: list[Future[bytes]] = [pool.submit(mine, name) for name in names]
    assert all(Printed(one.result()).says(name) for name, one in zip(names, drawn, strict=True))


def test_an_answer_under_way_is_not_taken_for_the_next_ones(
    renderer: pdf.Renderer, letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer.draw(html.letter(letter), 5)

    def interrupted(_: object, __: float) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(pdf.Child, "_receive", interrupted)
        with pytest.raises(KeyboardInterrupt):
            renderer.draw(html.letter(letter), 5)
    mine = dataclasses.replace(letter, signature="Ben Okri")
    assert Printed(renderer.draw(html.letter(mine), 5)).says("Ben Okri")


TRIPS = """
import runpy, sys
drawing = runpy.run_path(sys.argv[1])
draws = drawing["Papers"].draw
def trips(papers, html):
    if "secret" in html:
        raise ValueError(html)
    return draws(papers, html)
drawing["Papers"].draw = trips
drawing["main"]()
"""


def test_what_the_renderer_trips_over_is_named_without_its_words(
    renderer: pdf.Renderer, letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "COMMAND", (sys.executable, "-I", "-c", TRIPS, pdf.COMMAND[-1]))
    with pytest.raises(RuntimeError, match=r"^the renderer failed: ValueError in <string>, line 7$"):
        renderer.draw(worded(letter, "my secret"), 5)
    assert renderer.draw(html.letter(letter), 5).startswith(b"%PDF")


def test_what_was_left_out_is_logged_without_its_words(complaints: list[str]) -> None:
    pdf.from_html('<html lang=en><title>T</title><img src="http://secret/">')
    assert len(complaints) == 1
    assert complaints[0].startswith("left out of a paper: Failed to load image")
    assert "secret" not in complaints.pop()


# --- the same paper ---------------------------------------------------------------------------------------------


def test_the_bytes_are_those_of_weasyprint_alone(letter: Letter) -> None:
    """The second is drawn with the fonts and the stylesheet that the first one used; an untuned one loads its own."""
    for name in ("Ana Lind", "Zoë Müller", "Мария Иванова"):
        document = html.letter(dataclasses.replace(letter, signature=name))
        fetcher, fonts = drawing.Bundled(html.bundle()), weasyprint.text.fonts.FontConfiguration()
        sheet = weasyprint.CSS(string=html.stylesheet(), url_fetcher=fetcher, font_config=fonts)
        alone = weasyprint.HTML(string=document, url_fetcher=fetcher)
        made = alone.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
        assert pdf.from_html(document) == made


@needs_proc
def test_memory_stays_with_the_number_of_letters(renderer: pdf.Renderer, letter: Letter) -> None:
    def memory_after(numbers: range) -> int:
        for number in numbers:
            renderer.draw(html.letter(dataclasses.replace(letter, subject=f"Letter {number}")), 5)
        said = Path(f"/proc/{child(renderer).pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+) kB", said)[1])  # type: ignore[index]

    few = memory_after(range(10))
    assert memory_after(range(10, 100)) < 1.15 * few


# --- nothing is left --------------------------------------------------------------------------------------------

ASKS = """
import sys, time
from withdrawal.documents import pdf
assert pdf.from_html("<html lang=en><title>T</title><p>Ready").startswith(b"%PDF")
print(pdf.renderer.child.pid, pdf.renderer.child._folder, flush=True)
"""


def asking(then: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "withdrawal.settings"}
    return subprocess.Popen([sys.executable, "-c", ASKS + then], stdout=subprocess.PIPE, text=True, env=environment)


def told(process: "subprocess.Popen[str]") -> tuple[int, Path]:
    assert process.stdout
    pid, folder = process.stdout.readline().split()
    return int(pid), Path(folder)


@needs_proc
def test_it_ends_with_whoever_asked_it() -> None:
    with asking("") as process:
        pid, folder = told(process)
        assert process.wait(timeout=10) == 0
    assert is_gone(pid)
    assert not folder.exists()


@needs_proc
def test_it_ends_with_whoever_asked_it_even_when_that_is_killed() -> None:
    with asking("time.sleep(60)") as process:
        pid, folder = told(process)
        process.kill()
    until(lambda: is_gone(pid))
    assert not folder.exists()


FORKED = """
import os
first = pdf.renderer.child.pid
forked = os.fork()
drawn = pdf.from_html("<html lang=en><title>T</title><p>Forked")
assert (pdf.renderer.child.pid == first) == bool(forked)
if forked:
    print(os.waitpid(forked, 0)[1], first, flush=True)
    assert pdf.from_html("<html lang=en><title>T</title><p>After")
    assert pdf.renderer.child.pid == first
"""


@needs_proc
def test_a_forked_process_has_its_own() -> None:
    with asking(FORKED) as process:
        pid, _ = told(process)
        assert process.stdout
        assert process.stdout.readline().split() == ["0", str(pid)]
        assert process.wait(timeout=20) == 0
    assert is_gone(pid)


def test_no_secret_is_passed_on(renderer: pdf.Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "nobody's business")
    assert renderer.trouble() == ""
    environment = Path(f"/proc/{child(renderer).pid}/environ").read_bytes()
    assert b"nobody" not in environment
    names = {entry.partition(b"=")[0].decode() for entry in environment.split(b"\0") if entry}
    assert names <= {*pdf.PASSED_ON, "LC_ALL", "TMPDIR"}
