"""What a step is: a frozen value. One view and one frame template serve them all."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise

from withdrawal.models import Offer

Words = str | Promise


def onwards(kept: Any) -> str:
    """Leads to the next step, whatever was kept."""
    return ""


def nothing(offer: Offer, now: dt.datetime) -> Mapping[str, Any]:
    """Shows nothing beside the form."""
    return {}


@dataclass(frozen=True, slots=True)
class Step:
    slug: str
    """Its name in addresses, templates and tests; never a number, so that a new step moves nobody's link."""
    title: Words
    form: type[Any]
    """Built as form(data, instance=record, offer=offer, now=now); its save() keeps what was typed."""
    record: Callable[[Offer, dt.date], models.Model]
    """The record that the form edits, on the given day of the person's calendar."""
    is_done: Callable[[Offer], bool]
    """Derived from records each time; never stored."""
    note: Callable[[Offer], Words]
    """One line for the plan: what was said here, or what will be asked."""
    open_word: Words
    """How the plan calls the step while it is not done: optional, waiting, later."""
    shows: Callable[[Offer, dt.datetime], Mapping[str, Any]] = nothing
    """What its page shows beside the form, at the given moment."""
    leads: Callable[[Any], str] = onwards
    """The name of the page to which what was kept leads instead of the next step; empty when it goes on to that."""
    reading: str = ""
    """The name of the page that tells what the answers add up to; empty when there is none."""

    @property
    def template(self) -> str:
        return f"steps/{self.slug}.html"


def the_offer(offer: Offer, today: dt.date) -> Offer:
    """The record of steps that edit the offer itself."""
    return offer
