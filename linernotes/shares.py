"""Shares in integer parts per million: splitting a whole so that what goes out is what came in, to the last unit."""

from collections.abc import Sequence
from enum import StrEnum, unique
from fractions import Fraction
from typing import ClassVar, Final

from linernotes.errors import LinernotesError

PPM: Final = 1_000_000


@unique
class ShareRule(StrEnum):
    """Name the rule that a split breaks."""

    NO_WEIGHTS = "NO_WEIGHTS"
    ALL_ZERO = "ALL_ZERO"
    NEGATIVE = "NEGATIVE"
    NOT_EXACT = "NOT_EXACT"
    REPEATED_ID = "REPEATED_ID"
    OUT_OF_RANGE = "OUT_OF_RANGE"


class CannotSplit(LinernotesError):
    """Refuse a split, with the rule that it breaks."""

    code: ClassVar[str] = "CANNOT_SPLIT"

    def __init__(self, rule: ShareRule, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def largest_remainder(weights: Sequence[tuple[str, int | Fraction]], total: int) -> dict[str, int]:
    """Split `total` in proportion to the weights: floors first, then one more by descending remainder, ties by id.

    The answer has every id, in ascending order, and sums to `total` exactly; it does not depend on the order given.
    Raises CannotSplit when no weight is positive, one is negative or inexact, or an id comes twice.
    """
    _check(weights, total)
    whole = sum((Fraction(weight) for _, weight in weights), Fraction(0))
    shares: dict[str, int] = {}
    remainders: list[tuple[Fraction, str]] = []
    for key, weight in sorted(weights):
        quota = Fraction(weight) * total / whole
        shares[key] = quota.numerator // quota.denominator
        remainders.append((shares[key] - quota, key))
    left_over = total - sum(shares.values())
    for _, key in sorted(remainders)[:left_over]:
        shares[key] += 1
    return shares


def _check(weights: Sequence[tuple[str, int | Fraction]], total: int) -> None:
    if not weights:
        raise CannotSplit(ShareRule.NO_WEIGHTS, "There is nobody to split between.")
    for key, weight in [*weights, ("the total", total)]:
        # bool is an int to Python, and a float reaches here from callers that are not type-checked.
        if isinstance(weight, bool) or not isinstance(weight, int | Fraction):
            raise CannotSplit(ShareRule.NOT_EXACT, f"{key} is {weight!r}; a split takes whole numbers and fractions.")
        if weight < 0:
            raise CannotSplit(ShareRule.NEGATIVE, f"{key} is {weight}; a split takes nothing below zero.")
    if len({key for key, _ in weights}) < len(weights):
        raise CannotSplit(ShareRule.REPEATED_ID, "An id comes twice among the weights; add its weights up first.")
    if not any(weight for _, weight in weights):
        raise CannotSplit(ShareRule.ALL_ZERO, "Every weight is zero, so there is no proportion to split by.")


def show_ppm(ppm: int) -> str:
    """Say a share as a credit sheet does: "about 18 %", "under 1 %"; only nothing and everything are exact."""
    if not 0 <= ppm <= PPM:
        raise CannotSplit(ShareRule.OUT_OF_RANGE, f"{ppm} is not a share: it must lie between 0 and {PPM:,}.")
    one_percent = PPM // 100
    if ppm in {0, PPM}:
        return f"{ppm // one_percent} %"
    if ppm < one_percent:
        return "under 1 %"
    rounded = (ppm + one_percent // 2) // one_percent
    return "over 99 %" if rounded == 100 else f"about {rounded} %"
