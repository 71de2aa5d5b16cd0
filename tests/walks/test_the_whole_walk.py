"""One story from the first page to the dated log: Ana said yes, thinks better of it, and leaves well."""

import datetime as dt
import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from withdrawal.documents import pdf
from withdrawal.models import Offer, User
from withdrawal.models.log import first_fault


class Walker:
    """Somebody with a browser and a clock."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.client = Client()
        self.page = ""
        self.here = ""
        monkeypatch.setattr(timezone, "now", lambda: self.now)

    def it_is(self, day: int, clock: str) -> None:
        """The calendar and the clock, in November 2026."""
        self.now = dt.datetime.combine(dt.date(2026, 11, day), dt.time.fromisoformat(clock), dt.UTC)

    def goes_to(self, address: str) -> None:
        self._reads(self.client.get(address, follow=True))

    def signs_in_again(self) -> None:
        """The session has ended; afterwards the page is open that was asked for."""
        self.reads("Sign in")
        self.fills_in(login="ana@example.org", password="the lamp by the window")

    def follows(self, words: str) -> None:
        """The link that says so, on the page that is open."""
        links = re.findall(r'<a[^>]*href="([^"]+)"[^>]*>([^<]*)', self.page)
        self.goes_to(next(unescape(href) for href, text in links if unescape(text).strip() == words))

    def fills_in(self, **typed: str) -> None:
        """The form of the page that is open, which keeps what it already holds."""
        form = self.client.get(self.here).context["form"]
        held = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False, [])}
        self._reads(self.client.post(self.here, held | typed, follow=True))

    def presses(self, name: str, value: str) -> None:
        """A button that stands alone on the page that is open."""
        self._reads(self.client.post(self.here, {name: value}, follow=True))

    def says_that_it_was_sent(self, by: str) -> None:
        self._reads(self.client.post(self.sent_to, {"person": "Maya Okafor", "channel": by}, follow=True))

    @property
    def sent_to(self) -> str:
        return unescape(re.findall(r'action="([^"]+/message/sent/[^"]*)"', self.page)[0])

    def reads(self, words: str) -> None:
        assert words in self.page, words

    def _reads(self, response: object) -> None:
        self.page = unescape(response.content.decode())  # type: ignore[attr-defined]
        self.here = response.request["PATH_INFO"]  # type: ignore[attr-defined]
        if query := response.request["QUERY_STRING"]:  # type: ignore[attr-defined]
            self.here += f"?{query}"
        assert response.status_code == 200  # type: ignore[attr-defined]


@pytest.mark.django_db
@pytest.mark.skipif(not pdf.is_available(), reason=f"this machine makes no PDFs: {pdf.trouble()}")
def test_ana_withdraws_and_leaves_well(monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: PLR0915 - one story
    ana = Walker(monkeypatch)

    ana.it_is(20, "21:40")  # a Friday night, on the phone, in doubt
    ana.goes_to(reverse("home"))
    ana.reads("You said yes. Now you need to say no, and say it well.")
    ana.follows("Start now")
    ana.fills_in(email="ana@example.org", password1="the lamp by the window")
    ana.reads("Begin with the offer you accepted")

    ana.follows("Enter the offer")
    ana.fills_in(
        standing="not_yet", company="Northwind", role="Data Analyst", person_name="Maya Okafor",
        accepted_on="2026-11-02", accepted_how="signed", starts_on="2027-01-04", my_name="Ana Lind",
    )  # fmt: skip
    ana.reads("First, be sure. Then be quick.")

    ana.follows("Reflect")
    ana.fills_in(outcome="not_yet", what_changed="My mother is ill, and the job is two hours away.")
    ana.reads("You have not decided yet. That is allowed.")

    ana.it_is(22, "10:15")  # after two nights
    ana.follows("Reflect")
    ana.signs_in_again()
    ana.reads("Earlier reflections")
    ana.reads("My mother is ill")
    ana.fills_in(outcome="withdraw", slept_on_it="yes")
    ana.reads("You decided today. Tell them today.")
    ana.reads("Next: tell Maya Okafor")

    plan = ana.here
    ana.follows("Be professional and courteous")
    ana.fills_in(grateful_for="the warm welcome at the second interview")
    ana.follows("Give a clear reason")
    ana.fills_in(
        reason_category="family", reason_share="sentence", reason_sentence="My family needs me close to home.",
        private_reason="My mother has cancer.",
    )  # fmt: skip
    ana.reads("Shared: “My family needs me close to home")

    ana.it_is(23, "09:00")  # Monday: the call
    ana.goes_to(plan)
    ana.signs_in_again()
    ana.follows("Open the call notes")
    ana.reads("Your call to Maya Okafor")
    ana.it_is(23, "09:20")
    ana.follows("Write down the call")
    ana.fills_in(at="09:05", text="I told her. She was sorry, and kind. She asked for it in writing.")
    ana.reads("I told her. She was sorry, and kind.")

    ana.goes_to(plan)
    ana.reads("They know. Now put it in writing.")
    ana.follows("Confirm in writing")
    ana.fills_in(my_address="2 Quay Street\nLeeds LS1 4AB", company_address="1 Mill Lane\nYork YO1 7HH")

    ana.follows("See the letter first")
    ana.reads("23 November 2026")
    ana.reads("the warm welcome at the second interview")
    assert "cancer" not in ana.page
    ana.follows("Check and issue")
    ana.reads("1 Mill Lane")
    ana.fills_in()
    ana.reads("The letter is issued and kept.")
    ana.reads("SHA-256")
    ana.follows("I have sent it")
    ana.fills_in(channel="registered")
    ana.reads("It is said and written. Leave well.")

    ana.it_is(30, "18:00")  # a week later
    ana.goes_to(plan)
    ana.signs_in_again()
    ana.follows("The thank-you note")
    ana.says_that_it_was_sent(by="email")
    ana.reads("Everything is done. You left well.")

    ana.follows("What did I sign?")
    ana.fills_in(accepted_how="signed", notice_number="4", notice_unit="weeks", bonus="yes", penalty="no")
    ana.reads("You noted 28 days.")
    ana.follows("To the loose ends")
    ana.presses("propose", "bonus")
    ana.reads("Added: Settle the sign-on bonus.")
    ana.follows("Close the offer")
    ana.reads("Not yet: something is open.")
    ana.follows("Settle the sign-on bonus")
    ana.fills_in(state="agreed", gross="£1,200", net="816", earned_over="12")
    ana.reads("12 of 12 months are not worked: GBP\u00a0816.00 × 12 ÷ 12 = <b>GBP\u00a0816.00</b>")
    ana.presses("settle", re.findall(r'name="settle" value="(\d+)"', ana.page)[0])
    ana.follows("Close the offer")
    ana.fills_in()
    ana.reads("It is closed. You left well.")
    ana.goes_to(plan)
    ana.reads("You closed it on 30 November 2026.")

    ana.follows("Log")
    when = re.findall(r"<time[^>]*>(\d+ November 2026, \d\d:\d\d)", ana.page)
    assert when == ["30 November 2026, 18:00", "23 November 2026, 09:20", "23 November 2026, 09:05"]
    ana.reads("told the decision")
    ana.reads("Registered letter")

    (offer,) = Offer.objects.of(User.objects.get(email="ana@example.org"))
    assert first_fault(offer) is None
    assert offer.reflections.count() == 2


@pytest.mark.django_db
def test_ana_thinks_again_and_keeps_the_job(monkeypatch: pytest.MonkeyPatch) -> None:
    ana = Walker(monkeypatch)
    ana.it_is(23, "23:10")
    ana.goes_to(reverse("account_signup"))
    ana.fills_in(email="ana@example.org", password1="the lamp by the window")
    ana.follows("Enter the offer")
    ana.fills_in(standing="not_yet", company="Northwind", role="Data Analyst", my_name="Ana Lind")
    ana.follows("Reflect")
    ana.fills_in(outcome="keep", keep_1="The people, and the work itself.", keep_1_weight="4")
    ana.reads("You are keeping the job.")
    ana.reads("Nobody needs to hear anything.")


@pytest.mark.django_db
def test_ana_doubts_sleeps_on_it_keeps_the_job_and_looks_back(monkeypatch: pytest.MonkeyPatch) -> None:
    ana = Walker(monkeypatch)
    ana.it_is(20, "23:40")  # Friday night: afraid, and in no state to decide
    ana.goes_to(reverse("account_signup"))
    ana.fills_in(email="ana@example.org", password1="the lamp by the window")
    ana.follows("Enter the offer")
    ana.fills_in(
        standing="not_yet", company="Northwind", role="Data Analyst", my_name="Ana Lind", starts_on="2027-01-04",
    )  # fmt: skip
    plan = ana.here
    ana.follows("Reflect")
    ana.fills_in(
        what_changed="I read bad things about them.", came_up_on="2026-11-20", mood="afraid", slept_on_it="no",
        withdraw_1="What people write", withdraw_1_weight="4", outcome="not_yet", decide_nothing_until="2026-11-22",
    )  # fmt: skip
    ana.goes_to(plan)
    ana.reads("Until Sunday 22 November you decide nothing")
    ana.follows("Where you stand")
    ana.reads("You felt afraid.")
    ana.reads("Nothing is written for keeping the job.")

    ana.it_is(22, "11:00")  # Sunday: two nights later
    ana.goes_to(plan)
    ana.signs_in_again()
    ana.reads("You have not decided yet. That is allowed.")
    ana.follows("Reflect")
    ana.reads("What people write")
    ana.fills_in(
        mood="calm", slept_on_it="yes", keep_1="Everybody I met", keep_1_weight="5", withdraw_1_weight="2",
        asked_whom="My sister", outcome="keep", expected="Kind people, some bad days.",
    )  # fmt: skip
    ana.goes_to(plan)
    ana.reads("You are keeping the job.")
    ana.follows("What now")
    ana.reads("I look forward to starting on 4 January.")
    ana.reads("What people write")
    ana.follows("Read what I wrote")
    ana.reads("Your reasons lean towards keeping the job.")
    ana.reads("The rest that you gave yourself ended on 22 November 2026.")
    ana.follows("20 November 2026")
    ana.reads("Reflection of 20 November 2026")
    ana.reads("weighs 4")

    ana.now = dt.datetime(2026, 12, 23, 20, 0, tzinfo=dt.UTC)  # a month later
    ana.goes_to(reverse("home"))
    ana.follows("Sign in")
    ana.fills_in(login="ana@example.org", password="the lamp by the window")
    ana.reads("Northwind: how did it turn out?")
    ana.goes_to(f"{plan}look-back/")
    ana.reads("Kind people, some bad days.")
    ana.fills_in(answer="Kind people. One bad day so far.")
    ana.reads("30 days after 22 November 2026")
    ana.reads("Kind people. One bad day so far.")
    ana.goes_to(reverse("home"))
    assert "how did it turn out?" not in ana.page
