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
class Finding:
    """One remark. `code` is stable; `start` and `end` are character offsets; `step` is where it can be mended."""

    code: str
    level: Level
    message: str
    start: int
    end: int
    suggestion: str
    step: str


@dataclass(frozen=True, slots=True)
class Report:
    language: str
    elements: Elements
    findings: tuple[Finding, ...]

    @property
    def has_error(self) -> bool:
        return any(finding.level == "error" for finding in self.findings)

    def as_json(self, identifier: Any) -> dict[str, Any]:
        """The report as plain values for JSON, under the id the caller knows the message by."""
        return {"id": identifier, **asdict(self)}
