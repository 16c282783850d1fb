"""Right shares as stated, and what the stated numbers come to in parts per million."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from linernotes.rights.interval import ALWAYS, Span
from linernotes.rights.territory import EVERYWHERE, Territories
from linernotes.shares import PPM, largest_remainder
from linernotes.vocabularies.rights import Right, Side, StatedBasis, Tier

CWR_TOLERANCE_PPM: Final = 600
"""CWR 2.2: the shares of a right sum to 100.00 % within 0.06 %, the ends included."""

WHOLE: Final = {StatedBasis.HUNDRED: 100, StatedBasis.TWO_HUNDRED: 200, StatedBasis.CWR: 10_000}
"""What all of it is on each basis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightShare:
    """That somebody holds a share: of what, at which tier, in which rights (none named: all), where and when.

    `size` is in ppm, None if unknown. `asserted_by` is who claims it; None where a source says so of others. `source`
    is who passed it on.
    """

    id: str
    holder: str
    of: str
    side: Side
    tier: Tier = Tier.LICENSING
    rights: frozenset[Right] = frozenset()
    size: int | None = None
    basis: StatedBasis = StatedBasis.HUNDRED
    follows: str | None = None
    territories: Territories = EVERYWHERE
    valid: Span = ALWAYS
    asserted_by: str | None = None
    source: str = ""


def ppm_of(basis: StatedBasis, value: Fraction) -> int:
    """Return a stated number in ppm: of 100, of 200, or of CWR's 10,000; halves go to the even unit."""
    return round(value * PPM / WHOLE[basis])


def bring_to_whole(sizes: Sequence[tuple[str, int]]) -> list[int]:
    """Return the sizes of one CWR statement, in order: summing to the whole if they were within CWR's tolerance.

    Ties go by holder, then by place. Others than those within the tolerance come back as they are.
    """
    total = sum(size for _, size in sizes)
    if total == PPM or abs(total - PPM) > CWR_TOLERANCE_PPM:
        return [size for _, size in sizes]
    keys = [f"{holder} {place:06d}" for place, (holder, _) in enumerate(sizes)]
    whole = largest_remainder(list(zip(keys, (size for _, size in sizes), strict=True)), PPM)
    return [whole[key] for key in keys]
