"""A message as an .eml file that opens as an unsent draft in a mail program."""

from email.message import EmailMessage
from email.policy import SMTP


def draft(*, subject: str, body: str, sender: str, to: str) -> bytes:
    """The bytes of the draft (RFC 5322). `sender` and `to` are addresses or empty."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"  # Outlook and others then open it for editing
    message["Subject"] = subject
    if sender:
        message["From"] = sender
    if to:
        message["To"] = to
    message.set_content(body, cte="quoted-printable")
    return message.as_bytes()
