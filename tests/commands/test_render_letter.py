"""manage.py render_letter: a letter in a file, or one line that says why not."""

import json
from pathlib import Path

import pypdfium2
import pytest
from django.core.management import CommandError, call_command

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
