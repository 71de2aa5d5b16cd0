"""Thanks, effort, help, goodwill; and their opposites: blame and one apology too many. Each finds its evidence."""

import functools
import re
from collections.abc import Iterable

from withdrawal.domain.checks.lexicon import Span, WordList, strike, topic_of, within, word_list
from withdrawal.domain.checks.message import Message

APOLOGIES_THAT_ARE_TOO_MANY = 3
STRONG_APOLOGIES_THAT_ARE_TOO_MANY = 2
MILD_WORDS_THAT_BLAME = 2
DENIAL_REACHES = 60
"""Characters: a "not" that stands further back denies something else."""


def gratitude(message: Message, language: str) -> list[Span]:
    """Thanks for the offer, the chance, the time or the people."""
    return message.sentences_with(_list(language, "gratitude"))


def effort(message: Message, language: str) -> list[Span]:
    """The time, work or support of others: named outright, or in a sentence that thanks or recognises."""
    effort = _list(language, "effort")
    outright = message.sentences_with(effort)
    thanked = message.sentences_of(_list(language, "effort_thanked").spans(effort.set_aside(message.body)))
    grateful = {*gratitude(message, language), *message.sentences_with(_list(language, "recognises"))}
    return sorted({*outright, *(sentence for sentence in thanked if sentence in grateful)})


def help_offered(message: Message, language: str) -> list[Span]:
    """An alternative, a handover, a referral, the return of things, an invitation to call."""
    return _list(language, "help").spans(message.body)


def goodwill(message: Message, language: str) -> list[Span]:
    """A wish or a hope for the future; "Have a good life" is neither."""
    return message.sentences_with(_list(language, "goodwill"))


def _list(language: str, name: str) -> WordList:
    return word_list(language, "courtesy", name)


def blame(message: Message, language: str) -> list[Span]:
    """Blame, insult or sarcasm about the employer.

    Strong words and whole frames count anywhere, weak words only beside the employer, mild ones when there are several.
    None of them counts when denied, or when the sentence blames somebody else.
    """
    strong, weak, frames, mild, employer, innocent, others, addressed = (
        word_list(language, "negative", name)
        for name in ("strong", "weak", "frames", "mild", "employer", "innocent", "others", "addressed")
    )
    text = strike(message.body, innocent.spans(message.body))
    about, of_others, to_reader = employer.spans(text), others.spans(message.body), addressed.spans(message.body)
    denial = _denial(language)

    def is_denied(span: Span) -> bool:
        first = max(message.sentence_at(span.start).start, span.start - DENIAL_REACHES)
        return denial.search(text.text, first, span.start) is not None

    def blames_others(span: Span) -> bool:
        sentence = message.sentence_at(span.start)
        return within(of_others, *sentence) and not within(to_reader, *sentence)

    def counting(spans: Iterable[Span]) -> list[Span]:
        return [span for span in spans if not is_denied(span) and not blames_others(span)]

    beside = [span for span in weak.spans(text) if within(about, *message.sentence_at(span.start))]
    several = counting(mild.spans(text))
    found = counting({*strong.spans(text), *frames.spans(text), *beside})
    return sorted({*found, *(several if len(several) >= MILD_WORDS_THAT_BLAME else ())})


@functools.cache
def _denial(language: str) -> re.Pattern[str]:
    """A "not" with nothing but light words up to the end: what comes next is denied."""
    lists = topic_of(language, "negative")
    denials, light = ("|".join(map(re.escape, lists[name])) for name in ("denials", "light"))
    return re.compile(rf"(?<!\w)(?:{denials})(?: {{1,8}}(?:{light})(?!\w)){{0,4}} {{1,8}}\Z", re.IGNORECASE)


def over_apology(message: Message, language: str) -> list[Span]:
    """The apologies of a message that has too many: three, or two intensified, or one that takes all the blame."""
    every, strong, self_blame = (
        word_list(language, "apology", name).spans(message.body) for name in ("words", "intense", "self_blame")
    )
    intensified = len(every) >= STRONG_APOLOGIES_THAT_ARE_TOO_MANY <= len(strong)
    too_many = len(every) >= APOLOGIES_THAT_ARE_TOO_MANY or intensified
    return self_blame or (every[1:] if too_many else [])
