"""Thanks, effort, help, goodwill; and their opposites: blame and one apology too many. Each finds its evidence."""

import functools
import re
from collections.abc import Iterator

from withdrawal.domain.checks.lexicon import Span, strike, topic_of, whole_words, word_list
from withdrawal.domain.checks.message import Message, Sentence

APOLOGIES_THAT_ARE_TOO_MANY = 3
STRONG_APOLOGIES_THAT_ARE_TOO_MANY = 2


def gratitude(message: Message, language: str) -> list[Span]:
    """Thanks for the offer, the chance, the time or the people; not in a sentence that blames."""
    thanks = word_list(language, "courtesy", "gratitude")
    return [s.span for s in message.sentences if thanks.found_in(s.text) and not any(blame_in(s, language))]


def effort(message: Message, language: str) -> list[Span]:
    """The time, work or support of others: named outright, or in a sentence that thanks or recognises."""
    thanks, recognises, outright, thanked, not_effort = (
        word_list(language, "courtesy", name)
        for name in ("gratitude", "recognises", "effort", "effort_thanked", "effort")
    )

    def names_effort(sentence: Sentence) -> bool:
        text = not_effort.set_aside(sentence.text)
        return outright.found_in(text) or (
            (thanks.found_in(text) or recognises.found_in(text)) and thanked.found_in(text)
        )

    return [s.span for s in message.sentences if names_effort(s) and not any(blame_in(s, language))]


def help_offered(message: Message, language: str) -> list[Span]:
    """An alternative, a handover, a referral, the return of things, an invitation to call."""
    offered = word_list(language, "courtesy", "help")
    return [span for s in message.sentences for span in offered.spans(s.text, s.start)]


def goodwill(message: Message, language: str) -> list[Span]:
    """A wish or a hope for the future; "Have a good life" is neither."""
    wishes = word_list(language, "courtesy", "goodwill")
    return [s.span for s in message.sentences if wishes.found_in(s.text) and not any(blame_in(s, language))]


def blame(message: Message, language: str) -> list[Span]:
    """Blame, insult or sarcasm about the employer."""
    return [span for sentence in message.sentences for span in blame_in(sentence, language)]


def blame_in(sentence: Sentence, language: str) -> Iterator[Span]:
    """Strong words and whole frames count anywhere, weak words only beside the employer, none of them denied."""
    strong, weak, frames, employer, innocent = (
        whole_words_of(language, name) for name in ("strong", "weak", "frames", "employer", "not")
    )
    text = strike(innocent, sentence.text)
    lists = (strong, frames, weak) if employer.search(text) else (strong, frames)
    hits = (hit for words in lists for hit in words.finditer(text))
    denial = _denial(language)
    for hit in hits:
        if not denial.search(text, max(0, hit.start() - 60), hit.start()):
            yield Span(hit.start() + sentence.start, hit.end() + sentence.start)


@functools.cache
def whole_words_of(language: str, name: str) -> re.Pattern[str]:
    return whole_words(topic_of(language, "negative")[name])


@functools.cache
def _denial(language: str) -> re.Pattern[str]:
    """A "not" with nothing but light words up to the end: what comes next is denied."""
    lists = topic_of(language, "negative")
    denials, light = ("|".join(map(re.escape, lists[name])) for name in ("denials", "light"))
    return re.compile(rf"(?<!\w)(?:{denials})(?: {{1,8}}(?:{light})(?!\w)){{0,4}} {{1,8}}\Z", re.IGNORECASE)


def apologies(message: Message, language: str) -> list[Span]:
    """Every apology, in order."""
    return _spans(message, language, "words")


def over_apology(message: Message, language: str) -> list[Span]:
    """The apologies of a message that has too many: three, or two intensified, or one that takes all the blame."""
    every, strong = apologies(message, language), _spans(message, language, "intense")
    self_blame = _spans(message, language, "self_blame")
    too_many = len(every) >= APOLOGIES_THAT_ARE_TOO_MANY or len(strong) >= STRONG_APOLOGIES_THAT_ARE_TOO_MANY
    return self_blame or (every[1:] if too_many else [])


def _spans(message: Message, language: str, name: str) -> list[Span]:
    words = word_list(language, "apology", name)
    return [span for sentence in message.sentences for span in words.spans(sentence.text, sentence.start)]
