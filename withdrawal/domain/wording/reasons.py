"""The reason as the employer will read it. The private reason and the new employer are never looked at here."""

from withdrawal.domain.facts import Facts
from withdrawal.domain.wording.filling import one_line
from withdrawal.domain.wording.phrases import for_tone, phrases

ENDINGS = (".", "!", "?", "…", "。", "”", '"', ")")


def reason_sentence(facts: Facts, language: str | None = None, tone: str | None = None) -> str:
    """The sentence that is shared, or nothing: as much as `facts.reason.share` allows and no more."""
    reason = facts.reason
    if reason.share == "sentence":
        return as_sentence(reason.sentence)
    if reason.share == "kind" and reason.category:
        fixed: str = for_tone(phrases(language or facts.language)["reasons"][reason.category], tone or facts.tone)
        return fixed
    return ""


def as_sentence(text: str) -> str:
    """A person's own words on one line, with a capital and a stop."""
    line = one_line(text)
    if not line:
        return ""
    line = line[0].upper() + line[1:]
    return line if line.endswith(ENDINGS) else f"{line}."
