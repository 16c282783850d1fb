"""What the answers for many items come to: how many are cleared how far, and what the others lack."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from linernotes.rights.clearance import Clearance
from linernotes.rights.territory import NOWHERE, Area
from linernotes.vocabularies.clearance import Extent, Reason


def extent(area: Area, place: Area) -> Extent:
    """Say in how much of a place something holds."""
    if not area & place:
        return Extent.NOWHERE
    return Extent.EVERYWHERE if place in area else Extent.PARTLY


@dataclass(slots=True)
class Tally:
    """Counts answers as they come, each once; gaps only where `with_gaps`, since finding them takes longest."""

    place: Area
    with_gaps: bool = True
    items: int = 0
    area: Area = NOWHERE
    cleared: Counter[Extent] = field(default_factory=Counter)
    rights: Counter[Extent] = field(default_factory=Counter)
    choice: Counter[Extent] = field(default_factory=Counter)
    reasons: Counter[Reason] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)

    def take(self, clearance: Clearance) -> None:
        """Count the answer for one item, once for each reason and once for each party that it lacks something of."""
        cleared = clearance.cleared
        # Of nothing at all, nothing is cleared.
        self.area = cleared & self.area if self.items else cleared & self.place
        self.items += 1
        self.cleared[extent(cleared, self.place)] += 1
        self.rights[extent(clearance.rights, self.place)] += 1
        self.choice[extent(clearance.choice, self.place)] += 1
        if self.with_gaps and self.place not in cleared:
            gaps = list(clearance.each_gap())
            self.reasons.update({gap.reason for gap in gaps})
            self.parties.update({gap.who for gap in gaps if gap.who is not None})

    def by_reason(self) -> Sequence[tuple[Reason, int]]:
        """Return how many items have gaps of each reason, the most first, then by name."""
        return sorted(self.reasons.items(), key=lambda one: (-one[1], one[0]))

    def by_party(self) -> Sequence[tuple[str, int]]:
        """Return how many items each party blocks, the most first, then by id."""
        return sorted(self.parties.items(), key=lambda one: (-one[1], one[0]))
