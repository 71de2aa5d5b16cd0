"""When a PDF cannot be had now, or not of this text, a page says so kindly; nothing is lost and nothing half done."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.views.conftest import At
from withdrawal.documents import pdf
from withdrawal.models import Offer

MOMENT = "Wait a few seconds, then try again. What you wrote is kept."
SHORTEN = "Your text is kept as it is. Shorten it, then try again"
Refuse = Callable[[pdf.NotMade], None]


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Refuse:
    def made_to(problem: pdf.NotMade) -> None:
        def from_html(*_: object, **__: object) -> bytes:
            raise problem

        monkeypatch.setattr(pdf, "from_html", from_html)
        monkeypatch.setattr(pdf, "is_available", lambda: True)

    return made_to


@pytest.mark.parametrize("name", ["letter_pdf", "log_pdf", "evidence_zip"])
def test_while_others_are_drawn_one_is_asked_to_wait_a_moment(
    name: str, told: Offer, as_ana: Client, at: At, refuse: Refuse
) -> None:
    refuse(pdf.Busy())
    page = as_ana.get(at(name))
    assert (page.status_code, page["Retry-After"]) == (503, "10")
    assert MOMENT in page.content.decode()


def test_so_is_whoever_takes_everything_along(as_ana: Client, offer: Offer, refuse: Refuse) -> None:
    refuse(pdf.Busy())
    page = as_ana.get(reverse("account_export"))
    assert page.status_code == 503
    assert MOMENT in page.content.decode()


def test_a_letter_that_takes_too_long_comes_with_a_way_to_mend_it(
    told: Offer, as_ana: Client, at: At, refuse: Refuse
) -> None:
    refuse(pdf.TooCostly())
    page = as_ana.get(at("letter_pdf"))
    assert page.status_code == 422
    assert SHORTEN in page.content.decode()
    assert f'href="{at("message")}?kind=confirmation&amp;edit=1"' in page.content.decode()


@pytest.mark.parametrize("problem", [pdf.Busy, pdf.TooCostly])
def test_a_letter_that_is_not_drawn_is_not_issued(
    problem: type[pdf.NotMade], told: Offer, as_ana: Client, at: At, refuse: Refuse
) -> None:
    refuse(problem())
    page = as_ana.post(at("issue"), {"dated": "2026-11-23", "layout": "gb", "sure": "on"})
    assert {pdf.Busy: MOMENT, pdf.TooCostly: SHORTEN}[problem] in page.content.decode()
    assert not told.letters.exists()


def test_what_is_none_of_this_stays_an_error(as_ana: Client, at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    def from_html(*_: object, **__: object) -> bytes:
        raise RuntimeError("the renderer failed: ValueError in page.py, line 3")

    monkeypatch.setattr(pdf, "from_html", from_html)
    with pytest.raises(RuntimeError, match="the renderer failed"):
        as_ana.get(at("log_pdf"))
