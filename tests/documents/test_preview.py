"""What the page shows and what the PDF prints are made of one template, so they cannot differ."""

import re

from django.test import Client
from django.urls import reverse

from withdrawal.documents import html
from withdrawal.models import Offer


def sheet(page: str) -> str:
    """The paper itself, without the page around it; its heading ranks lower inside a page that has one."""
    (found,) = re.findall(r'<article class="paper.*?</article>', page, re.DOTALL)
    return re.sub(r"(</?)h[12]\b", r"\1h1", found)


def test_the_preview_is_the_letter_that_is_printed(as_ana: Client, offer: Offer) -> None:
    page = as_ana.get(reverse("letter", args=[offer.public_id]))
    preview = sheet(page.content.decode())
    # On the page the subject stands below the page's own heading.
    assert preview.replace("h2", "h1") == sheet(html.letter(page.context["letter"]))
    assert "Dear Ms Okafor," in preview


def test_the_preview_wears_the_papers_own_stylesheet(as_ana: Client, offer: Offer) -> None:
    page = as_ana.get(reverse("letter", args=[offer.public_id])).content.decode()
    assert 'href="/static/css/paper.css"' in page
    assert ".paper" in html.stylesheet()
