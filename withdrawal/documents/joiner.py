"""Joins the parts of a paper, in a process of its own: PDFs in, one PDF out; the only module that knows pikepdf.

`documents/join.py` runs this file as a script, once for each paper, so that what joining takes is given back when it
ends. Input and output are a line of JSON, and then bytes. The whole is tagged as its parts are: one tree of structure,
one list of names and one outline, in which everything keeps its place; title, language and metadata are the first
part's. Two things are put right that a part cannot know: a link to `entry:name` leads to that name wherever it stands,
and the number in the margin of a page is its number in the whole.
"""

import io
import itertools
import json
import re
import resource
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf

MEMORY, SECONDS = 1_500_000_000, 30
TOO_MUCH = 3
"""How this process ends when memory does not suffice; when the time does not, it is killed."""
ELSEWHERE = "entry:"
"""The scheme of an address in another part; see templates/papers/record_index.html."""
NUMERALS = "0123456789 /"
"""What stands in the margin for the number of a page, in static/css/paper.css: the signs that a number is made of."""
_SHOWN = re.compile(rb"/(\S+) [\d.]+ Tf\s+(\[[^\]]*\]) TJ")


def main() -> None:
    keep_to_limits()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    try:
        whole, pages, names = join([source.read(length) for length in json.loads(source.readline())])
    except MemoryError:
        sys.exit(TOO_MUCH)
    except Exception as error:  # noqa: BLE001 - whatever it was, its kind and place are told, and not its words
        place = traceback.extract_tb(error.__traceback__)[-1]
        told = {"failed": f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"}
        sink.write(json.dumps(told).encode())
    else:
        sink.write(json.dumps({"failed": "", "pages": pages, "names": names}).encode() + b"\n" + whole)


def keep_to_limits() -> None:
    """Give up more memory and work than the longest record takes, and writing to files."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        lowest = most if hard == resource.RLIM_INFINITY else min(hard, most)
        try:
            resource.setrlimit(what, (lowest, lowest))
        except ValueError:
            if sys.platform != "darwin":  # which knows no limit of memory
                raise


def join(bodies: Sequence[bytes]) -> tuple[bytes, list[int], dict[str, list[int]]]:
    """The whole, the pages of each part, and of each name the part and the page in it, both counted from 0."""
    parts = [pikepdf.open(io.BytesIO(body)) for body in bodies]
    pages = [len(part.pages) for part in parts]
    names = {str(name): [number, page] for number, part in enumerate(parts) for name, page in places(part)}
    whole, *others = parts
    named = list(pairs(whole.Root.Names.Dests.Names))
    for number, part in enumerate(others, 1):
        named += add(whole, part, number)
    named.sort(key=lambda one: bytes(one[0]))
    whole.Root.Names.Dests.Names = pikepdf.Array(itertools.chain.from_iterable(named))
    lead_there(whole)
    number_pages(whole)
    made = io.BytesIO()
    whole.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return made.getvalue(), pages, names


def places(part: pikepdf.Pdf) -> Iterator[tuple[Any, int]]:
    """The names in a part and the page of each."""
    page_of = {page.obj.objgen: number for number, page in enumerate(part.pages)}
    names = part.Root.Names.Dests.Names
    yield from ((name, page_of[place[0].objgen]) for name, place in pairs(names))


def pairs(flat: Any) -> Iterator[tuple[Any, Any]]:
    """Keys and values of a leaf of a name tree or a number tree."""
    one_by_one = iter(flat)
    return zip(one_by_one, one_by_one, strict=True)


def add(whole: pikepdf.Pdf, part: pikepdf.Pdf, number: int) -> list[tuple[Any, Any]]:
    """The pages of `part` after those of `whole`, with outline and structure; its names with their places there."""
    at, tree = len(whole.pages), whole.Root.StructTreeRoot
    whole.add_pages_from(part)
    branch = whole.copy_foreign(part.Root.StructTreeRoot)
    shift = 1 + int(tree.ParentTree.Nums[-2])
    for page in itertools.islice(whole.pages, at, None):
        page.obj.StructParents += shift
        for link in page.obj.get("/Annots", ()):
            link.StructParent += shift
    for key, parents in pairs(branch.ParentTree.Nums):
        tree.ParentTree.Nums.extend([key + shift, parents])
    for element in branch.K[0].K:
        element.P = tree.K[0]
        tree.K[0].K.append(element)
        if element.S == "/Table":
            tell_apart(element, number)
    return list(pairs(whole.copy_foreign(part.make_indirect(part.Root.Names)).Dests.Names))


def tell_apart(element: Any, number: int) -> None:
    """Cells of a table name their headings by numbers that are only their own in their part."""
    if "/ID" in element:
        element.ID = renamed(element.ID, number)
    if "/Headers" in element.get("/A", ()):
        element.A.Headers = pikepdf.Array([renamed(one, number) for one in element.A.Headers])
    for kid in element.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            tell_apart(kid, number)


def renamed(name: Any, number: int) -> pikepdf.String:
    return pikepdf.String(f"{number}-{name}")


def lead_there(whole: pikepdf.Pdf) -> None:
    """Links to what stood in another part lead there; those within a part do so already."""
    for page in whole.pages:
        for link in page.obj.get("/Annots", ()):
            if "/A" in link and (address := str(link.A.URI)).startswith(ELSEWHERE):
                name = address.removeprefix(ELSEWHERE)
                link.Dest = link.Contents = pikepdf.String(name)
                del link.A


def number_pages(whole: pikepdf.Pdf) -> None:
    """Where a page has all numerals in its margin, it gets its own number; flush with the edge, as they were."""
    for number, page in enumerate(whole.pages, 1):
        body = page.obj.Contents.read_bytes()
        *_, shown = _SHOWN.finditer(body)
        codes = b"".join(re.findall(rb"<(\w+)>", shown[2]))
        code_of = {sign: codes[4 * at : 4 * at + 4] for at, sign in enumerate(NUMERALS)}
        if len(codes) != 4 * len(NUMERALS) or len(set(code_of.values())) != len(NUMERALS):
            raise ValueError("no numerals in the margin")
        width_of = widths(page.obj.Resources.Font["/" + shown[1].decode()])
        text = f"{number} / {len(whole.pages)}"
        gap = sum(width_of[int(code, 16)] for code in code_of.values()) - sum(
            width_of[int(code_of[sign], 16)] for sign in text
        )
        line = b"[%d<%s>]" % (-gap, b"".join(code_of[sign] for sign in text))
        page.obj.Contents.write(body[: shown.start(2)] + line + body[shown.end(2) :])


def widths(font: Any) -> dict[int, int]:
    """The width of each sign of a font, in thousandths of its size."""
    found, told = {}, list(font.DescendantFonts[0].W)
    for first, some in pairs(told):
        found.update({int(first) + at: int(width) for at, width in enumerate(some)})
    return found


if __name__ == "__main__":
    main()
