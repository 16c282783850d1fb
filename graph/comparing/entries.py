"""The entries of one or several dataset versions, by item, out of an index and batch by batch, from any place on."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.engine.cypher import Statement
from graph.engine.database import REQUEST_SECONDS
from graph.reader.context import Audience, CreditContext, Reading
from graph.reader.database import Database

LARGEST_BATCH = 2_000


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a walk is: at an item, or past it."""

    item: str = ""
    is_past: bool = False


BEGINNING = Place()

Terms = tuple[str, str]
"""On what basis an item is included, and for what stage."""


@dataclass(frozen=True, slots=True)
class Included:
    """One item, whether it is withheld here, and all terms on which it is included, sorted."""

    item: str
    is_withheld: bool
    terms: tuple[Terms, ...]


@dataclass(slots=True)
class Budget:
    """How many entries a walk may still read."""

    left: int


def _entries_for(audience: Audience) -> Statement:
    hidden = Reading(audience).hidden(CreditContext.TRAINING)
    return Statement(
        f"""
        // The entries of a dataset version from an item on, and whether each item is withheld from the reader.
        // of, item, size
        MATCH ()-[e:INCLUDES]->(n) USING INDEX e:INCLUDES(of, item, fact)
        WHERE e.of = $of AND e.item >= $item AND e.fact > 0
        RETURN e.item, e.basis, e.stage, {f"n:{hidden}" if hidden else "false"}
        ORDER BY e.of, e.item, e.fact LIMIT $size
        """,
        name="entries from an item on",
    )


ENTRIES = {audience: _entries_for(audience) for audience in Audience}


@dataclass(slots=True)
class Stream:
    """The entries of one dataset version; `size` is how many the next batch has."""

    database: Database
    audience: Audience
    of: str
    budget: Budget
    size: int
    items: list[str] = field(default_factory=list)
    rows: list[tuple[str, str, bool]] = field(default_factory=list)
    is_over: bool = False

    async def first(self, place: Place) -> str | None:
        """Find the first item at a place or after it; None when there is none."""
        while True:
            at = (bisect_right if place.is_past else bisect_left)(self.items, place.item)
            del self.items[:at], self.rows[:at]
            if self.items:
                return self.items[0]
            if self.is_over:
                return None
            await self._read(place.item)

    def take(self, item: str) -> Sequence[tuple[str, str, bool]]:
        """List the entries of the item that is first here; none if another is."""
        return self.rows[: bisect_right(self.items, item)]

    async def _read(self, item: str) -> None:
        """Read the next batch; entries of its last item may be cut off, so these are left for the next."""
        parameters = {"of": self.of, "item": item, "size": self.size}
        rows = await self.database.read(ENTRIES[self.audience], parameters, seconds=REQUEST_SECONDS)
        self.budget.left -= len(rows)
        self.is_over = len(rows) < self.size
        self.size = self.size * 2 if rows and rows[0][0] == rows[-1][0] else min(self.size * 2, LARGEST_BATCH)
        kept = rows if self.is_over else [row for row in rows if row[0] != rows[-1][0]]
        self.items = [row[0] for row in kept]
        self.rows = [(basis, stage, hidden) for _, basis, stage, hidden in kept]


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared: the entries of several dataset versions as if they were of one."""

    streams: Sequence[Stream]

    async def at(self, place: Place) -> Included | None:
        """Find the first item at a place or after it, with all its entries; None when there is none."""
        items = [item for stream in self.streams if (item := await stream.first(place)) is not None]
        if not items:
            return None
        item = min(items)
        rows = [row for stream in self.streams for row in stream.take(item)]
        return Included(item, rows[0][2], tuple(sorted((basis, stage) for basis, stage, _ in rows)))
