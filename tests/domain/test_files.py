"""Files are what their first bytes say, whatever they are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.files import media_type, shown_name


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0...", "image/jpeg"),
        (b"From: a@example.org\r\nSubject: Hello\r\n\r\nText", "message/rfc822"),
        (b"Received: from x\n by y\nDate: today\n\nText", "message/rfc822"),
        (b"Notes of the call: Maya was kind.", "text/plain"),
        (b"", None),
        (b"   \n", None),
        (b"MZ\x90\x00\x03", None),
        (b"PK\x03\x04\xff", None),
        (b"PK\x03\x04", None),
        (b"text\0with NUL", None),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', None),
        (b"  <!DOCTYPE html><script>alert(1)</script>", None),
        ("\ufeff".encode("utf-16"), None),
    ],
)
def test_the_first_bytes_decide(body: bytes, kind: str | None) -> None:
    assert media_type(body) == kind


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("contract.pdf", "contract.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\letters\\reply.eml", "reply.eml"),
        ("contract\u202efdp.exe", "contract\ufffdfdp.exe"),
        ("a\r\nSet-Cookie: x=1.pdf", "a\ufffd\ufffdSet-Cookie: x=1.pdf"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("x " * 100, "x " * 59 + "x"),
    ],
)
def test_a_name_is_shown_without_folders_or_tricks(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@given(st.text(max_size=300))
def test_a_name_that_is_shown_stays_as_it_is(name: str) -> None:
    assert shown_name(shown_name(name)) == shown_name(name)
    assert 0 < len(shown_name(name)) <= 120
