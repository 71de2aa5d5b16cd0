"""A confirmation letter as it was issued: its exact bytes, kept for good beside the words that it was made from."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from withdrawal.models.fields import Line, Words
from withdrawal.models.offer import Offer
from withdrawal.models.owned import Owned


class IssuedLetter(models.Model):
    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="letters", help_text=_("The offer it is about.")
    )
    public_id = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False, help_text=_("The name of the letter in addresses.")
    )
    issued_at = models.DateTimeField(help_text=_("When it was issued (UTC)."))
    dated = models.DateField(help_text=_("The date printed on it."))
    layout = Line(max_length=12, help_text=_("The layout it was printed in."))
    subject = Line(max_length=400, help_text=_("Its subject line."))
    text = Words(max_length=8000, help_text=_("Its words, from salutation to signature."))
    pdf = models.BinaryField(help_text=_("The exact file."))
    facts = models.JSONField(
        null=True, help_text=_("The facts that it was made from, as docs/facts.md describes them; none on old letters.")
    )
    sha256 = Line(max_length=64, help_text=_("SHA-256 of the file."))

    op = models.UUIDField(
        default=uuid.uuid4,
        editable=False,
        help_text=_("The number of the form that issued it: the same form sent twice is one letter."),
    )

    objects: ClassVar[Owned[IssuedLetter]] = Owned()

    class Meta:
        ordering = ["-issued_at"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(sha256=""), name="issued_letter_has_its_hash"),
            models.UniqueConstraint(fields=["offer", "op"], name="a_form_is_one_letter"),
        ]

    def __str__(self) -> str:
        return f"{self.dated}: {self.subject}"
