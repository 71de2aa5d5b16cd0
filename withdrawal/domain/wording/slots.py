"""Facts as slots: every fact a template may name, as text on one line; an empty slot means it is not known."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from withdrawal.domain.facts import Alternative, Facts, Person
from withdrawal.domain.wording.customs import long_date, spoken_names
from withdrawal.domain.wording.filling import Slots, fill, listed, one_line, sentence
from withdrawal.domain.wording.phrases import for_tone, phrases
from withdrawal.domain.wording.reasons import reason_sentence

IN_BRACKETS = re.compile(r" *\([^()]*\)")


def slots_for(facts: Facts, to: tuple[Person, ...], language: str, tone: str, *, is_spoken: bool = False) -> Slots:
    """All slots of a piece that is for `to` (empty: nobody known); what is spoken says no brackets of a role."""
    words = phrases(language)
    role = one_line(facts.role)
    thanks, own_thanks = gratitude(facts.gratitude.reason, words)
    slots = {
        "me": one_line(facts.me.name),
        "phone": one_line(facts.me.phone),
        "email": one_line(facts.me.email),
        "company": one_line(facts.company),
        "role": (IN_BRACKETS.sub("", role) or role) if is_spoken else role,
        "to": spoken_names(to, language, facts.country),
        "accepted_on": _date(facts.accepted_on, facts, language),
        "accepted_how": words["accepted"][facts.accepted_how] if facts.accepted_how else "",
        "starts_on": "" if facts.has_started else _date(facts.starts_on, facts, language),
        "started_on": _date(facts.starts_on, facts, language) if facts.has_started else "",
        "notice_name": "" if facts.has_started else one_line(facts.notice_name),
        **words["act"]["resignation" if facts.has_started else "withdrawal"],
        "gratitude": thanks,
        "own_thanks": own_thanks,
        "time_givers": time_givers(facts.gratitude.people, to, words),
        "reason": reason_sentence(facts, language, tone),
        "offers": listed(_offers(facts, words), words["lists"]["or"]),
        **_talk(facts, to, language),
    }
    parts = {name: sentence(for_tone(part, tone), slots) for name, part in words["parts"].items()}
    return {**slots, **parts}


def _date(day: dt.date | None, facts: Facts, language: str) -> str:
    return long_date(day, language, facts.country) if day else ""


def gratitude(text: str, words: Mapping[str, Any]) -> tuple[str, str]:
    """What follows "thank you for", or what is a sentence of its own; the other of the two is empty.

    It does not matter whether the person typed "thank you for" and a full stop as well.
    """
    line = one_line(text).rstrip(".").rstrip()
    for opening in words["gratitude_openings"]:
        if line.casefold().startswith(f"{opening} "):
            line = line[len(opening) :].lstrip()
    first, space, rest = line.partition(" ")
    lowered = f"{first.lower()}{space}{rest}" if first.lower() in words["lower_case_openings"] else line
    is_sentence = re.match(words["gratitude_sentence"], line, re.IGNORECASE) is not None
    return ("", lowered) if is_sentence else (lowered, "")


def time_givers(people: tuple[str, ...], to: tuple[Person, ...], words: Mapping[str, Any]) -> str:
    """Those who gave time, with the readers as "you": never thanked in the third person by name."""
    names = list(dict.fromkeys(one_line(name) for name in people))
    others = [name for name in names if not any(same_person(name, reader) for reader in to)]
    you = [words["you"]] if len(others) < len(names) else []
    return listed([*you, *others], words["lists"]["and"]) or words["you_and_colleagues"]


def same_person(name: str, person: Person) -> bool:
    """Whether every word of the name belongs to the person's name: "Maya" is Maya Okafor."""
    known = one_line(person.name).casefold().split()
    return bool(name) and set(name.casefold().split()) <= set(known)


def _offers(facts: Facts, words: Mapping[str, Any]) -> list[str]:
    offers = (_offer(alternative, words) for alternative in facts.alternatives)
    return [offer for offer in offers if offer]


def _offer(alternative: Alternative, words: Mapping[str, Any]) -> str:
    detail = one_line(alternative.detail).rstrip(".").rstrip()
    template = words["offers"][alternative.kind]
    if alternative.kind == "other":
        return fill(template, {"detail": detail}) if detail else ""
    return f"{template} ({detail})" if detail else template


def _talk(facts: Facts, to: tuple[Person, ...], language: str) -> Slots:
    """The talk, in slots that exclude one another: held with the readers, with someone else, with nobody named."""
    empty = dict.fromkeys(("talk_how", "told_you_on", "told_other", "told_other_on", "told_on"), "")
    if facts.talk is None:
        return empty
    who, day = one_line(facts.talk.person), long_date(facts.talk.on, language, facts.country)
    how = {**empty, "talk_how": phrases(language)["talk"][facts.talk.channel]}
    if _are_the_readers(who, to):
        return {**how, "told_you_on": day}
    return {**how, "told_other": who, "told_other_on": day} if who else {**how, "told_on": day}


def _are_the_readers(who: str, to: tuple[Person, ...]) -> bool:
    """Whether `who`, one name or several with commas between them, is all of the readers and nobody else."""
    if len(to) == 1:
        return same_person(who, to[0])
    names = who.split(", ")
    each_told = all(any(same_person(name, reader) for name in names) for reader in to)
    return bool(to) and each_told and all(any(same_person(name, reader) for reader in to) for name in names)
