"""What is known of one country, as values: statements with their sources, and what follows from them for the product.

Whatever the product acts on names the statements that support it, by their keys.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

TOPICS = ("binding", "form", "notice", "money", "threat", "visa", "study", "advice")
"""What a statement is about, in the order in which a page shows them."""
CONFIDENCES = ("high", "medium", "low")
"""high: a statute or an official text; medium: a reputable secondary text; low: one weak source, or one not judged."""
YES, NO, UNKNOWN = "yes", "no", "unknown"
QUESTIONS = (
    "trial_period", "fixed_term", "contract_notice", "contract_form", "bar_on_early_notice", "penalty", "bond", "bonus",
    "terms", "visa", "university", "residency_match", "offer_or_promise", "precontract", "appointment_letter", "award",
)  # fmt: skip
"""What a country can make one look up in what was signed."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that is known about the law or the custom of a country, in our own words, and from where."""

    key: str
    topic: str
    """One of TOPICS."""
    text: str
    source: str
    """The title of the page or text."""
    address: str
    seen: str
    """The day on which the source was read, ISO 8601."""
    confidence: str
    """One of CONFIDENCES."""

    @property
    def day(self) -> dt.date:
        return dt.date.fromisoformat(self.seen)


@dataclass(frozen=True, slots=True)
class Answer:
    """`value` is yes, no or unknown; `because` are the keys of the statements that say so, none for unknown."""

    value: str = UNKNOWN
    because: tuple[str, ...] = ()

    @property
    def is_yes(self) -> bool:
        return self.value == YES

    @property
    def is_no(self) -> bool:
        return self.value == NO


@dataclass(frozen=True, slots=True)
class Form:
    """In which form the withdrawal counts. A contract can ask for more than the law where `contract_may_ask` is yes."""

    spoken_counts: Answer = Answer()
    email_counts: Answer = Answer()
    needs_ink: Answer = Answer()
    """Only a signature in ink, on paper that arrives, counts."""
    contract_may_ask: Answer = Answer()
    reason_helps: Answer = Answer()
    """A reason in the letter changes what follows; no: it does not need one."""


NO_NOTICE, PERIOD, NO_WAY = "none", "period", "no_way"
DAYS, WEEKS, MONTHS = "days", "weeks", "months"
ANY_DAY, MONTH_END, MIDDLE_OR_END = "any_day", "month_end", "15th_or_month_end"
CONTRACT_WINS, CONTRACT_LOSES, BOTH = "wins", "loses", "both"


@dataclass(frozen=True, slots=True)
class Rule:
    """How long notice takes before the first day, for those who signed what `trial_period` and `fixed_term` say."""

    kind: str
    """none: the law asks for no notice; period: it lasts `number` `unit`; no_way: notice alone does not end it."""
    because: tuple[str, ...]
    trial_period: bool | None = None
    """It holds only where a trial period is agreed (or, False, is not); None: for both."""
    fixed_term: bool | None = None
    number: int = 0
    unit: str = DAYS
    ends_on: str = ANY_DAY
    """Where the law lets notice run out: on any day, at the end of a month, or on the 15th or at the end of a month."""
    contract: str = BOTH
    """Notice that the contract names wins over this rule or loses against it; both: no source says, so both count."""


@dataclass(frozen=True, slots=True)
class Question:
    """What to look up in what was signed; `key` is one of QUESTIONS."""

    key: str
    text: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    """ISO 3166-1 alpha-2, from the name of the file."""
    name: str
    time_zone: str
    """The zone of most employers there, IANA."""
    covers: str = ""
    """What the statements speak of, where that is less than the country."""
    notice_name: str = ""
    """What notice before the first day is called there, where only that ends the contract: it stands in the letter."""
    holidays: str = ""
    """Whose public holidays count: ISO 3166-2, or alpha-2 for those of the whole country; empty where not known."""
    statements: tuple[Statement, ...] = ()
    unknown: tuple[str, ...] = ()
    """What no source was found for, in sentences for the person."""
    form: Form = field(default_factory=Form)
    from_receipt: Answer = Answer()
    """Notice runs from the day on which it arrives, as it is taken to where nobody knows; no: from being sent."""
    rules: tuple[Rule, ...] = ()
    """The first that fits what was signed holds; where none does, the law's notice is not known."""
    questions: tuple[Question, ...] = ()

    @property
    def needs_ink(self) -> bool:
        return self.form.needs_ink.is_yes

    @property
    def place(self) -> str:
        """What the statements speak of."""
        return self.covers or self.name

    @property
    def by_topic(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements under the topics that there are any for, in the order of TOPICS."""
        found = {topic: tuple(one for one in self.statements if one.topic == topic) for topic in TOPICS}
        return {topic: statements for topic, statements in found.items() if statements}

    def supporting(self, *keys: str) -> tuple[Statement, ...]:
        """The statements with these keys, in the order of the file."""
        return tuple(one for one in self.statements if one.key in keys)
