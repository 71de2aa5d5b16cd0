"""An earlier text quoted below a newer one as mail programs do it: "On ... I wrote:", then lines beginning with ">"."""

import datetime as dt

from withdrawal.domain.facts import Facts
from withdrawal.domain.wording.customs import long_date
from withdrawal.domain.wording.filling import fill
from withdrawal.domain.wording.phrases import phrases

MAX_CHARACTERS = 3_000
"""Enough to be recognised by, and short enough for the whole to stay within what a message may hold."""


def with_quoted(body: str, earlier: str, *, sent_on: dt.date, facts: Facts) -> str:
    """`body` with `earlier`, or its beginning when it is long, quoted below. The message checker reads over it."""
    day = long_date(sent_on, facts.language, facts.country)
    lead = fill(phrases(facts.language)["quoted"]["lead"], {"day": day})
    kept = earlier if len(earlier) <= MAX_CHARACTERS else f"{earlier[:MAX_CHARACTERS].rsplit(maxsplit=1)[0]} …"
    lines = (f"> {line}".rstrip() for line in kept.splitlines())
    return "\n".join([f"{body}\n\n{lead}", *lines])
