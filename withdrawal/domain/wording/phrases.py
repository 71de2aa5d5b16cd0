"""Load a language's data file: LANGUAGES are the codes for which one exists."""

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

LANGUAGES = tuple(sorted(path.stem for path in HERE.glob("*.toml")))


class WordingError(ValueError):
    """There are no words for the language, kind or tone asked for; the message says which, on one line."""


@functools.cache
def phrases(language: str) -> Mapping[str, Any]:
    """Everything the file of `language` holds; raises WordingError when there is no such file."""
    if language not in LANGUAGES:
        raise WordingError(f"no wording for language {language!r}; there is: {', '.join(LANGUAGES)}")
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))


def for_tone(choices: Mapping[str, Any], tone: str) -> Any:
    """What is said in this tone, or in any."""
    return choices.get(tone, choices.get("any"))
