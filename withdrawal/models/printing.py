"""A long record on its way to paper: the parts that are drawn so far, and then the whole, until it is thrown away.

Nothing in these rows is the only copy of anything. They are made of the log as it stood (`made_of`), are not exported,
go with their offer, and after a day go by themselves.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from withdrawal.domain.parts import index_sections, parts
from withdrawal.models.fields import Line
from withdrawal.models.offer import Offer
from withdrawal.models.owned import Owned
from withdrawal.models.recording import efforts, head

KEPT = dt.timedelta(days=1)
PAGES_OF_A_SECTION = 5
"""Pages that a section of the index is thought to fill, until all of them are drawn and counted."""


class Printing(models.Model):
    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="printings", help_text=_("The offer whose record it is.")
    )
    made_of = Line(max_length=64, help_text=_("SHA-256 of what it is made of: the log's last seal, and the names."))
    begun_at = models.DateTimeField(help_text=_("When it was begun (UTC): the moment that is printed on it."))
    index_pages = models.PositiveIntegerField(help_text=_("The pages of the index, which come before the entries."))
    pages = models.JSONField(
        null=True, help_text=_("On which page of the entries each one begins, from 0; none until all are drawn.")
    )
    pdf = models.BinaryField(null=True, help_text=_("The whole, once it is joined; its parts are gone then."))

    objects: ClassVar[Owned[Printing]] = Owned()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["offer"], name="one_printing_an_offer")]

    def __str__(self) -> str:
        return f"{self.begun_at:%Y-%m-%d %H:%M}"

    @property
    def is_whole(self) -> bool:
        return self.pdf is not None

    @property
    def entries(self) -> int:
        """How many entries it has."""
        last = self.parts.order_by("last").last()
        return last.last if last else 0

    @property
    def drawn(self) -> int:
        """How many of them are drawn."""
        done = self.parts.filter(is_index=False).exclude(pdf=None).values_list("first", "last")
        return sum(last - first + 1 for first, last in done)

    def keep_pages(self, pages: list[int]) -> None:
        """Keep on which page of the entries each one begins."""
        self.offer.printings.filter(pk=self.pk).update(pages=pages)

    @transaction.atomic
    def finish(self, pdf: bytes) -> None:
        """Keep the whole in place of its parts."""
        self.offer.printings.filter(pk=self.pk).update(pdf=pdf)
        self.parts.all().delete()

    @transaction.atomic
    def count_the_index_anew(self, pages: int) -> None:
        """The index fills so many pages, which is not what was thought: its numbers are wrong, so it is drawn again."""
        self.offer.printings.filter(pk=self.pk).update(index_pages=pages)
        self.parts.filter(is_index=True).update(pdf=None)


class PrintedPart(models.Model):
    printing = models.ForeignKey(
        Printing, on_delete=models.CASCADE, related_name="parts", help_text=_("The record that it is a part of.")
    )
    is_index = models.BooleanField(help_text=_("A section of the index; if not, the entries themselves."))
    first = models.PositiveIntegerField(help_text=_("The number of its first entry."))
    last = models.PositiveIntegerField(help_text=_("The number of its last entry."))
    pdf = models.BinaryField(null=True, help_text=_("The part as it was drawn; none until then."))

    objects: ClassVar[Owned[PrintedPart]] = Owned("printing__offer__owner")

    class Meta:
        ordering = ["-is_index", "first"]
        constraints = [models.UniqueConstraint(fields=["printing", "is_index", "first"], name="a_part_stands_once")]

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"

    def keep(self, pdf: bytes) -> None:
        """Keep it as it was drawn; when meanwhile another tab halved it, or counted the index anew, or the record was
        begun anew or erased, it is nothing.
        """
        same = self.printing.parts.filter(pk=self.pk, first=self.first, last=self.last)
        same.filter(printing__index_pages=self.printing.index_pages).update(pdf=pdf)

    @transaction.atomic
    def halve(self) -> None:
        """It takes too long: make two of it."""
        middle = (self.first + self.last) // 2
        if self.printing.parts.filter(pk=self.pk, last=self.last).update(last=middle):
            self.printing.parts.create(is_index=False, first=middle + 1, last=self.last)


def standing(offer: Offer, *, now: dt.datetime) -> Printing | None:
    """What is being printed, or was within a day, of the log as it stands now."""
    return offer.printings.filter(made_of=_made_of(offer), begun_at__gte=now - KEPT).first()


@transaction.atomic
def begin(offer: Offer, *, now: dt.datetime) -> Printing:
    """Begin to print the record of `offer` anew; whatever is older than a day goes, whosever it is."""
    offer.printings.all().delete()
    Printing._base_manager.filter(begun_at__lt=now - KEPT).delete()
    taking = efforts(offer)
    sections = list(index_sections(len(taking)))
    printing = offer.printings.create(
        made_of=_made_of(offer), begun_at=now, index_pages=PAGES_OF_A_SECTION * len(sections)
    )
    rows = [
        *(PrintedPart(printing=printing, is_index=True, first=first, last=last) for first, last in sections),
        *(PrintedPart(printing=printing, is_index=False, first=first, last=last) for first, last in parts(taking)),
    ]
    PrintedPart._base_manager.bulk_create(rows)
    return printing


def _made_of(offer: Offer) -> str:
    return hashlib.sha256("\n".join([head(offer), offer.my_name, offer.company, offer.role]).encode()).hexdigest()
