"""Shares: what goes out is what came in, to the last unit."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linernotes.shares import PPM, CannotSplit, ShareRule, largest_remainder, show_ppm

amounts = st.one_of(st.integers(0, 10**12), st.fractions(min_value=0, max_value=1000, max_denominator=10**6))
weights = (
    st.dictionaries(st.text(max_size=4), amounts, min_size=1, max_size=12)
    .filter(lambda each: any(each.values()))
    .map(lambda each: list(each.items()))
)
totals = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("given_weights", "total", "shares"),
    [
        ([("a", 1), ("b", 1), ("c", 1)], 10_000, {"a": 3334, "b": 3333, "c": 3333}),
        ([("b", 1), ("a", 1)], 1, {"a": 1, "b": 0}),
        ([("a", 1), ("b", 2)], 1, {"a": 0, "b": 1}),
        ([("a", Fraction(1, 3)), ("b", Fraction(2, 3))], PPM, {"a": 333_333, "b": 666_667}),
        ([("a", 0), ("b", 7)], PPM, {"a": 0, "b": PPM}),
        ([("a", 5)], 0, {"a": 0}),
    ],
)
def test_the_left_over_goes_by_largest_remainder_and_ties_by_id(
    given_weights: list[tuple[str, int | Fraction]], total: int, shares: dict[str, int]
) -> None:
    assert largest_remainder(given_weights, total) == shares


@pytest.mark.parametrize(
    ("given_weights", "total", "rule"),
    [
        ([], 1, ShareRule.NO_WEIGHTS),
        ([("a", 0), ("b", Fraction(0))], 1, ShareRule.ALL_ZERO),
        ([("a", 1), ("b", -1)], 1, ShareRule.NEGATIVE),
        ([("a", 1)], -1, ShareRule.NEGATIVE),
        ([("a", 0.5)], 1, ShareRule.NOT_EXACT),
        ([("a", True)], 1, ShareRule.NOT_EXACT),
        ([("a", 1), ("a", 2)], 1, ShareRule.REPEATED_ID),
    ],
)
def test_a_split_that_cannot_be_exact_is_refused(given_weights: Any, total: int, rule: ShareRule) -> None:
    with pytest.raises(CannotSplit) as caught:
        largest_remainder(given_weights, total)
    assert caught.value.rule is rule


@given(weights, totals)
def test_shares_sum_exactly_and_none_is_negative(given_weights: list[tuple[str, int | Fraction]], total: int) -> None:
    shares = largest_remainder(given_weights, total)
    assert (sum(shares.values()), set(shares)) == (total, {key for key, _ in given_weights})
    assert min(shares.values()) >= 0


@given(weights, totals, st.randoms())
def test_the_order_given_does_not_matter(
    given_weights: list[tuple[str, int | Fraction]], total: int, chance: Any
) -> None:
    shuffled = list(given_weights)
    chance.shuffle(shuffled)
    assert list(largest_remainder(shuffled, total).items()) == list(largest_remainder(given_weights, total).items())


@given(weights, totals)
def test_who_weighs_more_never_gets_less_and_each_is_within_one_of_the_quota(
    given_weights: list[tuple[str, int | Fraction]], total: int
) -> None:
    shares = largest_remainder(given_weights, total)
    by_weight = sorted(given_weights, key=lambda each: (each[1], shares[each[0]]))
    in_order = [shares[key] for key, _ in by_weight]
    assert in_order == sorted(in_order)
    whole = sum(Fraction(weight) for _, weight in given_weights)
    assert all(abs(shares[key] - Fraction(weight) * total / whole) < 1 for key, weight in given_weights)


@pytest.mark.parametrize(
    ("ppm", "words"),
    [
        (0, "0 %"),
        (1, "under 1 %"),
        (9_999, "under 1 %"),
        (10_000, "about 1 %"),
        (14_999, "about 1 %"),
        (15_000, "about 2 %"),
        (97_100, "about 10 %"),
        (182_400, "about 18 %"),
        (593_300, "about 59 %"),
        (994_999, "about 99 %"),
        (995_000, "over 99 %"),
        (999_999, "over 99 %"),
        (PPM, "100 %"),
    ],
)
def test_a_share_is_rounded_for_people_and_never_to_nothing_or_everything(ppm: int, words: str) -> None:
    assert show_ppm(ppm) == words


@pytest.mark.parametrize("ppm", [-1, PPM + 1])
def test_what_is_no_share_is_not_shown(ppm: int) -> None:
    with pytest.raises(CannotSplit, match="between 0 and 1,000,000"):
        show_ppm(ppm)
