"""What the checker finds in a message: each one here was written for this table and says what it has."""

from dataclasses import asdict
from typing import NamedTuple

import pytest

from withdrawal.domain.checks import check


class Labelled(NamedTuple):
    text: str
    has: set[str]
    """Every element that is true."""
    reason: str


GRATITUDE, EFFORT, DECISION, BLAME, APOLOGY, ROLE, HELP, GOODWILL, BLANK = (
    "gratitude", "acknowledges_effort", "decision_clear", "negative_about_employer", "over_apology", "names_role",
    "offers_alternative_or_help", "goodwill_close", "has_placeholder",
)  # fmt: skip


def labelled(text: str, *has: str, reason: str = "none") -> Labelled:
    return Labelled(text, set(has), reason)


WITHDRAWALS = (
    labelled(
        "Dear Mr Lyle,\n\nI withdraw my acceptance of the baker position. Thank you for the offer; Ms Orr gave up her "
        "whole Sunday to show me the ovens. I will post the apron back on Monday. Hope the new shop is busy from day "
        "one!\n\nSam",
        GRATITUDE, EFFORT, DECISION, ROLE, HELP, GOODWILL,
    ),
    labelled(
        "Dear Ms Vale,\n\nI withdraw my acceptance of the nurse position. I hope you received my message and can "
        "appreciate my side. I would be grateful for a short reply. Please return my certificates.\n\nIris",
        DECISION, ROLE,
    ),
    labelled(
        "Dear Ms Okafor,\n\nThank you for offering me the role of Data Analyst. I withdraw my acceptance of it: I"
        " have taken a post nearer home. I know how much time you and Tom spent on my interviews.\n\nI wish the "
        "team every success.\n\nYours sincerely,\nAna Lima",
        GRATITUDE, EFFORT, DECISION, ROLE, GOODWILL, reason="specific",
    ),
    labelled(
        "Hi Tom,\n\nI'm writing to let you know that I won't be able to take up the warehouse supervisor job "
        "after all. My mother has fallen ill and I need to be with her. Thanks so much for all your help with the"
        " paperwork.\n\nKind regards,\nJo",
        GRATITUDE, EFFORT, DECISION, ROLE, reason="specific",
    ),
    labelled(
        "Dear Dr Patel,\n\nI regret that I must retract my acceptance of the Research Fellow position. The "
        "university has awarded me a scholarship and I begin in January. I am grateful for the chance you gave me"
        " and hope we can collaborate in the future.\n\nBest wishes,\nSam",
        GRATITUDE, DECISION, ROLE, GOODWILL, reason="specific",
    ),
    labelled(
        "Hello Priya,\n\nAfter a long talk with my husband I've decided not to join Brightwater. The daily drive "
        "is two hours each way. It was lovely of you to show me round the lab, and I appreciate it. If it helps I"
        " can suggest a former colleague who is looking.\n\nAll the best,\nLena",
        GRATITUDE, EFFORT, DECISION, HELP, reason="specific",
    ),
    labelled(
        "Dear Hiring Team,\n\nPlease consider my acceptance of the Junior Buyer role withdrawn. Personal "
        "circumstances leave me no choice.\n\nThank you for the opportunity.\n\nYours faithfully,\nR. Moss",
        GRATITUDE, DECISION, ROLE, reason="vague",
    ),
    labelled(
        "Dear Mr Hall,\n\nI have to pull out of the position I accepted on Monday. Something has come up and I "
        "can't say more. Many thanks for the offer and all the best for the season.\n\nKim",
        GRATITUDE, DECISION, GOODWILL, reason="vague",
    ),
    labelled(
        "Dear Ruth,\n\nMy current employer has asked me to stay and has raised my pay, and I have agreed to "
        "remain. So I will not be joining you as Head Chef on 3 March. I appreciate the hours you put into "
        "meeting me.\n\nWarmly,\nDee",
        GRATITUDE, EFFORT, DECISION, ROLE, reason="specific",
    ),
    labelled(
        "Dear Mx Reed,\n\nMy work permit was refused, so I am unable to accept the post of Site Engineer. I truly"
        " valued your guidance through the application. Should a vacancy arise once I have the papers, I would "
        "love to work with you one day.\n\nYours sincerely,\nOmar",
        GRATITUDE, EFFORT, DECISION, ROLE, GOODWILL, reason="specific",
    ),
    labelled(
        "Good morning,\n\nI accepted your offer last week but I now need to back out. The salary does not cover "
        "my rent. I'm grateful you considered me.\n\nThanks,\nPat",
        GRATITUDE, DECISION, reason="specific",
    ),
    labelled(
        "Dear Ms Brandt,\n\nWith this letter I formally revoke my acceptance of your offer of employment as an "
        "Audit Associate. Thank you for your confidence. I would be glad to return the laptop this "
        "week.\n\nSincerely,\nJ. Park",
        GRATITUDE, DECISION, ROLE, HELP,
    ),
    labelled(
        "Dear Leo,\n\nI've thought hard about it and my answer has to be no: I am going to stay where I am. Thank"
        " you for everything you did to make this happen. May our paths cross again.\n\nBest,\nIna",
        GRATITUDE, EFFORT, DECISION, GOODWILL, reason="specific",
    ),
    labelled(
        "Dear Board,\n\nI hereby resign as treasurer with effect from 1 June. I have been appointed to a post "
        "abroad. It has been a pleasure to serve with you, and I will gladly help my successor settle "
        "in.\n\nYours sincerely,\nE. Frost",
        GRATITUDE, DECISION, ROLE, HELP, reason="specific",
    ),
    labelled(
        "Dear Carla,\n\nI am stepping back from the Marketing Coordinator position. My doctor has told me not to "
        "work full time this year. If part-time work would suit you I could do two days a week. Thank you for "
        "your patience and support.\n\nKindest regards,\nMo",
        GRATITUDE, EFFORT, DECISION, ROLE, HELP, reason="specific",
    ),
    labelled(
        "Dear Sir or Madam,\n\nThis is to inform you that I no longer wish to take up the position of night "
        "porter. I have changed my mind.\n\nYours faithfully,\nT. Bell",
        DECISION, ROLE, reason="vague",
    ),
    labelled(
        "Dear Ms Roe,\n\nAs the post carries no health cover for my girls, I have to decline.\n\nRegards,\nTess",
        DECISION, reason="specific",
    ),
    labelled(
        "Dear Ms Roe,\n\nI withdraw my acceptance. I do not think that it would be the right move for me.\n\nTess",
        DECISION, reason="vague",
    ),
    labelled(
        "Dear Ms Roe,\n\nI have reconsidered and am not in a position to join you. I withdraw my acceptance.\n\nTess",
        DECISION,
    ),
    labelled(
        "Dear Anil,\n\nThank you for the generous offer. I'm turning it down because the hours changed after I "
        "accepted, and I cannot work weekends. I hope you find the right person soon.\n\nRegards,\nBea",
        GRATITUDE, DECISION, GOODWILL, reason="specific",
    ),
)  # fmt: skip

DOUBTFUL = (
    labelled(
        "Dear Ms Okafor,\n\nI don't think I might be able to take the job after all. What do you think?\n\nAna",
    ),
    labelled(
        "Hi Tom,\n\nI was wondering whether it would be possible to withdraw my acceptance. Thank you for the "
        "offer.\n\nJo",
        GRATITUDE,
    ),
    labelled(
        "Dear Ruth,\n\nI am thinking of declining, but I am not sure yet. Could I have a few more days?\n\nDee",
    ),
    labelled(
        "Dear Leo,\n\nPerhaps it would be best if I turned down the offer.\n\nIna",
    ),
    labelled(
        "Dear Ms Brandt,\n\nI do not want to withdraw my acceptance; I only want to ask about the start "
        "date.\n\nJ. Park",
    ),
    labelled(
        "Dear Anil,\n\nI am writing to rescind the job offer you made me for the Buyer role. Thank you for your "
        "time.\n\nBea",
        GRATITUDE, EFFORT, ROLE,
    ),
    labelled(
        "Dear Carla,\n\nI'm leaning towards staying at my present firm and may have to withdraw.\n\nMo",
        reason="specific",
    ),
    labelled(
        "Dear Mr Hall,\n\nI am having second thoughts about the move. Can we talk?\n\nKim",
    ),
)  # fmt: skip

TOO_SORRY = (
    labelled(
        "Dear Ms Okafor,\n\nI am so sorry, but I must withdraw my acceptance. I feel terrible about it and I take"
        " full responsibility. Please forgive me.\n\nAna",
        DECISION, APOLOGY,
    ),
    labelled(
        "Dear Tom,\n\nSorry to write with bad news: I can't join you. Sorry for the late notice, and sorry for "
        "the work it makes.\n\nJo",
        DECISION, APOLOGY,
    ),
    labelled(
        "Dear Ruth,\n\nI sincerely apologise, and I am truly sorry, that I have decided to decline the Cook "
        "position.\n\nDee",
        DECISION, APOLOGY, ROLE,
    ),
    labelled(
        "Dear Leo,\n\nI know I am letting you down. I have to withdraw my acceptance.\n\nIna",
        DECISION, APOLOGY,
    ),
    labelled(
        "Dear Anil,\n\nI apologise for the inconvenience. I withdraw my acceptance because I am moving to "
        "Wales.\n\nBea",
        DECISION, reason="specific",
    ),
    labelled(
        "Dear Carla,\n\nI hate to do this by letter. I am withdrawing my acceptance.\n\nMo",
        DECISION,
    ),
)  # fmt: skip

UNKIND = (
    labelled(
        "Your offer was an insult and your interviewers were clowns. I quit before I start.",
        DECISION, BLAME, reason="specific",
    ),
    labelled(
        "Dear Mr Hall,\n\nI withdraw my acceptance. I have found a company that respects its staff, unlike "
        "you.\n\nKim",
        DECISION, BLAME, reason="specific",
    ),
    labelled(
        "I'm not coming. The way you treat people is beyond belief. Good luck finding anyone for that pay.",
        BLAME, DECISION, reason="specific",
    ),
    labelled(
        "Dear Sir,\n\nI decline. Having seen how chaotic your office is, I would not recommend this place to "
        "anyone.\n\nT. Bell",
        DECISION, BLAME, reason="specific",
    ),
    labelled(
        "You never answered a single e-mail of mine. What a shambles.",
        BLAME,
    ),
    labelled(
        "Dear Ms Brandt,\n\nI resign from my post as buyer. Thanks for nothing, and have a nice life.\n\nJ. Park",
        DECISION, BLAME, ROLE, reason="specific",
    ),
    labelled(
        "The manager lied to me about the hours, so I will not be taking the job.",
        DECISION, BLAME, reason="specific",
    ),
    labelled(
        "Your HR lady hung up on me, and I was kept in the dark about the hours.",
        BLAME,
    ),
    labelled(
        "I was promised a four-day week and the contract says six.",
        BLAME,
    ),
    labelled(
        "I had hoped for better. The whole process was a waste of my time, and the pay is a joke.",
        BLAME,
    ),
)  # fmt: skip

NOT_UNKIND = (
    labelled(
        "Dear Ruth,\n\nI decline the offer; the compensation package is below what I need. It is no reflection on"
        " the company, and there was nothing unprofessional about anything.\n\nDee",
        DECISION, reason="specific",
    ),
    labelled(
        "Dear Tom,\n\nThis was a difficult decision. I withdraw my acceptance of the Toxic Waste Engineer "
        "role.\n\nJo",
        DECISION, ROLE,
    ),
    labelled(
        "Dear Leo,\n\nI know this is terrible timing and may be disappointing. I am withdrawing my acceptance: it"
        " would be unfair to you to start and leave.\n\nIna",
        DECISION,
    ),
    labelled(
        "Dear Mo,\n\nMy landlord has lied to me and the trains are a shambles. You have been nothing but fair.\n\nLen",
    ),
    labelled(
        "Dear Anil,\n\nPlease do not think me ungrateful. I must decline the Fraud Analyst position.\n\nBea",
        DECISION, ROLE,
    ),
)  # fmt: skip

LEFT_OPEN = (
    labelled(
        "Dear [Name],\n\nI withdraw my acceptance of the [Job Title] role.\n\nAna",
        DECISION, BLANK, ROLE,
    ),
    labelled(
        "Subject: Withdrawal, {{role}}\n\nDear Ms Okafor,\n\nI withdraw my acceptance.\n\nAna",
        DECISION, BLANK,
    ),
    labelled(
        "Dear Tom,\n\nI withdraw my acceptance of ${date}.\n\nJo",
        DECISION, BLANK,
    ),
    labelled(
        "Dear Ruth,\n\nI accepted on DD/MM/YYYY and I now withdraw my acceptance.\n\nDee",
        DECISION, BLANK,
    ),
    labelled(
        "Dear Leo,\n\nI withdraw my acceptance of the job at ______.\n\nYour Name",
        DECISION, BLANK,
    ),
    labelled(
        "Dear ,\n\nI withdraw my acceptance.\n\nIna",
        DECISION, BLANK,
    ),
    labelled(
        "Dear Tom,\n\nI withdraw my acceptance of the job at Company, dated XX May.\n\nYours,\nName",
        DECISION, BLANK,
    ),
    labelled(
        "Dear Mx Surname,\n\nI withdraw my acceptance.\n\nBo",
        DECISION, BLANK,
    ),
    labelled(
        "Dear Mr./Ms. Hall,\n\nI resign for personal/family/health reasons.\n\nKim",
        DECISION, BLANK, reason="vague",
    ),
)  # fmt: skip

OTHER_LETTERS = (
    labelled(
        "Dear Ana,\n\nWe are pleased to offer you the position of Data Analyst at a salary of 40,000.\n\nMaya",
        ROLE,
    ),
    labelled(
        "Dear Maya,\n\nI am delighted to accept the position of Data Analyst and cannot wait to start. Thank you "
        "for your time.\n\nAna",
        GRATITUDE, EFFORT, ROLE,
    ),
    labelled(
        "Dear Ana,\n\nIf you decide to decline the offer, please tell us by Friday.\n\nMaya",
    ),
    labelled(
        "Dear Maya,\n\nThank you for showing me the office today. I learned a great deal.\n\nAna",
        GRATITUDE, EFFORT,
    ),
    labelled(
        "Dear Ana,\n\nThank you for telling us. We wish you all the best.\n\nMaya\n\nOn Mon, 23 Nov 2026, Ana "
        "Lima wrote:\n> I withdraw my acceptance of the Data Analyst role.",
        GRATITUDE, GOODWILL,
    ),
    labelled(
        "Could you spare me ten minutes by telephone today?",
    ),
    labelled(
        "Date: 3 May\nCompany: Doe Ltd [1]\n\nHe/she said \"[sic]\" twice, 24/7.\n\nJo (she/her/hers)",
    ),
)  # fmt: skip

CAUSES = tuple(
    labelled(f"Dear Ms Hall,\n\nI withdraw my acceptance. {told}\n\nKim", DECISION, reason=reason)
    for told, reason in (
        ("My sister cannot cope with our parents alone.", "specific"),
        ("The firm where I trained has made me permanent.", "specific"),
        ("It would take me two hours each way.", "specific"),
        ("I have been accepted onto a nursing degree.", "specific"),
        ("The tests showed something on my lung.", "specific"),
        ("I am entering a convent in the autumn.", "specific"),
        ("The contract mentions a probation of a year, whereas we spoke of three months.", "specific"),
        ("The herons are nesting on the marsh and we must count them.", "specific"),
        ("A good deal has changed here.", "vague"),
        ("There are grounds that I would sooner keep to myself.", "vague"),
        ("It is just not the moment for me.", "vague"),
        ("I talked it over with my wife and my mind is made up.", "none"),
        ("My last word is in this letter.", "none"),
    )
)

MESSAGES = (*WITHDRAWALS, *CAUSES, *DOUBTFUL, *TOO_SORRY, *UNKIND, *NOT_UNKIND, *LEFT_OPEN, *OTHER_LETTERS)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.text[-60:])
def test_the_checker_finds_what_a_message_has_and_nothing_else(message: Labelled) -> None:
    elements = asdict(check(message.text).elements)
    reason = elements.pop("reason")
    assert {name for name, is_there in elements.items() if is_there} == message.has
    assert reason == message.reason


@pytest.mark.parametrize(
    "sentence",
    [
        "I no longer wish to take up the position.",
        "I have decided against joining you.",
        "My answer is no.",
        "Please treat this letter as my withdrawal.",
        "It will not be possible for me to start with you.",
        "I was not sure at first, but I now decline.",
        "Effective today, I resign.",
        "I am backing out of the job.",
        "I cannot go through with it.",
        "Although it might come as a surprise, I withdraw my acceptance.",
        "Can't be your cook after all, sorry.",
        "Kindly treat my joining as cancelled.",
        "I won't push through with the bakery job.",
        "It's a no from me.",
        "I decline because I don't see myself in sales.",
        "Subject: Withdrawal of my acceptance\n\nDear Ruth,\n\nThe keys follow by post.\n\nKim",
    ],
)
def test_the_decision_is_clear_in_many_wordings(sentence: str) -> None:
    assert check(sentence).elements.decision_clear


@pytest.mark.parametrize(
    "sentence",
    [
        "I might have to decline.",
        "I am not sure I can accept.",
        "Would it be possible for me to withdraw my acceptance?",
        "I cannot wait to join you.",
        "If you decline, tell us.",
        "I have not resigned and I do not intend to resign.",
        "I regret to inform you that I am unwell.",
        "We have decided to withdraw our offer.",
        "I am leaving my present job and am delighted to accept your offer.",
        "Subject: Re: Declining your offer\n\nDear Kim,\n\nThank you for telling us.\n\nRuth",
        "If the hours cannot be changed, I will have to decline.",
        "I am sorry that you will not be joining us.",
        "I'd like to postpone my start date as I cannot start on the 1st.",
    ],
)
def test_a_doubt_a_question_or_another_subject_is_no_decision(sentence: str) -> None:
    assert not check(sentence).elements.decision_clear


@pytest.mark.parametrize(
    "sentence",
    [
        "Thank you for your understanding.",
        "I would appreciate it if you could reply.",
        "I would be grateful for a quick answer.",
        "Thanks for nothing.",
        "Thank you.",
    ],
)
def test_a_courtesy_or_a_request_is_no_gratitude(sentence: str) -> None:
    assert not check(sentence).elements.gratitude


@pytest.mark.parametrize(
    "close", ["Best wishes,", "All the best,", "Kind regards,", "Yours sincerely,", "With thanks,"]
)
def test_a_formula_above_the_name_is_neither_goodwill_nor_gratitude(close: str) -> None:
    elements = check(f"Dear Maya,\n\nI withdraw my acceptance.\n\n{close}\nAna").elements
    assert not elements.goodwill_close
    assert not elements.gratitude
