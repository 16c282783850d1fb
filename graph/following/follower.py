"""Follows the journal's head: how far it is, and what the facts since the last look touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.following.touched import touched_between

MOST_FACTS: Final = 1_000
"""How many facts are looked at one by one, as many as a batch has; more are taken to touch everything."""

HEAD = Statement(
    """
    // How far the journal is, its hash, whether the graph is being made anew, and how often it was.
    // Parameters: none.
    MATCH (head:JournalHead {id: 'head'})
    RETURN head.seq, head.hash, head.rebuiltTo IS NOT NULL, coalesce(head.rebuilds, 0)
    """,
    name="journal head followed",
)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the journal stood; `rebuilds` is how often the graph was made anew from it."""

    seq: int
    hash: str
    rebuilds: int


@dataclass(frozen=True, slots=True)
class News:
    """What a look found: how far the journal is, and the ids of what was touched since; None is everything."""

    seq: int
    touched: frozenset[str] | None


class Follower:
    """Looks at the journal, again and again; one look at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._head: Head | None = None

    async def look(self) -> News | None:
        """Say what is new since the last look, None while there is nothing to follow: no journal, or a rebuild.

        Everything is, at the first look, and where the journal is another one. Raises what the engine raises.
        """
        rows = await self._database.read(HEAD)
        if not rows or rows[0][2]:
            self._head = None
            return None
        seq, hash_, _, rebuilds = rows[0]
        before, now = self._head, Head(seq, hash_, rebuilds)
        touched = await self._since(before, now)
        self._head = now
        return News(seq, touched)

    async def _since(self, before: Head | None, now: Head) -> frozenset[str] | None:
        if before == now:
            return frozenset()
        if before is None or before.rebuilds != now.rebuilds or not before.seq < now.seq <= before.seq + MOST_FACTS:
            return None
        return await touched_between(self._database, before.seq, now.seq)
