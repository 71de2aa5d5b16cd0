"""What is quoted below a reminder is recognised as the earlier text, and is nobody's to judge."""

import datetime as dt

import pytest

from withdrawal.domain.checks import check
from withdrawal.domain.facts import Facts, Me
from withdrawal.domain.wording import LANGUAGES, compose, with_quoted
from withdrawal.domain.wording.quoting import MAX_CHARACTERS

FACTS = Facts(me=Me("Ana Lind"), company="Northwind", role="Data Analyst")
DAY = dt.date(2026, 11, 2)


def test_the_earlier_text_stands_below_line_by_line() -> None:
    whole = with_quoted("Please reply.", "Subject: Hello\n\nDear Maya,\nI withdraw.", sent_on=DAY, facts=FACTS)
    assert whole == ("Please reply.\n\nOn 2 November 2026 I wrote:\n> Subject: Hello\n>\n> Dear Maya,\n> I withdraw.")


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    whole = with_quoted("Please reply.", "word " * 2_000, sent_on=DAY, facts=FACTS)
    assert whole.endswith("word …")
    assert len(whole) < MAX_CHARACTERS + 100


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "earlier",
    [
        "You are liars, and I hate you! Sorry, sorry, sorry. [fill in]",
        "I might perhaps withdraw.\n\nYours sincerely,\nSomebody Else",
        "Subject: My acceptance\n\nDear Mr Reed,\n\n" + "I withdraw my acceptance of the role of Cook. " * 60,
    ],
    ids=["rude", "hedged", "long"],
)
def test_the_checker_reads_over_what_is_quoted(language: str, earlier: str) -> None:
    nudge = compose(FACTS, "nudge", language=language)
    quoting = with_quoted(nudge.body, earlier, sent_on=DAY, facts=FACTS)
    assert check(quoting, facts=FACTS, kind="nudge") == check(nudge.body, facts=FACTS, kind="nudge")
