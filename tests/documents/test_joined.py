"""A long record is one paper, although it was drawn in parts: numbered through, with an index that leads everywhere."""

import dataclasses
import datetime as dt
import io
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import page
import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from withdrawal.documents import html, join, pdf
from withdrawal.documents.join import Joined
from withdrawal.domain.record import Line, Record

if not pdf.is_available():
    pytest.skip(f"this machine makes no PDFs: {pdf.trouble()}", allow_module_level=True)

PRINTED_AT = dt.datetime(2026, 11, 24, 8, 30, tzinfo=dt.UTC)
COUNT, PART, SECTION = 40, 8, 25
PARTS, SECTIONS = ([(at, min(at + step - 1, COUNT)) for at in range(1, COUNT + 1, step)] for step in (PART, SECTION))


@pytest.fixture(scope="module")
def long(line: Line) -> Record:
    """Forty contacts; each has a seal of its own and a word that nothing else has."""
    lines = tuple(
        dataclasses.replace(line, seq=seq, text=f"Entry{seq:03}x. She was kind.", digest=f"{seq:064x}", files=())
        for seq in range(1, COUNT + 1)
    )
    return Record("a-log", "Ana Lind", "Northwind", "Data Analyst", lines)


@pytest.fixture(scope="module")
def joined(long: Record) -> Joined:
    def some(first: int, last: int) -> Record:
        return dataclasses.replace(long, lines=long.lines[first - 1 : last])

    entries = [pdf.from_html(html.record_part(some(*span), head=long.head, bare=False)) for span in PARTS]
    found = join.join(entries)
    begins = [0, *accumulate(found.pages)]
    index_pages = 2
    sections = []
    for first, last in SECTIONS:
        places = (found.places[f"entry-{seq}"] for seq in range(first, last + 1))
        pages = [1 + index_pages + begins[part] + at for part, at in places]
        told = html.record_index(
            some(first, last), head=long.head, pages=pages, count=COUNT, printed_at=PRINTED_AT
        )  # fmt: skip
        sections.append(pdf.from_html(told))
    whole = join.join([*sections, *entries])
    assert sum(whole.pages[: len(sections)]) == index_pages
    return whole


@pytest.fixture
def opened(joined: Joined) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(joined.pdf)
    yield document
    document.close()


@pytest.fixture
def inside(joined: Joined) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(joined.pdf)) as document:
        yield document


def texts(document: pypdfium2.PdfDocument) -> list[str]:
    """The words of each page."""
    said = []
    for sheet in document:
        words = sheet.get_textpage()
        said.append(words.get_text_bounded().replace("\r\n", "\n"))
        words.close()
        sheet.close()
    return said


def test_it_breaks_no_rule_of_pdf_ua(joined: Joined) -> None:
    report = page.validate_pdf_bytes(joined.pdf)
    assert report.profile is page.ValidationProfile.PDF_UA_1
    assert [failure.rule_id for failure in report.failures] == []


def test_every_page_has_its_number_and_the_head(opened: pypdfium2.PdfDocument, long: Record) -> None:
    said = texts(opened)
    feet = [re.search(r"Record: (\w+)\s+(\d+ / \d+)\s*$", one) for one in said]
    assert [foot and foot.groups() for foot in feet] == [
        (long.head, f"{number} / {len(said)}") for number in range(1, len(said) + 1)
    ]


def test_the_numbers_end_where_those_of_a_short_record_do(joined: Joined, record: Record) -> None:
    def right_edge(body: bytes, at: int) -> Any:
        document = pypdfium2.PdfDocument(body)
        sheet = document[at]
        words = sheet.get_textpage()
        end = max(
            words.get_charbox(one)[2] for one in range(words.count_chars()) if words.get_charbox(one)[3] < 60
        )  # fmt: skip
        for kept in (words, sheet, document):
            kept.close()
        return end

    short = right_edge(pdf.from_html(html.record(record, printed_at=PRINTED_AT)), 0)
    assert right_edge(joined.pdf, 0) == pytest.approx(short, abs=0.5)
    assert right_edge(joined.pdf, 7) == pytest.approx(short, abs=0.5)


def test_the_index_names_the_page_of_every_entry(opened: pypdfium2.PdfDocument) -> None:
    said = texts(opened)
    rows = re.findall(
        r"^(\d+) 23 November 2026 Phone, From me\s+Maya Okafor We spoke, or it arrived (\d+)$",
        "\n".join(said[:2]), re.MULTILINE,
    )  # fmt: skip
    assert [int(seq) for seq, _ in rows] == list(range(1, COUNT + 1))
    for seq, number in rows:
        assert f"Entry{int(seq):03}x" in said[int(number) - 1] or f"{seq}. 23 November" in said[int(number) - 1]


def test_every_line_of_the_index_leads_to_its_entry(inside: pikepdf.Pdf) -> None:
    flat = list(inside.Root.Names.Dests.Names)
    names = [bytes(one) for one in flat[::2]]
    assert names == sorted(names)
    place_of = dict(zip(names, flat[1::2], strict=True))
    links = [link for sheet in inside.pages for link in sheet.obj.get("/Annots", [])]
    assert {bytes(link.Dest) for link in links} == {f"entry-{seq}".encode() for seq in range(1, COUNT + 1)}
    assert not any("/A" in link for link in links)
    number_of = {sheet.obj.objgen: number for number, sheet in enumerate(inside.pages)}
    led = [number_of[place_of[bytes(link.Dest)][0].objgen] for link in links]
    assert led == sorted(led)
    assert led[0] == 2


def test_it_is_read_aloud_in_the_order_of_the_paper(inside: pikepdf.Pdf) -> None:
    """Every element of the structure says its page; what is marked on a page is found from the page again."""
    root: Any = inside.Root.StructTreeRoot
    number_of = {sheet.obj.objgen: number for number, sheet in enumerate(inside.pages)}
    pages = [number_of[element.Pg.objgen] for element in root.K[0].K]
    assert pages == sorted(pages)
    assert pages[0] == 0
    assert pages[-1] == len(inside.pages) - 1
    assert all(element.P.objgen == root.K[0].objgen for element in root.K[0].K)
    keys = list(root.ParentTree.Nums)[::2]
    assert keys == sorted(set(keys))
    parents = dict(zip(keys, list(root.ParentTree.Nums)[1::2], strict=True))
    for sheet in inside.pages:
        linked = [parents[sheet.obj.StructParents]]
        for link in sheet.obj.get("/Annots", []):
            assert parents[link.StructParent].S == "/Link"
        assert all(one.Pg.objgen == sheet.obj.objgen for one in linked[0])


def test_headings_of_cells_are_found_in_their_own_table(inside: pikepdf.Pdf) -> None:
    def cells(element: Any, kind: str) -> Iterator[Any]:
        if str(element.S) == kind:
            yield element
        for kid in element.K:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from cells(kid, kind)

    root: Any = inside.Root.StructTreeRoot
    tables = [element for element in root.K[0].K if element.S == "/Table"]
    headings = [[bytes(cell.ID) for cell in cells(table, "/TH")] for table in tables]
    assert len({one for some in headings for one in some}) == sum(map(len, headings))
    for table, own in zip(tables, headings, strict=True):
        assert {bytes(one) for cell in cells(table, "/TD") if cell.A.Headers for one in cell.A.Headers} <= set(own)


def test_the_outline_has_the_parts_and_in_them_the_entries(inside: pikepdf.Pdf) -> None:
    with inside.open_outline() as outline:
        top = [(item.title, item.is_closed, len(item.children)) for item in outline.root]
    assert top == [
        ("Dated record of contacts", False, 1), ("Index, 26 to 40", False, 0),
        *((f"Entries {first} to {last}", True, PART) for first, last in PARTS), ("What this shows", False, 0),
    ]  # fmt: skip


def test_language_title_and_kind_are_those_of_any_paper(opened: pypdfium2.PdfDocument, inside: pikepdf.Pdf) -> None:
    assert opened.get_metadata_value("Title") == "Dated record: Northwind"
    assert raw.FPDFCatalog_IsTagged(opened)
    assert inside.Root.Lang == "en"
    assert b"pdfuaid:part" in inside.Root.Metadata.read_bytes()


def test_all_of_it_is_there_once(opened: pypdfium2.PdfDocument) -> None:
    said = "\n".join(texts(opened))
    assert re.findall(r"Entry(\d+)x", said) == [f"{seq:03}" for seq in range(1, COUNT + 1)]
    assert said.count("Printed 24 November 2026, 08:30 UTC. 40 contacts") == 1
    assert said.count("What this shows") == 1


def test_a_text_that_cannot_be_drawn_is_left_out_with_a_word(long: Record) -> None:
    bare = html.record_part(dataclasses.replace(long, lines=long.lines[:1]), head=long.head, bare=True)
    assert "This text is too intricate to be printed. It stands in record.csv and record.json." in bare
    assert "Entry001x" not in bare
    assert "1. 23 November 2026" in bare


def test_the_same_parts_make_the_same_bytes(long: Record) -> None:
    part = pdf.from_html(html.record_part(dataclasses.replace(long, lines=long.lines[:3]), head=long.head, bare=False))
    assert join.join([part, part]).pdf == join.join([part, part]).pdf


# --- trouble ----------------------------------------------------------------------------------------------------


def test_what_it_trips_over_is_named_without_its_words() -> None:
    with pytest.raises(RuntimeError, match=r"^the joiner failed: PdfError in \w+\.py, line \d+$"):
        join.join([b"%PDF-1.7 my secret"])


@pytest.mark.parametrize(
    "code",
    ["b' ' * 10 ** 10", "exec('while True: pass')"],
    ids=["memory", "work"],
)
def test_too_much_is_refused(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps to limits that it sets itself before it reads anything."""
    hungry = (
        "import runpy, sys; joiner = runpy.run_path(sys.argv[1]); keep = joiner['main'].__globals__; "
        f"keep['SECONDS'] = 1; keep['join'] = lambda parts: {code}; joiner['main']()"
    )
    command, script = join.COMMAND[0], join.COMMAND[-1]
    monkeypatch.setattr(join, "COMMAND", (command, "-I", "-c", hungry, script))
    with pytest.raises(pdf.TooCostly):
        join.join([b""])


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(join, "COMMAND", (join.COMMAND[0], "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(join, "SECONDS", 0.2)
    with pytest.raises(pdf.TooCostly):
        join.join([b""])
