"""E-mail addresses as they go over the wire, and the `mailto:` link that opens a mail program with everything in it."""

import re
from collections.abc import Sequence
from urllib.parse import quote

LONGEST_ADDRESS = 254
"""Octets (RFC 5321, 4.5.3.1.3, less the angle brackets)."""
LONGEST_LINK = 1_800
"""Octets. Browsers and mail programs cut or refuse a longer link without a word: the least that was measured anywhere
on a desktop is about 2,000 (Firefox on Windows 2,008, Chrome about 2,000, Outlook 2,046: Stack Overflow 417142 and
superruub.wordpress.com, "Mailto protocol character limit"); the rest is left to the program's own command line."""

_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)


def on_the_wire(address: str) -> str:
    """`address` in ASCII, its domain in the form that the name system knows (IDNA); "" when it is missing or odd.

    Odd is what the standard allows and programs do not agree on: quotes, brackets, letters beyond ASCII before the @.
    """
    if len(address) > LONGEST_ADDRESS:
        return ""
    local, _, name = address.rpartition("@")
    try:
        domain = name.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return f"{local}@{domain}" if _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain) else ""


def mailto(to: Sequence[str], *, subject: str, body: str) -> str:
    """The link (RFC 6068) that opens `body` as a message to all of `to`; "" when an address is missing or odd, and
    when the link would be longer than LONGEST_LINK.

    Everything is encoded but the letters, digits and signs that are safe everywhere; lines end in %0D%0A.
    """
    addresses = [on_the_wire(address) for address in to]
    if not addresses or "" in addresses:
        return ""
    fields = {"subject": " ".join(subject.split()), "body": "\r\n".join(body.split("\n"))}
    asked = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items() if value)
    link = f"mailto:{','.join(quote(address, safe='@') for address in addresses)}{'?' if asked else ''}{asked}"
    return link if len(link) <= LONGEST_LINK else ""
