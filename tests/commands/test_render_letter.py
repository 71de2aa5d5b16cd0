"""manage.py render_letter: a letter in a file, or one line that says why not."""

import io
import json
import sys
from pathlib import Path

import pypdfium2
import pytest
from django.core.management import CommandError, call_command

from tests.documents.conftest import Printed
from withdrawal.documents import pdf
from withdrawal.management.streams import CLEAR

if not pdf.is_available():
    pytest.skip(f"this machine makes no PDFs: {pdf.trouble()}", allow_module_level=True)

FACTS = {
    "me": {"name": "Ana Lind", "address": ["7 Mill Lane", "Leeds"]},
    "company": "Northwind",
    "role": "Data Analyst",
    "dated": "2026-11-23",
    "people": [{"name": "Maya Okafor", "honorific": "Ms"}],
}


def facts_file(folder: Path, **more: object) -> str:
    path = folder / "facts.json"
    path.write_text(json.dumps(FACTS | more), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("layout", "width"), [("", 210.0), ("us", 215.9), ("gb", 210.0), ("din5008b", 210.0)])
def test_the_letter_is_on_the_paper_of_its_layout(tmp_path: Path, layout: str, width: float) -> None:
    out = tmp_path / "letter.pdf"
    call_command("render_letter", facts_file(tmp_path), out, layout=layout)
    document = pypdfium2.PdfDocument(out.read_bytes())
    assert len(document) == 1
    assert document[0].get_width() / 72 * 25.4 == pytest.approx(width, abs=0.1)
    text = document[0].get_textpage().get_text_bounded()
    for words in ("Ana Lind", "Ms Maya Okafor", "Northwind", "2026", "Data Analyst"):
        assert words in text


@pytest.mark.parametrize(
    ("more", "options", "says"),
    [
        ({"salary": 1}, {}, "FACTS.salary: unknown key"),
        ({}, {"layout": "legal"}, "unknown layout legal: expected one of us, gb"),
        ({"language": "xx"}, {}, "xx"),
    ],
)
def test_what_cannot_be_used_is_named_on_one_line(
    tmp_path: Path, more: dict[str, object], options: dict[str, str], says: str
) -> None:
    with pytest.raises(CommandError, match=says) as refused:
        call_command("render_letter", facts_file(tmp_path, **more), tmp_path / "letter.pdf", **options)
    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)
    assert not (tmp_path / "letter.pdf").exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file or directory"):
        call_command("render_letter", facts_file(tmp_path), tmp_path / "nowhere" / "letter.pdf")


@pytest.mark.parametrize("problem", [pdf.TooCostly("too long or too intricate"), pdf.Unavailable("no libpango")])
def test_a_letter_that_cannot_be_drawn_is_one_line(
    problem: pdf.NotMade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> bytes:
        raise problem

    monkeypatch.setattr(pdf, "from_html", refused)
    with pytest.raises(CommandError, match=str(problem)) as ended:
        call_command("render_letter", facts_file(tmp_path), tmp_path / "letter.pdf")
    assert ended.value.returncode == 2
    assert not (tmp_path / "letter.pdf").exists()


# --- many at a time ---------------------------------------------------------------------------------------------


def lines_file(folder: Path, *lines: object) -> str:
    path = folder / "letters.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return str(path)


def test_a_hundred_letters_are_made_at_once_each_with_its_own_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"id": number, "facts": FACTS | {"company": f"Company {number} Ltd"}} for number in range(100)]
    call_command("render_letter", lines_file(tmp_path, *rows), tmp_path / "out" / "letters", jsonl=True)
    made = sorted((tmp_path / "out" / "letters").iterdir())
    assert len(made) == 100
    assert all(Printed(file.read_bytes()).says(f"Company {file.stem} Ltd") for file in made)
    assert capsys.readouterr() == ("", ""), "no bar where nobody looks"


def test_a_line_may_choose_its_layout(tmp_path: Path) -> None:
    rows = {"id": "own", "facts": FACTS, "layout": "us"}, {"id": "given", "facts": FACTS}
    call_command("render_letter", lines_file(tmp_path, *rows), tmp_path, jsonl=True, layout="din5008a")
    widths = {name: pypdfium2.PdfDocument(tmp_path / f"{name}.pdf")[0].get_width() for name in ("own", "given")}
    assert widths["own"] > widths["given"] + 10


BAD_LINES = {
    "no JSON": ('{"id": 1', "not JSON"),
    "no facts": ('{"id": 1}', 'expected {"id": ..., "facts": {...}}'),
    "a list": ("[]", 'expected {"id": ..., "facts": {...}}'),
    "a key that means nothing": ({"id": 1, "facts": FACTS, "name": "x"}, 'expected {"id": ..., "facts": {...}}'),
    "nested without end": ('{"id": 1, "facts": ' + "[" * 100_000, "not JSON"),
    "facts that are none": ({"id": 1, "facts": []}, "FACTS: expected an object, found a list"),
    "facts that lack": ({"id": 1, "facts": {"company": "Northwind"}}, "FACTS.me: missing"),
    "no such layout": ({"id": 1, "facts": FACTS, "layout": "legal"}, "unknown layout legal"),
    "a layout that is no text": ({"id": 1, "facts": FACTS, "layout": ["us"]}, "layout: expected text"),
    "an empty id": ({"id": " ", "facts": FACTS}, "id: expected text or a whole number"),
    "an id that is no name": ({"id": {}, "facts": FACTS}, "id: expected text or a whole number"),
    "an id used before": ({"id": "GOOD", "facts": FACTS}, "there is a GOOD.pdf already"),
    "an unknown language": ({"id": 1, "facts": FACTS | {"language": "xx"}}, "xx"),
    "too long": ({"id": 1, "facts": FACTS | {"role": "R" * 9000}}, "characters too many"),
}


@pytest.mark.parametrize("what", BAD_LINES)
def test_a_bad_line_is_named_and_the_good_ones_are_made(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line, says = BAD_LINES[what]
    file = lines_file(tmp_path, {"id": "good", "facts": FACTS}, "", line, {"id": "after", "facts": FACTS})
    with pytest.raises(SystemExit, match="2"):
        call_command("render_letter", file, tmp_path / "out", jsonl=True)
    said = capsys.readouterr().err
    assert said.startswith(f"{file}, line 3: ")
    assert says in said
    assert said.count("\n") == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["after.pdf", "good.pdf"]


@pytest.mark.parametrize(
    ("identifier", "name"),
    [("../../etc/passwd", "______etc_passwd"), ("a b/c", "a_b_c"), (7, "7"), ("Zoë-1", "Zoë-1"), ("é" * 500, "é" * 60),
     ("x\0y\n", "x_y"), ("con.pdf", "con_pdf")],
)  # fmt: skip
def test_a_letter_stays_in_its_folder_whatever_its_id(identifier: object, name: str, tmp_path: Path) -> None:
    call_command(
        "render_letter", lines_file(tmp_path, {"id": identifier, "facts": FACTS}), tmp_path / "out", jsonl=True
    )
    assert [path.stem for path in (tmp_path / "out").iterdir()] == [name]
    assert not list(tmp_path.glob("*.pdf"))


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    file = lines_file(tmp_path, {"id": 1, "facts": FACTS})
    with pytest.raises(CommandError, match=r"letters\.jsonl: File exists"):
        call_command("render_letter", file, file, jsonl=True)


def test_on_a_terminal_a_bar_shows_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)
    rows = {"id": 1, "facts": FACTS}, {"id": 2, "facts": {}}, {"id": 3, "facts": FACTS}, {"id": 4, "facts": FACTS}
    with pytest.raises(SystemExit):
        call_command("render_letter", lines_file(tmp_path, *rows), tmp_path, jsonl=True)
    first, second, trouble, third, fourth, last = terminal.getvalue().split(CLEAR)[1:]
    assert [first, second, third, fourth, last] == [f"[{'#' * done * 10:40}] {done}/4" for done in range(4)] + [""]
    assert "line 2: FACTS.me: missing\n" in trouble
