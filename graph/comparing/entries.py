"""The entries of one or several dataset versions, by item, out of an index and batch by batch, from any place on."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from graph.engine.cypher import Statement
from graph.engine.database import REQUEST_SECONDS
from graph.reader.context import Audience, CreditContext, Reading
from graph.reader.database import Database
from graph.reader.then import stood, visible_then

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
    """One item, whether it is withheld here, and all terms on which it is included, sorted; none if that is over."""

    item: str
    is_withheld: bool
    terms: tuple[Terms, ...]


@dataclass(slots=True)
class Budget:
    """How many entries a walk may still read."""

    left: int


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Who reads, and as of which seq; None is now."""

    audience: Audience
    known: int | None = None


@cache
def entries(audience: Audience, *, then: bool) -> Statement:
    """Return the statement that lists the entries of a dataset version from an item on, by item.

    Answers of each whether its item is withheld from the reader, and whether it stands, or stood then: entries that
    did not are read all the same, so that what is read stays in proportion to `size`.
    """
    if then:
        runs = " UNION ALL ".join(_run_of(type_, audience, then=True) for type_ in ("INCLUDES", "INCLUDES_WAS"))
        return Statement(
            f"""
            // The entries of a dataset version from an item on, those that once stood among them.
            // of, item, size, known
            CALL {{ {runs} }}
            RETURN item, basis, stage, hidden, stands ORDER BY item, fact LIMIT $size
            """,
            name="entries that stood from an item on",
        )
    return Statement(
        f"""
        // The entries of a dataset version from an item on.
        // of, item, size
        CALL {{ {_run_of("INCLUDES", audience, then=False)} }}
        RETURN item, basis, stage, hidden, stands
        """,
        name="entries from an item on",
    )


def _run_of(type_: str, audience: Audience, *, then: bool) -> str:
    """Read so many entries out of the index, in its order."""
    label = Reading(audience).hidden(CreditContext.TRAINING)
    hidden = "false" if label is None else f"NOT {visible_then('n', label)}" if then else f"n:{label}"
    return f"""
        MATCH ()-[e:{type_}]->() USING INDEX SEEK e:{type_}(of, item, fact)
        WHERE e.of = $of AND e.item >= $item AND e.fact > 0
        WITH e MATCH ()-[e]->(n)
        RETURN e.item AS item, e.fact AS fact, e.basis AS basis, e.stage AS stage, {hidden} AS hidden,
          {stood("e") if then else "true"} AS stands
        ORDER BY e.of, e.item, e.fact LIMIT $size"""


class Row(NamedTuple):
    """One entry of an item: whether the item is withheld, and whether the entry stands, or stood then."""

    basis: str
    stage: str
    is_withheld: bool
    stands: bool


@dataclass(slots=True)
class Stream:
    """The entries of one dataset version; `size` is how many the next batch has."""

    database: Database
    standpoint: Standpoint
    of: str
    budget: Budget
    size: int
    items: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
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

    def take(self, item: str) -> Sequence[Row]:
        """List the entries of the item that is first here; none if another is."""
        return self.rows[: bisect_right(self.items, item)]

    async def _read(self, item: str) -> None:
        """Read the next batch; entries of its last item may be cut off, so these are left for the next."""
        audience, known = self.standpoint.audience, self.standpoint.known
        parameters = {"of": self.of, "item": item, "size": self.size, "known": known}
        statement = entries(audience, then=known is not None)
        rows = await self.database.read(statement, parameters, seconds=REQUEST_SECONDS)
        self.budget.left -= len(rows)
        self.is_over = len(rows) < self.size
        self.size = self.size * 2 if rows and rows[0][0] == rows[-1][0] else min(self.size * 2, LARGEST_BATCH)
        kept = rows if self.is_over else [row for row in rows if row[0] != rows[-1][0]]
        self.items = [row[0] for row in kept]
        self.rows = [Row(*row[1:]) for row in kept]


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
        terms = sorted((row.basis, row.stage) for row in rows if row.stands)
        return Included(item, rows[0].is_withheld, tuple(terms))
