"""Which characters the letter's font has a sign for: Latin, Greek and Cyrillic with their marks. Others are never left
out in silence: they are printed as their Unicode numbers, and a note says so.
"""

import re

_HAS = (
    "20-7E A0-24F 259 2B0-377 37A-37F 384-38A 38C 38E-3A1 3A3-3E1 3F0-52F 1E00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D "
    "1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE "
    "2000-2064 2066-2071 2074-208E 2090-209C 20A0-20BF 2100-215F 2184 2189 25CC FB00-FB06 FFFD"
)
"""Code points of both weights, in hexadecimal; a test compares them with the font files."""
RANGES: tuple[tuple[int, int], ...] = tuple(
    (int(first, 16), int(last or first, 16)) for first, _, last in (one.partition("-") for one in _HAS.split())
)
_INVISIBLE = "\t\n\r\ufe00-\ufe0f"
"""Needs no sign: white space, and what only chooses between two forms of the sign before it."""
_MISSING = re.compile(f"[^{_INVISIBLE}{''.join(f'{chr(first)}-{chr(last)}' for first, last in RANGES)}]")
_RUN = re.compile(f"(?:{_MISSING.pattern})+")


def missing(text: str) -> tuple[str, ...]:
    """The characters of `text` that the font has no sign for, each once, in their order."""
    return tuple(dict.fromkeys(_MISSING.findall(text)))


def printable(text: str) -> str:
    """The text with every run of such characters as their Unicode numbers: "[U+674E U+5C0F]"."""
    return _RUN.sub(lambda run: f"[{' '.join(f'U+{ord(one):04X}' for one in run[0])}]", text)
