"""The records, one subject a file. `Offer.facts()` and `recording.record()` are the bridges up to the domain."""

from withdrawal.models.alternative import Alternative
from withdrawal.models.calendar import CalendarLink
from withdrawal.models.letter import IssuedLetter
from withdrawal.models.log import Attachment, Contact, Entry
from withdrawal.models.loose_end import LooseEnd
from withdrawal.models.message import Message
from withdrawal.models.offer import Offer
from withdrawal.models.person import Person
from withdrawal.models.reflection import Reflection
from withdrawal.models.search import SearchLine
from withdrawal.models.signed import Signed
from withdrawal.models.user import User
from withdrawal.models.waiting import WaitingReply

__all__ = [
    "Alternative", "Attachment", "CalendarLink", "Contact", "Entry", "IssuedLetter", "LooseEnd", "Message", "Offer",
    "Person", "Reflection", "SearchLine", "Signed", "User", "WaitingReply",
]  # fmt: skip
