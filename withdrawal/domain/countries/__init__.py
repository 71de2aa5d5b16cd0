"""Countries that an offer can be in: one data file each, with the sources of what it states.

`read_packs([OURS, ...])` makes values of them; settings.py does, and adds the operator's own folder.
"""

from pathlib import Path

from withdrawal.domain.countries.reading import PackError, read_pack, read_packs
from withdrawal.domain.countries.values import Answer, Country, Form, Question, Rule, Statement

OURS = Path(__file__).parent
"""The folder of the countries that come with the product."""
ELSEWHERE = "ZZ"
"""The user-assigned code (ISO 3166-1) under which every other country's letters are laid out."""

__all__ = [
    "ELSEWHERE", "OURS", "Answer", "Country", "Form", "PackError", "Question", "Rule", "Statement", "read_pack",
    "read_packs",
]  # fmt: skip
