"""An address goes over the wire in ASCII or not at all; a link holds the whole message, or there is none."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.addresses import LONGEST_LINK, mailto, on_the_wire

ON_THE_WIRE = {
    "maya@example.com": "maya@example.com",
    "Maya.Okafor+jobs@Example.CO.UK": "Maya.Okafor+jobs@Example.CO.UK",
    "o'neill&sons=100%@example.com": "o'neill&sons=100%@example.com",
    "maya@müller.example": "maya@xn--mller-kva.example",
    "maya@例え.example": "maya@xn--r8jz45g.example",
}
MISSING_OR_ODD = [
    "", "maya", "@example.com", "maya@", "maya@example", '"maya okafor"@example.com', "maya@[192.0.2.1]",
    "müller@example.com", "maya okafor@example.com", "maya@example.com, boss@example.com", "a..b@example.com",
    ".a@example.com", "maya@exa_mple.com", "maya@example..com", "maya@-example.com",
    "maya@example.com\r\nBcc: x@y.example",
    "maya@example.com?bcc=boss@example.com", f"{'m' * 250}@example.com", f"maya@{'a' * 64}.example",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "sent"), ON_THE_WIRE.items())
def test_an_address_goes_over_the_wire_in_ascii(typed: str, sent: str) -> None:
    assert on_the_wire(typed) == sent


@pytest.mark.parametrize("typed", MISSING_OR_ODD)
def test_an_address_that_is_missing_or_odd_is_none(typed: str) -> None:
    assert on_the_wire(typed) == ""


@given(st.text(max_size=300))
def test_no_text_is_taken_for_an_address_that_could_hold_two_or_a_header(typed: str) -> None:
    found = on_the_wire(typed)
    assert found.isascii()
    assert found.count("@") == (1 if found else 0)
    assert not set(found) & set(' ,;<>()[]"\\\r\n?:')


def opened(link: str) -> dict[str, str]:
    """What a mail program makes of the link."""
    parts = urlsplit(link)
    assert parts.scheme == "mailto"
    fields = {name: value[0] for name, value in parse_qs(parts.query, strict_parsing=bool(parts.query)).items()}
    return {"to": unquote(parts.path), **fields}


BODIES = [
    "Dear Maya,\n\nI withdraw.\n\nAna", "a&bcc=boss@example.com", "100 % #1 a+b=c?", "李小龍 – naïve “quoted” 🙂",
    '"><script>alert(1)</script>', "%0D%0ABcc: boss@example.com", "a;b:c/d,e@f",
]  # fmt: skip


@pytest.mark.parametrize("body", BODIES)
def test_subject_and_body_come_out_of_the_link_as_they_went_in(body: str) -> None:
    subject = " ".join(body.split())
    assert opened(mailto(["maya@example.com"], subject=subject, body=body)) == {
        "to": "maya@example.com", "subject": subject, "body": body.replace("\n", "\r\n"),
    }  # fmt: skip


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=200))
def test_any_text_comes_out_as_it_went_in(body: str) -> None:
    link = mailto(["maya@example.com"], subject="", body=body)
    if link:
        assert opened(link)["body"] == body.replace("\n", "\r\n")
        assert link.isascii()


def test_lines_end_as_the_standard_asks() -> None:
    assert "body=a%0D%0Ab" in mailto(["maya@example.com"], subject="", body="a\nb")


def test_all_readers_are_in_it_and_nothing_in_an_address_can_end_it() -> None:
    link = mailto(["a&b=c%@example.com", "maya@müller.example"], subject="", body="")
    assert link == "mailto:a%26b%3Dc%25@example.com,maya@xn--mller-kva.example"


@pytest.mark.parametrize("to", [[], [""], ["maya@example.com", ""], ['"a b"@example.com']])
def test_without_every_address_there_is_no_link(to: list[str]) -> None:
    assert mailto(to, subject="S", body="B") == ""


def test_a_link_that_mail_programs_would_cut_is_none() -> None:
    head = len(mailto(["maya@example.com"], subject="", body="x")) - 1
    assert len(mailto(["maya@example.com"], subject="", body="x" * (LONGEST_LINK - head))) == LONGEST_LINK
    assert mailto(["maya@example.com"], subject="", body="x" * (LONGEST_LINK - head + 1)) == ""


def test_it_is_the_encoded_length_that_counts() -> None:
    assert mailto(["maya@example.com"], subject="", body="я" * 400) == ""
