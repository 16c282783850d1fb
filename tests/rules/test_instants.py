"""Instants are exact and in UTC; intervals are half-open."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linernotes.instants import (
    InstantRule,
    Interval,
    IntervalRule,
    InvalidInstant,
    InvalidInterval,
    normalise_instant,
    parse_instant,
    show_instant,
)

instants = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - hypothesis wants naive bounds
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2026-10-02T09:30:00Z", "2026-10-02T09:30:00.000000Z"),
        ("2026-10-02t09:30:00.1z", "2026-10-02T09:30:00.100000Z"),
        ("2026-10-02T00:30:00.123456+02:00", "2026-10-01T22:30:00.123456Z"),
        ("2026-10-02T09:30:00-05:30", "2026-10-02T15:00:00.000000Z"),
        ("2026-10-02T09:30:00-00:00", "2026-10-02T09:30:00.000000Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000Z"),
    ],
)
def test_an_instant_has_one_text(text: str, canonical: str) -> None:
    assert normalise_instant(text) == canonical == normalise_instant(canonical)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2026-10-02T09:30:00", InstantRule.NO_OFFSET),
        ("2016-12-31T23:59:60Z", InstantRule.LEAP_SECOND),
        ("2026-10-02T09:30:00.1234567Z", InstantRule.TOO_PRECISE),
        ("2026-10-02T09:30:00.1234560Z", InstantRule.TOO_PRECISE),
        ("2026-02-29T09:30:00Z", InstantRule.OUT_OF_RANGE),
        ("2026-10-02T24:00:00Z", InstantRule.OUT_OF_RANGE),
        ("2026-10-02T09:30:00+24:00", InstantRule.OUT_OF_RANGE),
        ("2026-10-02T09:30:00+02:60", InstantRule.OUT_OF_RANGE),
        ("0000-01-01T00:00:00Z", InstantRule.OUT_OF_RANGE),
        ("0001-01-01T00:00:00+01:00", InstantRule.OUT_OF_RANGE),
        ("9999-12-31T23:59:59-01:00", InstantRule.OUT_OF_RANGE),
        ("2026-10-02 09:30:00Z", InstantRule.SYNTAX),
        ("2026-10-02", InstantRule.SYNTAX),
        ("2026-10-02T09:30:00Z\n", InstantRule.SYNTAX),
        ("\u0662026-10-02T09:30:00Z", InstantRule.SYNTAX),
    ],
)
def test_what_is_not_exact_is_refused(text: str, rule: InstantRule) -> None:
    with pytest.raises(InvalidInstant) as caught:
        parse_instant(text)
    assert caught.value.rule is rule


@given(instants)
def test_an_instant_survives_its_text(instant: datetime) -> None:
    assert (parse_instant(show_instant(instant)), len(show_instant(instant))) == (instant, 27)


def _interval(start: int | None, end: int | None) -> Interval:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    return Interval(*(first + timedelta(days=day) if day is not None else None for day in (start, end)))


def test_an_interval_has_its_start_and_not_its_end() -> None:
    days = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3, 4)]
    contained = {
        bounds: [_interval(*bounds).contains(day) for day in days] for bounds in [(1, 3), (1, None), (None, 3)]
    }
    assert contained == {
        (1, 3): [False, True, True, False],
        (1, None): [False, True, True, True],
        (None, 3): [True, True, True, False],
    }


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((0, 2), (1, 3), True),
        ((0, 2), (2, 3), False),
        ((0, 9), (2, 3), True),
        ((None, 2), (2, None), False),
        ((None, 2), (1, None), True),
        ((None, None), (1, 2), True),
    ],
)
def test_intervals_overlap_when_they_share_an_instant(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None], overlap: bool
) -> None:
    pair = _interval(*one), _interval(*other)
    assert (pair[0].overlaps(pair[1]), pair[1].overlaps(pair[0])) == (overlap, overlap)


@pytest.mark.parametrize(("bounds", "rule"), [((2, 1), IntervalRule.REVERSED), ((1, 1), IntervalRule.EMPTY)])
def test_an_interval_with_nothing_in_it_is_refused(bounds: tuple[int, int], rule: IntervalRule) -> None:
    with pytest.raises(InvalidInterval) as caught:
        _interval(*bounds)
    assert caught.value.rule is rule


def test_an_interval_takes_no_naive_datetime() -> None:
    with pytest.raises(InvalidInstant):
        Interval(datetime(2026, 1, 1))  # noqa: DTZ001 - that is the mistake
