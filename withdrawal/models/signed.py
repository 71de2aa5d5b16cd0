"""What the person signed, question by question, as far as they know. The rules about it are in `domain.signed`.

A new question is a row of the rule table, a field here with its loose ends, a migration, and a template of its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from withdrawal.domain import notice
from withdrawal.domain.signed import QUESTIONS, TO_FIND_OUT, Consequence, consequences
from withdrawal.models.choices import Answer
from withdrawal.models.fields import Line
from withdrawal.models.offer import Offer
from withdrawal.models.owned import Owned

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

SETTLING: Mapping[str, StrPromise] = {
    "fixed_term": _("Agree on how the fixed term ends"),
    "bar": _("Ask to be released before the first day"),
    "penalty": _("Take advice on the penalty clause"),
    "bonus": _("Settle the sign-on bonus"),
    "relocation": _("Settle the relocation money"),
    "agency": _("Make sure that the agency knows"),
    "visa": _("Ask what becomes of the visa"),
    "university": _("Speak to the career office"),
    "equipment": _("Send back what is theirs"),
    "accounts": _("Have the accounts closed"),
}
"""What a yes leaves to settle, in the words of the list of loose ends."""


def question(name: StrPromise, help_text: StrPromise) -> Line:
    return Line(name, max_length=6, blank=True, choices=Answer, help_text=help_text)


class Signed(models.Model):
    offer = models.OneToOneField(
        Offer, on_delete=models.CASCADE, related_name="signed", help_text=_("The offer it is about.")
    )
    fixed_term = question(_("Is it for a fixed term?"), _("It names a last day, or a number of months."))
    trial_period = question(
        _("Is a trial period agreed?"), _("Also called probation: the first weeks or months, with shorter notice.")
    )
    bar = question(
        _("Does it rule out giving notice before the first day?"), _("Look for “before the start” or “commencement”.")
    )
    penalty = question(
        _("Does it name a sum for not starting?"), _("A contract penalty, liquidated damages, a bond, training costs.")
    )
    arbitration = question(
        _("Does it say who decides a dispute?"), _("An arbitration clause, or a court that is named.")
    )
    nda = question(
        _("Did you sign to keep something secret?"), _("A confidentiality or non-disclosure agreement, or an NDA.")
    )
    bonus = question(_("Was a sign-on bonus paid to you?"), _("Money has arrived, not only been promised."))
    relocation = question(
        _("Was your move paid, or are costs covered so far?"), _("Movers, travel, a flat, fees that they paid for you.")
    )
    agency = question(_("Did an agency bring you together?"), _("A recruiter who is paid by the employer."))
    visa = question(_("Do they sponsor a visa or a permit?"), _("Also one that was asked for and is not there yet."))
    university = question(
        _("Did it come through a university or a school?"), _("A placement, a career fair, a job board of theirs.")
    )
    equipment = question(_("Have you received anything of theirs?"), _("A laptop, a phone, a card, keys, papers."))
    accounts = question(
        _("Have they opened accounts for you?"), _("E-mail, payroll, benefits, training, a portal with your papers.")
    )

    objects: ClassVar[Owned[Signed]] = Owned()

    class Meta:
        verbose_name_plural = "signed"

    def __str__(self) -> str:
        return str(_("What was signed for %(offer)s") % {"offer": self.offer})

    @classmethod
    def of(cls, offer: Offer) -> Signed:
        """What is known, or a blank sheet that is not kept yet."""
        try:
            return offer.signed
        except cls.DoesNotExist:
            return cls(offer=offer)

    def for_notice(self) -> notice.Agreed:
        """What notice depends on; not sure is not known."""
        known: dict[str, bool] = {Answer.YES: True, Answer.NO: False}
        return notice.Agreed(
            trial_period=known.get(self.trial_period),
            fixed_term=known.get(self.fixed_term),
            bar=known.get(self.bar),
            penalty=known.get(self.penalty),
        )

    def consequences(self) -> tuple[Consequence, ...]:
        answers = {one.code: getattr(self, one.code) for one in QUESTIONS}
        return consequences(self.offer.accepted_how, self.offer.notice_days, answers)


def end_words(end: str) -> str:
    """What is written into the list for a loose end that an answer makes; `end` is one of `domain.signed.ENDS`."""
    if end == f"{TO_FIND_OUT}notice":
        return str(_("Look up the notice period"))
    if end.startswith(TO_FIND_OUT):
        asked = Signed._meta.get_field(end.removeprefix(TO_FIND_OUT)).verbose_name  # type: ignore[union-attr]
        return str(format_lazy("{find_out}: {asked}", find_out=_("Find out"), asked=asked))
    return str(SETTLING[end])
