"""Amounts as people type them: "1.234,50", "£1,200", "1 234,50 €". What can be read in two ways is asked back.

A number is read in every way in which somebody writes numbers; a reading that the currency cannot have is left out.
Currencies are those in use of ISO 4217, with the digits of their minor units; the codes agree with those
that Unicode CLDR calls current.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_TWO = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP "
    "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES "
    "KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK "
    "NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB "
    "TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"
)
CURRENCIES: Mapping[str, int] = {
    code: digits for digits, codes in ((0, _NONE), (2, _TWO), (3, _THREE)) for code in codes.split()
}
"""The code of each currency, and how many digits its amounts have after the decimal sign."""

NAMES: Mapping[str, tuple[str, ...]] = {
    "€": ("EUR",), "euro": ("EUR",), "euros": ("EUR",), "£": ("GBP",), "pounds": ("GBP",), "us$": ("USD",),
    "a$": ("AUD",), "au$": ("AUD",), "c$": ("CAD",), "ca$": ("CAD",), "nz$": ("NZD",), "s$": ("SGD",), "hk$": ("HKD",),
    "r$": ("BRL",), "₹": ("INR",), "₩": ("KRW",), "₺": ("TRY",), "₴": ("UAH",), "₪": ("ILS",), "₫": ("VND",),
    "₱": ("PHP",), "₦": ("NGN",), "zł": ("PLN",), "kč": ("CZK",), "ft": ("HUF",), "sfr": ("CHF",), "lei": ("RON",),
    "$": ("USD", "CAD", "AUD", "NZD", "SGD"), "dollars": ("USD", "CAD", "AUD", "NZD", "SGD"), "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK"), "rs": ("INR", "PKR", "LKR"), "fr": ("CHF",),
}  # fmt: skip
"""Signs and words beside an amount, and the currencies that they are used for."""

_COMMAS = "GBP USD CAD AUD NZD SGD HKD INR PKR LKR JPY CNY KRW ILS PHP THB MYR NGN KES MXN"
COMMA_GROUPS = frozenset(_COMMAS.split())
"""Currencies in whose amounts a comma parts the thousands wherever they are used."""

TOO_LARGE = Decimal(10) ** 12
_LONGEST = 40
_MINUS = re.compile("[-\u2212\u2013\u2014(]")
_TYPED = re.compile(
    r"(?P<before>[^0-9]*?)(?P<number>(?:(?<![^\W\d_])[.,])?[0-9](?:[0-9.,'\u2019\s]*[0-9])?)(?P<after>[^0-9]*)"
)
_NO_CENTS = re.compile("^[.,][-\u2013\u2014]*")
_MARKS = re.compile("[-+()\u2212\u2013\u2014]")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount not below zero in one currency, exact to its minor unit."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return written(self.amount, self.currency)


class NotMoney(ValueError):
    """What was typed is no amount. `code` is unreadable, negative, zero, too_large, too_fine, ambiguous, no_currency,
    unknown_currency, which_currency or two_currencies; `readings` are what it could be, or the currencies it could be.
    """

    def __init__(self, code: str, *readings: str) -> None:
        super().__init__(code)
        self.code = code
        self.readings = readings


def read(text: str, currency: str = "") -> Money:
    """The amount in `text`; `currency` is the code that was given beside it, empty if none was. Raises NotMoney."""
    typed = unicodedata.normalize("NFKC", text).strip()
    found = _TYPED.fullmatch(typed) if len(typed) <= _LONGEST else None
    if found is None:
        raise NotMoney("unreadable")
    before, number, after = found["before"], found["number"], found["after"]
    if round_sum := _NO_CENTS.match(after):  # "1.200,-": the sign before the dash is the decimal sign
        number, after = f"{number}{after[0]}0", after[round_sum.end() :]
    code = _agreed(currency, (_MARKS.sub("", before), _MARKS.sub("", after)))
    possible = _readings(number)
    if not possible:
        raise NotMoney("unreadable")
    if _MINUS.search(before + after):
        raise NotMoney("negative")
    return _chosen(possible, number, code)


def currency_of(text: str) -> str:
    """The code of the currency that `text` names, empty when it is empty. Raises NotMoney."""
    return _agreed("", (text,))


def rounded(amount: Decimal, currency: str) -> Decimal:
    """`amount` to the minor unit of `currency`, half up."""
    return amount.quantize(Decimal(1).scaleb(-CURRENCIES[currency]), ROUND_HALF_UP)


def written(amount: Decimal, currency: str) -> str:
    """As it stands on a page: the code first, a comma between thousands, never broken over two lines."""
    return f"{currency}\u00a0{rounded(amount, currency):,}"


def _agreed(given: str, words: Iterable[str]) -> str:
    """The one currency that is named; a sign that several use takes the one of them that was named beside it."""
    named = [_candidates(word) for word in (given, *words) if word.strip()]
    if not named:
        return ""
    common = [code for code in named[0] if all(code in others for others in named)]
    if not common:
        raise NotMoney("two_currencies")
    if len(common) > 1:
        raise NotMoney("which_currency", *common)
    return common[0]


def _candidates(word: str) -> tuple[str, ...]:
    plain = word.strip().rstrip(".").strip()
    if plain.upper() in CURRENCIES:
        return (plain.upper(),)
    try:
        return NAMES[plain.lower()]
    except KeyError:
        raise NotMoney("unknown_currency", plain) from None


def _readings(number: str) -> list[Decimal]:
    """Every amount that `number` is to somebody, the one without thousands first."""
    plain = re.sub(r"\s+", " ", number).replace("\u2019", "'")
    found: list[Decimal] = []
    for part in ("", " ", "'", ",", "."):
        for point in ",.":
            shape = rf"(?P<whole>{_whole(part)})(?:{re.escape(point)}(?P<rest>[0-9]+))?"
            match = re.fullmatch(shape, plain) if part != point else None
            if match is None:
                continue
            whole = match["whole"].replace(part, "") if part else match["whole"]
            amount = Decimal(f"{whole or 0}.{match['rest'] or 0}")
            if amount not in found:
                found.append(amount)
    return found


def _whole(part: str) -> str:
    """The pattern of a whole number whose thousands (in India also hundred thousands) are parted by `part`."""
    if not part:
        return "[0-9]*"
    sign = re.escape(part)
    return rf"[1-9][0-9]{{0,2}}(?:{sign}[0-9]{{3}})+|[1-9][0-9]?(?:{sign}[0-9]{{2}})+{sign}[0-9]{{3}}"


def _chosen(possible: list[Decimal], number: str, code: str) -> Money:
    """The one reading that is meant. Raises NotMoney."""
    fitting = [amount for amount in possible if not code or rounded_is_exact(amount, code)]
    if not fitting:
        raise NotMoney("too_fine", str(CURRENCIES[code]))
    if len(fitting) > 1 and code in COMMA_GROUPS and "." not in number:
        fitting = [max(fitting)]
    if len(fitting) > 1:
        raise NotMoney("ambiguous", *(f"{amount.normalize():f}" for amount in sorted(fitting)))
    (amount,) = fitting
    if not amount:
        raise NotMoney("zero")
    if amount >= TOO_LARGE:
        raise NotMoney("too_large")
    if not code:
        raise NotMoney("no_currency")
    return Money(rounded(amount, code), code)


def rounded_is_exact(amount: Decimal, currency: str) -> bool:
    """`amount` has no more digits than amounts of `currency` have."""
    return amount == amount.to_integral_value() or amount == rounded(amount, currency)
