"""The letter as a Word file (OOXML), for those who must edit it: the same blocks as the PDF, in the same places.

A file of text and styles alone: no macro, no link, nothing that is read from elsewhere, and the same letter gives the
same bytes.
"""

import io
import re
import zipfile
from dataclasses import replace

from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from withdrawal.documents.archive import zipped
from withdrawal.domain.layouts import Box, Layout
from withdrawal.domain.letter import Block, Letter, blocks

FONT, SIZE = "Times New Roman", Pt(11)
GAP = Mm(3.5)
SIGNATURE = Mm(16)
"""Room to sign in ink."""
LONGEST_PROPERTY = 255
"""Characters; Word takes no more of a title or a name."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even written as a number (section 2.2, Char)."""
_UNUSED = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects")
"""Parts of the library's own blank document that say things of their own, such as by which program it was made."""


def letter(value: Letter) -> bytes:
    """The bytes of the .docx file."""
    paper = Document()
    _set_up(paper, value)
    written = [(block.name, _write(paper, block)) for block in blocks(value)]
    if value.layout.beside:
        _place(written, value.layout)
    return _packed(paper)


def _place(written: list[tuple[str, Paragraph]], layout: Layout) -> None:
    """Put sender, date and recipient where they belong, and let the rest begin below."""
    column = layout.address if layout.date_below else layout.sender
    boxes = {
        "sender": layout.sender,
        "recipient": layout.address,
        "date": replace(column, top=layout.date_top),
    }
    for name, block in written:
        if box := boxes.get(name):
            _frame(block, box)
    for block in [block for name, block in written if name not in boxes][:1]:
        block.paragraph_format.space_before = Mm(layout.text_top - layout.margin[0])


def _set_up(paper: Paper, value: Letter) -> None:
    """Paper, margins, styles, language, and what the file says of itself."""
    section, layout = paper.sections[0], value.layout
    section.page_width, section.page_height = Mm(layout.width), Mm(layout.height)
    top, right, bottom, left = layout.margin
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    normal, heading = paper.styles["Normal"], paper.styles["Heading 1"]
    for style in (normal, heading):
        style.element.get_or_add_rPr().remove_all("w:rFonts")
        style.font.name, style.font.size = FONT, SIZE
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), GAP
        style.paragraph_format.line_spacing = 1.25
    heading.font.bold = True
    for lang in paper.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), value.language)
    about = paper.core_properties
    about.title = _fit(value.title)
    about.author = about.last_modified_by = _fit(value.signature or "".join(value.sender[:1]))
    about.language = value.language
    about.comments = ""
    for moment in ("dcterms:created", "dcterms:modified"):  # when it is made is nobody's business, and would change it
        for found in about._element.findall(qn(moment)):
            about._element.remove(found)


def _write(paper: Paper, block: Block) -> Paragraph:
    text = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", block.text)
    written = paper.add_paragraph(text, style="Heading 1" if block.name == "subject" else None)
    shape = written.paragraph_format
    if block.name in ("sender", "date", "recipient"):
        shape.space_after = Mm(8)
    if block.name == "close":
        shape.keep_with_next, shape.keep_together, shape.space_before = True, True, Mm(2.5)
        shape.space_after = SIGNATURE
    return written


def _frame(block: Paragraph, box: Box) -> None:
    """Set `block` at its place on the first sheet, in a frame that the text keeps clear of."""
    left, top, width = (str(round(Mm(size).twips)) for size in (box.left, box.top, box.width))
    frame = OxmlElement("w:framePr")
    names = {"w": width, "hSpace": "0", "wrap": "around", "vAnchor": "page", "hAnchor": "page", "x": left, "y": top}
    for name, value in names.items():
        frame.set(qn(f"w:{name}"), value)
    block._p.get_or_add_pPr().insert_element_before(frame, "w:spacing", "w:ind", "w:jc")
    block.paragraph_format.space_after = Pt(0)


def _fit(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)[:LONGEST_PROPERTY]


def _packed(paper: Paper) -> bytes:
    """The file, without parts that nobody asked for, and without the time of day in it."""
    for part in (paper.part, paper.part.package):
        for key in [key for key, link in part.rels.items() if link.reltype.rpartition("/")[2] in _UNUSED]:
            del part.rels[key]
    raw = io.BytesIO()
    paper.save(raw)
    with zipfile.ZipFile(raw) as parts:
        return zipped((part.filename, parts.read(part)) for part in parts.infolist())
