"""How much room the files of one person may take: what came with contacts, replies that wait, letters as issued.

Whatever brings files in asks here first, in the transaction that writes them. A letter is counted and never refused:
it is small, and whoever has come that far must be able to end it.
"""

from django.db.models import Sum
from django.db.models.functions import Length

from withdrawal.models.offer import Offer
from withdrawal.models.user import User

MOST_HELD = 100_000_000
"""Bytes."""
_FILES = ("contacts__attachments__size", Length("letters__pdf"), Length("waiting__body"))


class NoRoom(Exception):
    """The files do not fit: `held` bytes are there, and `most` may be."""

    def __init__(self, held: int, most: int) -> None:
        super().__init__(f"{held} of {most} bytes are there")
        self.held, self.most = held, most


def held(user: User) -> int:
    """The bytes of all files of `user`."""
    offers = Offer.objects.of(user)
    return sum(offers.aggregate(size=Sum(one))["size"] or 0 for one in _FILES)


def ensure_room(user: User, more: int) -> None:
    """Raise NoRoom unless `more` bytes of files fit beside those that are there. Needs a transaction."""
    # Two uploads must not both find the last room free: the account's row is the lock.
    User.objects.select_for_update().only("pk").get(pk=user.pk)
    if (there := held(user)) + more > MOST_HELD:
        raise NoRoom(there, MOST_HELD)
