"""Amounts as people type them: read when there is one way to read them, asked back when there are two."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain import money
from withdrawal.domain.money import CURRENCIES, Money, NotMoney, read

READ = [
    ("1200", "GBP", "1200"),
    ("1.234,50", "EUR", "1234.50"),
    ("1,234.50", "GBP", "1234.50"),
    ("1 234,50 €", "", "1234.50"),
    ("1\u00a0234,50 €", "", "1234.50"),
    ("1\u202f234,50", "EUR", "1234.50"),
    ("£1,200", "", "1200"),
    ("£ 1,200.00", "", "1200"),
    ("1'234.50", "CHF", "1234.50"),
    ("1\u2019234.50", "CHF", "1234.50"),
    ("1,00,000.50", "INR", "100000.50"),
    ("Rs. 1,00,000", "INR", "100000"),
    ("₹5", "", "5"),
    ("$5", "CAD", "5"),
    ("US$ 5 USD", "", "5"),
    ("EUR 5", "", "5"),
    ("5 eur", "", "5"),
    ("1.200,-", "EUR", "1200"),
    ("1200,--", "EUR", "1200"),
    ("1,200.", "EUR", "1200"),
    ("+5", "GBP", "5"),
    (".50", "GBP", "0.50"),
    ("0,5", "EUR", "0.5"),
    ("12.345", "EUR", "12345"),  # euros have no thousandths
    ("1.234.567", "EUR", "1234567"),
    ("12,000", "JPY", "12000"),
    ("0.500", "GBP", "0.5"),
    ("1234.5670", "KWD", "1234.567"),
    ("１２", "GBP", "12"),
    ("999999999999.99", "GBP", "999999999999.99"),
]


@pytest.mark.parametrize(("typed", "currency", "amount"), READ)
def test_what_can_be_read_in_one_way_is_read(typed: str, currency: str, amount: str) -> None:
    found = read(typed, currency)
    assert found.amount == Decimal(amount)
    assert found.currency == (currency or found.currency)


@pytest.mark.parametrize(
    ("typed", "currency", "code", "readings"),
    [
        ("12.000", "", "ambiguous", ("12", "12000")),
        ("12.000", "EUR", "ambiguous", ("12", "12000")),
        ("12.000", "GBP", "ambiguous", ("12", "12000")),
        ("12,000", "EUR", "ambiguous", ("12", "12000")),
        ("1.234", "KWD", "ambiguous", ("1.234", "1234")),
        ("12,345", "", "ambiguous", ("12.345", "12345")),
        ("", "GBP", "unreadable", ()),
        ("twelve", "GBP", "unreadable", ()),
        ("1e5", "GBP", "unreadable", ()),
        ("1.2.3", "GBP", "unreadable", ()),
        ("12 34", "GBP", "unreadable", ()),
        ("1,2345", "GBP", "too_fine", ("2",)),
        ("12,5", "JPY", "too_fine", ("0",)),
        ("0.1234", "KWD", "too_fine", ("3",)),
        ("5 5", "GBP", "unreadable", ()),
        ("9" * 41, "GBP", "unreadable", ()),
        ("9" * 5000, "GBP", "unreadable", ()),
        ("-5", "GBP", "negative", ()),
        ("\u22125", "GBP", "negative", ()),
        ("5-", "GBP", "negative", ()),
        ("(5)", "GBP", "negative", ()),
        ("£-5", "", "negative", ()),
        ("0", "GBP", "zero", ()),
        ("0,00", "EUR", "zero", ()),
        ("1000000000000", "GBP", "too_large", ()),
        ("5", "", "no_currency", ()),
        ("5", "XYZ", "unknown_currency", ("XYZ",)),
        ("5 gross", "GBP", "unknown_currency", ("gross",)),
        ("$5", "", "which_currency", ("USD", "CAD", "AUD", "NZD", "SGD")),
        ("5 kr", "", "which_currency", ("SEK", "NOK", "DKK")),
        ("€5", "GBP", "two_currencies", ()),
        ("€5 GBP", "", "two_currencies", ()),
        ("$5", "EUR", "two_currencies", ()),
    ],
)
def test_what_cannot_be_meant_or_can_be_meant_twice_is_asked_back(
    typed: str, currency: str, code: str, readings: tuple[str, ...]
) -> None:
    with pytest.raises(NotMoney) as asked:
        read(typed, currency)
    assert (asked.value.code, asked.value.readings) == (code, readings)


@pytest.mark.parametrize(("typed", "code"), [("gbp", "GBP"), (" € ", "EUR"), ("", ""), ("kč", "CZK"), ("Rs", None)])
def test_a_currency_is_named_by_letters_or_by_its_sign(typed: str, code: str | None) -> None:
    if code is None:
        with pytest.raises(NotMoney, match="which_currency"):
            money.currency_of(typed)
    else:
        assert money.currency_of(typed) == code


def test_every_sign_stands_for_currencies_that_there_are() -> None:
    assert {code for codes in money.NAMES.values() for code in codes} <= CURRENCIES.keys()
    assert CURRENCIES.keys() >= money.COMMA_GROUPS
    assert set(CURRENCIES.values()) == {0, 2, 3}


def test_an_amount_is_written_with_its_code_and_never_breaks() -> None:
    assert str(Money(Decimal("1234.5"), "GBP")) == "GBP\u00a01,234.50"
    assert money.written(Decimal(12000), "JPY") == "JPY\u00a012,000"


CODES = {
    "unreadable", "negative", "zero", "too_large", "too_fine", "ambiguous", "no_currency", "unknown_currency",
    "which_currency", "two_currencies",
}  # fmt: skip
AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("999999999999.99"), places=2)


@given(
    AMOUNTS, st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", "."), ("\u00a0", ","), ("", "."), ("", ",")])
)
def test_an_amount_with_cents_is_read_however_it_is_written(amount: Decimal, signs: tuple[str, str]) -> None:
    part, point = signs
    typed = f"{amount:,.2f}".replace(",", "\0").replace(".", point).replace("\0", part)
    assert read(typed, "EUR").amount == amount


def asked_back(typed: str, currency: str = "") -> Money | NotMoney:
    try:
        return read(typed, currency)
    except NotMoney as asked:
        return asked


@given(AMOUNTS, st.sampled_from(sorted(CURRENCIES)))
def test_what_is_written_is_read_again_as_it_was_or_asked_back(amount: Decimal, currency: str) -> None:
    rounded = money.rounded(amount, currency)
    found = asked_back(money.written(amount, currency))
    if isinstance(found, Money):
        assert found == Money(rounded, currency)
    elif found.code == "ambiguous":
        assert f"{rounded.normalize():f}" in found.readings
    else:
        assert found.code in ("zero", "too_large")


@given(st.text(max_size=60), st.sampled_from(["", "GBP", "KWD", "JPY", "nonsense", "€"]))
def test_anything_typed_is_an_amount_above_zero_or_has_an_answer(typed: str, currency: str) -> None:
    found = asked_back(typed, currency)
    if isinstance(found, Money):
        assert 0 < found.amount < money.TOO_LARGE
        assert found.amount == money.rounded(found.amount, found.currency)
    else:
        assert found.code in CODES


@given(st.from_regex(r"[0-9., ']{1,40}", fullmatch=True), st.sampled_from(sorted(CURRENCIES)))
def test_no_digit_is_ever_lost(typed: str, currency: str) -> None:
    """The digits of what was read are those that were typed, but for noughts at the ends."""
    found = asked_back(typed, currency)
    if isinstance(found, Money):
        digits = "".join(one for one in typed if one.isdigit()).strip("0")
        assert f"{found.amount:f}".replace(".", "").strip("0") == digits
