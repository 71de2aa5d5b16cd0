"""A message as an .eml file that opens as an unsent draft in a mail program, with a letter attached if there is one."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from withdrawal.domain.addresses import on_the_wire


@dataclass(frozen=True, slots=True)
class Attached:
    """A PDF that goes with the message: the name that its reader sees, and its bytes."""

    name: str
    pdf: bytes


Named = tuple[str, str]
"""A name and an e-mail address."""


def draft(*, subject: str, body: str, sender: Named, to: Sequence[Named], attached: Attached | None = None) -> bytes:
    """The bytes of the draft (RFC 5322): the same for the same message. Addresses that are missing or odd are left
    out, for the mail program to ask for.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"  # Outlook and others then open it for editing
    message["Subject"] = subject
    if own := _known([sender]):
        message["From"] = own
    if others := _known(to):
        message["To"] = others
    message.set_content(body, cte="quoted-printable")
    if attached:
        message.add_attachment(attached.pdf, maintype="application", subtype="pdf", filename=attached.name)
        for part in message.iter_parts():
            del part["MIME-Version"]  # only the whole message has one
        # Not a random one. "=_" is neither in base64 nor in quoted-printable, so no part can hold it.
        message.set_boundary(f"=_{hashlib.sha256(body.encode() + attached.pdf).hexdigest()[:32]}")
    return message.as_bytes()


def _known(people: Iterable[Named]) -> list[Address]:
    found = ((" ".join(name.split()), on_the_wire(address)) for name, address in people)
    return [Address(name, addr_spec=address) for name, address in found if address]
