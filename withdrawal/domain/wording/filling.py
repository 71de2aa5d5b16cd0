"""Fill templates with facts: the one rule that lets any fact be missing.

A paragraph is a list of sentences and a sentence a list of variants. The first variant whose {slots} are all filled
is used; with none the sentence is left out, and a paragraph left with no sentence is left out as well. A slot written
{slot?} may be empty.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

SLOT = re.compile(r"\{(\w+)(\??)\}")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")

Slots = Mapping[str, str]


def one_line(text: str) -> str:
    """The text on one line: whitespace of any kind becomes single spaces, control characters go."""
    return " ".join(CONTROL.sub("", text).split())


def fill(template: str, slots: Slots) -> str:
    """The template with its slots replaced in one pass, so braces in a value stay what they are."""

    def value(slot: re.Match[str]) -> str:
        text = slots[slot[1]]
        stop_follows = template.startswith(".", slot.end())
        return text.removesuffix(".") if stop_follows else text

    return SLOT.sub(value, template)


def sentence(variants: Iterable[str], slots: Slots) -> str:
    """The first variant whose slots are all filled, or nothing."""
    return next((fill(variant, slots) for variant in variants if _is_known(variant, slots)), "")


def _is_known(variant: str, slots: Slots) -> bool:
    return all(slots[name] or may_be_empty for name, may_be_empty in SLOT.findall(variant))


def paragraph(sentences: Iterable[Iterable[str]], slots: Slots) -> str:
    return " ".join(filter(None, (sentence(variants, slots) for variants in sentences)))


def listed(items: Sequence[str], joint: Mapping[str, str]) -> str:
    """Items joined as the language joins them: "Ana", "Ana and Tom", "Ana, Tom and Kim"."""
    return joint["last"].join([*([joint["between"].join(items[:-1])] if items[1:] else []), *items[-1:]])
