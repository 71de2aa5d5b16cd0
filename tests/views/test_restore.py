"""What was taken along can be brought back into an empty account, whole; and nothing else can."""

import copy
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from email.message import EmailMessage
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from tests.views.conftest import At
from withdrawal.documents import archive, parcel, pdf
from withdrawal.domain.files import MAX_FILES
from withdrawal.models import (
    Contact,
    IssuedLetter,
    LookBack,
    LooseEnd,
    Message,
    Offer,
    Person,
    Reflection,
    Signed,
    User,
    Weighed,
)
from withdrawal.models.acts import erase_account
from withdrawal.models.log import append, first_fault

LETTER, REPLY = b"%PDF-1.7 the very bytes", b"Thank you for telling us."
WAITING = b"From: maya@example.com\r\nSubject: Re: Withdrawal\r\n\r\nWhat changed?\r\n"
PASTED = "From: maya@example.com\n\nWhy?"
Files = dict[str, bytes]
Data = dict[str, Any]


@pytest.fixture(autouse=True)
def _no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """The record as PDF is no part of what is brought back, and takes the longest to make."""

    def unavailable(*args: object, **options: object) -> bytes:
        raise pdf.Unavailable("not here")

    monkeypatch.setattr(pdf, "from_html", unavailable)


def names(packed: bytes) -> Files:
    opened = zipfile.ZipFile(io.BytesIO(packed))
    return {name: opened.read(name) for name in opened.namelist()}


def bring(client: Client, body: bytes) -> Any:
    return client.post(reverse("account_restore"), {"file": SimpleUploadedFile("taken.zip", body)}, follow=True)


def refusal(answer: Any) -> str:
    assert answer.status_code == 200
    (sentence,) = answer.context["form"].errors["file"]
    return str(sentence)


@pytest.fixture
def filled(walked: Offer, now: Any) -> Offer:
    """Something of every kind."""
    walked.private_reason, walked.reason_category, walked.tell_at = "The commute", "family", now
    walked.save()
    Person(offer=walked, name="Hari Reed", part="hr").save()
    LooseEnd(
        offer=walked, what="Settle the bonus", topic="bonus", due_on=now.date(), state="settled", done_at=now,
        note="Paid", currency="GBP", gross=Decimal("1000.5"), net=Decimal("640.25"), earned_over=12,
        worked=1, evidence=3,
    ).save()  # fmt: skip
    Signed(offer=walked, bonus="yes", penalty="unsure").save()
    walked.later_contact_on, walked.closed_at = now.date(), now
    walked.save()
    Message(offer=walked, kind="nudge", body="A draft").save()
    reflection = Reflection(
        offer=walked, dated=now.date(), outcome="withdraw", decided_on=now.date(), what_changed="Much",
        came_up_on=now.date(), in_ten_years="Glad", mood="calm", asked_whom="Kim", expected="Peace",
    )  # fmt: skip
    reflection.save()
    Weighed(reflection=reflection, side="withdraw", text="The way\nthere", weight=5).save()
    Weighed(reflection=reflection, side="keep", text="The team", weight=2).save()
    LookBack(offer=walked, since=now.date(), after=30, dated=now.date(), expected="Peace", answer="It came").save()
    walked.waiting.create(name="Réply?.eml", body=WAITING)
    walked.waiting.create(body=PASTED.encode())
    walked.alternatives.create(kind="referral", detail="Kim")
    correction = Contact(
        occurred_at=now, zone="America/New_York", direction="out", channel="phone", person="Maya Okafor",
        outcome="no_answer", text="Nobody was there.", corrects=walked.entries.get(seq=1),
    )  # fmt: skip

    append(correction, offer=walked, now=now)
    return walked


@pytest.fixture
def export(filled: Offer, as_ana: Client) -> bytes:
    return bytes(as_ana.get(reverse("account_export")).content)


@pytest.fixture
def evidence(filled: Offer, as_ana: Client, at: At) -> bytes:
    return bytes(as_ana.get(at("evidence_zip")).content)


def only(files: Mapping[str, bytes], ending: str) -> bytes:
    (body,) = [body for name, body in files.items() if name.endswith(ending)]
    return body


def without_time_of_change(answers: bytes) -> Data:
    """`edited_at` is when a text was last saved, also by bringing it back."""
    data: Data = json.loads(answers)
    for message in data["messages"]:
        del message["edited_at"]
    return data


def test_the_whole_account_comes_back_as_it_was(export: bytes, as_ben: Client, ben: User) -> None:
    answer = bring(as_ben, export)
    assert "Everything is back, and every log is whole." in answer.content.decode()
    before, after = names(export), names(as_ben.get(reverse("account_export")).content)
    for name in ("record.json", "record.csv"):
        assert only(after, name) == only(before, name)
    assert without_time_of_change(only(after, "answers.json")) == without_time_of_change(only(before, "answers.json"))
    assert LETTER in after.values()
    assert REPLY in after.values()
    (offer,) = Offer.objects.of(ben)
    assert first_fault(offer) is None
    assert offer.addressee is not None
    assert offer.addressee.name == "Maya Okafor"
    call_command("verify_log")


def test_reflections_of_one_day_come_back_in_their_order(
    filled: Offer, as_ana: Client, as_ben: Client, ben: User, now: Any
) -> None:
    Reflection(offer=filled, dated=now.date(), outcome="keep").save()
    Reflection(offer=filled, dated=now.date(), outcome="not_yet").save()
    bring(as_ben, bytes(as_ana.get(reverse("account_export")).content))
    (restored,) = Offer.objects.of(ben)
    assert [one.outcome for one in restored.reflected] == ["not_yet", "keep", "withdraw"]


def test_a_reply_with_as_many_files_as_may_come_with_it_comes_back(
    offer: Offer, as_ana: Client, as_ben: Client, ben: User, at: At
) -> None:
    """It is kept beside them, and a name that was cut to length may begin anywhere."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Maya Okafor <maya@example.com>", "Your letter"
    mail.set_content("We have your letter.")
    for number in range(MAX_FILES):
        name = f"{number} a very long name " * 20 + ".pdf"
        mail.add_attachment(b"%%PDF-1.7 %d" % number, maintype="application", subtype="pdf", filename=name)
    as_ana.post(at("log_import"), {"eml": SimpleUploadedFile("reply.eml", mail.as_bytes())})
    form = as_ana.get(at("log_replies")).context["form"]
    as_ana.post(at("log_replies"), {name: form[name].value() for name in form.fields})
    (reply,) = offer.contacts.all()
    assert reply.attachments.count() == 1 + MAX_FILES
    bring(as_ben, bytes(as_ana.get(at("evidence_zip")).content))
    (restored,) = Offer.objects.of(ben)
    assert first_fault(restored) is None
    assert restored.contacts.get().attachments.count() == 1 + MAX_FILES


def test_it_comes_back_after_everything_was_erased(export: bytes, ana: User, now: Any) -> None:
    erase_account(ana, now=now)
    again = User.objects.create_user("ana@example.org", "another long pass phrase")
    client = Client()
    client.force_login(again)
    bring(client, export)
    after = names(client.get(reverse("account_export")).content)
    assert only(after, "record.json") == only(names(export), "record.json")
    call_command("verify_log")


def test_a_restored_account_can_be_erased_and_what_is_left_of_its_log_holds(
    export: bytes, as_ben: Client, ben: User, now: Any
) -> None:
    bring(as_ben, export)
    erase_account(ben, now=now)
    call_command("verify_log")


def test_the_evidence_brings_back_log_letters_files_and_messages(evidence: bytes, as_ben: Client, ben: User) -> None:
    bring(as_ben, evidence)
    (offer,) = Offer.objects.of(ben)
    after = names(as_ben.get(reverse("evidence_zip", args=[offer.public_id])).content)
    before = names(evidence)
    assert after == before
    assert not offer.reflections.exists()
    assert offer.private_reason == ""


def test_a_record_without_files_comes_back_from_its_json_alone(told: Offer, as_ana: Client, as_ben: Client,
                                                               ben: User, at: At) -> None:  # fmt: skip
    record = as_ana.get(at("log_json")).content
    bring(as_ben, record)
    (offer,) = Offer.objects.of(ben)
    assert as_ben.get(reverse("log_json", args=[offer.public_id])).content == record


def test_the_page_says_that_and_when_it_was_restored(evidence: bytes, as_ben: Client, as_ana: Client, at: At) -> None:
    assert "Restored on 23 November 2026 from a copy." in bring(as_ben, evidence).content.decode()
    assert "Restored on" not in as_ana.get(at("log")).content.decode()


def test_the_restored_log_goes_on(evidence: bytes, as_ben: Client, ben: User, now: Any) -> None:
    bring(as_ben, evidence)
    (offer,) = Offer.objects.of(ben)
    call = Contact(
        occurred_at=now, zone="Europe/London", direction="out", channel="phone", outcome="no_answer", text="Again."
    )

    append(call, offer=offer, now=now)
    assert call.entry.seq == 6
    assert first_fault(offer) is None


def test_it_is_only_for_an_account_without_offers(export: bytes, as_ana: Client, ana: User) -> None:
    assert "There are offers in this account already." in as_ana.get(reverse("account_restore")).content.decode()
    assert refusal(bring(as_ana, export)).startswith("Nothing was brought back: there are offers in this account")
    assert Offer.objects.of(ana).count() == 1


def test_the_account_page_leads_there_and_nobody_else_gets_in(as_ben: Client, as_nobody: Client) -> None:
    assert f'href="{reverse("account_restore")}"' in as_ben.get(reverse("account")).content.decode()
    assert as_nobody.get(reverse("account_restore")).status_code == 302


def changed(packed: bytes, change: Callable[[Data], object], name: str = "record.json") -> bytes:
    files = names(packed)
    (path,) = [one for one in files if one.endswith(name)]
    data = json.loads(files[path])
    change(data)
    return archive.zipped({**files, path: json.dumps(data).encode()}.items())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda data: data["lines"][2].update(text="They threatened me."), "entry 3 is not as it was sealed"),
        (lambda data: data["lines"][1].update(recorded_at="2026-11-01T10:00:00.000000+00:00"), "entry 2 is not as it"),
        (lambda data: data["lines"].pop(1), "entry 2 is not as it was sealed"),
        (lambda data: data["lines"].insert(1, copy.deepcopy(data["lines"][0])), "entry 2 is not as it was sealed"),
        (lambda data: data["lines"].reverse(), "entry 1 is not as it was sealed"),
        (lambda data: data["lines"].pop(), "the head is not the seal of the last entry"),
        (lambda data: data.update(log="00000000-0000-0000-0000-000000000000"), "entry 1 is not as it was sealed"),
        (lambda data: data["letters"].clear(), "entry 4 is about a letter that is not in the record"),
        (lambda data: data["messages"].clear(), "entry 2 is about a message that is not in the record"),
        (lambda data: data["messages"][0].update(body="I come."), "the message of 2026-11-23 is not as it was sent"),
        (lambda data: data["messages"][0].update(kind="poem"), "the message of 2026-11-23, kind"),
        (lambda data: data.pop("log"), "record.json.log: missing"),
        (lambda data: data.update(surprise=1), "record.json.surprise: unknown key"),
        (lambda data: data.update(schema="withdrawal-record/9"), "record.json.schema: expected withdrawal-record/1"),
        (lambda data: data.update(log="../../etc"), "record.json.log: this is not the name of a log"),
        (lambda data: data.update(company=7), "record.json.company: expected text, found a number"),
        (lambda data: data.update(company="x" * 121), "record.json.company: this is longer than 120 characters"),
        (lambda data: data.update(company="a\x00b"), "record.json.company: there is a character in it"),
        (lambda data: data.update(company="\ud800"), "record.json.company: there is a character in it"),
        (lambda data: data.update(company=""), "offer, company"),
        (lambda data: data.update(lines={}), "record.json.lines: expected a list, found an object"),
        (lambda data: data["lines"].append(7), "record.json.lines[5]: expected an object, found a number"),
        (lambda data: data["lines"][0].update(seq=True), "record.json.lines[0].seq: expected a whole number"),
        (lambda data: data["lines"][0].update(occurred_at="2026-11-23T10:00"), "lines[0].occurred_at: expected a"),
        (lambda data: data["lines"][0].update(occurred_at="0001-01-01T00:00:00+14:00"), "occurred_at: the year lies"),
        (lambda data: data["lines"][0].update(zone="Europe/Nowhere"), "lines[0].zone: this time zone is not known"),
        (lambda data: data["lines"][0].update(follow_up_on="soon"), "lines[0].follow_up_on: expected a date"),
        (lambda data: data["lines"][0].update(tells_decision=1), "tells_decision: expected true or false, found"),
        (lambda data: data["lines"][2]["files"][0].update(name="../x"), "lines[2].files[0]: the log keeps no such"),
        (lambda data: data["lines"][2]["files"][0].update(size=3), "a file of entry 3 is not among the files"),
    ],
)  # fmt: skip
def test_a_record_that_does_not_hold_is_refused_with_a_sentence(
    change: Callable[[Data], object], why: str, evidence: bytes, as_ben: Client, ben: User
) -> None:
    said = refusal(bring(as_ben, changed(evidence, change)))
    assert said.startswith("Nothing was brought back: ")
    assert why in said
    assert not Offer.objects.of(ben).exists()
    assert not IssuedLetter.objects.of(ben).exists()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda data: data["people"][0].update(part="king"), "answers.json.people[0], part"),
        (lambda data: data["people"][0].update(name="x" * 121), "answers.json.people[0].name: this is longer than"),
        (lambda data: data["people"][0].update(owner=1), "answers.json.people[0].owner: unknown key"),
        (lambda data: data.update(tell_first=3), "answers.json.tell_first: there is no such person"),
        (lambda data: data["offer"].update(private_reason="x" * 4001), "answers.json.offer.private_reason: this is"),
        (lambda data: data["offer"].update(country="Atlantis"), "answers.json.offer.country: this is longer"),
        (lambda data: data["offer"].update(starts_on="2026-01-01"), "The first day of work lies before"),
        (lambda data: data["messages"].append(data["messages"][-1]), "answers.json.messages[2]"),
        (lambda data: data["letters"][0].update(facts={"x": 1}), "answers.json.letters[0].facts.x: unknown key"),
        (lambda data: data["reflections"][0]["reasons"][1].update(weight=0), "reasons[1], __all__: A reason weighs"),
        (lambda data: data["reflections"][0]["reasons"][0].update(weight=6), "reflections[0].reasons[0]"),
        (lambda data: data["reflections"][0]["reasons"][0].update(side="both"), "reflections[0].reasons[0], side"),
        (lambda data: data["reflections"][0]["reasons"].extend([{}] * 24), "reflections[0].reasons: "),
        (lambda data: data["look_backs"].append(data["look_backs"][0]), "answers.json.look_backs[1]"),
        (lambda data: data.pop("offer"), "answers.json.offer: missing"),
        (lambda data: data["signed"][0].update(bonus="perhaps"), "answers.json.signed[0].bonus"),
        (lambda data: data["signed"].append(data["signed"][0]), "answers.json.signed: there are more than 1"),
        (lambda data: data["loose_ends"][0].update(gross="1,000"), "loose_ends[0].gross: this is not an amount like"),
        (lambda data: data["loose_ends"][0].update(gross=1000), "loose_ends[0].gross: this is not an amount like"),
        (lambda data: data["loose_ends"][0].update(gross="0"), "answers.json.loose_ends[0]"),
        (lambda data: data["loose_ends"][0].update(currency="XYZ"), "loose_ends[0], currency"),
        (lambda data: data["loose_ends"][0].update(currency=""), "answers.json.loose_ends[0]"),
        (lambda data: data["loose_ends"][0].update(topic="yacht"), "loose_ends[0], topic"),
        (lambda data: data["loose_ends"][0].update(state="open"), "answers.json.loose_ends[0]"),
        (lambda data: data["loose_ends"][0].update(earned_over=9999), "answers.json.loose_ends[0]"),
    ],
)  # fmt: skip
def test_answers_that_could_not_have_been_entered_are_refused(
    change: Callable[[Data], object], why: str, export: bytes, as_ben: Client, ben: User
) -> None:
    assert why in refusal(bring(as_ben, changed(export, change, "answers.json")))
    assert not Offer.objects.of(ben).exists()


def test_replies_that_wait_come_back_and_are_no_evidence(
    export: bytes, evidence: bytes, as_ben: Client, ben: User
) -> None:
    assert "waiting/" not in "".join(names(evidence))
    assert [name.rpartition("/")[2] for name in names(export) if "/waiting/" in name] == ["1 Réply.eml", "2 pasted.txt"]
    bring(as_ben, export)
    (offer,) = Offer.objects.of(ben)
    assert [(one.name, bytes(one.body)) for one in offer.waiting.all()] == [
        ("Réply?.eml", WAITING), ("", PASTED.encode()),
    ]  # fmt: skip
    page = as_ben.get(reverse("log_replies", args=[offer.public_id])).content.decode()
    assert "What changed?" in page
    assert "Why?" in page


def test_what_was_taken_along_before_they_were_comes_back_too(export: bytes, as_ben: Client, ben: User) -> None:
    bring(as_ben, changed(export, lambda data: data.pop("waiting"), "answers.json"))
    (offer,) = Offer.objects.of(ben)
    assert not offer.waiting.exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["waiting"][0].update(sha256="0" * 64),
        lambda data: data["waiting"][0].update(name="../x.eml"),
        lambda data: data["waiting"][0].update(name="x.eml", sha256=data["letters"][0]["sha256"]),
        lambda data: data["waiting"][1].update(sha256=hashlib.sha256(archive.verifier() * 4).hexdigest()),
        lambda data: data["waiting"][1].update(sha256=hashlib.sha256(b"\xff\x00").hexdigest()),
    ],
    ids=["not there", "a path", "no mail", "too long a text", "no text"],
)  # fmt: skip
def test_a_reply_that_could_not_wait_here_is_refused(
    change: Callable[[Data], object], export: bytes, as_ben: Client, ben: User
) -> None:
    files = {**names(changed(export, change, "answers.json")), "x": b"\xff\x00", "y": archive.verifier() * 4}
    assert "it is not among the files, or was changed" in refusal(bring(as_ben, archive.zipped(files.items())))
    assert not Offer.objects.of(ben).exists()


def as_an_earlier_version_wrote_it(data: Data) -> None:
    del data["signed"], data["offer"]["later_contact_on"], data["offer"]["closed_at"]
    for end in data["loose_ends"]:
        for name in end.keys() - {"what", "due_on", "done_at"}:
            del end[name]


def test_what_an_earlier_version_wrote_comes_back_too(export: bytes, as_ben: Client, ben: User) -> None:
    bring(as_ben, changed(export, as_an_earlier_version_wrote_it, "answers.json"))
    (end,) = LooseEnd.objects.of(ben)
    assert (end.what, end.state, end.gross) == ("Settle the bonus", "settled", None)
    assert not Signed.objects.of(ben).exists()


def test_what_others_get_holds_nothing_of_what_was_signed_or_is_owed(evidence: bytes) -> None:
    assert not [name for name, body in names(evidence).items() if b"onus" in body or b"640.25" in body]


@pytest.mark.parametrize("kind", ["letters/", "files/"])
def test_a_file_that_was_changed_or_left_out_is_missed(kind: str, evidence: bytes, as_ben: Client) -> None:
    files = names(evidence)
    (path,) = [name for name in files if name.startswith(kind)]
    other = archive.zipped({**files, path: files[path] + b"!"}.items())
    assert "is not among the files, or was changed" in refusal(bring(as_ben, other))
    del files[path]
    assert "is not among the files, or was changed" in refusal(bring(as_ben, archive.zipped(files.items())))


def packed(*files: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for name, body in files:
            made.writestr(name, body)
    return out.getvalue()


def lying(real: int, said: int) -> bytes:
    """A ZIP whose one file unpacks to `real` bytes and says `said`, in both of its places."""
    made = packed(("record.json", b" " * real))
    return made.replace(real.to_bytes(4, "little"), said.to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"not json", "record.json is not JSON"),
        (b"[" * 100_000, "record.json is not JSON"),
        (b"[]", "record.json: expected an object, found a list"),
        (b"PK\x03\x04 and then nothing", "not a ZIP that was taken along here"),
        (packed(("other.txt", b"x")), "there is no record.json in it"),
        (packed(("record.json", b"{}"))[:-9], "not a ZIP that was taken along here"),
        (packed(("record.json", b" " * 30_000_000)), "unpacks to more than 100 times its size"),
        (packed(*[(f"{n}/record.json", b" " * 21_000_000) for n in range(10)]), "unpacks to more than 200 MB"),
        (packed(*[(f"{n}", b"") for n in range(5001)]), "there are more than 5000 files"),
        (packed(*[("a" * 200 + f"{n}", b"") for n in range(4500)]), "there are more than 5000 files"),
        (packed(("record.json", b"{}"), how=zipfile.ZIP_LZMA), "packed in a way that is not used here"),
        (lying(70_000, 10), "in the ZIP is"),
        (lying(70_000, 90_000), "in the ZIP is"),
        (packed(("../../record.json", b"{}")), "record.json."),
    ],
    ids=["no json", "deep", "list", "cut", "no record", "short", "ratio", "large", "many", "long list", "lzma",
         "says less", "says more", "path"],
)  # fmt: skip
def test_a_hostile_file_is_refused_with_a_sentence(body: bytes, why: str, as_ben: Client, ben: User) -> None:
    assert why in refusal(bring(as_ben, body))
    assert not Offer.objects.of(ben).exists()


def test_a_name_that_is_there_twice_is_refused(as_ben: Client) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = packed(("record.json", b"{}"), ("record.json", b"{}"))
    assert "two files in the ZIP have the same name" in refusal(bring(as_ben, twice))


def test_a_locked_file_is_refused(as_ben: Client) -> None:
    made = bytearray(packed(("record.json", b"{}")))
    made[made.rindex(b"PK\x01\x02") + 8] |= 1
    assert "locked with a password" in refusal(bring(as_ben, bytes(made)))


def test_what_is_too_large_is_not_even_opened(as_ben: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "MOST_PACKED", 1000)
    assert "the file is larger than" in refusal(bring(as_ben, b"PK" + b" " * 1000))


def test_no_file_at_all_is_said(as_ben: Client) -> None:
    page = as_ben.post(reverse("account_restore"), {})
    assert "is empty. Fill it in to go on." in page.content.decode()
