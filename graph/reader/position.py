"""Reading over several statements as of one seq of the journal, though others go on writing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Self, TypeVar

from graph.engine.cypher import Statement
from graph.engine.database import PLANNING_SECONDS
from graph.reader.database import Database

T = TypeVar("T")

HEAD: Final = Statement(
    """
    // How far the journal is.
    MATCH (head:JournalHead {id: 'head'}) RETURN head.seq
    """,
    name="journal head",
)


@dataclass(slots=True)
class Position:
    """Where the journal stood: `known` is the seq, or None as long as today's graph is the one that stood there."""

    database: Database
    seq: int
    known: int | None

    @classmethod
    async def at(cls, database: Database, known: int | None) -> Self:
        """Take the journal's head, or the seq that is asked for."""
        head = await head_of(database)
        return cls(database, head, None) if known is None or known >= head else cls(database, known, known)

    async def read(self, read: Callable[[int | None], Awaitable[T]]) -> T:
        """Read something, today's graph as long as nobody writes: once the journal has gone on, it is read as it was.

        Each reading is looked at by itself, so that what was read before a batch came need not be read again.
        """
        if self.known is None:
            answer = await read(None)
            if await head_of(self.database) == self.seq:
                return answer
            self.known = self.seq
        return await read(self.known)


async def read_as_known(
    database: Database, known: int | None, read: Callable[[int | None], Awaitable[T]]
) -> tuple[int, T]:
    """Read something as of one seq, `known` or the journal's head when none is given; answers the seq too."""
    position = await Position.at(database, known)
    return position.seq, await position.read(read)


async def head_of(database: Database) -> int:
    """Return how far the journal is."""
    rows = await database.read(HEAD, {}, seconds=PLANNING_SECONDS)
    return int(rows[0][0]) if rows else 0
