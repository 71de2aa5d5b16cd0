"""Check your answers: what was said, where it was said, and where to change it. Private answers do not appear."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from withdrawal.domain.wording import reason_sentence
from withdrawal.models import Offer
from withdrawal.models.choices import Layout
from withdrawal.steps.step import Words


@dataclass(frozen=True, slots=True)
class Answer:
    question: Words
    said: Words
    """Empty when nothing was said."""
    page: str
    """The name of the page that changes it, and of the step if the page is one."""
    step: str = ""


def answers(offer: Offer) -> list[Answer]:
    """Everything that the letter rests on, in the order in which the letter says it."""
    facts, person = offer.facts(), offer.addressee
    telling = offer.telling
    told = (
        f"{telling.get_channel_display()}, {date_format(telling.local, 'j F Y, H:i')}, {telling.person}"
        if telling
        else ""
    )
    return [
        Answer(_("Your name"), offer.my_name, "edit"),
        Answer(_("Your address"), offer.my_address, "step", "confirm"),
        Answer(
            _("Your e-mail and phone"), "\n".join(filter(None, (offer.my_email, offer.my_phone))), "step", "confirm"
        ),
        Answer(_("Company"), offer.company, "edit"),
        Answer(_("Company address"), offer.company_address, "step", "confirm"),
        Answer(_("Addressed to"), f"{person.honorific} {person.name}".strip() if person else "", "people"),
        Answer(_("Role"), offer.role, "edit"),
        Answer(_("Accepted on"), date_format(offer.accepted_on, "j F Y") if offer.accepted_on else "", "edit"),
        Answer(_("First day of work"), date_format(offer.starts_on, "j F Y") if offer.starts_on else "", "edit"),
        Answer(_("Layout of the letter"), Layout(offer.letter_layout).label, "letter"),
        Answer(_("Enclosures"), offer.enclosures, "letter"),
        Answer(_("Told them"), told, "log_new"),
        Answer(_("Thanks for"), offer.grateful_for, "step", "courtesy"),
        Answer(_("Reason given"), reason_sentence(facts) or _("None: the decision is enough"), "step", "reason"),
    ]
