"""What was signed, and what each answer leaves behind: something to look up, somebody to ask, a loose end.

This is the rule table. The words of each consequence stand in templates/signed/<code>.html; nothing here and there says
what the law is: that is for the country packs, with their sources.
"""

from collections.abc import Mapping
from dataclasses import dataclass

YES, NO, UNSURE = ANSWERS = ("yes", "no", "unsure")
TO_FIND_OUT = "find_"
"""Before the code of a question: the loose end of finding out the answer."""


@dataclass(frozen=True, slots=True)
class Question:
    code: str
    about: str
    """paper, money, others or things: the group it is asked in."""
    settles: bool
    """A yes leaves something to settle, and so proposes a loose end."""


QUESTIONS = (
    Question("fixed_term", "paper", settles=True),
    Question("trial_period", "paper", settles=False),
    Question("bar", "paper", settles=True),
    Question("penalty", "paper", settles=True),
    Question("arbitration", "paper", settles=False),
    Question("nda", "paper", settles=False),
    Question("bonus", "money", settles=True),
    Question("relocation", "money", settles=True),
    Question("agency", "others", settles=True),
    Question("visa", "others", settles=True),
    Question("university", "others", settles=True),
    Question("equipment", "things", settles=True),
    Question("accounts", "things", settles=True),
)
GROUPS = tuple(dict.fromkeys(question.about for question in QUESTIONS))


@dataclass(frozen=True, slots=True)
class Consequence:
    code: str
    """Of the question, or accepted or notice."""
    answer: str
    """yes or unsure; of accepted how it was: verbal, email or signed."""
    end: str = ""
    """The loose end that it makes: the code, or find_ and the code; empty for none."""


def consequences(accepted_how: str, notice_days: int | None, answers: Mapping[str, str]) -> tuple[Consequence, ...]:
    """What follows, in the order of the questions. `answers` are yes, no, unsure or empty by code of the question.

    A notice period is known by its length; on a signed paper that names none so far it is worth a look.
    """
    found = [Consequence("accepted", accepted_how)] if accepted_how else []
    if notice_days is not None:
        found.append(Consequence("notice", YES))
    elif accepted_how == "signed":
        found.append(Consequence("notice", UNSURE, f"{TO_FIND_OUT}notice"))
    for question in QUESTIONS:
        answer = answers.get(question.code, "")
        if answer == YES:
            found.append(Consequence(question.code, YES, question.code if question.settles else ""))
        elif answer == UNSURE:
            found.append(Consequence(question.code, UNSURE, TO_FIND_OUT + question.code))
    return tuple(found)


ENDS = (
    *(question.code for question in QUESTIONS if question.settles),
    *(TO_FIND_OUT + code for code in ("notice", *(question.code for question in QUESTIONS))),
)
"""Every loose end that an answer can make."""
