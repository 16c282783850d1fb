"""Exact decimals: one text for one number, and never a float."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linernotes.decimals import InexactNumber, NumberRule, as_fraction, canonical_decimal


@pytest.mark.parametrize(
    ("text", "canonical", "value"),
    [
        ("0.1824", "0.1824", Fraction(1824, 10_000)),
        ("-3.2e-4", "-0.00032", Fraction(-32, 100_000)),
        ("0.10", "0.1", Fraction(1, 10)),
        ("-0.0", "0", Fraction(0)),
        ("0e9999", "0", Fraction(0)),
        ("1E3", "1000", Fraction(1000)),
        ("12.50e1", "125", Fraction(125)),
        ("1e20", "100000000000000000000", Fraction(10**20)),
        ("1e21", "1e+21", Fraction(10**21)),
        ("0.000001", "0.000001", Fraction(1, 10**6)),
        ("1e-07", "1e-7", Fraction(1, 10**7)),
        ("-1.17549435e-38", "-1.17549435e-38", Fraction(-117549435, 10**46)),
    ],
)
def test_a_number_has_one_text_and_one_value(text: str, canonical: str, value: Fraction) -> None:
    assert (canonical_decimal(text), as_fraction(text), as_fraction(canonical)) == (canonical, value, value)


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        (0.1824, NumberRule.FLOAT),
        (1, NumberRule.FLOAT),
        (None, NumberRule.FLOAT),
        ("NaN", NumberRule.NOT_FINITE),
        ("-Infinity", NumberRule.NOT_FINITE),
        ("inf", NumberRule.NOT_FINITE),
        ("", NumberRule.SYNTAX),
        ("+1", NumberRule.SYNTAX),
        ("01", NumberRule.SYNTAX),
        (".5", NumberRule.SYNTAX),
        ("5.", NumberRule.SYNTAX),
        ("1,5", NumberRule.SYNTAX),
        ("1_000", NumberRule.SYNTAX),
        ("0x1p-3", NumberRule.SYNTAX),
        ("\u0661", NumberRule.SYNTAX),
        ("1e99999", NumberRule.SYNTAX),
        ("1\n", NumberRule.SYNTAX),
        ("1e401", NumberRule.TOO_LONG),
        ("1e-9999", NumberRule.TOO_LONG),
        ("0." + "1" * 41, NumberRule.TOO_LONG),
        ("1" * 101, NumberRule.TOO_LONG),
    ],
)
def test_what_is_not_an_exact_number_is_refused(value: object, rule: NumberRule) -> None:
    with pytest.raises(InexactNumber) as caught:
        canonical_decimal(value)
    assert caught.value.rule is rule


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_double_written_as_json_is_kept_to_the_last_digit(score: float) -> None:
    text = json.dumps(score)
    canonical = canonical_decimal(text)
    assert (canonical_decimal(canonical), as_fraction(canonical), float(canonical)) == (
        canonical,
        as_fraction(text),
        score,
    )


@given(st.integers(-(10**15), 10**15), st.integers(-30, 30), st.integers(0, 5))
def test_two_texts_of_one_number_have_one_canonical_text(digits: int, exponent: int, zeros: int) -> None:
    longer = f"{digits * 10**zeros}e{exponent - zeros}"
    assert canonical_decimal(f"{digits}e{exponent}") == canonical_decimal(longer)
