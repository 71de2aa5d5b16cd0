"""A contact on its way into the log: a local time becomes a moment, files are judged by their first bytes."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from withdrawal.domain import files, times
from withdrawal.domain.finding import Question
from withdrawal.forms.once import Once
from withdrawal.forms.plain import OfferPartForm, PlainForm, set_up
from withdrawal.models import Contact, Offer
from withdrawal.models.choices import Channel, ContactOutcome, Direction
from withdrawal.models.fields import CleanLine
from withdrawal.models.log import UNHEARD, File
from withdrawal.models.offer import is_a_zone
from withdrawal.models.room import NoRoom
from withdrawal.models.waiting import MOST, Opened

# Clocks differ by a little between the person's device and this machine.
GRACE = dt.timedelta(minutes=5)


KIND_WORDS = {
    "application/pdf": "PDF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "message/rfc822": "e-mail (.eml)",
    "text/plain": "text",
}


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each of a kind that we keep."""

    widget: Any = SeveralFiles
    most = files.MAX_FILES
    kinds: frozenset[str] = files.KINDS

    def clean(self, data: Any, initial: Any = None) -> list[File]:
        given: Sequence[UploadedFile[Any]] = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > self.most:
            raise forms.ValidationError(
                _("Add at most %(most)d files to one entry, and the others to a second one.") % {"most": self.most}
            )
        return [self._judge(super(FilesField, self).clean(one, initial)) for one in given]

    def _judge(self, upload: UploadedFile[Any]) -> File:
        name = files.shown_name(upload.name or "")
        if (upload.size or 0) > files.MAX_BYTES:
            raise forms.ValidationError(_("“%(name)s” is larger than 10 MB. Add a smaller copy.") % {"name": name})
        body = upload.read()
        media_type = files.media_type(body)
        if media_type not in self.kinds:
            raise forms.ValidationError(
                _("“%(name)s” cannot be kept. What can: %(kinds)s.")
                % {"name": name, "kinds": ", ".join(KIND_WORDS[kind] for kind in sorted(self.kinds))}
            )
        return File(name=name, media_type=media_type, body=body)


class MailsField(FilesField):
    """E-mails as files."""

    most = MOST
    kinds = frozenset({"message/rfc822"})


def no_room(full: NoRoom) -> str:
    """Why files were not kept, and what can be done about it."""
    return _(
        "Your files already take %(held)s of %(most)d MB here, and these do not fit beside them. Add smaller copies,"
        " keep these yourself and name them in the text, or take an offer that is over along as a ZIP and erase it."
    ) % {"held": f"{full.held / 1_000_000:.1f}", "most": full.most // 1_000_000}


class ContactForm(Once, OfferPartForm[Contact]):
    """One contact, by hand."""

    on = forms.DateField(label=_("Day"))
    at = forms.TimeField(label=_("Time"), help_text=_("On the clock of the place where you were."))
    fold = forms.ChoiceField(
        label=_("Which of the two?"),
        choices=[("first", _("The first time, before the clocks went back")), ("second", _("The second time"))],
        widget=forms.RadioSelect,
        required=False,
    )
    attachments = FilesField(
        label=_("Files"), required=False, help_text=_("PDF, PNG, JPEG, .eml or text; 10 MB each, five at most.")
    )
    field_order = [
        "on", "at", "zone", "fold", "direction", "channel", "person", "outcome", "text", "tells_decision",
        "follow_up_on", "attachments",
    ]  # fmt: skip

    class Meta:
        model = Contact
        fields: ClassVar[list[str]] = [
            "zone", "direction", "channel", "person", "outcome", "text", "tells_decision", "follow_up_on",
        ]  # fmt: skip
        widgets = {
            "zone": forms.TextInput(attrs={"list": "zones", "autocomplete": "off"}),
            "direction": forms.RadioSelect,
            "person": forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
            "text": forms.Textarea(attrs={"rows": 6}),
        }

    def __init__(self, *args: Any, offer: Offer, now: dt.datetime, initial: dict[str, Any], **options: Any) -> None:
        local = now.astimezone(offer.zone)
        likely = {"on": local.date(), "at": local.time(), "zone": offer.time_zone, "direction": Direction.OUT}
        super().__init__(*args, offer=offer, now=now, initial=likely | initial, **options)
        if not self.is_bound and "fold" not in initial:
            del self.fields["fold"]

    def clean_zone(self) -> str:
        is_a_zone(self.cleaned_data["zone"])
        return str(self.cleaned_data["zone"])

    def clean_tells_decision(self) -> bool:
        tells: bool = self.cleaned_data["tells_decision"]
        if tells and self.cleaned_data.get("direction") != Direction.OUT:
            raise forms.ValidationError(_("You tell them in a contact from you. Change the direction, or untick this."))
        if tells and self.cleaned_data.get("outcome") in UNHEARD:
            raise forms.ValidationError(
                _("Nobody has heard it yet, by the outcome you chose. Change it, or untick this.")
            )
        return tells

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        came_twice = found.keys() >= {"on", "at", "zone"} and self._place_in_time(found)
        if came_twice:
            self.fields["fold"].required = True  # so the page says
        else:
            del self.fields["fold"]
        return found

    def _place_in_time(self, found: dict[str, Any]) -> bool:
        """Set the moment of the contact; True when the clock showed this time twice, and which of the two is asked."""
        local, where = dt.datetime.combine(found["on"], found["at"]), times.zone(found["zone"])
        try:
            first, second = (times.moment(local, where, second=which) for which in (False, True))
        except times.Skipped as gap:
            said = {"at": f"{local:%H:%M}", "before": f"{gap.before:%H:%M}", "after": f"{gap.after:%H:%M}"}
            self.add_error(
                "at",
                _("The clocks went forward then: %(at)s never was. Enter %(before)s or earlier, or %(after)s or later.")
                % said,
            )
            return False
        accepted = self.offer.accepted_on
        if found.get("tells_decision") and accepted and local.date() < accepted:
            self.add_error(
                "on",
                _("By the facts you accepted on %(day)s. You cannot have withdrawn before; check which day is wrong.")
                % {"day": date_format(accepted, "j F Y")},
            )
        if first != second and not found.get("fold"):
            said = {"at": f"{local:%H:%M}"}
            self.add_error("fold", _("That night the clocks went back, and %(at)s came twice. Say which.") % said)
        self.instance.occurred_at = second if found.get("fold") == "second" else first
        if self.instance.occurred_at > self.now + GRACE:
            self.add_error("on", _("This is still to come. The log holds what has happened; check day and time."))
        return first != second


class LogFilter(PlainForm):
    """What to show of the log, from the address line."""

    q = CleanLine(
        label=_("Words"), max_length=100, required=False, help_text=_("Beginnings will do: “contr” finds “contract”.")
    )
    person = CleanLine(label=_("Person"), max_length=120, required=False)
    channel = forms.ChoiceField(label=_("Way"), choices=[("", _("Any")), *Channel.choices], required=False)
    direction = forms.ChoiceField(label=_("Direction"), choices=[("", _("Any")), *Direction.choices], required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=[("", _("Any")), *ContactOutcome.choices], required=False)
    since = forms.DateField(label=_("From"), required=False)
    until = forms.DateField(label=_("To"), required=False)

    def question(self, offer: Offer) -> Question:
        """What is asked; fields that were not understood do not count."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        midnight = dt.time(tzinfo=offer.zone)
        since, until = asked.pop("since", None), asked.pop("until", None)
        return Question(
            said=asked.pop("q", ""),
            since=dt.datetime.combine(since, midnight) if since else None,
            until=dt.datetime.combine(until + dt.timedelta(days=1), midnight) if until else None,
            **asked,
        )


class ImportForm(Once, PlainForm):
    """Replies as they came: .eml files, or the text of one."""

    eml = MailsField(
        label=_("E-mails as files (.eml)"),
        required=False,
        help_text=_("Save them from your mail program; ten at a time."),
    )
    text = Contact._meta.get_field("text").formfield(
        required=False, label=_("Or paste one"), help_text=_("With its first lines: From, Date, Subject.")
    )

    def __init__(self, *args: Any, waiting: int, **options: Any) -> None:
        self.waiting = waiting
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not self.errors and not found.get("eml") and not found.get("text"):
            self.add_error("eml", _("Choose a file, or paste the text of the reply."))
        if found.get("eml") and found.get("text"):
            self.add_error("text", _("Bring in the files or the pasted text, one after the other."))
        if self.waiting + len(found.get("eml") or ["text"]) > MOST:
            self.add_error(None, _("Many replies wait already. Say what they mean first, then bring in more."))
        return found


LEAVE_OUT = "leave_out"
MEANINGS = [
    (ContactOutcome.ACKNOWLEDGED, _("They acknowledge it")),
    (ContactOutcome.ASKED, _("They ask something")),
    (ContactOutcome.COUNTER_OFFERED, _("They make another offer")),
    (ContactOutcome.OBJECTED, _("They object")),
    (ContactOutcome.THREATENED, _("They threaten")),
    (ContactOutcome.REACHED, _("None of these")),
    (LEAVE_OUT, _("Leave it out: do not bring it in")),
]


class RepliesForm(PlainForm):
    """What each of the waiting replies means: proposed by its words, said by the person."""

    def __init__(self, *args: Any, opened: Sequence[Opened], **options: Any) -> None:
        super().__init__(*args, **options)
        self.opened = opened
        for one in opened:
            self.fields[one.row.op.hex] = forms.ChoiceField(
                label=_("What does %(who)s say?") % {"who": one.person or _("this reply")},
                choices=MEANINGS,
                widget=forms.RadioSelect,
                initial=one.means or ContactOutcome.REACHED,
            )
        set_up(self)

    @property
    def rows(self) -> list[tuple[Opened, forms.BoundField]]:
        """Each reply with its field, for the page."""
        return [(one, self[one.row.op.hex]) for one in self.opened]

    @property
    def chosen(self) -> list[tuple[Opened, str]]:
        """Each reply with what was chosen."""
        return [(one, self.cleaned_data[one.row.op.hex]) for one in self.opened]
