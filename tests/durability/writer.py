"""Run by the tests, as a process of its own: writes into the log of one offer until it is killed, and says of each
entry that it was saved once it was. `python writer.py OFFER NAME`.
"""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402 - after the set-up

from withdrawal.models import Contact  # noqa: E402
from withdrawal.models.log import append, every_log  # noqa: E402

(offer,) = every_log(sys.argv[1])  # type: ignore[arg-type]  # an id as text will do
number = 0
while True:
    number += 1
    now = timezone.now()
    contact = Contact(
        occurred_at=now, zone="UTC", direction="out", channel="phone", outcome="reached",
        text=f"{sys.argv[2]} {number}",
    )  # fmt: skip
    print(append(contact, offer=offer, now=now).entry.seq, contact.text, flush=True)  # noqa: T201 - said to who started us
