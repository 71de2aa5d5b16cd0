"""The choices that people make, with the words they read. The values are those of `domain.facts`."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Tone(TextChoices):
    WARM = "warm", _("Warm: as to people you liked")
    FORMAL = "formal", _("Formal: as to a company")
    BRIEF = "brief", _("Brief: only what is needed")


class AcceptedHow(TextChoices):
    VERBAL = "verbal", _("I said yes, in person or by phone")
    EMAIL = "email", _("I said yes in an e-mail or a message")
    SIGNED = "signed", _("I signed an offer letter or a contract")


class Layout(TextChoices):
    US = "us", _("United States, Letter paper")
    GB = "gb", _("United Kingdom, A4")
    DIN5008A = "din5008a", _("DIN 5008 form A, window higher up")
    DIN5008B = "din5008b", _("DIN 5008 form B, window lower down")
    FR = "fr", _("France, address on the right")
    NL = "nl", _("Netherlands")


class Part(TextChoices):
    MANAGER = "manager", _("Hiring manager")
    RECRUITER = "recruiter", _("Recruiter at the employer")
    HR = "hr", _("Human resources")
    AGENCY = "agency", _("Agency")
    OTHER = "other", _("Someone else")


class Category(TextChoices):
    BETTER_OFFER = "better_offer", _("Another role suits me better")
    PAY = "pay", _("The pay does not meet what I need")
    COUNTER_OFFER = "counter_offer", _("My present employer asked me to stay")
    FAMILY = "family", _("Family")
    RELOCATION = "relocation", _("Moving house, or the way to work")
    HEALTH = "health", _("Health")
    STUDY = "study", _("Further study")
    CAREER_CHANGE = "career_change", _("A change of career")
    COMMITMENT = "commitment", _("A commitment that I already have")
    START_DATE = "start_date", _("The start date, or a permit or visa")
    TERMS_CHANGED = "terms_changed", _("The employer changed the terms")
    CONCERNS = "concerns", _("Something about this employer")
    OTHER = "other", _("Something else")


class Share(TextChoices):
    NONE = "none", _("Nothing: the decision is enough")
    KIND = "kind", _("The kind of reason only")
    SENTENCE = "sentence", _("One sentence of my own")


class AlternativeKind(TextChoices):
    PART_TIME = "part_time", _("Work part-time")
    TEMPORARY_CONTRACT = "temporary_contract", _("Work for a limited time")
    TRIAL_PERIOD = "trial_period", _("A trial period first")
    LATER_START = "later_start", _("Start later")
    REFERRAL = "referral", _("Suggest somebody else for the role")
    HANDOVER = "handover", _("Help with anything already begun")
    OTHER = "other", _("Something else")


class AlternativeOutcome(TextChoices):
    OPEN = "open", _("No answer yet")
    TAKEN = "taken", _("They took it up")
    DECLINED = "declined", _("They declined")


class Outcome(TextChoices):
    """What a reflection ends in."""

    WITHDRAW = "withdraw", _("Withdraw my acceptance")
    KEEP = "keep", _("Keep the job")
    NOT_YET = "not_yet", _("I do not know yet")


class Kind(TextChoices):
    """The pieces that can be made."""

    MEETING_REQUEST = "meeting_request", _("Request for a talk")
    CALL_NOTES = "call_notes", _("Call notes")
    VOICEMAIL = "voicemail", _("Voicemail")
    WITHDRAWAL = "withdrawal", _("Withdrawal message")
    CONFIRMATION = "confirmation", _("Confirmation letter")
    AGENCY_NOTE = "agency_note", _("Note to the agency")
    NUDGE = "nudge", _("Reminder when they do not answer")
    THANK_YOU = "thank_you", _("Thank-you note")


class Channel(TextChoices):
    PHONE = "phone", _("Phone")
    VIDEO = "video", _("Video call")
    IN_PERSON = "in_person", _("In person")
    EMAIL = "email", _("E-mail")
    POST = "post", _("Letter by post")
    REGISTERED = "registered", _("Registered letter")
    COURIER = "courier", _("Courier")
    TEXT = "text", _("Text message or chat")
    LINKEDIN = "linkedin", _("LinkedIn")
    OTHER = "other", _("Another way")


BY_POST = (Channel.POST, Channel.REGISTERED, Channel.COURIER)
ON_PAPER = (*BY_POST, Channel.IN_PERSON)
"""Ways by which a sheet signed in ink can go."""
SPOKEN = (Channel.PHONE, Channel.VIDEO, Channel.IN_PERSON)


class Direction(TextChoices):
    OUT = "out", _("From me")
    IN = "in", _("To me")


class ContactOutcome(TextChoices):
    REACHED = "reached", _("We spoke, or it arrived")
    SENT = "sent", _("Sent; no answer so far")
    NO_ANSWER = "no_answer", _("Nobody answered")
    LEFT_MESSAGE = "left_message", _("I left a message")
    ACKNOWLEDGED = "acknowledged", _("They acknowledged it")
    ASKED = "asked", _("They asked something")
    OBJECTED = "objected", _("They objected")
    COUNTER_OFFERED = "counter_offered", _("They made another offer")
    THREATENED = "threatened", _("They threatened")
    NO_REPLY = "no_reply", _("No reply")


class YesNo(TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("Not yet")
    NOT_NEEDED = "not_needed", _("Does not apply")


class Side(TextChoices):
    """What a reason speaks for."""

    WITHDRAW = "withdraw", _("For withdrawing")
    KEEP = "keep", _("For keeping the job")


class Mood(TextChoices):
    """How somebody feels while they reflect."""

    CALM = "calm", _("Calm")
    RUSHED = "rushed", _("Rushed")
    AFRAID = "afraid", _("Afraid")
    ANGRY = "angry", _("Angry")
    SAD = "sad", _("Sad")
    EXHAUSTED = "exhausted", _("Exhausted")


class Answer(TextChoices):
    """To a question about what was signed."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSURE = "unsure", _("Not sure")


class EndState(TextChoices):
    """How a loose end stands."""

    OPEN = "open", _("Open")
    ASKED = "asked", _("I have asked them about it")
    AGREED = "agreed", _("Agreed what is to be done")
    SETTLED = "settled", _("Settled")
    NOT_OWED = "not_owed", _("Nothing is owed after all")


class EarnedIn(TextChoices):
    MONTHS = "months", _("Months")
    DAYS = "days", _("Days")
