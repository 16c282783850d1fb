"""Exact decimal numbers, written as text: a raw score is kept as given, and a float is never exact."""

import re
from enum import StrEnum, unique
from fractions import Fraction
from typing import ClassVar, Final

from linernotes.errors import LinernotesError


@unique
class NumberRule(StrEnum):
    """Name the rule that a number breaks."""

    FLOAT = "FLOAT"
    NOT_FINITE = "NOT_FINITE"
    SYNTAX = "SYNTAX"
    TOO_LONG = "TOO_LONG"


class InexactNumber(LinernotesError):
    """Refuse what is not an exact decimal, with the rule that it breaks."""

    code: ClassVar[str] = "INEXACT_NUMBER"

    def __init__(self, rule: NumberRule, message: str) -> None:
        super().__init__(message)
        self.rule = rule


# RFC 8259 section 6, the grammar of a JSON number: no plus sign, no leading zero, digits on both sides of the point.
_NUMBER: Final = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]{1,4}))?")
_NOT_FINITE: Final = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)
_LONGEST_TEXT: Final = 100
_MOST_DIGITS: Final = 40
# A double reaches from 5e-324 to 1.8e308: every score that a method can give fits, no exponent can exhaust memory.
_LARGEST_EXPONENT: Final = 400


def canonical_decimal(value: object) -> str:
    """Return the one text of an exact decimal: no needless zero, no minus zero, `0.00032` and `3.2e-8`.

    An exponent is written where RFC 8785 section 3.2.2.3 would write one: below 1e-6 and from 1e21.
    Raises InexactNumber.
    """
    sign, digits, exponent = _parts(value)
    if not digits:
        return "0"
    before_point = len(digits) + exponent
    if 0 < before_point <= 21:
        whole, fraction = digits[:before_point].ljust(before_point, "0"), digits[before_point:]
        return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"
    if -6 < before_point <= 0:
        return f"{sign}0.{'0' * -before_point}{digits}"
    mantissa = f"{digits[0]}.{digits[1:]}" if digits[1:] else digits
    return f"{sign}{mantissa}e{before_point - 1:+d}"


def as_fraction(value: object) -> Fraction:
    """Return the exact value of a decimal text; raises InexactNumber."""
    sign, digits, exponent = _parts(value)
    magnitude = int(digits or "0") * Fraction(10) ** exponent
    return -magnitude if sign else magnitude


def _parts(value: object) -> tuple[str, str, int]:
    """Return sign, significant digits without outer zeros, and the power of ten of the last digit."""
    sign, whole, fraction, power = _match(value).groups(default="")
    exponent = int(power or "0") - len(fraction)
    digits = (whole + fraction).lstrip("0")
    shorter = digits.rstrip("0")
    if not shorter:
        return "", "", 0
    exponent += len(digits) - len(shorter)
    if len(shorter) > _MOST_DIGITS or abs(exponent + len(shorter)) > _LARGEST_EXPONENT:
        raise InexactNumber(
            NumberRule.TOO_LONG,
            f"A number has at most {_MOST_DIGITS} digits and lies between 1e-{_LARGEST_EXPONENT} and "
            f"1e{_LARGEST_EXPONENT}.",
        )
    return sign, shorter, exponent


def _match(value: object) -> re.Match[str]:
    if not isinstance(value, str):
        raise InexactNumber(
            NumberRule.FLOAT, f'An exact number is written as text, such as "0.1824"; this is a {type(value).__name__}.'
        )
    if len(value) > _LONGEST_TEXT:
        raise InexactNumber(NumberRule.TOO_LONG, f"A number is written in at most {_LONGEST_TEXT} characters.")
    match = _NUMBER.fullmatch(value)
    if match is None:
        if _NOT_FINITE.fullmatch(value):
            raise InexactNumber(NumberRule.NOT_FINITE, f"{value} is not a number that could be added or compared.")
        raise InexactNumber(
            NumberRule.SYNTAX, f'{value!r} is not a decimal number; write it as "0.1824", "-12" or "3.2e-4".'
        )
    return match
