"""A piece of writing as a value, ready for any output format."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    heading: str = ""
    """Stands on a line of its own above the text; only call notes have headings."""
    is_answer: bool = False
    """Kept ready for what the other side may say; only call notes have answers."""

    def __str__(self) -> str:
        return f"{self.heading}\n{self.text}" if self.heading else self.text


@dataclass(frozen=True, slots=True)
class Piece:
    """One composed piece; every part but the paragraphs may be empty."""

    kind: str
    language: str
    subject: str
    salutation: str
    paragraphs: tuple[Paragraph, ...]
    close: str
    signature: str
    below: str = ""
    """Stands below the signature."""

    @property
    def body(self) -> str:
        ending = "\n".join(part for part in (self.close, self.signature) if part)
        parts = (self.salutation, *map(str, self.paragraphs), ending, self.below)
        return "\n\n".join(part for part in parts if part)

    def reread(self, body: str) -> tuple[Paragraph, ...]:
        """The paragraphs of `body`, which a person may have made of this piece: headings they kept are headings still.

        Of a paragraph whose first line is no heading of this piece, all is text.
        """
        known = {one.heading: one.is_answer for one in self.paragraphs if one.heading}
        found = []
        for part in re.split(r"\n\s*\n", body.strip()):
            first, _, rest = part.partition("\n")
            is_headed = bool(rest.strip()) and first.strip() in known
            found.append(Paragraph(rest, first.strip(), known[first.strip()]) if is_headed else Paragraph(part))
        return tuple(found)

    @property
    def text(self) -> str:
        return f"Subject: {self.subject}\n\n{self.body}" if self.subject else self.body
