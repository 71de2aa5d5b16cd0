"""A piece of writing as a value, ready for any output format."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    heading: str = ""
    """Stands on a line of its own above the text; only call notes have headings."""

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

    @property
    def body(self) -> str:
        ending = "\n".join(part for part in (self.close, self.signature) if part)
        parts = (self.salutation, *map(str, self.paragraphs), ending)
        return "\n\n".join(part for part in parts if part)

    @property
    def text(self) -> str:
        return f"Subject: {self.subject}\n\n{self.body}" if self.subject else self.body
