"""A reply is read within limits; what cannot be read is nothing, never an error."""

import datetime as dt
import random

import pytest

from withdrawal.domain.mail import read, read_pasted

MAIL = (
    b"From: =?utf-8?q?Maya_Ok=C3=A1for?= <maya@example.org>\r\nTo: ana@example.org\r\nSubject: Re: Withdrawal\r\n"
    b"Date: Mon, 23 Nov 2026 09:15:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    b"Dear Ana,\r\nwe have your letter.\r\n"
)


def test_who_when_what_and_the_words_are_read() -> None:
    reply = read(MAIL)
    assert reply is not None
    assert reply.sender == "Maya Okáfor"
    assert reply.subject == "Re: Withdrawal"
    assert reply.sent_at == dt.datetime(2026, 11, 23, 8, 15, tzinfo=dt.UTC)
    assert "we have your letter" in reply.text


def test_markup_is_never_the_text() -> None:
    reply = read(b"From: a@example.org\r\nContent-Type: text/html\r\n\r\n<b>Hello</b>")
    assert reply is not None
    assert reply.text == ""


@pytest.mark.parametrize(
    "body",
    [
        b"Content-Type: message/rfc822\r\n\r\n" * 2000 + b"x",
        b"Subject: " + b"=?utf-8?q?x?= " * 20_000 + b"\r\n\r\nx",
        b"x" * 2_000_001,
    ],
    ids=["nested", "encoded words", "too large"],
)
def test_what_would_hang_or_break_the_parser_is_not_read(body: bytes) -> None:
    assert read(body) is None


def test_brackets_without_end_are_survived() -> None:
    reply = read(b"To: " + b"(" * 5000 + b"\r\nSubject: Hello\r\n\r\nx")
    assert reply is None or reply.text == "x"


def test_mutated_mails_never_raise() -> None:
    chance = random.Random(2026)  # noqa: S311 - a fixed seed, so that a failure can be seen again
    for _ in range(1500):
        body = bytearray(MAIL)
        for _ in range(chance.randrange(1, 12)):
            at = chance.randrange(len(body))
            body[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
        reply = read(bytes(body))
        assert reply is None or isinstance(reply.text, str)


@pytest.mark.parametrize(
    ("date", "sent"),
    [
        ("Mon, 23 Nov 2026 09:15:00 +0000", dt.datetime(2026, 11, 23, 9, 15, tzinfo=dt.UTC)),
        ("Mon, 23 Nov 1899 09:15:00 +0000", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_pasted_text_may_tell_who_and_when(date: str, sent: dt.datetime | None) -> None:
    reply = read_pasted(f"From: Maya Okafor <maya@example.org>\nDate: {date}\nSubject: Re: hello\n\nThank you.", dt.UTC)
    assert (reply.sender, reply.subject, reply.sent_at) == ("Maya Okafor", "Re: hello", sent)
