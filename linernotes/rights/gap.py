"""Gaps: what stands between an item and a use, whose it is to close, and how many there are of which kind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from linernotes.rights.territory import Area
from linernotes.vocabularies.clearance import CLOSES, Reason, Verdict
from linernotes.vocabularies.rights import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """That an item lacks a verdict in an area: on which thing and side of it, since when, who is to act, and why.

    `about`: the facts that it rests on, such as a refusal, or the claims of a dispute. `missing_ppm`: how much of a
    right is nobody's. None for `since` is always, for `who` nobody that is known.
    """

    item: str
    thing: str
    side: Side | None
    verdict: Verdict
    area: Area
    reason: Reason
    since: str | None = None
    who: str | None = None
    about: tuple[str, ...] = ()
    missing_ppm: int = 0

    @property
    def closes(self) -> str:
        """What would close it."""
        return CLOSES[self.reason] if self.who is None else f"{CLOSES[self.reason]} ({self.who})"


@dataclass(frozen=True, slots=True)
class GapCounts:
    """How many items have gaps of which reason, and how many each party blocks."""

    by_reason: dict[Reason, int]
    by_party: dict[str, int]


def count(gaps: Iterable[Gap]) -> GapCounts:
    """Count items, each once for a reason and once for a party; the most first, then by name."""
    listed = list(gaps)
    reasons = Counter(reason for reason, _ in {(gap.reason, gap.item) for gap in listed})
    parties = Counter(who for who, _ in {(gap.who, gap.item) for gap in listed if gap.who is not None})
    return GapCounts(
        dict(sorted(reasons.items(), key=lambda one: (-one[1], one[0]))),
        dict(sorted(parties.items(), key=lambda one: (-one[1], one[0]))),
    )
