"""What the checker answers: the elements a message has, and findings that point into its text."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Level = Literal["error", "warning", "advice"]
ReasonKind = Literal["specific", "vague", "none"]


@dataclass(frozen=True, slots=True)
class Elements:
    """What the message contains."""

    gratitude: bool
    acknowledges_effort: bool
    decision_clear: bool
    reason: ReasonKind
    negative_about_employer: bool
    over_apology: bool
    names_role: bool
    offers_alternative_or_help: bool
    goodwill_close: bool
    has_placeholder: bool


@dataclass(frozen=True, slots=True)
class Mend:
    """What one click does: `text` comes in the place of the characters from `start` to `end` of the message."""

    start: int
    end: int
    text: str

    def applied_to(self, message: str) -> str:
        return message[: self.start] + self.text + message[self.end :]


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark. `code` is stable; `start` and `end` are character offsets; `step` is where it can be mended.

    `mend` takes the suggestion; None where only the writer can know what to write.
    """

    code: str
    level: Level
    message: str
    start: int
    end: int
    suggestion: str
    step: str
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Report:
    language: str
    elements: Elements
    findings: tuple[Finding, ...]

    @property
    def has_error(self) -> bool:
        return any(finding.level == "error" for finding in self.findings)

    def as_json(self, identifier: Any) -> dict[str, Any]:
        """The report as plain values for JSON, under the id the caller knows the message by, without the mends."""
        report = {"id": identifier, **asdict(self)}
        for finding in report["findings"]:
            del finding["mend"]
        return report
