"""Who hears of what is cleared: one counts it all, one takes a page of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from graph.clearing.subjects import Key, Subject, in_order
from linernotes.rights.clearance import Clearance
from linernotes.rights.tally import Tally, extent
from linernotes.vocabularies.clearance import Extent, Reason


@dataclass(slots=True)
class Counting:
    """Counts everything, and how much of it is not named to the reader."""

    is_done: ClassVar[bool] = False
    tally: Tally
    not_named: int = 0

    def take(self, subject: Subject, clearance: Clearance) -> None:
        """Count one."""
        self.tally.take(clearance)
        self.not_named += subject.is_hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which answers a page is to have: by how far they are cleared, and what of whom is lacking."""

    cleared: Extent | None = None
    reason: Reason | None = None
    party: str | None = None

    def has(self, clearance: Clearance) -> bool:
        """Say whether an answer is wanted: one gap has to be of the reason and of the party."""
        if self.cleared is not None and extent(clearance.cleared, clearance.place) is not self.cleared:
            return False
        if self.reason is None and self.party is None:
            return True
        return any(self.reason in (None, gap.reason) and self.party in (None, gap.who) for gap in clearance.each_gap())


@dataclass(slots=True, kw_only=True)
class Paging:
    """Takes the first answers that are wanted after a key, and counts all that are wanted if it is to."""

    first: int
    after: Key | None
    wanted: Wanted
    counts: bool
    tell: Callable[[Subject, Clearance], Any]
    rows: list[tuple[Key, Any]] = field(default_factory=list)
    total: int = 0
    has_more: bool = False

    @property
    def is_done(self) -> bool:
        """Say whether the page is full, and there is nothing to count."""
        return self.has_more and not self.counts

    def take(self, subject: Subject, clearance: Clearance) -> None:
        """Take one, unless it is not to be named."""
        if subject.is_hidden or not self.wanted.has(clearance):
            return
        self.total += 1
        if self.after is not None and in_order(subject.key) <= in_order(self.after):
            return
        if len(self.rows) == self.first:
            self.has_more = True
        else:
            self.rows.append((subject.key, self.tell(subject, clearance)))
