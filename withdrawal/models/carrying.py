"""The rest of an offer, beside its record, as plain values to take along; and an offer brought back from both."""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction

from withdrawal.domain import facts, given, taken
from withdrawal.domain.given import Reader, Refused
from withdrawal.domain.record import Line, Record
from withdrawal.models.alternative import Alternative
from withdrawal.models.choices import EndState, Side
from withdrawal.models.letter import IssuedLetter
from withdrawal.models.log import Attachment, Contact, Entry, enter, first_fault
from withdrawal.models.look_back import LookBack
from withdrawal.models.loose_end import LooseEnd
from withdrawal.models.message import Message
from withdrawal.models.offer import Offer
from withdrawal.models.person import Person
from withdrawal.models.reflection import MOST_REASONS, Reflection, Weighed
from withdrawal.models.room import NoRoom, ensure_room
from withdrawal.models.signed import Signed
from withdrawal.models.user import User
from withdrawal.models.waiting import MOST, WaitingReply, could_wait

SCHEMA = "withdrawal-answers/1"
GROUPS: Mapping[str, type[models.Model]] = {
    "people": Person, "reflections": Reflection, "alternatives": Alternative, "loose_ends": LooseEnd,
    "messages": Message, "look_backs": LookBack, "signed": Signed,
}  # fmt: skip
OURS = ("public_id", "sealed_as", "erased_at", "restored_at")
"""Fields that belong to the row and not to what the person said."""
LONGEST, MOST_ROWS = 20_000, 20_000
BodyOf = Callable[[str], bytes | None]
"""The file that has a SHA-256, if it was brought."""


@dataclass(frozen=True, slots=True)
class Brought:
    """One offer as it was brought: its record, which is whole, and its answers as JSON where they came along."""

    record: Record
    answers: bytes | None
    body: BodyOf


def answers(offer: Offer) -> dict[str, Any]:
    """Every record of the offer but the log's, as plain values, described in docs/record.md."""
    people = list(offer.people.order_by("pk"))
    first = next((place for place, one in enumerate(people, 1) if one.pk == offer.tell_first_id), None)
    rows = {
        "people": people,
        "reflections": offer.reflections.order_by("dated", "pk").prefetch_related("reasons"),
        "alternatives": offer.alternatives.order_by("pk"),
        "loose_ends": offer.loose_ends.order_by("pk"),
        "messages": offer.messages.order_by("edited_at", "pk"),
        "look_backs": offer.look_backs.order_by("since", "after"),
        "signed": Signed._base_manager.filter(offer=offer),
    }
    return {
        "schema": SCHEMA,
        "offer": _values(offer),
        "tell_first": first,
        **{name: [_values(row) for row in found] for name, found in rows.items()},
        "waiting": [{"sha256": hashlib.sha256(one.body).hexdigest(), "name": one.name} for one in offer.waiting.all()],
        "letters": [{"sha256": one.sha256, "facts": one.facts} for one in offer.letters.defer("pdf").order_by("pk")],
    }


@transaction.atomic
def restore(user: User, brought: Sequence[Brought], *, now: dt.datetime) -> list[Offer]:
    """The offers of `brought` as offers of `user`, who has none yet. All of it or nothing; raises Refused."""
    # Two uploads must not both find the account empty: its row is the lock.
    User.objects.select_for_update().get(pk=user.pk)
    if Offer.objects.of(user).exists():
        raise Refused("there are offers in this account already")
    offers = [_offer(user, one, now) for one in brought]
    try:
        ensure_room(user, 0)
    except NoRoom as full:
        raise Refused(f"its files are larger than the {full.most // 1_000_000} MB that one account may hold") from None
    return offers


def _offer(user: User, brought: Brought, now: dt.datetime) -> Offer:
    record, given = brought.record, _read_answers(brought.answers)
    offer = Offer(**(given["offer"] if given else _of_record(record)))
    offer.owner, offer.sealed_as, offer.restored_at = user, UUID(record.log), now
    made_at = offer.made_at
    _save(offer, "offer")
    if given:
        Offer.objects.of(user).filter(pk=offer.pk).update(made_at=made_at)
        _rows(offer, given)
        _waiting(offer, given.get("waiting", ()), brought.body)
    messages = _messages(offer, record)
    made_from = {one["sha256"]: one["facts"] for one in given.get("letters", ())} if given else {}
    letters = _letters(offer, record, made_from, brought.body)
    entries: dict[int, Entry] = {}
    for line in record.lines:
        entries[line.seq] = offer.entries.create(
            seq=line.seq,
            recorded_at=dt.datetime.fromisoformat(line.recorded_at),
            content_sha256=line.content_sha256,
            previous=line.previous,
            digest=line.digest,
        )
        _contact(offer, line, entries=entries, messages=messages, letters=letters, body=brought.body)
    if fault := first_fault(offer):
        raise Refused(f"entry {fault} is not as it was sealed")
    return offer


def _of_record(record: Record) -> dict[str, Any]:
    """What a record alone says of the offer."""
    zone = {"time_zone": record.lines[-1].zone} if record.lines else {}
    return {"company": record.company, "role": record.role, "my_name": record.holder, **zone}


def _rows(offer: Offer, given: Mapping[str, Any]) -> None:
    for name, model in GROUPS.items():
        kept = []
        for place, values in enumerate(given.get(name, ())):
            where, reasons = f"answers.json.{name}[{place}]", values.pop("reasons", [])
            if model is LooseEnd and "state" not in values and values.get("done_at"):
                values["state"] = EndState.SETTLED  # as an earlier version wrote it
            row = model(**values, offer=offer)
            if isinstance(row, Message) and row.sent_at and row.sha256 != row.seal:
                raise Refused(f"{where}: the message is not as it was sent")
            _save(row, where)
            for number, reason in enumerate(reasons):
                _save(Weighed(**reason, reflection_id=row.pk), f"{where}.reasons[{number}]")
            kept.append(row)
        if name == "people" and (first := given.get("tell_first")) is not None:
            if not 1 <= first <= len(kept):
                raise Refused("answers.json.tell_first: there is no such person")
            offer.tell_first_id = kept[first - 1].pk
            offer.save(update_fields=["tell_first"])


def _waiting(offer: Offer, replies: Sequence[Mapping[str, str]], body: BodyOf) -> None:
    for place, one in enumerate(replies):
        found = body(one["sha256"])
        if found is None or not could_wait(one["name"], found):
            raise Refused(f"answers.json.waiting[{place}]: it is not among the files, or was changed")
        _save(WaitingReply(offer=offer, name=one["name"], body=found), f"answers.json.waiting[{place}]")


def _messages(offer: Offer, record: Record) -> dict[str, Message]:
    """The messages that were sent, by SHA-256; those that the answers did not bring are made from the record."""
    known = {one.sha256: one for one in offer.messages.filter(sent_at__isnull=False)}
    for note in record.messages:
        if note.sha256 not in known:
            message = Message(
                offer=offer, kind=note.kind, subject=note.subject, body=note.body, composed="", sha256=note.sha256,
                sent_at=dt.datetime.fromisoformat(note.sent_at),
            )  # fmt: skip
            _save(message, f"the message of {note.sent_at[:10]}")
            known[note.sha256] = message
    return known


def _letters(offer: Offer, record: Record, made_from: Mapping[str, Any], body: BodyOf) -> dict[str, IssuedLetter]:
    found: dict[str, IssuedLetter] = {}
    for note in record.letters:
        pdf = body(note.sha256)
        if pdf is None or not pdf.startswith(b"%PDF-"):
            raise Refused(f"the letter of {note.dated} is not among the files, or was changed: bring the whole ZIP")
        letter = IssuedLetter(
            offer=offer, issued_at=dt.datetime.fromisoformat(note.issued_at), dated=note.dated, layout=note.layout,
            subject=note.subject, text=note.text, pdf=pdf, sha256=note.sha256, facts=made_from.get(note.sha256),
        )  # fmt: skip
        _save(letter, f"the letter of {note.dated}")
        found[note.sha256] = letter
    return found


def _contact(
    offer: Offer,
    line: Line,
    *,
    entries: Mapping[int, Entry],
    messages: Mapping[str, Message],
    letters: Mapping[str, IssuedLetter],
    body: BodyOf,
) -> None:
    contact = Contact(
        entry=entries[line.seq], offer=offer, occurred_at=line.occurred_at, zone=line.zone, direction=line.direction,
        channel=line.channel, person=line.person, outcome=line.outcome, text=line.text,
        follow_up_on=line.follow_up_on, tells_decision=line.tells_decision,
        corrects=entries[line.corrects] if line.corrects else None,
        message=messages[line.message_sha256] if line.message_sha256 else None,
        letter=letters[line.letter_sha256] if line.letter_sha256 else None,
    )  # fmt: skip
    _save(contact, f"entry {line.seq}")
    for file in line.files:
        found = body(file.sha256)
        if found is None or len(found) != file.size:
            raise Refused(f"a file of entry {line.seq} is not among the files, or was changed: bring the whole ZIP")
        attachment = Attachment(
            contact=contact, name=file.name, media_type=file.media_type, body=found, size=file.size, sha256=file.sha256
        )
        _save(attachment, f"entry {line.seq}")
    enter(contact, offer, [file.name for file in line.files])


def _save(row: models.Model, where: str) -> None:
    """Keep `row` if it could have been entered here."""
    # Not `full_clean`, which asks for rows of everybody; what is unique beyond an offer is new here, or refused below.
    linked = {field.name for field in row._meta.concrete_fields if field.is_relation or field.name == "facts"}
    try:
        row.clean_fields(exclude=linked)
        row.validate_constraints(exclude=linked - {"offer"})
    except ValidationError as unfit:
        name, sentences = next(iter(unfit.message_dict.items()))
        raise Refused(f"{where}, {name}: {sentences[0]}".rstrip(".")) from None
    row.save(force_insert=True)


def _carried(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [
        field
        for field in model._meta.concrete_fields
        if not field.is_relation and not field.primary_key and field.name not in OURS
    ]


def _values(row: models.Model) -> dict[str, Any]:
    values = {field.name: getattr(row, field.attname) for field in _carried(type(row))}
    return values | {"reasons": [_values(one) for one in row.weighed]} if isinstance(row, Reflection) else values


def _shape(model: type[models.Model]) -> dict[str, Reader[Any]]:
    """How each field of `model` is read; a reflection holds its reasons."""
    shape = {field.name: _reader(field) for field in _carried(model)}
    if model is Reflection:
        reason = _shape(Weighed)
        most = MOST_REASONS * len(Side)
        shape["reasons"] = given.listed(lambda value, where: given.fields(value, reason, where), most)
    return shape


def _reader(field: models.Field[Any, Any]) -> Reader[Any]:
    kinds: tuple[tuple[type[models.Field[Any, Any]], Reader[Any]], ...] = (
        (models.BooleanField, given.flag),
        (models.DateTimeField, taken.moment),
        (models.DateField, taken.day),
        (models.DecimalField, taken.amount),
        (models.IntegerField, given.whole()),
        (models.Field, given.kept(getattr(field, "max_length", None) or LONGEST)),
    )
    reader = next(reader for kind, reader in kinds if isinstance(field, kind))
    return given.optional(reader) if field.null else reader


def _facts(value: Any, where: str) -> Any:
    facts.of(value, where)
    return value


def _read_answers(body: bytes | None) -> dict[str, Any] | None:
    """The answers, key by key. Raises Refused."""
    if body is None:
        return None

    def rows(model: type[models.Model], most: int = MOST_ROWS) -> Reader[Any]:
        shape = _shape(model)
        return given.listed(lambda value, where: given.fields(value, shape, where, ()), most)

    letter: Mapping[str, Reader[Any]] = {"sha256": taken.sha256, "facts": given.optional(_facts)}
    reply: Mapping[str, Reader[Any]] = {"sha256": taken.sha256, "name": given.kept(120)}
    shape: dict[str, Reader[Any]] = {
        "schema": given.one_of(SCHEMA),
        "offer": lambda value, where: given.fields(
            value, _shape(Offer), where, ("company", "role", "my_name", "made_at")
        ),
        "tell_first": given.optional(given.whole()),
        "letters": given.listed(lambda value, where: given.fields(value, letter, where), MOST_ROWS),
        "waiting": given.listed(lambda value, where: given.fields(value, reply, where), MOST),
        **{name: rows(model) for name, model in GROUPS.items()},
        "signed": rows(Signed, most=1),
    }
    # What was taken along before a question was asked knows nothing of it: a key that is missing is an answer left out.
    return given.fields(taken.parsed(body, "answers.json"), shape, "answers.json", ("schema", "offer"))
