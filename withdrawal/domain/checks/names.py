"""Do the names in a message agree with the facts, or with each other? Salutation, role, company, signature."""

import functools
import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from withdrawal.domain.checks.lexicon import one_of, topic_of
from withdrawal.domain.checks.notation import translate
from withdrawal.domain.checks.reading import Reading, names_in, places, words_of_names
from withdrawal.domain.checks.text import Span
from withdrawal.domain.checks.words import bare
from withdrawal.domain.wording import recipients

CAPITALS = r"[A-Z][\w&/'-]*(?: (?:(?:of|and|for|in|&) )?[A-Z][\w&/'-]*){0,5}"
"""A name of one or more words in capitals: Head of Data."""
NEARLY = 0.82
"""Of two words so alike one is the other misspelt (difflib's ratio, from 0 to 1)."""
SHORTEST_MISSPELT = 5
ADDRESS_LINES = 3
"""An address above the salutation has at least so many lines."""


def salutation(reading: Reading) -> list[Span]:
    """A salutation to someone else than those addressed, or with another title than theirs."""
    line = reading.message.salutation
    titles, names = _greeted(reading)
    if not line.end:
        return []
    readers = recipients(reading.facts, reading.kind) if reading.facts else ()
    if not readers:
        return [line] if names and _is_addressed_to_another(reading, names) else []
    own_titles = {reader.honorific.casefold().removesuffix(".") for reader in readers} - {""}
    other_title = bool(own_titles and titles - own_titles)
    own_names = set(bare(*(reader.name for reader in readers)))
    return [line] if other_title or (names and not own_names & names) else []


def _greeted(reading: Reading) -> tuple[set[str], set[str]]:
    """The titles and the names in the salutation."""
    line = reading.message.part(reading.message.salutation)
    words = set(bare(_greeting(reading.language).sub("", line)))
    titles = words & set(topic_of(reading.language, "shape")["honorifics"])
    return titles, words - titles


@functools.cache
def _greeting(language: str) -> re.Pattern[str]:
    shape = topic_of(language, "shape")
    words = "|".join(map(translate, [*shape["salutation_general"], *shape["salutation"]]))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _is_addressed_to_another(reading: Reading, greeted: set[str]) -> bool:
    """Whether the address above the salutation names a person, by title or by what they do, and not the one greeted."""
    message = reading.message
    above = message.plain[message.subject.end : message.salutation.start].strip().split("\n")
    lines = [line.strip() for line in above if line.strip()]
    if len(lines) < ADDRESS_LINES or greeted & set(bare(*lines)):
        return False
    honorifics = "|".join(topic_of(reading.language, "shape")["honorifics"])
    jobs = rf"{one_of(reading.language, 'role', 'titles')}|\w+(?:{topic_of(reading.language, 'role')['endings']})"
    titled = re.compile(rf"(?:{honorifics})\.? [A-Z]|{CAPITALS}, .*(?<!\w)(?:{jobs})(?!\w)", re.IGNORECASE)
    job = re.compile(rf"(?<!\w)(?:{jobs})$", re.IGNORECASE)
    named = re.compile(rf"{CAPITALS}$")
    return any(titled.match(line) for line in lines) or any(
        named.match(a) and job.search(b) for a, b in pairwise(lines)
    )


def role_missing(reading: Reading) -> bool:
    """With facts the role must stand there as it is written in them; without, any job title will do."""
    if reading.facts is None:
        return not reading.names_role
    return not reading.own_role and not role_differs(reading)


def role_differs(reading: Reading) -> list[Span]:
    """Another role in the place of the one in the facts: "the position of Data Engineer" for a data analyst."""
    facts = reading.facts
    if facts is None:
        return []
    own, right = set(bare(facts.role)), {span.start for span in reading.own_role}
    named = (hit for where in _role_places(reading.language) for hit in where.finditer(reading.message.plain))
    hits = [hit for hit in named if hit.start("role") not in right]
    return [Span(*hit.span("role")) for hit in hits if own & set(bare(hit["role"])) and own != set(bare(hit["role"]))]


@functools.cache
def _role_places(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name in capitals after or before a word for a post."""
    posts = one_of(language, "role", "posts")
    return (
        re.compile(rf"(?<!\w)(?i:{posts}) (?:of|as) (?:an? |the )?(?P<role>{CAPITALS})"),
        re.compile(rf"(?<!\w)(?:the|your|this) (?P<role>{CAPITALS}) (?i:{posts})(?!\w)"),
    )


def company_missing(reading: Reading) -> bool:
    """Not even by the first word of its name."""
    facts = reading.facts
    if facts is None:
        return False
    text = reading.message.plain
    return not places(facts.company, text) and not places(facts.company.split()[0], text, re.NOFLAG)


def misspelt(reading: Reading) -> list[Span]:
    """Words in capitals that are nearly, but not quite, a word of a name in the facts."""
    return [span for span, _ in nearly_names(reading)]


def nearly_names(reading: Reading) -> Iterator[tuple[Span, str]]:
    """Each misspelt word of a name with the word it should be."""
    facts = reading.facts
    if facts is None:
        return
    # What else the person typed is theirs to spell.
    own = (facts.gratitude.reason, facts.reason.sentence, facts.place, *(one.detail for one in facts.alternatives))
    known = {*words_of_names(facts), *bare(*own, facts.new_employer)}
    names = {
        word
        for name in names_in(facts)
        for word in name.split()
        if len(word) >= SHORTEST_MISSPELT and word[0].isupper()
    }
    for word, span in reading.words:
        if len(word) < SHORTEST_MISSPELT or word in known:
            continue
        written = reading.message.part(span)
        if written[0].isupper() and (name := _nearest(word, names)):
            yield Span(span.start, span.start + len(written.removesuffix("'s"))), name


def _nearest(word: str, names: Iterable[str]) -> str:
    """The name that the word is a misspelling of, or nothing: the first letter is hardly ever the wrong one."""
    candidates = (name for name in sorted(names) if name[0].casefold() == word[0] and abs(len(name) - len(word)) <= 2)
    rated = ((SequenceMatcher(None, word, name.casefold()).ratio(), name) for name in candidates)
    ratio, name = max(rated, default=(0.0, ""))
    return name if ratio >= NEARLY and not _is_plural(word, name.casefold()) else ""


def _is_plural(word: str, name: str) -> bool:
    """Whether only the ending differs as an English plural or family would: Reeds, Okafors."""
    return word in {f"{name}s", f"{name}es"} or name in {f"{word}s", f"{word}es"}


def signature(reading: Reading) -> list[Span]:
    """The name under the close, when it shares no word with the writer's, not even the beginning of one."""
    facts, message = reading.facts, reading.message
    if facts is None or not message.close.end:
        return []
    lines = [line for line in re.finditer(r"[^\n]+", message.plain[message.close.end :]) if line[0].strip()]
    if not lines:
        return []
    own, signed = bare(facts.me.name), bare(lines[0][0])
    alike = any(a.startswith(b[:2]) or b.startswith(a[:2]) for a in own for b in signed)
    if alike or not signed or any(span.start >= message.close.end for span in reading.blanks):
        return []
    start = message.close.end + lines[0].start()
    return [Span(start, start + len(lines[0][0]))]
