"""What a reply is taken to mean; the person confirms it, so a sentence that tells nothing is nothing."""

import time

import pytest

from withdrawal.domain.meaning import MEANINGS, meaning
from withdrawal.domain.wording import LANGUAGES, phrases

ACKNOWLEDGED = [
    "Thank you for letting us know.",
    "We have received your letter and wish you all the best.",
    "I confirm receipt of your withdrawal.",
    "Your withdrawal is noted.",
    "Noted, thanks.",
    "We are sorry to lose you, but we respect your decision.",
    "Sorry to hear that. Good luck in your new role.",
    "We accept your withdrawal and have closed your file.",
    "I understand, and no hard feelings.",
    "Thank you for being so honest with us.",
    "We are disappointed to lose you, and we understand.",
    "If you have any questions, do not hesitate to call. We have your letter, thank you.",
    "Thanks for letting us know. Please let me know if there is anything we can do.",
    "We will not take legal action. We wish you well.",
    "Thank you for your message. There is no penalty, and you are not bound by anything.",
    "Congratulations on finding a better offer, and all the best.",
    "We will offer the role to the next candidate. Thank you for telling us so soon.",
    "Thank you for telling us. We cannot match their offer, so we wish you luck.",
    "Please give my regards to your family, and thank you for your note.",
    "Hope you are well? Received with thanks.",
    "Thank you for telling us.\n\nOn Mon, 23 Nov 2026 at 09:00, Ana wrote:\n> Could you confirm?\n> My lawyer says so.",
    "From: Maya Okafor <maya@example.com>\nSubject: Re: Are you sure?\n\nThank you for telling us.",
    "Understood.",
    "Thank you for the notice at such short notice; we will manage.",
    "Dear Ana, thank you for your e-mail. While we are disappointed, we understand and wish you the best.",
    "Thanks for the heads-up.",
    "No problem at all, Ana.",
    "OK.",
    "Got it, thank you.",
    "We regret your decision but respect it.",
    "We confirm that your employment contract is hereby cancelled by mutual agreement.",
    "We would be sorry to see you bound by a contract you don't want, so consider yourself released.",
    "Our legal counsel role is still open, by the way. Thanks for telling us.",
    "Thank you for returning the laptop.",
    "We accept your withdrawal without any legal consequences.",
    "I am writing to acknowledge receipt.",
    "Receipt confirmed.",
    "My solicitor friend sends you her best wishes; so do I.",
]
ASKED = [
    "Could you tell us what changed?",
    "Thank you for letting us know. May I ask why?",
    "We have your letter. Please return the laptop by Friday.",
    "Please send us a signed letter.",
    "Would you be free for a call tomorrow?",
    "When can we talk",
    "Call me when you have a minute.",
    "I am sorry to hear that. Let me know what happened.",
    "We need your withdrawal in writing by Friday.",
    "I would like to understand the reason.",
    "I wonder whether something we said put you off.",
    "Are you sure?",
    "Give me a ring this afternoon.",
    "Thanks for your note. Do you know anybody else for the role?",
    "Please confirm your address.",
    "Hi Ana, this is disappointing. Can we talk on the phone later today?",
    "Let's find a time to discuss this.",
    "Kindly complete the attached exit form.",
    "Did you see my earlier mail?",
    "Thank you, but we need to know when you will return the badge.",
]
COUNTER_OFFERED = [
    "We could raise the salary by ten per cent.",
    "What would it take for you to join us?",
    "We are happy to discuss the package.",
    "Thank you for telling us. Would you reconsider if we offered more?",
    "We can offer a later start.",
    "We would like to improve the offer.",
    "Let us see how we can make it work.",
    "I am authorised to offer you a signing bonus.",
    "We will match whatever they pay you.",
    "Please look at our revised offer, attached.",
    "We are prepared to pay you five thousand more.",
    "Here is our counter-offer.",
    "I received your message. Before you go, would a higher salary change your mind?",
    "We'd be willing to go up to 62,000.",
    "We can be flexible on the start date.",
    "What about a higher title and 5k more?",
]
OBJECTED = [
    "We do not accept your withdrawal.",
    "This is not acceptable.",
    "You signed a contract, and it is binding.",
    "We expect you to start on Monday.",
    "We urge you to reconsider.",
    "I am extremely disappointed by this.",
    "Your notice period applies.",
    "This is most unprofessional of you. Thank you for nothing.",
    "You have let us down.",
    "We insist that you honour your contract.",
    "You must work your notice.",
    "It is too late for this.",
    "I can't accept this.",
    "Please be advised that your contract requires four weeks' notice.",
    "We trust you understand that you entered into a binding agreement.",
    "Your decision puts us in a very difficult position.",
    "I wish you had told us sooner.",
    "We will not release you from the contract.",
    "You have no right to withdraw.",
    "You cannot just walk away from a signed contract.",
]
THREATENED = [
    "We will take legal action.",
    "You will hear from our lawyers.",
    "We will hold you liable for the cost.",
    "This is a breach of contract.",
    "We reserve our legal rights.",
    "We will see you in court.",
    "We shall claim damages from you.",
    "You will never work in this town again.",
    "We will inform your new employer of this.",
    "We are sorry to lose you, but we shall seek compensation for our costs.",
    "You will repay the signing bonus immediately.",
    "Thank you for your letter. Our solicitor will be in touch. Could you send us your address?",
    "We will be forwarding this matter to our legal department.",
    "We are legally entitled to recover the recruitment costs.",
    "You owe us the relocation allowance.",
    "We are considering our legal options.",
]
NOTHING = [
    "",
    "Hello Ana,",
    "I am out of the office until Monday.",
    "This is an automatic reply.",
    "See the attached file.",
    "> We will take legal action.",
    "-----Original Message-----\nWe will take legal action.",
    "We have not received anything from you.",
    "Monday, ten o'clock.",
    "HR will be in touch about the paperwork.",
    "We'll see you on Monday then.",
]
TABLE = [
    *((text, "acknowledged") for text in ACKNOWLEDGED),
    *((text, "asked") for text in ASKED),
    *((text, "counter_offered") for text in COUNTER_OFFERED),
    *((text, "objected") for text in OBJECTED),
    *((text, "threatened") for text in THREATENED),
    *((text, None) for text in NOTHING),
]


@pytest.mark.parametrize(("text", "means"), TABLE)
def test_a_reply_is_taken_to_mean_what_it_says(text: str, means: str | None) -> None:
    assert meaning(text) == means


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_words_for_every_meaning(language: str) -> None:
    assert set(phrases(language)["reply"]) == set(MEANINGS)


@pytest.mark.parametrize("nonsense", ["confirm " * 3000, "not " * 5000, "a" * 20_000, "?" * 20_000, "> \n" * 7000])
def test_nonsense_takes_no_time(nonsense: str) -> None:
    began = time.perf_counter()
    assert meaning(nonsense) in (*MEANINGS, None)
    assert time.perf_counter() - began < 1
