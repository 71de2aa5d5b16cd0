"""A complete worked example: one offer about to be withdrawn, one withdrawn, confirmed and thanked for, and one
that was kept after all.
"""

import datetime as dt
from decimal import Decimal
from email.utils import format_datetime

from withdrawal.documents import html, pdf
from withdrawal.domain.letter import lay_out
from withdrawal.domain.wording import compose
from withdrawal.models import (
    Alternative,
    Contact,
    LooseEnd,
    Message,
    Offer,
    Person,
    Reflection,
    Signed,
    User,
    WaitingReply,
    Weighed,
)
from withdrawal.models.acts import issue_letter, record_posted, record_sent
from withdrawal.models.choices import (
    AcceptedHow,
    AlternativeKind,
    Answer,
    Category,
    Channel,
    ContactOutcome,
    Direction,
    EndState,
    Kind,
    Mood,
    Outcome,
    Part,
    Share,
    Side,
    YesNo,
)
from withdrawal.models.log import File, append
from withdrawal.models.signed import end_words

REPLY = b"""From: Tom Reed <tom.reed@harbour.example>\r
To: Ana Lind <ana@example.org>\r
Subject: Re: Withdrawal of my acceptance\r
MIME-Version: 1.0\r
Content-Type: text/plain; charset=utf-8\r
\r
Dear Ana,\r
\r
We are sorry to lose you, and grateful that you told us at once. This confirms that we have your letter.\r
\r
Tom Reed\r
"""

QUESTION = b"""From: Priya Nair <people@northwind.example>\r
To: Ana Lind <ana@example.org>\r
Subject: Your first day\r
MIME-Version: 1.0\r
Content-Type: text/plain; charset=utf-8\r
\r
Dear Ana,\r
\r
We look forward to your first day. Could you send us your bank details by Friday?\r
\r
Priya Nair\r
"""


def fill(user: User, now: dt.datetime) -> None:
    """Write the worked example for `user`, as if it had been lived through in the weeks before `now`."""
    _undecided_no_more(user, now)
    _left_well(user, now)
    _kept(user, now)


def _undecided_no_more(user: User, now: dt.datetime) -> None:
    """Decided two days ago; the talk is the next thing."""
    today = now.date()
    offer = Offer(
        owner=user, company="Northwind", role="Data Analyst", country="GB", time_zone="Europe/London",
        company_address="Northwind Ltd\n12 Canal Street\nLeeds LS1 4AB", my_name="Ana Lind",
        my_address="7 Mill Lane\nLeeds LS2 9XY", my_email="ana@example.org", my_phone="+44 113 496 0000", place="Leeds",
        accepted_on=today - dt.timedelta(days=21), accepted_how=AcceptedHow.EMAIL,
        starts_on=today + dt.timedelta(days=42), notice_days=30, tell_by=Channel.PHONE,
        tell_at=now.replace(hour=14, minute=30, second=0, microsecond=0) + dt.timedelta(days=1),
        grateful_for="the second interview, and for showing me how the team works", reason_category=Category.RELOCATION,
        reason_share=Share.SENTENCE, reason_sentence="I have accepted a role closer to home",
        private_reason="The commute would cost me every evening with the children.", new_employer="Fabrikam",
    )  # fmt: skip
    offer.save()
    maya = Person(
        offer=offer, name="Maya Okafor", honorific="Ms", title="Head of Analytics", part=Part.MANAGER,
        email="maya.okafor@northwind.example", phone="+44 113 496 0101", gave_time=True,
    )  # fmt: skip
    maya.save()
    Person(offer=offer, name="Tom Reed", honorific="Mr", title="Senior Analyst", part=Part.OTHER, gave_time=True).save()
    offer.tell_first = maya
    offer.save()
    Reflection(
        offer=offer, dated=today - dt.timedelta(days=4), outcome=Outcome.NOT_YET, mood=Mood.RUSHED,
        what_changed="A role came up near home.", came_up_on=today - dt.timedelta(days=6),
        decide_nothing_until=today - dt.timedelta(days=2),
    ).save()  # fmt: skip
    decided = Reflection(
        offer=offer, dated=today - dt.timedelta(days=2), outcome=Outcome.WITHDRAW,
        decided_on=today - dt.timedelta(days=2), what_changed="The commute would cost me every evening.",
        came_up_on=today - dt.timedelta(days=6), in_ten_days="Relieved, once the call is over.",
        in_ten_months="Home by five on an ordinary Tuesday.", in_ten_years="I will remember the evenings, not the job.",
        would_change_my_mind="Three days a week from home, in writing.", asked_to_mend=YesNo.NO,
        alternative_in_writing=YesNo.YES, alternative_start=YesNo.YES, alternative_checked=YesNo.NO,
        mood=Mood.CALM, slept_on_it=YesNo.YES, asked_whom="My sister",
        decide_nothing_until=today - dt.timedelta(days=2),
        expected="A month from now I sleep well again. In a year nobody at Northwind minds.",
    )  # fmt: skip
    decided.save()
    _weigh(
        decided,
        (Side.WITHDRAW, "Evenings at home with the children.", 5),
        (Side.WITHDRAW, "Work that I know I like.", 3),
        (Side.KEEP, "The team was kind.", 3),
        (Side.KEEP, "The pay is good.", 2),
    )
    Alternative(
        offer=offer, kind=AlternativeKind.REFERRAL, detail="a former colleague who is looking for such a post"
    ).save()
    offer.alternatives_weighed_at = now
    offer.save()
    Signed(
        offer=offer, fixed_term=Answer.NO, trial_period=Answer.YES, bar=Answer.UNSURE, penalty=Answer.NO,
        bonus=Answer.YES, equipment=Answer.YES, accounts=Answer.YES,
    ).save()  # fmt: skip
    _log(offer, now - dt.timedelta(days=21), Direction.OUT, ContactOutcome.REACHED, "I accept the offer of 30 October.")
    LooseEnd(
        offer=offer, topic="bonus", what=end_words("bonus"), due_on=today + dt.timedelta(days=30), state=EndState.ASKED,
        currency="GBP", gross=Decimal(1000), net=Decimal(680), earned_over=12, evidence=1,
        note="Page 3: earned over the first twelve months. I asked them for their calculation.",
    ).save()  # fmt: skip
    LooseEnd(offer=offer, topic="equipment", what="Send the laptop back: tell IT").save()
    request = compose(offer.facts(), Kind.MEETING_REQUEST)
    record_sent(
        offer,
        Message(
            offer=offer, kind=Kind.MEETING_REQUEST, subject=request.subject, body=request.body, composed=request.text
        ),
        person=maya.name,
        channel=Channel.EMAIL,
        tells_decision=False,
        now=now - dt.timedelta(hours=2),
    )
    _log(offer, now - dt.timedelta(hours=1), Direction.IN, ContactOutcome.REACHED, "Call me after two tomorrow.")
    sent = f"Date: {format_datetime(now - dt.timedelta(hours=3))}\r\n".encode()
    WaitingReply(offer=offer, name="Your first day.eml", body=sent + QUESTION).save()


def _weigh(reflection: Reflection, *reasons: tuple[Side, str, int]) -> None:
    for side, text, weight in reasons:
        Weighed(reflection=reflection, side=side, text=text, weight=weight).save()


def _kept(user: User, now: dt.datetime) -> None:
    """Doubted, and kept the job, five weeks ago: it is time to look back."""
    today = now.date()
    offer = Offer(
        owner=user, company="Larch Street Clinic", role="Receptionist", country="GB", time_zone="Europe/London",
        my_name="Ana Lind", accepted_on=today - dt.timedelta(days=50), accepted_how=AcceptedHow.VERBAL,
        starts_on=today + dt.timedelta(days=12),
    )  # fmt: skip
    offer.save()
    reflection = Reflection(
        offer=offer, dated=today - dt.timedelta(days=35), outcome=Outcome.KEEP, mood=Mood.AFRAID,
        what_changed="I read bad things about them.", came_up_on=today - dt.timedelta(days=36),
        would_change_my_mind="No word on the early shifts by the summer.", asked_to_mend=YesNo.NO,
        slept_on_it=YesNo.YES, expected="I think that the early shifts will be hard, and the people kind.",
    )  # fmt: skip
    reflection.save()
    _weigh(
        reflection,
        (Side.WITHDRAW, "The early shifts.", 3),
        (Side.KEEP, "I can walk there.", 4),
        (Side.KEEP, "The people I met.", 3),
    )


def _log(offer: Offer, when: dt.datetime, direction: Direction, outcome: ContactOutcome, text: str) -> None:
    contact = Contact(
        occurred_at=when, zone=offer.time_zone, direction=direction, channel=Channel.EMAIL, person="Maya Okafor",
        outcome=outcome, text=text,
    )  # fmt: skip
    append(contact, offer=offer, now=when)


def _left_well(user: User, now: dt.datetime) -> None:
    """Told, confirmed, acknowledged and thanked."""
    today = now.date()
    offer = Offer(
        owner=user, company="Harbour & Lane", role="Office Manager", country="GB", time_zone="Europe/London",
        company_address="Harbour & Lane\n3 Quay Road\nBristol BS1 6XN", my_name="Ana Lind", my_email="ana@example.org",
        my_address="7 Mill Lane\nLeeds LS2 9XY", accepted_on=today - dt.timedelta(days=60),
        accepted_how=AcceptedHow.SIGNED, starts_on=today + dt.timedelta(days=10), tell_by=Channel.PHONE,
        grateful_for="the patience with all my questions", reason_category=Category.COUNTER_OFFER,
        reason_share=Share.KIND, alternatives_weighed_at=now,
        next_contact_on=today + dt.timedelta(days=180), later_contact_on=today + dt.timedelta(days=540),
    )  # fmt: skip
    offer.save()
    tom = Person(
        offer=offer, name="Tom Reed", honorific="Mr", title="Managing Partner", part=Part.MANAGER, gave_time=True
    )
    tom.save()
    offer.tell_first = tom
    offer.save()
    told = now - dt.timedelta(days=20)
    Reflection(offer=offer, dated=told.date(), outcome=Outcome.WITHDRAW, decided_on=told.date()).save()
    call = Contact(
        occurred_at=told, zone="Europe/London", direction=Direction.OUT, channel=Channel.PHONE, person=tom.name,
        outcome=ContactOutcome.REACHED, text="I told him. He asked whether more pay would help; I said no, thank you.",
        tells_decision=True,
    )  # fmt: skip
    append(call, offer=offer, now=told)
    offer = Offer.objects.of(user).get(pk=offer.pk)
    _confirm(offer, now=told + dt.timedelta(days=1))
    answer = Contact(
        occurred_at=told + dt.timedelta(days=3), zone="Europe/London", direction=Direction.IN, channel=Channel.EMAIL,
        person=tom.name, outcome=ContactOutcome.ACKNOWLEDGED, text="We are sorry to lose you. We have your letter.",
    )  # fmt: skip
    append(answer, offer=offer, now=told + dt.timedelta(days=3), files=[File("reply.eml", "message/rfc822", REPLY)])
    note = compose(offer.facts(), Kind.THANK_YOU)
    record_sent(
        offer,
        Message(offer=offer, kind=Kind.THANK_YOU, subject=note.subject, body=note.body, composed=note.text),
        person=tom.name,
        channel=Channel.EMAIL,
        tells_decision=False,
        now=told + dt.timedelta(days=8),
    )


def _confirm(offer: Offer, now: dt.datetime) -> None:
    """Issue and post the letter, on a machine that can make PDFs."""
    if not pdf.is_available():
        return
    facts, dated = offer.facts(), offer.today(now)
    piece = compose(facts, Kind.CONFIRMATION)
    letter = issue_letter(
        offer,
        pdf=pdf.from_html(html.letter(lay_out(facts, piece.body, subject=piece.subject, dated=dated))),
        subject=piece.subject,
        text=piece.body,
        layout="gb",
        dated=dated,
        now=now,
    )
    record_posted(offer, letter, person="Tom Reed", channel=Channel.REGISTERED, occurred_at=now, now=now)
