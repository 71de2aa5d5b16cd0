"""A message as an .eml file comes back as it was written."""

import email
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import default

import pytest

from withdrawal.documents import eml


def reopened(*, subject: str = "S", body: str = "B", sender: str = "", to: Sequence[str] = ()) -> EmailMessage:
    return email.message_from_bytes(eml.draft(subject=subject, body=body, sender=sender, to=to), policy=default)


def test_it_opens_as_a_draft_with_addresses_and_subject() -> None:
    draft = reopened(subject="My acceptance", sender="ana@example.org", to=["maya@example.com", "", "kim@example.com"])
    assert draft["X-Unsent"] == "1"
    assert draft["Subject"] == "My acceptance"
    assert (draft["From"], draft["To"]) == ("ana@example.org", "maya@example.com, kim@example.com")


def test_addresses_that_are_not_known_are_left_out() -> None:
    draft = reopened()
    assert draft["From"] is None
    assert draft["To"] is None


BODIES = {
    "plain words": "Dear Maya,\n\nI withdraw.\n\nAna",
    "other scripts": "Дорогая Майя,\n李小龍 – naïve café “quoted” 🙂",
    "a line of a single dot": "x\n.\nMAIL FROM:<e@example.com>",
    "a line that begins with From": "From here on I must look after my family.",
    "a very long line": "word " * 400,
    "equals signs": "a=3D b=\n=20",
    "text like a header": "Bcc: everybody@example.com\n\nBody",
}


@pytest.mark.parametrize("what", BODIES)
def test_the_text_comes_back_whole(what: str) -> None:
    draft = reopened(body=BODIES[what])
    assert draft.get_content().replace("\r\n", "\n").removesuffix("\n") == BODIES[what]
    assert draft["Bcc"] is None


@pytest.mark.parametrize("subject", ["Rücktritt – Zusage", "李小龍", "Re: " + "long " * 39])
def test_the_subject_comes_back_whole(subject: str) -> None:
    assert reopened(subject=subject.strip())["Subject"] == subject.strip()


def test_lines_end_as_mail_wants_them() -> None:
    made = eml.draft(subject="S", body="a\nb", sender="", to=())
    assert made.count(b"\n") == made.count(b"\r\n")
