"""Descriptive dates: as precise as they came, and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linernotes.dates import InvalidDate, Precision, normalise_date, parse_date


@pytest.mark.parametrize(
    ("text", "normal", "precision", "words"),
    [
        ("1907", "1907", Precision.YEAR, "1907"),
        ("1919-03", "1919-03", Precision.MONTH, "March 1919"),
        ("1912-12-13", "1912-12-13", Precision.DAY, "13 December 1912"),
        ("1924-02-29", "1924-02-29", Precision.DAY, "29 February 1924"),
        ("circa 1886", "1886~", Precision.YEAR, "about 1886"),
        ("c. 1886", "1886~", Precision.YEAR, "about 1886"),
        ("Ca. 1886-05", "1886-05~", Precision.MONTH, "about May 1886"),
        (" 1886~ ", "1886~", Precision.YEAR, "about 1886"),
        ("circa 1886~", "1886~", Precision.YEAR, "about 1886"),
    ],
)
def test_a_date_keeps_its_precision(text: str, normal: str, precision: Precision, words: str) -> None:
    date = parse_date(text)
    assert (date.edtf, date.precision, date.words) == (normal, precision, words)
    assert normalise_date(normal) == normal


@pytest.mark.parametrize(
    "text",
    [
        *["", "190", "19070", "0000", "1907-13", "1907-00", "1907-02-29", "1907-04-31", "1907-01-00", "1907-1-1"],
        *["1907?", "1907%", "190X", "1907/1909", "~1907", "1907-~03", "1907-03-01T00:00:00Z", "cheese 1907", "-1907"],
        *["\u0661\u0669\u0660\u0667", "1907\x00"],
    ],
)
def test_what_is_not_such_a_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidDate):
        parse_date(text)


def test_dates_sort_with_the_less_precise_first() -> None:
    texts = ["1907-02", "1907~", "1908", "1907-01-31", "1907", "1907-01"]
    in_order = sorted(texts, key=lambda text: parse_date(text).order)
    assert in_order == ["1907", "1907~", "1907-01", "1907-01-31", "1907-02", "1908"]


@given(st.dates(), st.booleans())
def test_every_day_of_the_calendar_is_a_date(day: object, about: bool) -> None:
    text = f"{day}~" if about else f"{day}"
    assert normalise_date(text) == text
