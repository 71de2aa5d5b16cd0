"""The secret address at which a person's calendar program finds their days to remember.

The address is the name of the row and a seal over it (HMAC with the server's SECRET_KEY). Neither the database nor a
copy of it holds the seal, and yet the address can be shown again. A new name makes every earlier address a wrong one.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import ClassVar

from django.core.signing import BadSignature, Signer
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from withdrawal.models.owned import Owned
from withdrawal.models.user import User


def _seal() -> Signer:
    # One key only: what was sealed with a key that was given up is given up as well.
    return Signer(sep=".", salt="withdrawal.calendar", fallback_keys=[])


class CalendarLink(models.Model):
    owner = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="calendar_link", help_text=_("Whose days are at this address.")
    )
    name = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False, help_text=_("What the address is made from; new when renewed.")
    )
    made_at = models.DateTimeField(help_text=_("When this address was made (UTC)."))

    objects: ClassVar[Owned[CalendarLink]] = Owned("owner")

    def __str__(self) -> str:
        return f"{self.owner}: {self.made_at:%Y-%m-%d}"

    @classmethod
    @transaction.atomic
    def renew(cls, user: User, *, now: dt.datetime) -> CalendarLink:
        """A new address in place of the one that there may be."""
        # Two clicks at the same time: the person's row is the lock.
        User.objects.select_for_update().get(pk=user.pk)
        cls.objects.of(user).delete()
        made = cls(owner=user, made_at=now)
        made.save()
        return made

    @property
    def secret(self) -> str:
        """The part of the address that nobody can guess."""
        return _seal().sign(self.name.hex)

    @classmethod
    def owner_at(cls, secret: str) -> User | None:
        """Whose days are at this address; None for a wrong one, which costs no question to the database.

        The seal is compared in constant time.
        """
        try:
            name = uuid.UUID(_seal().unsign(secret))
        except (BadSignature, ValueError):
            return None
        return User.objects.filter(calendar_link__name=name, is_active=True).first()
