"""A reply that was brought in and waits for the person to say what it means; then it is a contact, and no row here.

Only what came is kept here, byte for byte. Whatever a page shows of it is read from the bytes each time.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from withdrawal.domain import files, mail, text
from withdrawal.domain.meaning import meaning
from withdrawal.models.choices import Channel, Direction
from withdrawal.models.fields import Line
from withdrawal.models.log import MAX_CHARACTERS, Contact, File
from withdrawal.models.offer import Offer
from withdrawal.models.owned import Owned

MOST = 10
"""Replies of one offer that may wait at the same time: a page reads them all, and each may have 10 MB."""


def could_wait(name: str, body: bytes) -> bool:
    """True when a reply of this name ("" for pasted text) and these bytes could have been brought in here."""
    if name:
        is_mail = files.media_type(body) == "message/rfc822" and len(body) <= files.MAX_BYTES
        return is_mail and name == files.shown_name(name)
    try:
        pasted = body.decode()
    except UnicodeDecodeError:
        return False
    return text.is_clean(pasted) and 0 < len(pasted) <= MAX_CHARACTERS


class WaitingReply(models.Model):
    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="waiting", help_text=_("The offer it is about.")
    )
    op = models.UUIDField(
        default=uuid.uuid4,
        editable=False,
        help_text=_("The number that its contact will have: brought in twice, it is one contact."),
    )
    name = Line(max_length=120, blank=True, help_text=_("The name of the file; empty for pasted text."))
    body = models.BinaryField(help_text=_("The exact file, or the pasted text in UTF-8."))

    objects: ClassVar[Owned[WaitingReply]] = Owned()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "waiting replies"
        constraints = [models.UniqueConstraint(fields=["offer", "op"], name="a_reply_waits_once")]

    def __str__(self) -> str:
        return self.name or "pasted"

    def read(self) -> Opened:
        """The reply as it can be shown and written into the log."""
        body, pasted = bytes(self.body), not self.name
        reply = mail.read_pasted(body.decode(), self.offer.zone) if pasted else mail.read(body)
        return Opened(self, body, reply, is_pasted=pasted)


class Opened:
    """A waiting reply that was read. `reply` is None when it could not be read within the parser's limits."""

    def __init__(self, row: WaitingReply, body: bytes, reply: mail.Reply | None, *, is_pasted: bool) -> None:
        self.row, self.reply = row, reply
        self.person = _fit(reply.sender, 120, one_line=True) if reply else ""
        self.subject = _fit(reply.subject, 400, one_line=True) if reply else ""
        self.words = _fit(reply.text, MAX_CHARACTERS + 1) if reply else ""
        self.to = _fit(reply.to, 400, one_line=True) if reply else ""
        self.means = meaning(self.words, row.offer.language)
        self.text = self.words if is_pasted or not reply else self._with_head(reply)
        self.is_cut = len(self.text) > MAX_CHARACTERS
        original = [] if is_pasted else [File(row.name, "message/rfc822", body)]
        kept = [(one, files.media_type(one.body)) for one in reply.enclosed] if reply else []
        known = [File(files.shown_name(one.name), kind, one.body) for one, kind in kept if kind in files.KINDS]
        self.enclosed = known[: files.MAX_FILES]
        self.files = [*original, *self.enclosed]
        self.left_inside = [file.name for file in known[files.MAX_FILES :]] + [
            files.shown_name(one.name) for one, kind in kept if kind not in files.KINDS
        ]

    def _with_head(self, reply: mail.Reply) -> str:
        """Head and words, as the mail program shows them; the subject first, which short views are cut after."""
        author = _fit(reply.author, 400, one_line=True)
        lines = (("Subject", self.subject), ("From", author), ("To", self.to))
        head = "\n".join(f"{name}: {line}" for name, line in lines if line)
        return "\n\n".join(part for part in (head, self.words) if part)

    def sent_at(self, now: dt.datetime) -> dt.datetime:
        """When it was sent; `now` for one that does not tell, or that says it comes from the future."""
        told = self.reply.sent_at if self.reply else None
        return told if told and told <= now else now

    def as_contact(self, outcome: str, now: dt.datetime) -> Contact:
        return Contact(
            occurred_at=self.sent_at(now),
            zone=self.row.offer.time_zone,
            direction=Direction.IN,
            channel=Channel.EMAIL,
            person=self.person,
            outcome=outcome,
            text=self.text[:MAX_CHARACTERS],
            op=self.row.op,
        )


def _fit(words: str, most: int, *, one_line: bool = False) -> str:
    """Text that came from outside: what cannot be kept is left out, and what is more than `most` characters."""
    kept = text.cleansed(words)
    return (text.clean_line(kept) if one_line else kept)[:most]
