"""Broken e-mails: a few of our own, changed at random from a seed, as hostile and as damaged as they may come."""

import random
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP

PLAIN = (
    b"From: =?utf-8?q?Maya_Ok=C3=A1for?= <maya@example.org>\r\nTo: ana@example.org\r\nSubject: Re: Withdrawal\r\n"
    b"Date: Mon, 23 Nov 2026 09:15:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    b"Dear Ana,\r\nwe have your letter.\r\n"
)


def _with_files() -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = "Maya Okafor <maya@example.org>", "Ana Lind <ana@example.org>, b@example.org"
    mail["Subject"], mail["Date"] = "Re: Your letter — danke schön", "Mon, 23 Nov 2026 09:15:00 +0000"
    mail.set_content("Thank you for telling us.\n" * 20, cte="quoted-printable")
    mail.add_alternative("<p>Thank you for telling us.</p>", subtype="html")
    mail.add_attachment(b"%PDF-1.7 not much", maintype="application", subtype="pdf", filename="Vertrag für Ana.pdf")
    mail.add_attachment(b"MZ\x90", maintype="application", subtype="octet-stream", filename="run.exe")
    mail.set_boundary("outer")
    return mail.as_bytes()


def _forwarded() -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["Subject"] = "hr@example.org", "Fwd"
    inner = EmailMessage(policy=SMTP)
    inner["From"], inner["Subject"] = "maya@example.org", "Inner"
    inner.set_content("Inner words")
    mail.set_content("See below.")
    mail.add_attachment(inner)
    mail.set_boundary("forward")
    return mail.as_bytes()


def _html_alone() -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["Subject"] = "Maya Okafor <maya@example.org>", "Re: Withdrawal"
    mail.set_content(
        '<html><head><style>p { margin: 0 }</style></head><body class="a b">\n<!-- <p>not seen --><p>Dear&nbsp;Ana,</p>'
        "<p>we have your letter &amp; wish you <b>well</b>.<br>Maya &#111;</p><![if !x]><table><tr><td>1</td></tr>"
        "<script>if (a < b) { c() }</script></body></html>\n" * 5,
        subtype="html", cte="quoted-printable",
    )  # fmt: skip
    return mail.as_bytes()


SAMPLES = (PLAIN, _with_files(), _forwarded(), _html_alone())
HEADERS = (
    b"Content-Type", b"Content-Transfer-Encoding", b"Content-Disposition", b"From", b"To", b"Cc", b"Date", b"Subject",
    b"MIME-Version", b"Resent-From", b"",
)  # fmt: skip
VALUES = (
    b"text/plain; charset=\"", b"text/plain; charset=punycode", b"text/plain; charset=hex", b"multipart/mixed",
    b"multipart/mixed; boundary=" + b"b" * 9_000, b"multipart/mixed; boundary=\"\"", b"message/rfc822",
    b"message/partial; id=1", b"message/external-body", b"base64", b"uuencode", b"quoted-printable", b"8bit",
    b"attachment; filename*0*=utf-8''%ff; filename*2=x", b"attachment; filename=\"../../etc/passwd\"", b"(" * 400,
    b"\"" * 3_000, b"=?utf-8?b?////?=", b"=?x-unknown?q?x?=", b"=?utf-8?q?=00=0d=0aBcc:_x?=", b"\xff\xfe\x00", b"<>",
    b"@", b"Mon, 99 Foo 99999 25:61:61 +9999", b"undisclosed-recipients:;", b",;:<>@[]\\", b"",
)  # fmt: skip
TAGS = (
    b"<", b"<a", b"<!--", b"<![", b"<!", b"</", b"<?", b"<script>", b"<p a=' ", b"<a b=\"", b"&", b"&#x", b"&#9",
)  # fmt: skip


def mutated(number: int) -> bytes:
    """The mail of this number: always the same one."""
    chance = random.Random(number)  # noqa: S311 - a fixed seed, so that a failure can be seen again
    body = chance.choice(SAMPLES)
    for _ in range(chance.randrange(1, 6)):
        body = chance.choice(WAYS)(body, chance)
    return body


def _flip(body: bytes, chance: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(chance.randrange(1, 20) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randrange(len(body) + 1)]


def _splice(body: bytes, chance: random.Random) -> bytes:
    other, at = chance.choice(SAMPLES), chance.randrange(len(body) + 1)
    return body[:at] + other[chance.randrange(len(other)) :] + body[at:]


def _header(body: bytes, chance: random.Random) -> bytes:
    lines = body.split(b"\r\n")
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(HEADERS) + b": " + chance.choice(VALUES))
    return b"\r\n".join(lines)


def _nest(body: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 3, 19, 25, 200))):
        name = b"n%d" % chance.randrange(3)
        body = b"Content-Type: multipart/mixed; boundary=%b\r\n\r\n--%b\r\n%b\r\n--%b--\r\n" % (name, name, body, name)
        if len(body) > 100_000:
            break
    return body


def _repeat(body: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(body) + 1)
    return (body[:at] + body[at : at + chance.randrange(1, 60)] * chance.randrange(1, 2_000) + body[at:])[:1_000_000]


def _bytes(body: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(body) + 1)
    return body[:at] + chance.randbytes(chance.randrange(200)) + body[at:]


def _tags(body: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(body) + 1)
    return body[:at] + chance.choice(TAGS) * chance.choice((1, 3, 10_000)) + body[at:]


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip,
    _cut,
    _splice,
    _header,
    _header,
    _nest,
    _repeat,
    _bytes,
    _tags,
)
