"""A reply is read within limits; what cannot be read is nothing, never an error."""

import datetime as dt
import os
import time

import pytest

from tests.domain.mutations import mutated
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


def test_of_a_mail_in_html_alone_the_words_are_read() -> None:
    reply = read(b"From: a@example.org\r\nContent-Type: text/html\r\n\r\n<p>Dear Ana,</p><p>we <b>have</b> it.</p>")
    assert reply is not None
    assert reply.text == "Dear Ana,\n\nwe have it."
    assert reply.enclosed == ()


def test_so_are_they_where_the_plain_part_is_empty() -> None:
    reply = read(WITH_FILES.replace(b"Plain words", b"  "))
    assert reply is not None
    assert reply.text == "Marked words"


@pytest.mark.parametrize(
    "body",
    [
        b"Content-Type: message/rfc822\r\n\r\n" * 2000 + b"x",
        b"x" * 2_000_001,
        b"From: a\r\n\r\n" + b"\n" * 200_000,
        b"".join(b"X-%d: x\r\n" % n for n in range(101)) + b"\r\nx",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\nhello\r\n" * 51,
        b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(22)) + b"\r\nx",
    ],
    ids=["nested", "too large", "too many lines", "too many headers", "too many parts", "too deep"],
)
def test_what_would_hang_or_break_the_parser_is_not_read(body: bytes) -> None:
    assert read(body) is None


def test_brackets_without_end_are_survived() -> None:
    reply = read(b"To: " + b"(" * 5000 + b"\r\nSubject: Hello\r\n\r\nx")
    assert reply is None or reply.text == "x"


SLOW = [b"=?utf-8?q?x?= " * 20_000, b'"' * 50_000, b"," * 50_000, b"a:;" * 20_000, b";a*0=b" * 10_000, b"(" * 50_000]


@pytest.mark.parametrize("value", SLOW, ids=lambda value: value[:6].decode())
def test_a_long_header_is_cut_before_it_is_parsed(value: bytes) -> None:
    whole = b"From: a@example.org " + value + b"\r\nSubject: " + value + b"\r\nContent-Type: text/plain; " + value
    began = time.perf_counter()
    read(whole + b"\r\n\r\nHello")
    assert time.perf_counter() - began < 1


WITH_FILES = (
    b"From: Maya <maya@example.org>\r\nTo: Ana Lind <ana@example.org>\r\nCc: Tom <tom@example.org>\r\n"
    b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
    b"--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n"
    b"--y\r\nContent-Type: text/plain; charset=punycode\r\n\r\nPlain words\r\n"
    b"--y\r\nContent-Type: text/html\r\n\r\n<b>Marked words</b>\r\n--y--\r\n"
    b'--x\r\nContent-Type: application/pdf; name="contract.pdf"\r\n'
    b"Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n"
    b"--x\r\nContent-Type: message/rfc822\r\n\r\nFrom: b@example.org\r\nSubject: Inner\r\n\r\nInner words\r\n--x--\r\n"
)


def test_what_came_with_a_mail_is_kept_apart_from_its_words() -> None:
    reply = read(WITH_FILES)
    assert reply is not None
    assert reply.text.strip() == "Plain words"
    assert reply.to == "Ana Lind <ana@example.org>, Tom <tom@example.org>"
    assert [(file.name, file.body[:5]) for file in reply.enclosed] == [
        ("contract.pdf", b"%PDF-"),
        ("message.eml", b"From:"),
    ]


def test_mutated_mails_never_raise_and_never_hang() -> None:
    """600 of them here; FULL=1 tries 6,000. The seed is fixed, so that a failure can be seen again."""
    slowest = 0.0
    for number in range(6_000 if os.environ.get("FULL") else 600):
        body = mutated(number)
        began = time.process_time()
        reply = read(body)
        slowest = max(slowest, time.process_time() - began)
        assert reply is None or isinstance(reply.text, str)
    assert slowest < 1


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
