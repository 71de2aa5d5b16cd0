"""Thanks, effort, help, goodwill; and their opposites: blame and one apology too many. Each finds its evidence."""

import functools
import itertools
import re
from collections.abc import Container, Iterable

from withdrawal.domain.checks.lexicon import WordList, strike, topic_of, within, word_list
from withdrawal.domain.checks.message import Message
from withdrawal.domain.checks.notation import translate
from withdrawal.domain.checks.text import Span

APOLOGIES_THAT_ARE_TOO_MANY = 3
STRONG_APOLOGIES_THAT_ARE_TOO_MANY = 2
MILD_WORDS_THAT_BLAME = 2
WEIGHT_OF_A_CLUE = 2
WEIGHT_IN_A_POLITE_MESSAGE = 3
DENIAL_REACHES = 60
"""Characters: a "not" that stands further back denies something else."""


def gratitude(message: Message, language: str) -> list[Span]:
    """Thanks for the offer, the chance, the time or the people."""
    return message.sentences_with(_list(language, "gratitude"))


def effort(message: Message, language: str, thanks: Iterable[Span]) -> list[Span]:
    """The time, work or support of others: named outright, or in a sentence that thanks or recognises.

    `thanks` are the sentences that gratitude() finds.
    """
    effort = _list(language, "effort")
    outright = message.sentences_with(effort)
    named = message.sentences_of(_list(language, "effort_thanked").spans(effort.set_aside(message.body)))
    grateful = {*thanks, *message.sentences_with(_list(language, "recognises"))}
    thanked = grateful | _thanked_for_after(message, language, grateful)
    return sorted({*outright, *(sentence for sentence in named if sentence in thanked)})


def _thanked_for_after(message: Message, language: str, grateful: Container[Span]) -> set[Span]:
    """The sentences whose thanks come in the next one: "That meant a lot"."""
    begins = {span.start for span in _list(language, "thanks_for_it").spans(message.body)}
    pairs = itertools.pairwise(message.sentences)
    return {told for told, after in pairs if after in grateful and after.start in begins}


def help_offered(message: Message, language: str) -> list[Span]:
    """An alternative, a handover, a referral, the return of things, an invitation to call."""
    return _list(language, "help").spans(message.body)


def goodwill(message: Message, language: str) -> list[Span]:
    """A wish or a hope for the future; "Have a good life" is neither, nor is a bare "Good luck!" below blame."""
    wishes = _wishes(message, language)
    bare = message.sentences_with(_list(language, "bare_wish")) if wishes else []
    earnest = [wish for wish in wishes if wish not in bare]
    return earnest if bare and blame(message, language) else wishes


def _wishes(message: Message, language: str) -> list[Span]:
    return message.sentences_with(_list(language, "goodwill"))


def _list(language: str, name: str) -> WordList:
    return word_list(language, "courtesy", name)


def blame(message: Message, language: str) -> list[Span]:
    """Blame, insult or sarcasm about the employer.

    Strong words and outright accusations count anywhere. Weak words beside the employer, and turns of phrase that are
    mostly unkind, are clues, mild ones half a clue: one clue is enough in a curt message, while one that thanks,
    wishes well or apologises is believed until there is more. None counts when it is denied, said of the writer, or
    when its sentence blames somebody else; and a customer's complaint is not about an employer.
    """
    strong, accusing, weak, frames, mild, employer, others, addressed = (
        word_list(language, "negative", name)
        for name in ("strong", "accusing", "weak", "frames", "mild", "employer", "others", "addressed")
    )
    text = strike(message.body, word_list(language, "negative", "innocent").spans(message.body))
    about, of_others, to_reader = employer.spans(text), others.spans(message.body), addressed.spans(message.body)
    denial, self_reproach = _before(language, "denials"), _before(language, "of_oneself")

    def is_denied(span: Span) -> bool:
        first = max(message.sentence_at(span.start).start, span.start - DENIAL_REACHES)
        return any(turn.search(text.text, first, span.start) for turn in (denial, self_reproach))

    def blames_others(span: Span) -> bool:
        sentence = message.sentence_at(span.start)
        return within(of_others, *sentence) and not within(to_reader, *sentence)

    def counting(spans: Iterable[Span]) -> set[Span]:
        return {span for span in spans if not is_denied(span) and not blames_others(span)}

    outright = counting({*strong.spans(text), *accusing.spans(text)})
    beside = [span for span in weak.spans(text) if within(about, *message.sentence_at(span.start))]
    clues = counting({*frames.spans(text), *beside})
    halves = {span for span in counting(mild.spans(text)) if not within(sorted(clues), *span)}
    weight = WEIGHT_OF_A_CLUE * len(clues) + len(halves)
    enough = WEIGHT_IN_A_POLITE_MESSAGE if _is_polite(message, language, {*outright, *clues}) else WEIGHT_OF_A_CLUE
    if not (outright or weight >= enough) or _is_a_customers(message, language):
        return []
    return sorted({*outright, *clues, *(halves if len(halves) >= MILD_WORDS_THAT_BLAME else ())})


def _is_polite(message: Message, language: str, unkind: Iterable[Span]) -> bool:
    """Whether a sentence without any of what was found thanks, wishes well or apologises."""
    apologies = message.sentences_with(word_list(language, "apology", "words"))
    kind = {*gratitude(message, language), *_wishes(message, language), *apologies}
    return bool(kind - set(message.sentences_of(sorted(unkind))))


def _is_a_customers(message: Message, language: str) -> bool:
    """Whether it speaks of goods or a service that was paid for, and of no work."""
    customer, work = (word_list(language, "negative", name).spans(message.body) for name in ("customer", "work"))
    return bool(customer) and not work


@functools.cache
def _before(language: str, name: str) -> re.Pattern[str]:
    """Such a word with nothing but light words up to the end: what comes next is denied, or said of the writer."""
    lists = topic_of(language, "negative")
    turns, light = ("|".join(map(translate, lists[one])) for one in (name, "light"))
    return re.compile(rf"(?<!\w)(?:{turns})(?: {{1,8}}(?:{light})(?!\w)){{0,4}} {{1,8}}\Z", re.IGNORECASE)


def over_apology(message: Message, language: str) -> list[Span]:
    """The apologies of a message that has too many: three, or two intensified, or one that takes all the blame."""
    every, strong, self_blame = (
        word_list(language, "apology", name).spans(message.body) for name in ("words", "intense", "self_blame")
    )
    intensified = len(every) >= STRONG_APOLOGIES_THAT_ARE_TOO_MANY <= len(strong)
    too_many = len(every) >= APOLOGIES_THAT_ARE_TOO_MANY or intensified
    return self_blame or (every[1:] if too_many else [])
