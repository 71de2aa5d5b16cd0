"""The accepted offer: what is known about it, and the bridge from records up to `domain.Facts`."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from withdrawal.domain import facts as domain
from withdrawal.domain import silence, times
from withdrawal.domain.countries import ELSEWHERE, Country
from withdrawal.domain.layouts import layout_for
from withdrawal.models.choices import (
    ON_PAPER,
    SPOKEN,
    AcceptedHow,
    Category,
    Channel,
    Direction,
    Kind,
    Layout,
    Share,
    Tone,
)
from withdrawal.models.fields import Address, Line, Words
from withdrawal.models.owned import Owned
from withdrawal.models.user import User

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

    from withdrawal.models.alternative import Alternative
    from withdrawal.models.letter import IssuedLetter
    from withdrawal.models.log import Contact
    from withdrawal.models.loose_end import LooseEnd
    from withdrawal.models.person import Person
    from withdrawal.models.reflection import Reflection
    from withdrawal.models.signed import Signed

_STATES_DECISION = (Kind.WITHDRAWAL, Kind.CONFIRMATION)
_FEW = 200
"""Contacts from which a silence is told."""
EARLIEST, LATEST = dt.date(1970, 1, 1), dt.date(2100, 12, 31)


def is_a_real_day(day: dt.date) -> None:
    """Refuse years that are slips of the finger; they would also break time zone arithmetic."""
    if not EARLIEST <= day <= LATEST:
        raise ValidationError(_("Check the year: it should lie between 1970 and 2100."), code="year")


def is_a_zone(name: str) -> None:
    try:
        times.zone(name)
    except ValueError:
        raise ValidationError(
            _("This time zone is not known. Write it like Europe/London or America/New_York."), code="zone"
        ) from None


def countries() -> list[tuple[str, str]]:
    """The countries by name, elsewhere last. A function, so that a new country needs no migration."""
    named = sorted(settings.COUNTRIES.values(), key=lambda country: (country.code == ELSEWHERE, country.name))
    return [(country.code, country.name) for country in named]


def layouts() -> list[tuple[str, StrPromise]]:
    """A function, so that a new layout needs no migration."""
    return Layout.choices


def first_zone() -> str:
    return str(settings.TIME_ZONE)


class Offer(models.Model):
    owner = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        related_name="offers",
        verbose_name=_("owner"),
        help_text=_("Whose offer this is; empty only after it was erased."),
    )
    public_id = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False, help_text=_("The name of the offer in addresses.")
    )
    made_at = models.DateTimeField(auto_now_add=True, help_text=_("When the offer was entered here (UTC)."))
    erased_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text=_("When its words were erased; only the log's hashes are left then."),
    )
    sealed_as = models.UUIDField(
        null=True,
        editable=False,
        help_text=_("The name under which its log was sealed, if it was restored from a file; else the public id."),
    )
    restored_at = models.DateTimeField(
        null=True, editable=False, help_text=_("When it was restored from a file (UTC); empty if it was written here.")
    )

    company = Line(_("Company"), max_length=120, help_text=_("As it should stand in the letter."))
    role = Line(_("Role"), max_length=120, help_text=_("The job title in the offer, such as Data Analyst."))
    company_address = Words(
        _("Company address"),
        blank=True,
        max_length=400,
        help_text=_("One line each, as on an envelope. For the letter."),
    )
    country = Line(
        _("Country of the employer"),
        max_length=2,
        default="GB",
        choices=countries,
        help_text=_("Letters look different from country to country."),
    )
    language = Line(
        _("Language of the pieces"),
        max_length=8,
        default="en",
        editable=False,
        help_text=_("The language in which messages and letters are written."),
    )
    tone = Line(
        _("Tone"),
        max_length=8,
        choices=Tone,
        default=Tone.WARM,
        help_text=_("It changes the wording, never the decision."),
    )
    time_zone = Line(
        _("Your time zone"),
        max_length=64,
        default=first_zone,
        validators=[is_a_zone],
        help_text=_("Times in the log are written in it. Like Europe/London or America/New_York."),
    )

    my_name = Line(_("Your name"), max_length=120, help_text=_("As you sign."))
    my_address = Words(
        _("Your address"), blank=True, max_length=400, help_text=_("One line each. It stands on the letter.")
    )
    my_email = Address(_("Your e-mail address"), blank=True, help_text=_("On the letter, for their answer."))
    my_phone = Line(_("Your phone number"), blank=True, max_length=40, help_text=_("On the letter and in the notes."))
    place = Line(
        _("Place"),
        blank=True,
        max_length=80,
        help_text=_("Where you sign; some countries put it beside the date."),
    )

    layout = Line(
        _("Layout of the letter"),
        blank=True,
        max_length=12,
        choices=layouts,
        help_text=_("Paper, and where the addresses stand. The country's own unless you choose another."),
    )
    enclosures = Words(
        _("Enclosures"),
        blank=True,
        max_length=400,
        help_text=_("What you put into the envelope with the letter, one line each, such as a copy of the contract."),
    )

    accepted_on = models.DateField(
        _("Day you accepted"),
        null=True,
        blank=True,
        validators=[is_a_real_day],
        help_text=_("The letter names it, so that there is no doubt which acceptance you withdraw."),
    )
    accepted_how = Line(
        _("How you accepted"),
        max_length=8,
        blank=True,
        choices=AcceptedHow,
        help_text=_("It matters for what follows from it."),
    )
    starts_on = models.DateField(
        _("First day of work"),
        null=True,
        blank=True,
        validators=[is_a_real_day],
        help_text=_("As agreed. The days until then are counted from it."),
    )
    notice_days = models.PositiveSmallIntegerField(
        _("Notice in what you signed, in days"),
        null=True,
        blank=True,
        help_text=_(
            "If the paper names a notice period. A week is 7, a month 31 to be safe. Leave it empty if unsure."
        ),
    )

    tell_first = models.ForeignKey(
        "withdrawal.Person",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Who should hear it first"),
        help_text=_("Usually the person you would have worked for."),
    )
    tell_by = Line(
        _("How you will tell them"),
        max_length=12,
        blank=True,
        choices=[(one.value, one.label) for one in (Channel.PHONE, Channel.VIDEO, Channel.IN_PERSON, Channel.EMAIL)],
        help_text=_("By voice first, then in writing, is what people remember well."),
    )
    tell_at = models.DateTimeField(
        null=True,
        blank=True,
        verbose_name=_("When"),
        help_text=_("When the talk is planned (stored in UTC)."),
    )

    grateful_for = Words(
        _("Thank you for …"),
        blank=True,
        max_length=300,
        help_text=_("Finish the sentence in your own words: “the warm welcome at the second interview”."),
    )

    reason_category = Line(
        _("What is the reason, in kind?"),
        max_length=16,
        blank=True,
        choices=Category,
        help_text=_("Only the kind. You never owe details about health or family."),
    )
    reason_share = Line(
        _("How much do you want to share?"),
        max_length=8,
        blank=True,
        choices=Share,
        help_text=_("Whatever you choose, the decision stays as clear."),
    )
    reason_sentence = Words(
        _("The sentence you share"), blank=True, max_length=300, help_text=_("They will read this.")
    )
    private_reason = Words(
        _("Your private reason"),
        blank=True,
        help_text=_("Only you will ever see this. Every piece is checked, so that it never slips in."),
    )
    new_employer = Line(
        _("The other employer, if there is one"),
        blank=True,
        max_length=120,
        help_text=_("Only so that the check can warn you when the name slips into a message."),
    )

    alternatives_weighed_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text=_("When alternatives were thought about, even if none is offered (UTC)."),
    )
    next_contact_on = models.DateField(
        _("When to write again"),
        null=True,
        blank=True,
        validators=[is_a_real_day],
        help_text=_("Once or twice a year is plenty. Leave it empty for never."),
    )
    later_contact_on = models.DateField(
        _("And once more"),
        null=True,
        blank=True,
        validators=[is_a_real_day],
        help_text=_("Two are enough: more of them get cooler each time. Leave it empty for never."),
    )
    closed_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text=_("When the person closed it (UTC); it counts as closed while no loose end is open."),
    )

    signed: Signed
    objects: ClassVar[Owned[Offer]] = Owned("owner")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | Q(erased_at__isnull=False),
                name="offer_has_an_owner_or_is_erased",
            ),
            models.CheckConstraint(
                condition=Q(accepted_on__isnull=True) | Q(starts_on__isnull=True) | Q(starts_on__gte=F("accepted_on")),
                name="work_starts_after_acceptance",
                violation_error_message=_("The first day of work lies before the day you accepted. Check both days."),
            ),
            models.CheckConstraint(
                condition=~Q(reason_share=Share.SENTENCE) | ~Q(reason_sentence=""),
                name="a_shared_sentence_is_written",
                violation_error_message=_("Write the sentence, or choose “The kind of reason only”."),
            ),
            models.CheckConstraint(
                condition=~Q(reason_share=Share.KIND) | ~Q(reason_category=""),
                name="a_shared_kind_is_chosen",
                violation_error_message=_("Choose the kind of reason, or share nothing."),
            ),
            models.CheckConstraint(
                condition=Q(notice_days__isnull=True) | Q(notice_days__lte=366),
                name="notice_is_at_most_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company} · {self.role}"

    @property
    def log_name(self) -> uuid.UUID:
        """What the seals of its log are taken over; a restored log keeps the name that it had."""
        return self.sealed_as or self.public_id

    @property
    def pack(self) -> Country:
        """What is known of the employer's country; of elsewhere, when the operator took its file away."""
        countries: dict[str, Country] = settings.COUNTRIES
        return countries.get(self.country, countries[ELSEWHERE])

    @property
    def zone(self) -> dt.tzinfo:
        return times.zone(self.time_zone)

    def today(self, now: dt.datetime) -> dt.date:
        """The date on the person's calendar at the moment `now`."""
        return now.astimezone(self.zone).date()

    # Each list is one query, however many steps ask for it while a page is made.

    @cached_property
    def everyone(self) -> list[Person]:
        """The people, the one to be addressed first, then by part."""
        return sorted(self.people.all(), key=lambda person: (person.pk != self.tell_first_id, person.rank, person.pk))

    def write_only_to(self, person: Person) -> None:
        """From here on pieces are for `person` alone; nothing of this is kept."""
        self.everyone = [person]

    @cached_property
    def addressee(self) -> Person | None:
        return self.everyone[0] if self.everyone else None

    @cached_property
    def reflected(self) -> list[Reflection]:
        """Every reflection, the latest first."""
        return list(self.reflections.all())

    @property
    def reflection(self) -> Reflection | None:
        """The latest reflection."""
        return self.reflected[0] if self.reflected else None

    @cached_property
    def offered(self) -> list[Alternative]:
        return list(self.alternatives.order_by("pk"))

    @cached_property
    def ends(self) -> list[LooseEnd]:
        """The loose ends: those that are open first, the next that is due before the others."""
        return list(
            self.loose_ends.order_by(F("done_at").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk")
        )

    @cached_property
    def landmarks(self) -> list[Contact]:
        """The few contacts that steps ask for (first telling, posting, letter on paper, thanks), in one query."""
        # An entry that was put right no longer counts; the one that puts it right does.
        earliest = self.contacts.filter(entry__corrections=None).order_by("occurred_at", "pk").values("pk")
        wanted = (
            earliest.filter(tells_decision=True),
            earliest.filter(self._confirms),
            earliest.filter(letter__isnull=False, channel__in=ON_PAPER),
            earliest.filter(message__kind=Kind.THANK_YOU),
        )
        any_of = Q(pk__in=wanted[0][:1])
        for one in wanted[1:]:
            any_of |= Q(pk__in=one[:1])
        return list(self.contacts.filter(any_of).select_related("message").order_by("occurred_at", "pk"))

    @property
    def telling(self) -> Contact | None:
        """The contact in which the decision was first told."""
        return next((one for one in self.landmarks if one.tells_decision), None)

    @property
    def posting(self) -> Contact | None:
        """The contact with which the confirmation first went out, as an issued letter or as an e-mail; where only ink
        counts, on paper.
        """
        if self.pack.needs_ink:
            return self.on_paper
        return next((one for one in self.landmarks if one.letter_id or _is(one, Kind.CONFIRMATION)), None)

    @property
    def on_paper(self) -> Contact | None:
        """The contact with which an issued letter first went out on paper."""
        return next((one for one in self.landmarks if one.letter_id and one.channel in ON_PAPER), None)

    @property
    def _confirms(self) -> Q:
        if self.pack.needs_ink:
            return Q(letter__isnull=False, channel__in=ON_PAPER)
        return Q(letter__isnull=False) | Q(message__kind=Kind.CONFIRMATION)

    @property
    def thanked(self) -> bool:
        """A thank-you note was sent."""
        return any(_is(one, Kind.THANK_YOU) for one in self.landmarks)

    def exchanges(self) -> list[silence.Step]:
        """The latest contacts as values, in the order in which they happened; those that were put right are left out.

        Silence is a matter of the last few: with a long log only its end is read.
        """
        latest = self.contacts.filter(entry__corrections=None).select_related("message").defer("text", "message__body")
        return [_as_step(contact) for contact in reversed(list(latest[:_FEW]))]

    @property
    def unanswered(self) -> Contact | None:
        """What was last written to them to tell or to confirm the decision."""
        stated = Q(tells_decision=True) | Q(letter__isnull=False) | Q(message__kind__in=_STATES_DECISION)
        written = self.contacts.filter(stated, direction=Direction.OUT, entry__corrections=None)
        return written.exclude(channel__in=SPOKEN).first()

    @cached_property
    def last_letter(self) -> IssuedLetter | None:
        """The letter issued last, without its bytes."""
        return self.letters.defer("pdf").first()

    @property
    def told_on(self) -> dt.date | None:
        """The day on which they were first told, by whichever way."""
        return self.telling.local.date() if self.telling else None

    @property
    def letter_layout(self) -> str:
        """The layout that was chosen, or the country's own."""
        return self.layout or layout_for(self.country)

    @property
    def decided_on(self) -> dt.date | None:
        return self.reflection.decided_on if self.reflection else None

    def facts(self) -> domain.Facts:
        """Everything that is known, as the value from which every piece is made."""
        return domain.Facts(
            me=domain.Me(self.my_name, _lines(self.my_address), self.my_email, self.my_phone),
            company=self.company,
            role=self.role,
            language=self.language,
            country=self.country,
            tone=self.tone,
            place=self.place,
            company_address=_lines(self.company_address),
            enclosures=_lines(self.enclosures),
            accepted_on=self.accepted_on,
            accepted_how=self.accepted_how,
            decided_on=self.decided_on,
            starts_on=self.starts_on,
            notice_days=self.notice_days,
            notice_name=self.pack.notice_name,
            people=tuple(person.as_fact() for person in self.everyone),
            gratitude=domain.Gratitude(
                self.grateful_for, tuple(person.name for person in self.everyone if person.gave_time)
            ),
            reason=domain.Reason(self.reason_category, self.reason_share, self.reason_sentence),
            private_reason=self.private_reason,
            new_employer=self.new_employer,
            alternatives=tuple(domain.Alternative(one.kind, one.detail) for one in self.offered),
            talk=self.telling.as_talk() if self.telling else None,
        )


def _as_step(contact: Contact) -> silence.Step:
    kind = contact.message.kind if contact.message else ""
    return silence.Step(
        on=contact.local.date(),
        from_me=contact.direction == Direction.OUT,
        channel=contact.channel,
        outcome=contact.outcome,
        states_decision=contact.tells_decision or contact.letter_id is not None or kind in _STATES_DECISION,
        is_nudge=kind == Kind.NUDGE,
    )


def _is(contact: Contact, kind: Kind) -> bool:
    return contact.message is not None and contact.message.kind == kind


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
