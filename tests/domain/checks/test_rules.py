"""Each rule fires where it should, points at the right place, and keeps still otherwise."""

import dataclasses
import datetime as dt

import pytest

from withdrawal.domain.checks import RULES, Report, check
from withdrawal.domain.facts import Facts, Gratitude, Me, Person, Reason, Talk
from withdrawal.domain.wording import KINDS, WordingError, compose

FACTS = Facts(
    Me("Ana Lima"),
    "Northgate Ltd",
    "Data Analyst",
    accepted_on=dt.date(2026, 11, 2),
    starts_on=dt.date(2026, 12, 1),
    people=(Person("Maya Okafor", honorific="Ms"), Person("Lee Chan", part="agency")),
    gratitude=Gratitude("", ("Tom Reed",)),
    reason=Reason("family", "kind"),
    private_reason="The manager frightened me during the second interview",
    new_employer="Globex",
    talk=Talk(dt.date(2026, 11, 20), "phone"),
)
ADDRESS = "Tom Reed\nHiring Manager\nNorthgate Ltd\n1 Station Road"
GOOD = compose(FACTS, "withdrawal").text


def codes(report: Report, *levels: str) -> set[str]:
    return {finding.code for finding in report.findings if finding.level in (levels or ("error", "warning"))}


def found(text: str, code: str, kind: str = "withdrawal", facts: Facts | None = None) -> list[str]:
    """What the rule points at, as it stands in the text."""
    report = check(text, kind=kind, facts=facts)
    return [text[finding.start : finding.end] for finding in report.findings if finding.code == code]


@pytest.mark.parametrize(
    ("code", "text", "places"),
    [
        ("placeholder", "Subject: Post of [Role]\n\nI withdraw.", ["[Role]"]),
        ("placeholder", "Dear {{name}}, see ${role} at ____ by XXX", ["{{name}}", "${role}", "____", "XXX"]),
        ("placeholder", "Dear [Your Name], the [Job Title] job", ["[Your Name]", "[Job Title]"]),
        ("placeholder", "My Company Name role starts DD/MM/YYYY", ["Company Name", "DD/MM/YYYY"]),
        ("placeholder", "See section [2], maya@example.org and https://example.org/a/b/c, and/or 24/7.", []),
        ("wrong_object", "I must rescind the job offer.", ["rescind the job offer"]),
        ("wrong_object", "I must rescind my acceptance of the job offer.", []),
        ("decision_hedged", "Hello. I might have to decline.", ["I might have to decline."]),
        ("decision_hedged", "I might have to decline. In fact I decline.", []),
        ("decision_softened", "I cannot accept at this time.", ["at this time"]),
        ("door_half_open", "I decline unless you match it.", ["unless you"]),
        ("door_half_open", "I decline. If you could match the salary I would stay.", ["If you could match"]),
        ("reason_vague", "I decline for personal reasons.", ["personal reasons"]),
        ("reason_vague", "I decline for personal reasons: my family needs me.", []),
        ("negative_about_employer", "I decline. It was unprofessional.", ["unprofessional"]),
        ("negative_about_employer", "I decline. It was in no way unprofessional.", []),
        ("over_apology", "I decline. I feel terrible.", ["feel terrible"]),
        ("over_apology", "I decline. I am sorry.", []),
        ("relative_health", "My mother has cancer, so I decline.", ["My mother has cancer"]),
        ("shouting", "I DECLINE THIS OFFER now.", ["DECLINE THIS OFFER"]),
        ("shouting", "I worked for IBM UK and NASA.", []),
        ("exclamation", "I decline!!! Thanks!", ["!!!", "!"]),
        ("close_mismatch", "Dear Sir or Madam,\n\nI decline.\n\nYours sincerely,\nAna", ["Yours sincerely,"]),
        ("close_mismatch", "Dear Ms Okafor,\n\nI decline.\n\nYours faithfully,\nAna", ["Yours faithfully,"]),
        ("close_mismatch", "Dear Sir or Madam,\n\nI decline.\n\nYours faithfully,\nAna", []),
        ("decision_late", f"{'Thank you for the offer. ' * 13}I decline.", ["I decline."]),
        ("decision_late", f"{'Thank you for the offer. ' * 5}I decline.", []),
        ("sentence_long", f"I decline{' and so on' * 20}. Bye.", [f"I decline{' and so on' * 20}."]),
        ("sentence_long", f"I decline{' and so on' * 12}. Bye.", []),
        ("paragraph_long", f"Bye.\n\n{'I decline it now. ' * 31}\n\nBye.", [f"{'I decline it now. ' * 31}"]),
        ("paragraph_long", f"{'I decline it now. ' * 20}\n\n{'I decline it now. ' * 20}", []),
        ("weekday_differs", "I start on Monday, 1 December 2026.", ["Monday"]),
        ("weekday_differs", "I start on Tuesday, 1 December 2026, or Sunday the 6th of December.", []),
        ("dates_disagree", "I start on 1 May 2026. I begin on 2 May 2026.", ["2 May 2026"]),
        ("dates_disagree", "I start on 1 May 2026. I begin on May 1st, and accepted on 2 March 2026.", []),
        ("salutation_differs", f"{ADDRESS}\n\nDear Mr Smith,\n\nI decline.", ["Dear Mr Smith,"]),
        ("salutation_differs", f"{ADDRESS}\n\nDear Mr Reed,\n\nI decline.", []),
        ("salutation_differs", f"{ADDRESS}\n\nDear Hiring Team,\n\nI decline.", []),
        ("salutation_differs", "5 Mill Lane\nLeeds\n1 May 2026\n\nDear Mr Smith,\n\nI decline.", []),
    ],
)
def test_a_rule_points_at_the_words_it_means(code: str, text: str, places: list[str]) -> None:
    assert found(text, code) == places


def test_offsets_are_into_the_text_as_given_whatever_its_quotes_and_spaces() -> None:
    text = "Dear Ms O\u2019Neill,\r\n\r\n\u201cI\u00a0decline\u201d \u2013 it was a   nightmare\u2026"
    assert found(text, "negative_about_employer") == ["nightmare"]


@pytest.mark.parametrize("kind", ["withdrawal", "confirmation", "agency_note", "call_notes"])
def test_a_kind_that_must_carry_the_decision_says_so_when_it_is_missing(kind: str) -> None:
    assert "decision_missing" in codes(check("Thank you for the offer.", kind=kind), "error")


@pytest.mark.parametrize("kind", ["meeting_request", "voicemail", "nudge", "thank_you"])
def test_other_kinds_need_no_decision(kind: str) -> None:
    assert "decision_missing" not in codes(check("Thank you for the offer.", kind=kind))


def test_the_decision_in_a_voicemail_is_an_error_and_in_a_request_a_warning() -> None:
    text = "Hello, this is Ana. I withdraw my acceptance. Please call me."
    assert codes(check(text, kind="voicemail"), "error") == {"decision_in_voicemail"}
    assert "decision_in_request" in codes(check(text, kind="meeting_request"), "warning")


@pytest.mark.parametrize(
    ("changed", "code", "place"),
    [
        (("Dear Ms Okafor", "Dear Mr Smith"), "salutation_differs", "Dear Mr Smith,"),
        (("Dear Ms Okafor", "Dear Mr Okafor"), "salutation_differs", "Dear Mr Okafor,"),
        (("2 November 2026", "3 November 2026"), "date_differs", "3 November 2026"),
        (("2 November 2026", "November 3rd"), "date_differs", "November 3rd"),
        (("2 November 2026", "2026-11-03"), "date_differs", "2026-11-03"),
        (("1 December 2026", "2 November 2026"), "date_differs", "2 November 2026"),
        (("20 November 2026", "21 November 2026"), "date_differs", "21 November 2026"),
        (("position of Data Analyst", "position of Data Engineer"), "role_differs", "Data Engineer"),
        (("Northgate", "Nothgate"), "name_misspelt", "Nothgate"),
        (("Dear Ms Okafor", "Dear Ms Okafer"), "name_misspelt", "Okafer"),
        (("My family needs me", "I was frightened"), "private_word", "frightened"),
        (("My family needs me", "Globex needs me"), "new_employer", "Globex"),
        (("My family needs me", "Globex's office needs me"), "new_employer", "Globex"),
        (("My family needs me", "They (globex.example) need me"), "new_employer", "globex"),
        (
            ("My family", "The manager\nfrightened me during lunch"),
            "private_reason",
            "The manager\nfrightened me during",
        ),
    ],
)
def test_what_disagrees_with_the_facts_is_found(changed: tuple[str, str], code: str, place: str) -> None:
    assert changed[0] in GOOD
    assert place in found(GOOD.replace(*changed), code, facts=FACTS)


@pytest.mark.parametrize(
    "changed",
    [
        ("Dear Ms Okafor", "Dear Maya"), ("Dear Ms Okafor", "Dear Hiring Team"), ("Dear Ms Okafor", "Dear Ms. OKAFOR"),
        ("2 November 2026", "November 2"), ("2 November 2026", "2nd of Nov. 2026"), ("2 November 2026", "02/11/2026"),
        ("2 November 2026", "11/2/26"), ("My family needs me", "The manager was kind to me in the interview"),
        ("My family needs me", "The globe needs me"), ("Northgate Ltd", "Northgate's"),
        ("position of Data Analyst", "Data Analyst\nposition"), ("My family", "The Okafors say my family"),
    ],
)  # fmt: skip
def test_the_same_fact_in_other_words_is_no_disagreement(changed: tuple[str, str]) -> None:
    assert changed[0] in GOOD
    assert codes(check(GOOD.replace(*changed), facts=FACTS)) == set()


@pytest.mark.parametrize(
    ("missing", "code", "level"),
    [("Data Analyst", "role_missing", "warning"), ("Northgate Ltd", "company_missing", "advice")],
)
def test_a_role_or_a_company_that_is_not_named_is_missed(missing: str, code: str, level: str) -> None:
    assert code in codes(check(GOOD.replace(missing, "Something"), facts=FACTS), level)


def test_a_firm_or_a_person_with_an_unlucky_name_is_no_insult() -> None:
    facts = dataclasses.replace(
        FACTS, company="Rude Health", role="Toxic Waste Engineer", people=(Person("Joan Worst"),)
    )
    assert codes(check(compose(facts, "withdrawal").text, facts=facts)) == set()


def test_a_new_employer_called_by_a_common_word_is_only_found_as_a_name() -> None:
    facts = dataclasses.replace(FACTS, new_employer="Next")
    assert "new_employer" not in codes(check(f"{GOOD} The next step is yours.", facts=facts))
    assert "new_employer" in codes(check(f"{GOOD} I am going to Next.", facts=facts), "error")


def test_the_first_word_of_a_new_employers_name_gives_it_away_unless_it_is_a_common_one() -> None:
    facts = dataclasses.replace(FACTS, new_employer="Initech International Ltd")
    assert found(f"{GOOD} I am going to Initech.", "new_employer", facts=facts) == ["Initech"]
    facts = dataclasses.replace(FACTS, new_employer="Other Planet")
    assert found(f"{GOOD} Other people stay.", "new_employer", facts=facts) == []


def test_a_word_that_is_meant_to_be_shared_is_no_leak() -> None:
    facts = dataclasses.replace(FACTS, reason=Reason("other", "sentence", "The second interview frightened me"))
    assert "private_word" not in codes(check(compose(facts, "withdrawal").text, facts=facts))


def test_a_name_under_the_close_that_is_not_the_writers_is_noticed() -> None:
    assert found(f"{GOOD.removesuffix('Ana Lima')}Kim Park", "signature_differs", facts=FACTS) == ["Kim Park"]
    assert found(f"{GOOD.removesuffix('Ana Lima')}Anna", "signature_differs", facts=FACTS) == []


def test_no_reason_is_asked_of_someone_who_chose_to_share_none() -> None:
    facts = dataclasses.replace(FACTS, reason=Reason("family", "none"))
    assert "reason_missing" not in codes(check(compose(facts, "withdrawal").text, facts=facts), "advice")
    assert "reason_missing" in codes(check(compose(facts, "withdrawal").text), "advice")


@pytest.mark.parametrize(
    "header",
    [
        "On Mon, 23 Nov 2026 at 10:11, Maya <m@example.org>\nwrote:",
        "-----Original Message-----",
        "From: Maya Okafor <m@example.org>\nSent: Monday, 23 November 2026 10:11\nTo: Ana\nSubject: Offer\n",
        "Begin forwarded message:",
        ">",
    ],
)
def test_what_is_quoted_from_an_earlier_message_is_not_the_writers(header: str) -> None:
    text = f"Dear Maya,\n\nI decline.\n\n{header}\n> What a nightmare [Name]\n> It was awful."
    assert codes(check(text, kind="nudge")) <= {"role_missing"}
    assert check(text).elements.decision_clear


def test_errors_are_few_and_only_for_what_nobody_can_have_wanted() -> None:
    assert {rule.code for rule in RULES if rule.level == "error"} == {
        "placeholder", "private_reason", "new_employer", "decision_missing", "decision_hedged", "decision_in_voicemail",
    }  # fmt: skip


def test_codes_are_unique_and_every_step_is_one_of_the_seven() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    steps = {"reflect", "arrange", "courtesy", "reason", "alternatives", "confirm", "relationship"}
    assert {rule.step for rule in RULES} <= steps


@pytest.mark.parametrize("kind", KINDS)
def test_findings_come_in_the_order_of_the_text_and_lie_within_it(kind: str) -> None:
    text = "Dear [Name],\n\nI might decline!! Your pay is a joke; I am so sorry, so very sorry [Date].\n"
    findings = check(text, kind=kind).findings
    assert [(f.start, f.end) for f in findings] == sorted((f.start, f.end) for f in findings)
    assert all(0 <= f.start <= f.end <= len(text) and f.message and f.suggestion for f in findings)


def test_the_report_as_json_has_the_fixed_keys() -> None:
    answer = check("I decline.").as_json("m1")
    assert list(answer) == ["id", "language", "elements", "findings"]
    assert list(answer["elements"]) == [
        "gratitude", "acknowledges_effort", "decision_clear", "reason", "negative_about_employer", "over_apology",
        "names_role", "offers_alternative_or_help", "goodwill_close", "has_placeholder",
    ]  # fmt: skip
    assert list(answer["findings"][0]) == ["code", "level", "message", "start", "end", "suggestion", "step"]


@pytest.mark.parametrize(("language", "kind"), [("tlh", "withdrawal"), ("en", "poem")])
def test_an_unknown_language_or_kind_is_refused(language: str, kind: str) -> None:
    with pytest.raises(WordingError, match="there is: "):
        check("I decline.", language=language, kind=kind)
