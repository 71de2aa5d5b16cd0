"""A piece of writing that the person made their own: a draft with their edits, or the exact text that was sent."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from withdrawal.models.choices import Kind
from withdrawal.models.fields import Line, Words
from withdrawal.models.offer import Offer
from withdrawal.models.owned import Owned

MAX_CHARACTERS = 8_000


class Message(models.Model):
    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="messages", help_text=_("The offer it is about.")
    )
    kind = Line(_("Kind"), max_length=16, choices=Kind, help_text=_("Which of the pieces it is."))
    subject = Line(_("Subject"), max_length=400, blank=True, help_text=_("The subject line of the e-mail."))
    body = Words(
        _("Text"),
        max_length=MAX_CHARACTERS,
        help_text=_("Change anything; your words stay as you write them."),
    )
    composed = Words(
        max_length=MAX_CHARACTERS,
        blank=True,
        editable=False,
        help_text=_("The text that was composed from the facts when the edit was last saved."),
    )
    edited_at = models.DateTimeField(auto_now=True, help_text=_("When it was last changed (UTC)."))
    sent_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When it was sent (UTC); empty for a draft.")
    )
    sha256 = Line(max_length=64, blank=True, editable=False, help_text=_("SHA-256 of subject and text as sent."))

    objects: ClassVar[Owned[Message]] = Owned()

    class Meta:
        ordering = ["-edited_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "kind"], condition=Q(sent_at__isnull=True), name="one_draft_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sha256="") | (Q(sent_at__isnull=False) & ~Q(sha256="")),
                name="sent_message_has_its_hash",
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.get_kind_display()

    @property
    def text(self) -> str:
        """Subject and body as one text, as it is checked, copied and hashed."""
        return with_subject(self.subject, self.body)

    @property
    def seal(self) -> str:
        """SHA-256 of the text as it stands."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def take(self, text: str) -> None:
        """Make `text`, subject and body as one, the words of the draft."""
        self.subject, self.body = parted(text)

    @classmethod
    def draft(cls, offer: Offer, kind: str) -> Message | None:
        return offer.messages.filter(kind=kind, sent_at__isnull=True).first()

    def freeze(self, sent_at: dt.datetime) -> None:
        """Turn the draft into what was sent; from then on the database refuses any change."""
        self.sent_at = sent_at
        self.sha256 = self.seal
        self.save()


def with_subject(subject: str, body: str) -> str:
    return f"Subject: {subject}\n\n{body}" if subject else body


def parted(text: str) -> tuple[str, str]:
    """Subject and body of a text that `with_subject` may have put together."""
    first, gap, rest = text.partition("\n\n")
    has_subject = first.startswith("Subject: ") and "\n" not in first and bool(gap)
    return (first.removeprefix("Subject: "), rest) if has_subject else ("", text)
