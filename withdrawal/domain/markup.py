"""The words of an e-mail that was written as HTML alone: what a reader would see of it, as plain lines.

Nothing is ever shown as HTML, so nothing has to be made harmless: tags only say where a line ends. The standard
library's parser takes a time that grows with the square of some inputs (CVE-2025-6069, and attributes without end), so
this one reads each character once, and an unfinished tag or comment reaches to the end, as it does in a browser.
"""

import html
import re

_UNSEEN = "script|style|title|template"
_TOKEN = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?:{_UNSEEN})\b.*?(?:</(?:{_UNSEEN})\b[^>]*>?|\Z)|<(/?[a-z][a-z0-9]*)[^>]*>?|<[/!?][^>]*>?|([^<]+|<)",
    re.IGNORECASE | re.DOTALL,
)
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol"})
_BLOCKS = frozenset({"div", "tr", "dt", "dd", "hr", "section", "article", "header", "footer", "address", "center"})
_GAPS = re.compile(r"[ \t\r\n\f\xa0\0]+")
_EDGE = "\0"
"""Where a block begins or ends: there the line ends, unless it has just ended; `_GAPS` leaves none in the words."""
_SPACES = re.compile(" {2,}")
_AROUND = re.compile(rf" ?([\n{_EDGE}]) ?")
_EDGES = re.compile(rf"\n{_EDGE}+|{_EDGE}+")
_ALONE = {"br": "\n", "li": f"{_EDGE}- ", "td": " ", "th": " "}
_BLANK_LINES = re.compile(r"\n{3,}")


def seen(markup: str) -> str:
    """The words in `markup`: a block is a line of its own, a paragraph stands between empty lines."""
    found = _SPACES.sub(" ", "".join(_part(*token.groups("")) for token in _TOKEN.finditer(markup)))
    return _BLANK_LINES.sub("\n\n", _EDGES.sub("\n", _AROUND.sub(r"\1", found))).strip()


def _part(tag: str, words: str) -> str:
    """Of a tag the break that it makes, of words what they say."""
    if words:
        return _GAPS.sub(" ", _named(words))
    name = tag.lower()
    if name in _ALONE:
        return _ALONE[name]
    block = name.removeprefix("/")
    return "\n\n" if block in _PARAGRAPHS else _EDGE if block in _BLOCKS else ""


def _named(words: str) -> str:
    """`words` with the characters that were written by name or number."""
    try:
        return html.unescape(words)
    except ValueError:  # a number with thousands of digits
        return words
