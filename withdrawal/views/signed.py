"""What did I sign? The answers, and what follows from each."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from withdrawal.domain.signed import Consequence
from withdrawal.forms.signed import SignedForm
from withdrawal.models import LooseEnd, Offer, Signed
from withdrawal.models.signed import end_words
from withdrawal.views.access import methods, of_offer


@dataclass(frozen=True, slots=True)
class Follows:
    """One consequence as the page shows it."""

    rule: Consequence
    asked: str
    """The question in its own words; empty for those that are no question of ours."""
    proposed: str
    """What its loose end would say; empty for none."""
    kept: LooseEnd | None
    """Its loose end, once it was added."""

    @property
    def template(self) -> str:
        return f"signed/{self.rule.code}.html"


def follows(offer: Offer) -> list[Follows]:
    """What follows from the answers that are kept."""
    by_topic = {end.topic: end for end in offer.ends if end.topic}
    asked = {
        field.name: str(field.verbose_name)
        for field in Signed._meta.get_fields()
        if isinstance(field, models.CharField)
    }
    return [
        Follows(rule, asked.get(rule.code, ""), end_words(rule.end) if rule.end else "", by_topic.get(rule.end))
        for rule in Signed.of(offer).consequences()
    ]


def proposals(offer: Offer) -> dict[str, str]:
    """The loose ends that the answers make and that are not in the list: their words by their topic."""
    return {one.rule.end: one.proposed for one in follows(offer) if one.proposed and one.kept is None}


@of_offer
@methods("GET", "POST")
def signed(request: HttpRequest, offer: Offer) -> HttpResponse:
    """The answers kept so far, what follows from them, and the form to change them."""
    found = follows(offer)  # of what is kept, before the form writes into the records
    form = SignedForm(
        request.POST if request.method == "POST" else None, instance=Signed.of(offer), offer=offer, now=timezone.now()
    )
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved. What follows from it stands here."))
        return redirect("signed", offer.public_id)
    here = {
        "offer": offer, "section": "plan", "form": form, "follows": found, "country": offer.pack,
    }  # fmt: skip
    return render(request, "offers/signed.html", here)
