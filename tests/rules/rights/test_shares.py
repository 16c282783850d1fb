"""Shares as stated come to parts per million, and CWR's to the whole."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linernotes.rights.share import CWR_TOLERANCE_PPM, bring_to_whole, ppm_of
from linernotes.shares import PPM
from linernotes.vocabularies.rights import StatedBasis


@pytest.mark.parametrize(
    ("basis", "value", "ppm"),
    [
        (StatedBasis.HUNDRED, Fraction(50), 500_000),
        (StatedBasis.HUNDRED, Fraction("33.333333"), 333_333),
        (StatedBasis.TWO_HUNDRED, Fraction(100), 500_000),
        (StatedBasis.TWO_HUNDRED, Fraction(50), 250_000),
        (StatedBasis.CWR, Fraction(3333), 333_300),
        (StatedBasis.CWR, Fraction(10_000), PPM),
    ],
)
def test_a_stated_number_is_converted(basis: StatedBasis, value: Fraction, ppm: int) -> None:
    assert ppm_of(basis, value) == ppm


@pytest.mark.parametrize(
    ("sizes", "whole"),
    [
        ([333_300, 333_300, 333_300], [333_334, 333_333, 333_333]),
        ([500_300, 500_300], [500_000, 500_000]),
        ([999_400], [PPM]),
        ([999_399], [999_399]),
        ([1_000_601], [1_000_601]),
        ([PPM], [PPM]),
        ([500_000, 400_000], [500_000, 400_000]),
    ],
)
def test_a_statement_of_cwr_comes_to_the_whole_within_its_tolerance(sizes: list[int], whole: list[int]) -> None:
    assert bring_to_whole([(f"par_{place}", size) for place, size in enumerate(sizes)]) == whole


@given(st.lists(st.integers(1, PPM), min_size=1, max_size=8), st.integers(-CWR_TOLERANCE_PPM, CWR_TOLERANCE_PPM))
def test_no_share_moves_by_more_than_its_part_of_the_tolerance(weights: list[int], off: int) -> None:
    sizes = [weight * (PPM + off) // sum(weights) for weight in weights]
    brought = bring_to_whole([(f"par_{place}", size) for place, size in enumerate(sizes)])
    if abs(sum(sizes) - PPM) <= CWR_TOLERANCE_PPM:
        assert sum(brought) == PPM
        assert all(abs(after - before) <= CWR_TOLERANCE_PPM + 1 for before, after in zip(sizes, brought, strict=True))
    else:
        assert brought == sizes
