"""Does a message name the role: a job title in the subject or the body, or a blank for one?"""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from withdrawal.domain.checks.lexicon import WordList, topic_of, word_list
from withdrawal.domain.checks.message import Message
from withdrawal.domain.checks.text import Span, Text

TITLE_REACHES = 80
"""Characters before a word for a post: no title is longer."""
LONGEST_HEADING = 70
CAPITALS = r"(?:(?-i:[A-Z])[\w.&'/()-]{0,30} (?:(?:and|of|on|for|&|-) )?){0,6}"
"""The first words of a title that is written with capitals."""


def names_role(message: Message, language: str) -> bool:
    """Whether a job is named in the subject or the body: by a title, or by a blank for one."""
    return (
        any(_roles_in(message.body, language))
        or any(_roles_in(Text(message.part(message.subject)), language, in_subject=True))
        or _is_headed(message, language)
        or _is_said_above(message, language)
    )


@dataclass(frozen=True, slots=True)
class _Role:
    """The words of a language for roles, compiled."""

    frames: WordList
    """What names a role by itself."""
    titles: WordList
    by_ending: re.Pattern[str]
    no_titles: frozenset[str]
    """What ends like the name of a trade and is none."""
    before: re.Pattern[str]
    """What makes the title that follows the one in question."""
    before_capital: re.Pattern[str]
    about: re.Pattern[str]
    """What shows that a line says what a letter is about."""
    said: re.Pattern[str]
    """What shows that a title stands for another person."""
    posts: WordList
    weak_posts: WordList
    named: re.Pattern[str]
    """What ends with a word or a blank that says which post."""
    slot: re.Pattern[str]


def _roles_in(text: Text, language: str, *, in_subject: bool = False) -> Iterator[Span]:
    """What is easily found comes first: one place is enough for those who ask whether there is any."""
    words = _role(language)
    yield from words.frames.spans(text)
    yield from (Span(*slot.span()) for slot in words.slot.finditer(text.text))
    titles = _titles_in(text, words)
    for title in titles:
        if in_subject or (_is_in_question(text.text, title, words) and not words.said.match(text.text, title.end)):
            yield title
    ends = {title.end for title in titles}
    for post in words.weak_posts.spans(text):
        if post.start - 1 in ends:
            yield post
    for post in words.posts.spans(text):
        if post.start - 1 in ends or words.named.search(text.text, max(0, post.start - TITLE_REACHES), post.start):
            yield post


def _titles_in(text: Text, words: _Role) -> list[Span]:
    """The last words of titles: those in the list, and those that end as the names of trades do."""
    hits = (Span(*hit.span()) for hit in words.by_ending.finditer(text.text))
    by_ending = (hit for hit in hits if text.text[hit.start : hit.end].lower() not in words.no_titles)
    listed = words.titles.set_aside(text)
    return sorted({*words.titles.spans(text), *(hit for hit in by_ending if listed.text[hit.start] != "#")})


def _is_in_question(text: str, title: Span, words: _Role) -> bool:
    first = max(0, title.start - TITLE_REACHES)
    is_capital = text[title.start].isupper()
    return bool(
        words.before.search(text, first, title.start)
        or (is_capital and words.before_capital.search(text, first, title.start))
    )


def _is_headed(message: Message, language: str) -> bool:
    """Whether a short line below the salutation is a title and goes on to no sentence."""
    if not message.sentences or not message.salutation.end:
        return False
    line = message.plain[message.sentences[0].start :].partition("\n")[0].rstrip()
    if len(line) > LONGEST_HEADING or line.endswith((",", ".", "!", "?")):
        return False
    titles = _titles_in(Text(line), _role(language))
    return any(line[one.start].isupper() and re.fullmatch(CAPITALS, line[: one.start]) for one in titles)


def _is_said_above(message: Message, language: str) -> bool:
    """Whether the last line above the salutation names one and says what the letter is about, without "Subject:"."""
    line = message.plain[: message.salutation.start].rstrip("\n ").rpartition("\n")[2]
    is_about = not message.subject.end and _role(language).about.search(line)
    return bool(is_about) and any(_roles_in(Text(line), language, in_subject=True))


@functools.cache
def _role(language: str) -> _Role:
    lists = topic_of(language, "role")
    general = "|".join(map(re.escape, lists["general"].split()))
    blank = r"(?:\[[^\[\]\n]{1,60}\]|\((?-i:[A-Z])[^()\n]{1,40}\)|_{3,40}|\{\{?\w{1,40}\}?\}|\$\{[^{}\n]{1,40}\})"
    word = rf"(?!(?:{lists['no_word']})(?!\w))[\w'&/+.#()-]{{1,30}}"
    plain = rf"(?!(?:{general})(?!\w))[a-z][\w'/-]{{2,30}}"
    capital = rf"(?<!\w)(?!(?i:{general})(?!\w))(?-i:[A-Z])[\w.&'-]{{0,30}}"
    determined = rf"(?<!\w)(?:{lists['determiners']}) (?:{word} ){{0,4}}{plain}"
    content = (
        rf"(?:(?!reason|{lists['not_slot']})[\w'/]{{1,20}} ){{0,4}}(?:{lists['slots']})s?(?: [\w'/]{{1,20}}){{0,4}}"
    )

    def one_of(names: Iterable[str]) -> str:
        return "|".join(names)

    return _Role(
        frames=word_list(language, "role", "frames"),
        titles=word_list(language, "role", "titles"),
        by_ending=re.compile(rf"(?<![\w'])[a-z-]{{2,20}}(?:{lists['endings']})(?![\w'])", re.IGNORECASE),
        no_titles=frozenset(lists["no_titles"].split()),
        before=re.compile(rf"(?<!\w)(?:{one_of(lists['before'])})(?:{word} ){{0,5}}\Z", re.IGNORECASE),
        before_capital=re.compile(rf"(?<!\w)(?:{one_of(lists['before_capital'])}){CAPITALS}\Z", re.IGNORECASE),
        about=re.compile(rf"(?<!\w)(?:{lists['about']})(?!\w)", re.IGNORECASE),
        said=re.compile(rf"(?:,? (?:{lists['said']})|'s)(?!\w)", re.IGNORECASE),
        posts=word_list(language, "role", "posts"),
        weak_posts=word_list(language, "role", "weak_posts"),
        named=re.compile(rf"(?:{blank}|{capital}|{determined}) {{1,8}}\Z", re.IGNORECASE),
        slot=re.compile(
            rf"\[{content}\]|<{content}>|\((?:{lists['round_slots']})\)|(?-i:{lists['bare_slots']})"
            r"|\$\{(?:job|role|position)(?:_?(?:title|name))?\}",
            re.IGNORECASE,
        ),
    )
