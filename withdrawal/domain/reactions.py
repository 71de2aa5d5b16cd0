"""How they may take it, in the order of the answers in the call notes. A reaction is one value here and one template.

People fear these five before the call (Skloverworkingwisdom, "Can I decline a job offer I already accepted", on anger;
CareerVillage 165494, on pressure; Deloitte, "Declining or reneging on an offer", on where one goes instead).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reaction:
    code: str
    """Its name in addresses, templates and the language file (`say.if_<code>`)."""
    outcome: str
    """What the log calls a contact that ended so."""
    was_heard: bool = True
    """They know the decision then."""
    is_ours: bool = False
    """It is our call or message that it follows, as nothing comes from them."""

    @property
    def template(self) -> str:
        return f"reactions/{self.code}.html"


REACTIONS = (
    Reaction("angry", "objected"),
    # Who is offered more before they have said it may not have said it: a telling cannot be taken back.
    Reaction("counter_offer", "counter_offered", was_heard=False),
    Reaction("where", "asked"),
    Reaction("threat", "threatened"),
    Reaction("silence", "no_reply", was_heard=False, is_ours=True),
)


TO_ANSWER = ("objected", "counter_offered", "threatened")
"""Outcomes after which one does well to look here before one answers."""


def after(outcome: str) -> Reaction | None:
    """The reaction that a contact of theirs shows, by its outcome in the log; None where nothing is to be minded."""
    return next((one for one in REACTIONS if one.outcome == outcome and outcome in TO_ANSWER), None)


def find(code: str) -> Reaction | None:
    """The reaction called `code`, or None."""
    return next((one for one in REACTIONS if one.code == code), None)
