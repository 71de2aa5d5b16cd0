"""A country is one file: what it states names its source, and what the product acts on names a statement."""

import re
import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from withdrawal import calendars
from withdrawal.domain.countries import ELSEWHERE, OURS, Answer, Country, PackError, read_pack, read_packs
from withdrawal.domain.countries.values import CONFIDENCES

COUNTRIES = read_packs([OURS], calendars.is_known)
EACH = pytest.mark.parametrize("country", COUNTRIES.values(), ids=lambda country: country.code)


def test_there_are_ten_countries_and_elsewhere() -> None:
    assert set(COUNTRIES) == {"AU", "CA", "DE", "ES", "FR", "GB", "IE", "IN", "NL", "US", ELSEWHERE}


@EACH
def test_a_country_says_what_is_not_known_there(country: Country) -> None:
    assert country.unknown
    assert all(sentence.endswith(".") for sentence in country.unknown)


def claims(country: Country) -> dict[str, tuple[str, ...]]:
    """What the product acts on, and the keys that are to support it."""
    found = {name: getattr(country.form, name).because for name in country.form.__slots__}
    found["from_receipt"] = country.from_receipt.because
    found |= {f"rule_{index}": rule.because for index, rule in enumerate(country.rules)}
    return found | {question.key: question.because for question in country.questions}


# The strongest of the statements that a claim rests on. A rule by its place in the file, a question by its key.
RESTS_ON = """
AU spoken_counts high      AU email_counts high     AU needs_ink high      AU award high         AU contract_notice high
CA spoken_counts -         CA needs_ink -           CA contract_notice medium
DE spoken_counts high      DE email_counts high     DE needs_ink high      DE reason_helps medium
DE from_receipt medium     DE rule_0 high           DE rule_1 medium       DE rule_2 high        DE penalty medium
ES spoken_counts low       ES email_counts low      ES reason_helps -      ES precontract medium ES trial_period medium
FR spoken_counts -         FR email_counts -        FR reason_helps medium FR offer_or_promise medium  FR visa low
GB spoken_counts high      GB email_counts high     GB needs_ink high      GB contract_may_ask high
GB from_receipt -          GB rule_0 high           GB contract_form high  GB visa medium
IE spoken_counts -         IE rule_0 high           IE contract_notice high
IN spoken_counts -         IN appointment_letter low  IN bond medium
NL spoken_counts -         NL rule_0 high           NL rule_1 medium       NL rule_2 high        NL trial_period high
US spoken_counts -         US rule_0 medium         US bonus medium        US visa medium        US residency_match low
ZZ spoken_counts -         ZZ from_receipt -
"""


@pytest.mark.parametrize("row", re.findall(r"[A-Z]{2} \S+ \S+", RESTS_ON))
def test_a_claim_is_as_strong_as_its_best_statement(row: str) -> None:
    code, claim, confidence = row.split()
    country = COUNTRIES[code]
    found = {one.confidence for one in country.supporting(*claims(country)[claim])}
    assert next((one for one in CONFIDENCES if one in found), "-") == confidence


@pytest.mark.parametrize(
    ("code", "spoken", "email", "ink"),
    [
        ("AU", "yes", "yes", "no"),
        ("CA", "unknown", "unknown", "unknown"),
        ("DE", "no", "no", "yes"),
        ("ES", "yes", "yes", "no"),
        ("FR", "unknown", "unknown", "unknown"),
        ("GB", "yes", "yes", "no"),
        ("IE", "unknown", "unknown", "unknown"),
        ("IN", "unknown", "unknown", "unknown"),
        ("NL", "unknown", "unknown", "unknown"),
        ("US", "unknown", "unknown", "unknown"),
        ("ZZ", "unknown", "unknown", "unknown"),
    ],
)
def test_the_form_in_which_it_counts(code: str, spoken: str, email: str, ink: str) -> None:
    form = COUNTRIES[code].form
    assert (form.spoken_counts.value, form.email_counts.value, form.needs_ink.value) == (spoken, email, ink)
    assert COUNTRIES[code].needs_ink is (ink == "yes")


@EACH
def test_whoever_may_be_sued_can_read_what_that_means(country: Country) -> None:
    """Where the law is known at all, so is what a threat can and cannot mean; the Netherlands say it is not known."""
    assert "threat" in country.by_topic or any("too short" in one or "cost" in one for one in country.unknown)


def test_elsewhere_claims_nothing() -> None:
    nowhere = COUNTRIES[ELSEWHERE]
    assert not nowhere.statements
    assert not nowhere.rules
    assert not any(claims(nowhere).values())


# --- files that are refused -------------------------------------------------------------------------------------

WHOLE = """\
name = "Belgium"
time_zone = "Europe/Brussels"
holidays = "BE"
unknown = ["Nothing was looked up on visas."]

[form]
spoken_counts = { value = "no", because = ["letter"] }

[[rules]]
kind = "period"
number = 1
unit = "weeks"
because = ["letter"]

[[questions]]
key = "trial_period"
text = "Is a trial period agreed?"
because = ["letter"]

[[statements]]
key = "letter"
topic = "form"
text = "A letter is needed."
source = "A law"
address = "https://law.example/letter"
seen = "2026-11-24"
confidence = "high"
"""


def known(code: str) -> bool:
    return code in ("BE", "GB-ENG")


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def to_file(text: str) -> Path:
        path = tmp_path / "be.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return to_file


def test_a_whole_file_is_read(write: Callable[[str], Path]) -> None:
    country = read_pack(write(WHOLE), known)
    assert (country.code, country.name, country.form.spoken_counts) == ("BE", "Belgium", Answer("no", ("letter",)))
    assert country.form.needs_ink == Answer("unknown")


def test_name_and_time_zone_are_enough(write: Callable[[str], Path]) -> None:
    country = read_pack(write('name = "Belgium"\ntime_zone = "Europe/Brussels"\n'), known)
    assert (country.statements, country.rules, country.needs_ink) == ((), (), False)


MALFORMED = [
    ('name = "Belgium"\n', "", "name: missing"),
    ('time_zone = "Europe/Brussels"\n', "", "time_zone: missing"),
    ('name = "Belgium"', 'name = ""', "name: is empty"),
    ('name = "Belgium"', "name = 7", "name: expected text, found a number"),
    ('name = "Belgium"', 'name = ["Belgium"]', "name: expected text, found a list"),
    ('name = "Belgium"', 'nmae = "Belgium"', "nmae: unknown key; there is name, time_zone, covers"),
    ('"Europe/Brussels"', '"Europe/Brussel"', "time_zone: unknown time zone: Europe/Brussel"),
    ('"Europe/Brussels"', '"../etc/passwd"', "time_zone: unknown time zone"),
    ('"Europe/Brussels"', "2026-11-24", "time_zone: expected text, found a date or time"),
    ('holidays = "BE"', 'holidays = "be"', "holidays: public holidays are not known for 'be'"),
    ('holidays = "BE"', 'holidays = "XX"', "holidays: public holidays are not known for 'XX'"),
    ('unknown = ["Nothing was looked up on visas."]', 'unknown = "visas"', "unknown: expected a list, found text"),
    ('["Nothing was looked up on visas."]', "[true]", "unknown[0]: expected text, found true or false"),
    ('["Nothing was looked up on visas."]', '["one", " "]', "unknown[1]: is empty"),
    ("[form]\n", "[[form]]\n", "form: expected a table, found a list"),
    ("spoken_counts", "shouted_counts", "form.shouted_counts: unknown key; there is spoken_counts, email_counts"),
    ('value = "no"', 'value = "maybe"', "form.spoken_counts.value: 'maybe' is unknown; there is yes, no, unknown"),
    ('{ value = "no", because = ["letter"] }', '"no"', "form.spoken_counts: expected a table, found text"),
    ('value = "no", because = ["letter"]', 'value = "no"', "form.spoken_counts.because: no needs a statement"),
    ('value = "no", because = ["letter"]', 'value = "no", because = []', "form.spoken_counts.because: no needs a"),
    ('value = "no", because = ["letter"]', 'because = ["letter"]', "form.spoken_counts.value: missing"),
    ('"no", because = ["letter"]', '"no", because = ["lettre"]', "form.spoken_counts.because: there is no statement"),
    ('kind = "period"', 'kind = "forever"', "rules[0].kind: 'forever' is unknown; there is none, period, no_way"),
    ('kind = "period"\n', "", "rules[0].kind: missing"),
    ('kind = "period"', 'kind = "none"', "rules[0].number: only a period has one"),
    ("number = 1\n", "", "rules[0].number: missing; a period has a number and a unit"),
    ("number = 1\n", "number = 0\n", "rules[0].number: expected a whole number from 1 on"),
    ("number = 1\n", "number = 1.5\n", "rules[0].number: expected a whole number"),
    ("number = 1\n", "number = true\n", "rules[0].number: expected a whole number"),
    ("number = 1\n", "number = 53\n", "rules[0].number: more than a year"),
    ('unit = "weeks"', 'unit = "fortnights"', "rules[0].unit: 'fortnights' is unknown; there is days, weeks, months"),
    ('unit = "weeks"\n', "", "rules[0].unit: missing"),
    ('unit = "weeks"', 'unit = "weeks"\nends_on = "sunday"', "rules[0].ends_on: 'sunday' is unknown"),
    ('unit = "weeks"', 'unit = "weeks"\ntrial_period = "yes"', "rules[0].trial_period: expected true or false"),
    ('unit = "weeks"', 'unit = "weeks"\ncontract = "draws"', "rules[0].contract: 'draws' is unknown; there is wins"),
    ('unit = "weeks"\nbecause = ["letter"]', 'unit = "weeks"\nbecause = []', "rules[0].because: needs a statement"),
    ('unit = "weeks"\nbecause = ["letter"]', 'unit = "weeks"', "rules[0].because: missing"),
    ('unit = "weeks"\nbecause = ["letter"]', 'unit = "weeks"\nbecause = ["law"]', "rules[0].because: there is no"),
    ('"trial_period"', '"shoe_size"', "questions[0].key: 'shoe_size' is unknown; there is trial_period"),
    ('agreed?"\nbecause = ["letter"]', 'agreed?"\nbecause = ["law"]', "questions[0].because: there is no statement"),
    ('key = "letter"\n', "", "statements[0].key: missing"),
    ('key = "letter"', 'key = "The Letter"', "statements[0].key: expected a key of small letters"),
    ('topic = "form"', 'topic = "forms"', "statements[0].topic: 'forms' is unknown; there is binding, form"),
    ('topic = "form"\n', "", "statements[0].topic: missing"),
    ('source = "A law"\n', "", "statements[0].source: missing"),
    ('source = "A law"', 'source = "  "', "statements[0].source: is empty"),
    ("https://law.example/letter", "law.example/letter", "statements[0].address: expected an address that begins"),
    ("https://law.example/letter", "javascript:alert(1)", "statements[0].address: expected an address that begins"),
    ("https://law.example/letter", "ftp://law.example/", "statements[0].address: expected an address that begins"),
    ("https://law.example/letter", "https://law.example/a letter", "statements[0].address: expected an address"),
    ('address = "https://law.example/letter"\n', "", "statements[0].address: missing"),
    ('"2026-11-24"', '"24.11.2026"', "statements[0].seen: expected a day such as 2026-11-23, found '24.11.2026'"),
    ('"2026-11-24"', '"2026-02-30"', "statements[0].seen: expected a day such as 2026-11-23, found '2026-02-30'"),
    ('"2026-11-24"', "2026-11-24", "statements[0].seen: expected text, found a date or time"),
    ('seen = "2026-11-24"\n', "", "statements[0].seen: missing"),
    ('confidence = "high"', 'confidence = "certain"', "statements[0].confidence: 'certain' is unknown; there is high"),
    ('confidence = "high"\n', "", "statements[0].confidence: missing"),
    ('confidence = "high"', 'confidence = "high"\nauthor = "me"', "statements[0].author: unknown key"),
    ('name = "Belgium"', "name = Belgium", "is not TOML: Invalid value (at line 1, column 8)"),
    ('name = "Belgium"', 'name = "Belgium"\nname = "Belgium"', "is not TOML: Cannot overwrite a value"),
]


@pytest.mark.parametrize(
    ("taken", "put", "reason"), MALFORMED, ids=[f"{n}-{r}" for n, (_, _, r) in enumerate(MALFORMED)]
)
def test_a_malformed_file_is_refused_with_file_key_and_reason(
    taken: str, put: str, reason: str, write: Callable[[str], Path]
) -> None:
    assert taken in WHOLE
    path = write(WHOLE.replace(taken, put, 1))
    with pytest.raises(PackError) as refused:
        read_pack(path, known)
    assert str(refused.value).startswith(f"{path}: {reason}")
    assert "\n" not in str(refused.value)


def test_a_key_that_is_there_twice_is_refused(write: Callable[[str], Path]) -> None:
    statement = WHOLE[WHOLE.index("[[statements]]") :]
    with pytest.raises(PackError, match=r"statements\[1\]\.key: 'letter' is there twice"):
        read_pack(write(WHOLE + statement), known)


@pytest.mark.parametrize("name", ["belgium.toml", "BE.toml", "b1.toml", "b.toml"])
def test_a_file_is_called_by_the_code_of_its_country(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(WHOLE)
    with pytest.raises(PackError, match=f"{name}: name of the file: expected two letters"):
        read_pack(tmp_path / name, known)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "be.toml").write_bytes('name = "België"'.encode("latin-1"))
    with pytest.raises(PackError, match=r"be\.toml: is not UTF-8"):
        read_pack(tmp_path / "be.toml", known)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "be.toml").mkdir()
    with pytest.raises(PackError, match=r"be\.toml: cannot be read: "):
        read_pack(tmp_path / "be.toml", known)


def test_the_example_in_the_operator_guide_is_read(write: Callable[[str], Path]) -> None:
    guide = (OURS.parents[2] / "docs/operator-guide.md").read_text(encoding="utf-8")
    example = re.search(r'\n    name = "Belgium".*?(?=\n\S)', guide, re.DOTALL)
    assert example
    country = read_pack(write(textwrap.dedent(example[0])), known)
    assert (country.covers, country.needs_ink, len(country.rules), len(country.statements)) == ("Flanders", True, 1, 1)


# --- the operator's own folder ----------------------------------------------------------------------------------


def test_a_file_adds_a_country(write: Callable[[str], Path]) -> None:
    found = read_packs([OURS, write(WHOLE).parent], calendars.is_known)
    assert set(found) == {*COUNTRIES, "BE"}


def test_a_file_of_the_same_name_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "de.toml").write_text('name = "Deutschland"\ntime_zone = "Europe/Berlin"\n')
    (tmp_path / "notes.txt").write_text("not a country")
    found = read_packs([OURS, tmp_path], calendars.is_known)
    assert set(found) == set(COUNTRIES)
    assert (found["DE"].name, found["DE"].statements) == ("Deutschland", ())


def test_our_files_are_an_example_that_can_be_copied(tmp_path: Path) -> None:
    shutil.copy(OURS / "de.toml", tmp_path)
    assert read_packs([OURS, tmp_path], calendars.is_known) == COUNTRIES


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="nowhere: there is no such folder"):
        read_packs([OURS, tmp_path / "nowhere"], calendars.is_known)
