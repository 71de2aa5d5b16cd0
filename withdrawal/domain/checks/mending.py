"""What one click does about a finding: each function takes a reading and the place found, and gives a `Mend` or None.

A mend never takes the decision away: where the words to go stand in the sentence that states it, the plain decision
comes in that sentence's place. The words that are put in are those of [mend] in the language's file.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Callable

from withdrawal.domain.checks import dates, names
from withdrawal.domain.checks.lexicon import one_of, topic_of, within
from withdrawal.domain.checks.reading import Reading, places
from withdrawal.domain.checks.report import Mend
from withdrawal.domain.checks.text import Span
from withdrawal.domain.wording import frame, phrases, recipients, sentence, slots_for
from withdrawal.domain.wording.filling import Slots

Mending = Callable[[Reading, Span], Mend | None]
Words = Callable[[Reading], str]

SPACE_BEFORE = re.compile(r"[ \t]*\Z")
GAP_AFTER = re.compile(r"[ \t]*")
BREAK_AFTER = re.compile(r"\s*")


def none(reading: Reading, span: Span) -> None:
    """Only the writer can know what to write."""


# --- words to put in ----------------------------------------------------------------------------------------------


def said(name: str) -> Words:
    """The sentence of that name in [mend], as far as the facts are known."""

    def words(reading: Reading) -> str:
        return sentence(phrases(reading.language)["mend"][name], _slots(reading))

    return words


def _slots(reading: Reading) -> Slots:
    facts = reading.facts
    if facts is None:
        return defaultdict(str)
    return slots_for(facts, recipients(facts, reading.kind), reading.language, facts.tone)


# --- ways to put them in ------------------------------------------------------------------------------------------


def instead(words: Words) -> Mending:
    """The words in the place of what was found."""
    return lambda reading, span: _put(span, words(reading))


def sentence_instead(words: Words) -> Mending:
    """The words in the place of the whole sentence."""
    return lambda reading, span: _put(reading.message.sentence_at(span.start), words(reading))


def sentence_gone(reading: Reading, span: Span) -> Mend | None:
    """Without the sentence; the plain decision in its place when it states that. Only the body has sentences."""
    sentences = reading.message.sentences
    if not any(one.start <= span.start < one.end for one in sentences):
        return None
    whole = reading.message.sentence_at(span.start)
    if whole in {*reading.decision.clear, *reading.decision.hedged}:
        return _put(whole, said("decision")(reading))
    return _without(reading, whole)


def sentence_plainly(words: Words) -> Mending:
    """The words in the place of a sentence that states no decision; the plain decision in that of one that does."""

    def mend(reading: Reading, span: Span) -> Mend | None:
        whole = reading.message.sentence_at(span.start)
        is_stated = whole in {*reading.decision.clear, *reading.decision.hedged}
        return _put(whole, said("decision")(reading) if is_stated else words(reading))

    return mend


def phrase_gone(reading: Reading, span: Span) -> Mend:
    """Without the phrase and the space or comma before it; what then begins the sentence gets its capital."""
    text = reading.message.text
    if span.start in {whole.start for whole in reading.message.sentences}:
        rest = re.compile(r"[ ,]*(\w?)").match(text, span.end)
        return Mend(span.start, rest.end() if rest else span.end, rest[1].upper() if rest else "")
    before = re.compile(r"[ ,]*\Z").search(text, 0, span.start)
    return Mend(before.start() if before else span.start, span.end, "")


def clause_gone(reading: Reading, span: Span) -> Mend | None:
    """Without what follows in the sentence; without the sentence when that is how it begins."""
    whole = reading.message.sentence_at(span.start)
    if span.start == whole.start:
        return sentence_gone(reading, span)
    before = re.compile(r"[ ,;:-]*\Z").search(reading.message.plain, whole.start, span.start)
    return Mend(before.start() if before else span.start, whole.end, ".")


def first(words: Words) -> Mending:
    """The words as the first sentence."""

    def mend(reading: Reading, _: Span) -> Mend | None:
        text, sentences = words(reading), reading.message.sentences
        return Mend(sentences[0].start, sentences[0].start, f"{text} ") if text and sentences else None

    return mend


def last(words: Words) -> Mending:
    """The words as a paragraph of their own after the last sentence."""

    def mend(reading: Reading, _: Span) -> Mend | None:
        text, sentences = words(reading), _before_close(reading)
        return Mend(sentences[-1].end, sentences[-1].end, f"\n\n{text}") if text and sentences else None

    return mend


def _before_close(reading: Reading) -> list[Span]:
    close = reading.message.close
    return [one for one in reading.message.sentences if not close.end or one.end <= close.start]


def after_decision(words: Words) -> Mending:
    """The words as the sentence after the one that states the decision."""

    def mend(reading: Reading, _: Span) -> Mend | None:
        text = words(reading)
        end = max((one.end for one in reading.decision.clear), default=0)
        return Mend(end, end, f" {text}") if text and end else None

    return mend


def _put(span: Span, text: str) -> Mend | None:
    return Mend(*span, text) if text else None


def _without(reading: Reading, whole: Span) -> Mend:
    """Without the span, and without the space or, at a paragraph's end, the line breaks it leaves behind."""
    text = reading.message.text
    begins_line = not text[: whole.start].rpartition("\n")[2].strip()
    ends_line = not text[whole.end :].partition("\n")[0].strip()
    if begins_line:
        after = (BREAK_AFTER if ends_line else GAP_AFTER).match(text, whole.end)
        return Mend(whole.start, after.end() if after else whole.end, "")
    before = SPACE_BEFORE.search(text, 0, whole.start)
    return Mend(before.start() if before else whole.start, whole.end, "")


# --- one finding's own way ----------------------------------------------------------------------------------------


def own_acceptance(reading: Reading, span: Span) -> Mend | None:
    """ "withdraw my acceptance" in the form of the verb that was used: withdrawing, withdrew."""
    verb = reading.message.part(span).split()[0].casefold()
    forms = phrases(reading.language)["mend"]["own_acceptance"]
    return _put(span, next(form for ending, form in forms.items() if verb.endswith(ending.removeprefix("-"))))


def filled_in(reading: Reading, span: Span) -> Mend | None:
    """The fact that a blank stands for, when its words tell which: [Job Title]; a name in the salutation is theirs."""
    blank = reading.message.part(span).strip("[](){}<>$%_ ").replace("_", " ")
    slots, line = _slots(reading), reading.message.salutation
    greeted = line.start <= span.start < line.end
    for slot, meaning in _meanings(reading.language):
        wanted = "to" if greeted and slot == "me" else slot
        if slots[wanted] and meaning.fullmatch(blank):
            return _put(span, slots[wanted])
    return None


@functools.cache
def _meanings(language: str) -> list[tuple[str, re.Pattern[str]]]:
    meanings = topic_of(language, "blank_meanings")
    return [(slot, re.compile(pattern, re.IGNORECASE)) for slot, pattern in meanings.items()]


def right_salutation(reading: Reading, span: Span) -> Mend | None:
    return _put(span, _frame(reading)[0])


def right_close(reading: Reading, span: Span) -> Mend | None:
    return _put(span, _frame(reading)[1])


def _frame(reading: Reading) -> tuple[str, str, str]:
    facts = reading.facts
    return frame(facts, recipients(facts, reading.kind), reading.language) if facts else ("", "", "")


def right_signature(reading: Reading, span: Span) -> Mend | None:
    return _put(span, _slots(reading)["me"])


def right_name(reading: Reading, span: Span) -> Mend | None:
    return _put(span, dict(names.nearly_names(reading)).get(span, ""))


def right_day(reading: Reading, span: Span) -> Mend | None:
    return _put(span, dates.right_day(reading, span))


def right_weekday(reading: Reading, span: Span) -> Mend | None:
    return _put(span, dict(dates.wrong_weekdays(reading)).get(span, ""))


def role_named(reading: Reading, _: Span) -> Mend | None:
    """The role after the first "the position" that does not say which."""
    role, posts = _slots(reading)["role"], one_of(reading.language, "role", "posts")
    bare = re.compile(rf"(?<!\w)(?:the|your|this) (?:{posts})(?! (?:of|as)(?!\w))(?!\w)", re.IGNORECASE)
    found = bare.search(reading.message.body.text)
    return Mend(found.end(), found.end(), f" {_of(reading)} {role}") if role and found else None


def _of(reading: Reading) -> str:
    return str(phrases(reading.language)["mend"]["of"])


def company_named(reading: Reading, _: Span) -> Mend | None:
    """The company after the first mention of the role in the text."""
    slots, body = _slots(reading), reading.message.body.text
    role = next(iter(places(slots["role"], body)), None)
    at = phrases(reading.language)["mend"]["at"]
    return Mend(role.end, role.end, f" {at} {slots['company']}") if role and slots["company"] else None


def in_small_letters(reading: Reading, span: Span) -> Mend:
    """What was shouted in small letters; its first letter stays large where a sentence begins."""
    loud = reading.message.text[span.start : span.end]
    begins = span.start in {whole.start for whole in reading.message.sentences}
    return Mend(*span, loud.capitalize() if begins else loud.lower())


def reason_told(reading: Reading, span: Span) -> Mend | None:
    """The shared reason for a vague one: in the place of its sentence, or after it when that states the decision."""
    text = said("reason")(reading)
    whole = reading.message.sentence_at(span.start)
    if not text or text in reading.message.text:
        return None
    if within(sorted(reading.decision.clear), *whole):
        return Mend(whole.end, whole.end, f" {text}")
    return _put(whole, text)
