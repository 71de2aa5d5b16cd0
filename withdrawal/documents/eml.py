"""A message as an .eml file that opens as an unsent draft in a mail program."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP


def draft(*, subject: str, body: str, sender: str, to: Sequence[str]) -> bytes:
    """The bytes of the draft (RFC 5322). `sender` is an address or empty; empty ones in `to` are left out."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"  # Outlook and others then open it for editing
    message["Subject"] = subject
    if sender:
        message["From"] = sender
    if known := [address for address in to if address]:
        message["To"] = ", ".join(known)
    message.set_content(body, cte="quoted-printable")
    return message.as_bytes()
