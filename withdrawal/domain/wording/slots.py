"""Facts as slots: every fact a template may name, as text on one line; an empty slot means it is not known."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from withdrawal.domain.facts import Alternative, Facts, Person
from withdrawal.domain.wording.customs import long_date, spoken_name
from withdrawal.domain.wording.filling import Slots, fill, listed, one_line
from withdrawal.domain.wording.phrases import phrases
from withdrawal.domain.wording.reasons import reason_sentence


def slots_for(facts: Facts, to: Person | None, language: str) -> Slots:
    """All slots of a piece that is for `to` (None: nobody known)."""
    words = phrases(language)
    return {
        "me": one_line(facts.me.name),
        "phone": one_line(facts.me.phone),
        "email": one_line(facts.me.email),
        "company": one_line(facts.company),
        "role": one_line(facts.role),
        "to": spoken_name(to, language, facts.country),
        "accepted_on": _date(facts.accepted_on, facts, language),
        "starts_on": _date(facts.starts_on, facts, language),
        "gratitude": gratitude(facts.gratitude.reason, words),
        "time_givers": time_givers(facts.gratitude.people, to, words),
        "reason": reason_sentence(facts, language),
        "offers": listed(_offers(facts, words), words["lists"]["or"]),
        **_talk(facts, to, language),
    }


def _date(day: dt.date | None, facts: Facts, language: str) -> str:
    return long_date(day, language, facts.country) if day else ""


def gratitude(text: str, words: Mapping[str, Any]) -> str:
    """What follows "Thank you for", whether or not the person typed those words and a full stop as well."""
    line = one_line(text).rstrip(".").rstrip()
    for opening in words["gratitude_openings"]:
        if line.casefold().startswith(f"{opening} "):
            line = line[len(opening) :].lstrip()
    first, space, rest = line.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in words["lower_case_openings"] else line


def time_givers(people: tuple[str, ...], to: Person | None, words: Mapping[str, Any]) -> str:
    """Those who gave time, with the reader as "you": never thanked in the third person by name."""
    names = list(dict.fromkeys(one_line(name) for name in people))
    others = [name for name in names if not same_person(name, to)]
    you = [words["you"]] if len(others) < len(names) else []
    return listed([*you, *others], words["lists"]["and"]) or words["you_and_colleagues"]


def same_person(name: str, person: Person | None) -> bool:
    """Whether every word of the name belongs to the person's name: "Maya" is Maya Okafor."""
    known = one_line(person.name).casefold().split() if person else []
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


def _talk(facts: Facts, to: Person | None, language: str) -> Slots:
    """The talk, in slots that exclude one another: held with the reader, with someone else, with nobody named."""
    empty = dict.fromkeys(("talk_how", "told_you_on", "told_other", "told_other_on", "told_on"), "")
    if facts.talk is None:
        return empty
    who, day = one_line(facts.talk.person), long_date(facts.talk.on, language, facts.country)
    how = {**empty, "talk_how": phrases(language)["talk"][facts.talk.channel]}
    if same_person(who, to):
        return {**how, "told_you_on": day}
    return {**how, "told_other": who, "told_other_on": day} if who else {**how, "told_on": day}
