"""The one path by which text enters: what a person typed in, clean text out, or a sentence on why not."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates: they can make a name or a date read as another (Unicode UAX #9).
The plain marks U+200E and U+200F, common in pasted Arabic and Hebrew, stay allowed."""
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff]")
"""Surrogates, noncharacters and private use: no font can show them and not every database can keep them."""
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff]{65,}")
"""More combining marks on one letter than any language has; they take the renderer seconds to place."""
_UNCLEAN = {"control": _CONTROL, "direction": _DIRECTION, "no_character": _NO_CHARACTER, "marks": _MARKS}
_GAPS = re.compile(r"\s+")


class Unclean(ValueError):
    """The text holds something that cannot be kept; `code` is one of control, direction, no_character, marks."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean(text: str) -> str:
    """`text` in Unicode NFC with LF line ends and no space at the line ends; raises Unclean."""
    text = _with_lf(text)
    for code, pattern in _UNCLEAN.items():
        if pattern.search(text):
            raise Unclean(code)
    return "\n".join(line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n")).strip("\n")


def clean_line(text: str) -> str:
    """`clean` text on one line: line breaks, tabs and runs of spaces become one space."""
    return _GAPS.sub(" ", clean(text)).strip()


def is_clean(text: str) -> bool:
    """True when `clean` would take `text`."""
    return not any(pattern.search(_with_lf(text)) for pattern in _UNCLEAN.values())


def cleansed(text: str) -> str:
    """`clean` text that came from a machine, which nobody can be asked to mend: what cannot be kept is left out."""
    text = _with_lf(text)
    for pattern in _UNCLEAN.values():
        text = pattern.sub("", text)
    return clean(text)


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
