"""The message checker: what a message has, what it lacks, what would hurt its writer. It advises, never blocks."""

from withdrawal.domain.checks.reading import Reading, read_message
from withdrawal.domain.checks.report import Elements, Finding, Level, Mend, Report
from withdrawal.domain.checks.rules import DECIDES, RULES, Rule
from withdrawal.domain.checks.text import Span
from withdrawal.domain.facts import Facts
from withdrawal.domain.wording import KINDS, WordingError, phrases

__all__ = ["DECIDES", "LEAKS", "RULES", "Elements", "Finding", "Level", "Mend", "Report", "Rule", "check"]

LEAKS = frozenset({"private_reason", "private_word", "new_employer"})
"""Codes of what must never be in a message."""
LONGEST_EXCERPT = 60


def check(text: str, *, language: str = "en", facts: Facts | None = None, kind: str = "withdrawal") -> Report:
    """Read the message and report; with facts, names, dates and leaks are compared too.

    Raises WordingError for an unknown language or kind. Findings come in the order of the text.
    """
    words = phrases(language)
    if kind not in KINDS:
        raise WordingError(f"no kind {kind!r}; there is: {', '.join(KINDS)}")
    reading = read_message(text, language, kind, facts)
    findings = (
        _finding(rule, span, reading, words["findings"][rule.code])
        for rule in RULES
        if kind in rule.kinds
        for span in sorted(set(rule.find(reading)))
    )
    return Report(language, reading.elements, tuple(sorted(findings, key=lambda f: (f.start, f.end, f.code))))


def _finding(rule: Rule, span: Span, reading: Reading, words: dict[str, str]) -> Finding:
    excerpt = " ".join(reading.message.text[span.start : span.end].split())
    shown = excerpt if len(excerpt) <= LONGEST_EXCERPT else f"{excerpt[:LONGEST_EXCERPT].rstrip()}…"
    return Finding(
        code=rule.code,
        level=rule.level,
        message=words["message"].replace("{found}", shown),
        start=span.start,
        end=span.end,
        suggestion=words["suggestion"],
        step=rule.step,
        mend=rule.mend(reading, span),
    )
