"""A piece of writing: composed from the facts, changed by hand, taken along, frozen once it is sent."""

import datetime as dt
import email
import hashlib
import re
from collections.abc import Callable
from email.policy import default
from html import unescape

import pytest
from django.test import Client

from tests.views.conftest import At
from withdrawal.models import IssuedLetter, Message, Offer, Person
from withdrawal.models.choices import Kind

SENT = {"person": "Maya Okafor", "channel": "email"}
EDIT = {"subject": "My own subject", "body": "Dear Maya,\n\nI withdraw my acceptance.\n\nAna"}
Fresh = Callable[[], Offer]


@pytest.mark.parametrize("kind", Kind.values)
def test_every_piece_is_composed_at_once(kind: str, as_ana: Client, at: At) -> None:
    page = as_ana.get(at("message", kind=kind))
    assert page.status_code == 200
    assert len(page.context["draft"].body) > 100


def test_without_naming_one_it_is_the_withdrawal_message(as_ana: Client, at: At) -> None:
    assert as_ana.get(at("message")).context["kind"] == "withdrawal"


@pytest.mark.parametrize("name", ["message", "message_txt", "message_eml"])
@pytest.mark.parametrize("kind", ["none", "WITHDRAWAL", "0", "'"])
def test_a_piece_that_there_is_not_is_not_there(kind: str, name: str, as_ana: Client, at: At) -> None:
    assert as_ana.get(at(name, kind=kind)).status_code == 404


def test_the_facts_are_in_it(decided: Offer, as_ana: Client, at: At) -> None:
    body = as_ana.get(at("message")).context["draft"].body
    for fact in ("Ms Okafor", "Data Analyst", "Ana Lind"):
        assert fact in body


def test_an_edit_is_kept(as_ana: Client, at: At) -> None:
    assert as_ana.post(at("message"), EDIT).status_code == 302
    draft = as_ana.get(at("message")).context["draft"]
    assert (draft.subject, draft.body) == (EDIT["subject"], EDIT["body"])


def test_an_edit_of_one_piece_leaves_the_others(as_ana: Client, at: At) -> None:
    as_ana.post(at("message", kind="nudge"), EDIT)
    assert as_ana.get(at("message")).context["draft"].body != EDIT["body"]


def test_looking_at_a_piece_keeps_nothing(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.get(at("message"))
    assert not offer.messages.exists()


def test_when_the_answers_move_on_the_edit_stays_and_the_page_says_so(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("message"), EDIT)
    assert not as_ana.get(at("message")).context["moved_on"]
    offer.grateful_for = "the tour of the lab"
    offer.save()
    page = as_ana.get(at("message"))
    assert page.context["draft"].body == EDIT["body"]
    assert "Your answers have changed since you edited this." in page.content.decode()


def test_afresh_means_from_the_answers_again(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("message"), EDIT)
    as_ana.post(at("message"), {"afresh": ""})
    assert not offer.messages.exists()
    assert as_ana.get(at("message")).context["draft"].body != EDIT["body"]


BAD = {
    "nothing": ("", "is empty"),
    "100,000 characters": ("A" * 100_000, "at most 8000 fit here"),
    "500 lines": ("a\n" * 499 + "a", "join or cut 100 of them"),
    "accents without letters": ("e" + "\u0301" * 100, "Delete"),
    "a control character": ("a\x07b", "invisible control character"),
    "text that turns its direction": ("a\u202eb", "turns the direction"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_text_that_cannot_be_kept_is_shown_again_with_how_to_mend_it(
    what: str, offer: Offer, as_ana: Client, at: At
) -> None:
    body, advice = BAD[what]
    page = as_ana.post(at("message"), {"subject": "My own subject", "body": body})
    assert page.status_code == 200
    assert advice in page.content.decode()
    assert "My own subject" in page.content.decode()
    assert not offer.messages.exists()


def test_the_notes_point_into_the_text(as_ana: Client, at: At) -> None:
    as_ana.post(at("message"), {"subject": "", "body": "Dear [Name],\n\nI withdraw my acceptance.\n\nAna"})
    page = as_ana.get(at("message"))
    assert "placeholder" in [finding.code for finding in page.context["report"].findings]
    assert "<mark>[Name]" in page.content.decode()
    paragraphs = ["".join(run.text for run in one.runs) for one in page.context["margin"].paragraphs]
    assert "\n\n".join(paragraphs) == page.context["draft"].body


def test_a_note_stands_with_the_paragraph_it_speaks_of(as_ana: Client, at: At) -> None:
    as_ana.post(at("message"), {"subject": "My [Title]", "body": "Dear Maya,\n\nI decline!\n\nAna"})
    margin = as_ana.get(at("message")).context["margin"]
    codes = [[note.finding.code for note in one.notes] for one in margin.paragraphs]
    assert codes == [[], ["exclamation"], []]
    assert [note.finding.code for note in margin.subject.notes] == ["placeholder"]
    assert "gratitude_missing" in [note.finding.code for note in margin.whole]
    assert [note.number for note in margin.all] == list(range(1, len(margin.all) + 1))


def clicks(page: str) -> dict[str, dict[str, str]]:
    """What the button of each note sends, by the code of the note."""
    found = re.findall(
        r'name="seal" value="(\w+)"><button class="link" name="mend" value="(\w+):([\d:]+)"',
        unescape(page),
    )
    return {code: {"seal": seal, "mend": f"{code}:{place}"} for seal, code, place in found}


def test_one_click_takes_a_suggestion_and_keeps_every_other_word(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("message"), {"subject": "My own", "body": "Dear Ms Okafor,\n\nI must rescind the offer!\n\nAna"})
    button = clicks(as_ana.get(at("message")).content.decode())["wrong_object"]
    assert as_ana.post(at("message"), button).status_code == 302
    draft = offer.messages.get()
    assert (draft.subject, draft.body) == ("My own", "Dear Ms Okafor,\n\nI must withdraw my acceptance!\n\nAna")


@pytest.mark.parametrize(
    ("body", "code", "says"),
    [
        ("I decline!", "exclamation", "Use a full stop"),
        ("I decline, unless you pay.", "door_half_open", "Leave it out"),
        ("I decline. It was a shambles.", "negative_about_employer", "Leave it out"),
        ("I must rescind the offer.", "wrong_object", "Write “withdraw my acceptance”"),
        ("I decline.", "gratitude_missing", "Add “Thank you for the offer"),
    ],
)
def test_a_button_says_what_the_click_will_do(body: str, code: str, says: str, as_ana: Client, at: At) -> None:
    as_ana.post(at("message"), {"subject": "", "body": body})
    notes = as_ana.get(at("message")).context["margin"].all
    assert [note.click.startswith(says) for note in notes if note.finding.code == code] == [True]


def test_a_click_in_the_subject_changes_the_subject(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("message"), {"subject": "My [Job Title] post", "body": "I decline."})
    as_ana.post(at("message"), clicks(as_ana.get(at("message")).content.decode())["placeholder"])
    draft = offer.messages.get()
    assert (draft.subject, draft.body) == (f"My {offer.role} post", "I decline.")


def test_a_click_on_a_page_that_is_out_of_date_does_nothing_and_says_so(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("message"), {"subject": "", "body": "I decline!"})
    button = clicks(as_ana.get(at("message")).content.decode())["exclamation"]
    as_ana.post(at("message"), {"subject": "", "body": "I refuse!"})
    page = as_ana.post(at("message"), button, follow=True)
    assert "The text has changed meanwhile" in page.content.decode()
    assert offer.messages.get().body == "I refuse!"


@pytest.mark.parametrize("mend", ["", "exclamation", "exclamation:0:1", "placeholder:9:10", "x" * 5000])
def test_a_click_that_there_is_not_does_nothing(mend: str, offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("message"), {"subject": "", "body": "I decline!"})
    seal = clicks(as_ana.get(at("message")).content.decode())["exclamation"]["seal"]
    assert as_ana.post(at("message"), {"mend": mend, "seal": seal}).status_code == 302
    assert offer.messages.get().body == "I decline!"


def test_any_draft_can_be_checked_without_being_kept(offer: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.get(at("message", kind="withdrawal", paste=1))
    assert page.context["form"]["body"].value() == ""
    page = as_ana.post(
        at("message", kind="withdrawal", paste=1), {"subject": "", "body": "Your pay is a joke.", "check": ""}
    )
    assert page.status_code == 200
    assert "negative_about_employer" in [note.finding.code for note in page.context["margin"].all]
    assert page.context["form"]["body"].value() == "Your pay is a joke."
    assert "can be read as blame" in page.content.decode()
    assert not clicks(page.content.decode())
    assert not offer.messages.exists()


def test_checking_nothing_asks_for_a_text(as_ana: Client, at: At) -> None:
    page = as_ana.post(at("message"), {"subject": "My subject", "body": " ", "check": ""})
    assert "is empty" in page.content.decode()
    assert page.context["margin"].all == ()


def test_what_is_fine_is_said_as_well(offer: Offer, as_ana: Client, at: At) -> None:
    offer.new_employer = "Southwind"
    offer.save()
    page = as_ana.get(at("message")).content.decode()
    assert "The decision is clear" in page
    assert "Nothing private slipped in" in page
    as_ana.post(at("message"), {"subject": "", "body": "I might decline and join Southwind."})
    page = as_ana.get(at("message")).content.decode()
    assert "The decision is clear" not in page
    assert "Nothing private slipped in" not in page
    assert "Look at the notes first" in page


def test_the_private_reason_in_a_message_is_noticed(offer: Offer, as_ana: Client, at: At) -> None:
    offer.new_employer = "Southwind"
    offer.save()
    as_ana.post(at("message"), {"subject": "", "body": "Dear Maya,\n\nI withdraw; I join Southwind.\n\nAna"})
    findings = as_ana.get(at("message")).context["report"].findings
    assert ("new_employer", "error") in [(finding.code, finding.level) for finding in findings]


def test_the_text_file_is_the_text(as_ana: Client, at: At) -> None:
    as_ana.post(at("message"), EDIT)
    file = as_ana.get(at("message_txt"))
    assert file["Content-Type"] == "text/plain; charset=utf-8"
    assert file.content.decode() == f"Subject: {EDIT['subject']}\n\n{EDIT['body']}\n"
    assert 'filename="Withdrawal message - Northwind.txt"' in file["Content-Disposition"]


def test_the_mail_file_opens_as_a_draft(offer: Offer, as_ana: Client, at: At) -> None:
    offer.people.update(email="maya@example.com")
    as_ana.post(at("message"), EDIT)
    draft = email.message_from_bytes(as_ana.get(at("message_eml")).content, policy=default)
    assert (draft["Subject"], draft["X-Unsent"]) == (EDIT["subject"], "1")
    assert draft["To"] == "Maya Okafor <maya@example.com>"


def page_of(as_ana: Client, here: str) -> str:
    return unescape(as_ana.get(here).content.decode())


def test_a_short_message_can_be_opened_by_a_link(offer: Offer, as_ana: Client, at: At) -> None:
    offer.people.update(email="maya@example.com")
    as_ana.post(at("message"), EDIT)
    assert (
        'href="mailto:maya@example.com?subject=My%20own%20subject'
        '&body=Dear%20Maya%2C%0D%0A%0D%0AI%20withdraw%20my%20acceptance.%0D%0A%0D%0AAna"'
    ) in page_of(as_ana, at("message"))


def test_a_long_message_is_never_cut_to_fit_a_link(offer: Offer, as_ana: Client, at: At) -> None:
    offer.people.update(email="maya@example.com")
    as_ana.post(at("message"), EDIT | {"body": "I withdraw my acceptance. " * 80})
    page = page_of(as_ana, at("message"))
    assert "mailto:" not in page
    assert "Nothing is cut." in page
    assert at("message_eml", kind="withdrawal") in page


@pytest.mark.parametrize("address", ["", '"a b"@example.com'])
def test_without_an_address_that_programs_understand_there_is_no_link(
    address: str, offer: Offer, as_ana: Client, at: At
) -> None:
    offer.people.update(email=address)
    page = page_of(as_ana, at("message"))
    assert "mailto:" not in page
    assert "add the address there" in page


def test_of_two_readers_both_addresses_are_needed(offer: Offer, as_ana: Client, at: At) -> None:
    offer.people.update(email="maya@example.com")
    Person(offer=offer, name="Kim", part="hr", addressed=True).save()
    assert "mailto:" not in page_of(as_ana, at("message"))


@pytest.mark.parametrize("kind", ["call_notes", "voicemail"])
def test_what_is_spoken_is_not_mailed(kind: str, offer: Offer, as_ana: Client, at: At) -> None:
    offer.people.update(email="maya@example.com")
    page = page_of(as_ana, at("message", kind=kind))
    assert "mailto:" not in page
    assert ".eml" not in page


def test_once_the_letter_is_issued_the_confirmation_goes_with_it(
    offer: Offer, letter: IssuedLetter, as_ana: Client, at: At
) -> None:
    offer.people.update(email="maya@example.com")
    page = page_of(as_ana, at("message", kind="confirmation"))
    assert f'href="{at("issued_eml", letter.public_id)}"' in page
    assert "mailto:" not in page
    assert (
        as_ana.get(at("message_eml", kind="confirmation")).content
        == as_ana.get(at("issued_eml", letter.public_id)).content
    )


def test_saying_that_it_was_sent_freezes_it_and_logs_it(offer: Offer, as_ana: Client, at: At, now: dt.datetime) -> None:
    as_ana.post(at("message"), EDIT)
    assert as_ana.post(at("sent"), SENT)["Location"] == at("plan")
    sent = offer.messages.get()
    text = f"Subject: {EDIT['subject']}\n\n{EDIT['body']}"
    assert (sent.sent_at, sent.sha256) == (now, hashlib.sha256(text.encode()).hexdigest())
    contact = offer.contacts.get()
    assert (contact.text, contact.person, contact.channel, contact.direction) == (text, "Maya Okafor", "email", "out")
    assert contact.message == sent
    assert contact.occurred_at == now


def test_a_message_that_was_not_edited_is_sent_as_it_was_composed(offer: Offer, as_ana: Client, at: At) -> None:
    body = as_ana.get(at("message")).context["draft"].body
    as_ana.post(at("sent"), SENT)
    assert offer.messages.get().body == body


TELLS = {"withdrawal": True, "agency_note": False, "nudge": False, "thank_you": False, "meeting_request": False}


@pytest.mark.parametrize("kind", TELLS)
def test_only_a_message_that_says_it_tells_the_decision(kind: str, offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("sent", kind=kind), SENT)
    assert offer.contacts.get().tells_decision == TELLS[kind]


def test_after_sending_a_new_text_can_be_begun(offer: Offer, as_ana: Client, at: At) -> None:
    as_ana.post(at("sent"), SENT)
    as_ana.post(at("message"), EDIT)
    assert offer.messages.filter(sent_at=None).count() == 1
    assert offer.messages.exclude(sent_at=None).count() == 1


def test_a_message_to_more_readers_than_fit_on_the_line_can_be_said_to_be_sent(
    offer: Offer, as_ana: Client, at: At
) -> None:
    for name in ("K" * 60, "L" * 60):
        Person(offer=offer, name=name, part="hr", addressed=True).save()
    page = as_ana.get(at("message"))
    assert page.context["whom"].count(", ") == 2
    suggested = page.context["sent_form"]["person"].value()
    assert suggested == "Maya Okafor"
    as_ana.post(at("sent"), SENT | {"person": suggested})
    assert offer.contacts.get().person == "Maya Okafor"


def test_two_clicks_are_one_message(offer: Offer, as_ana: Client, at: At) -> None:
    form = as_ana.get(at("message")).context["sent_form"]
    for _ in range(2):
        assert as_ana.post(at("sent"), SENT | {"op": form["op"].value()}).status_code == 302
    assert offer.contacts.count() == offer.messages.count() == 1


NOT_SENT = {
    "no name": {"person": "", "channel": "email"},
    "no way": {"person": "Maya", "channel": ""},
    "a way that is none": {"person": "Maya", "channel": "pigeon"},
    "a name with a hidden character": {"person": "Maya\u202e", "channel": "email"},
}


@pytest.mark.parametrize("what", NOT_SENT)
def test_half_a_statement_writes_nothing(what: str, offer: Offer, as_ana: Client, at: At) -> None:
    page = as_ana.post(at("sent"), NOT_SENT[what])
    assert page.status_code == 200
    assert len(page.context["sent_form"].errors) == 1
    assert "<title>Error:" in page.content.decode()
    assert not offer.contacts.exists()
    assert not Message.objects.of(offer.owner).exists()  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["call_notes", "voicemail"])
def test_what_is_spoken_is_not_sent_as_a_message(kind: str, offer: Offer, as_ana: Client, at: At) -> None:
    assert as_ana.post(at("sent", kind=kind), SENT).status_code == 404
    assert not offer.contacts.exists()


@pytest.mark.parametrize("kind", TELLS)
def test_a_composed_subject_fits_the_field_it_is_kept_in(kind: str, offer: Offer, as_ana: Client, at: At) -> None:
    offer.company, offer.role, offer.my_name = "C" * 120, "R" * 120, "N" * 120
    offer.save()
    as_ana.post(at("sent", kind=kind), SENT)
    offer.messages.get().full_clean()


# --- to each by themselves --------------------------------------------------------------------------------------


@pytest.fixture
def kim(offer: Offer) -> Person:
    made = Person(
        offer=offer, name="Kim Reed", honorific="Mx", part="hr", gave_time=True, email="kim@northwind.example"
    )
    made.save()
    return made


def test_a_thank_you_goes_to_the_one_who_is_named(kim: Person, as_ana: Client, at: At) -> None:
    here = at("message", kind="thank_you", to=str(kim.pk))
    shown = as_ana.get(here).content.decode()
    assert "Dear Mx Reed," in shown
    assert "Okafor" not in shown.partition("</article>")[0].partition("<article")[2]
    assert f"kind=thank_you&amp;to={kim.pk}" in shown


def test_that_it_was_sent_is_written_down_for_the_one_who_is_named(
    kim: Person, offer: Offer, as_ana: Client, at: At
) -> None:
    as_ana.post(at("sent", kind="thank_you", to=str(kim.pk)), {"person": "Kim Reed", "channel": "email"})
    sent = offer.contacts.get()
    assert (sent.person, sent.message.kind if sent.message else "") == ("Kim Reed", "thank_you")
    assert "Dear Mx Reed," in sent.text


def test_the_draft_is_addressed_to_the_one_who_is_named(kim: Person, as_ana: Client, at: At) -> None:
    draft = as_ana.get(at("message_eml", kind="thank_you", to=str(kim.pk))).content.decode()
    assert "kim@northwind.example" in draft


def test_changing_the_note_stays_with_the_one_who_is_named(kim: Person, as_ana: Client, at: At) -> None:
    here = at("message", kind="thank_you", to=str(kim.pk))
    assert as_ana.post(here, {"subject": "Thank you", "body": "Dear Kim, thank you.", "save": ""})["Location"] == here


@pytest.mark.parametrize(("kind", "to"), [("thank_you", "0"), ("thank_you", "999"), ("thank_you", "x"), ("nudge", "")])
def test_a_piece_for_somebody_who_is_not_there_or_a_piece_for_all_is_not_there(
    kind: str, to: str, kim: Person, as_ana: Client, at: At
) -> None:
    assert as_ana.get(at("message", kind=kind, to=to or str(kim.pk))).status_code == 404
