"""A message as an .eml file comes back as it was written, and so does the letter that is attached to it."""

import email
import re
from collections.abc import Sequence
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses

import pytest

from withdrawal.documents import eml

ANA, NOBODY = ("Ana Lind", "ana@example.org"), ("", "")
LETTER = eml.Attached("Confirmation - Northwind - 2026-11-23.pdf", b"%PDF-1.7\r\n\x00\xff\n.\n--=_\nFrom x\n" * 99)


def reopened(
    *,
    subject: str = "S",
    body: str = "B",
    sender: eml.Named = NOBODY,
    to: Sequence[eml.Named] = (),
    attached: eml.Attached | None = None,
) -> EmailMessage:
    made = eml.draft(subject=subject, body=body, sender=sender, to=to, attached=attached)
    found = email.message_from_bytes(made, policy=default)
    assert not any(part.defects for part in found.walk())
    return found


def text_of(draft: EmailMessage) -> str:
    plain = draft.get_body(("plain",))
    assert plain is not None
    return str(plain.get_content()).replace("\r\n", "\n").removesuffix("\n")


def test_it_opens_as_a_draft_with_addresses_and_subject() -> None:
    people = [("Maya Okafor", "maya@example.com"), ("Tom Reed", ""), ("", "kim@example.com")]
    draft = reopened(subject="My acceptance", sender=ANA, to=people)
    assert draft["X-Unsent"] == "1"
    assert draft["MIME-Version"] == "1.0"
    assert draft["Subject"] == "My acceptance"
    assert draft["From"] == "Ana Lind <ana@example.org>"
    assert draft["To"] == "Maya Okafor <maya@example.com>, kim@example.com"


NAMES = [
    "Siobhán O’Neill-Byrne",
    "李小龍",
    'Ana "Annie" Lind',
    "Lind, Ana <x@y.example>",
    "A" * 120,
    "é" * 120,
    "a\r\nBcc: b",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_comes_back_and_is_never_another_address(name: str) -> None:
    made = eml.draft(subject="S", body="B", sender=(name, "ana@example.org"), to=[(name, "maya@example.com")])
    # The older of Python's two readers: the newer one of 3.11 puts spaces between the parts of a long foreign name.
    draft = email.message_from_bytes(made)
    for head, address in (("From", "ana@example.org"), ("To", "maya@example.com")):
        ((shown, found),) = getaddresses([str(draft[head])])
        assert (str(make_header(decode_header(shown))), found) == (" ".join(name.split()), address)
    assert draft["Bcc"] is None


def test_a_domain_in_other_letters_goes_in_the_form_that_mail_knows() -> None:
    """It went as an encoded word once, which no mail server takes."""
    assert reopened(to=[("", "maya@müller.example")])["To"] == "maya@xn--mller-kva.example"


@pytest.mark.parametrize(
    "address", ["", "maya", '"a b"@example.org', "a@x.example, b@y.example", "a@x.example\nBcc: b@y"]
)
def test_addresses_that_are_not_known_or_odd_are_left_out(address: str) -> None:
    draft = reopened(sender=("Ana Lind", address), to=[("Maya", address)])
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
    assert text_of(draft) == BODIES[what]
    assert draft["Bcc"] is None


@pytest.mark.parametrize("subject", ["Rücktritt – Zusage", "李小龍", "Re: " + "long " * 39])
def test_the_subject_comes_back_whole(subject: str) -> None:
    assert reopened(subject=subject.strip())["Subject"] == subject.strip()


@pytest.mark.parametrize("attached", [None, LETTER], ids=["text alone", "with the letter"])
def test_lines_end_as_mail_wants_them_and_none_is_too_long(attached: eml.Attached | None) -> None:
    made = eml.draft(subject="é" * 400, body="a\nb\n" + "x" * 2000, sender=ANA, to=[ANA] * 9, attached=attached)
    assert made.count(b"\n") == made.count(b"\r\n") == made.count(b"\r")
    assert made.isascii()
    assert max(map(len, made.split(b"\r\n"))) <= 78


def test_the_letter_comes_back_byte_for_byte_under_its_name() -> None:
    draft = reopened(body=BODIES["other scripts"], attached=LETTER)
    (file,) = draft.iter_attachments()
    assert (file.get_content_type(), file.get_filename()) == ("application/pdf", LETTER.name)
    assert file.get_content() == LETTER.pdf
    assert text_of(draft) == BODIES["other scripts"]


@pytest.mark.parametrize(
    "name", ["Confirmation - Müller & Söhne - 2026-11-23.pdf", "李小龍.pdf", 'a"b; c=d.pdf', "é" * 150]
)
def test_a_file_name_in_any_letters_comes_back(name: str) -> None:
    (file,) = reopened(attached=eml.Attached(name, b"%PDF")).iter_attachments()
    assert file.get_filename() == name


def test_the_same_message_gives_the_same_bytes_and_no_part_can_end_early() -> None:
    border = re.search(rb'boundary="([^"]+)"', _with_letter("B"))
    assert border is not None
    quoting = _with_letter(f"--{border[1].decode()}--\nB")
    assert _with_letter("B") == _with_letter("B")
    assert text_of(email.message_from_bytes(quoting, policy=default)).endswith("B")


def _with_letter(body: str) -> bytes:
    return eml.draft(subject="S", body=body, sender=ANA, to=[ANA], attached=LETTER)
