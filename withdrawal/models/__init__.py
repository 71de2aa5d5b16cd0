"""The records, one subject a file. `Offer.facts()` and `recording.record()` are the bridges up to the domain."""

from withdrawal.models.alternative import Alternative
from withdrawal.models.calendar import CalendarLink
from withdrawal.models.letter import IssuedLetter
from withdrawal.models.log import Attachment, Contact, Entry
from withdrawal.models.look_back import LookBack
from withdrawal.models.loose_end import LooseEnd
from withdrawal.models.message import Message
from withdrawal.models.offer import Offer
from withdrawal.models.person import Person
from withdrawal.models.printing import PrintedPart, Printing
from withdrawal.models.reflection import Reflection, Weighed
from withdrawal.models.search import SearchLine
from withdrawal.models.signed import Signed
from withdrawal.models.user import User
from withdrawal.models.waiting import WaitingReply

__all__ = [
    "Alternative", "Attachment", "CalendarLink", "Contact", "Entry", "IssuedLetter", "LookBack", "LooseEnd", "Message",
    "Offer", "Person", "PrintedPart", "Printing", "Reflection", "SearchLine", "Signed", "User", "WaitingReply",
    "Weighed",
]  # fmt: skip
