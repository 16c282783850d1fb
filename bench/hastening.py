"""What makes filling quick: indexes are built when all is written, and what derives reads nothing twice."""

from collections import defaultdict
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

from graph.closures.statements import HELD_BY, TRAINED_ON, UPSTREAM
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder.changes import Writes

INDEXES: Final = Statement(
    """
    // The indexes that no constraint needs, and how each is made.
    // Parameters: none.
    SHOW INDEXES YIELD name, type, owningConstraint, createStatement
    WHERE owningConstraint IS NULL AND type <> 'LOOKUP'
    RETURN name, createStatement ORDER BY name
    """,
    name="indexes",
)
AWAIT: Final = Statement("CALL db.awaitIndexes(36000)", name="await indexes")

_MOST_REMEMBERED: Final = 200_000


@asynccontextmanager
async def without_indexes(database: Database) -> AsyncGenerator[None]:
    """Drop the indexes that only questions need, and make them again: to build one is less than to keep it in line."""
    indexes = await database.read(INDEXES)
    for name, _ in indexes:
        await database.run_in_batches(Statement(f"DROP INDEX `{name}`", name="drop index"))
    yield
    for _, made in indexes:
        await database.run_in_batches(Statement(made, name="make index"))
    await database.run_in_batches(AWAIT)


class Memory:
    """What statements answered about numbers, each number a row; it holds as long as nobody records anything."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, tuple[int, ...]], dict[int, list[Any] | None]] = defaultdict(dict)

    def of(self, transaction: Writes) -> Writes:
        """Give a transaction that asks only for what is not remembered."""
        return _Remembering(transaction, self)

    async def read(self, transaction: Writes, statement: Statement, parameters: Mapping[str, Any]) -> list[list[Any]]:
        """Answer the rows of some numbers."""
        numbers = parameters["numbers"]
        known = self._rows[statement.name, tuple(parameters.get("versions", ()))]
        unknown = [number for number in numbers if number not in known]
        if unknown:
            known |= dict.fromkeys(unknown)
            known |= {row[0]: row for row in await transaction.run(statement, {**parameters, "numbers": unknown})}
        found = [row for number in numbers if (row := known[number]) is not None]
        if len(known) > _MOST_REMEMBERED:
            known.clear()
        return found


class _Remembering:
    """A transaction that asks for what hits came from only once."""

    def __init__(self, transaction: Writes, memory: Memory) -> None:
        self._transaction = transaction
        self._memory = memory

    async def run(self, statement: Statement, parameters: Mapping[str, Any]) -> list[list[Any]]:
        """Run a statement, or answer what it did before."""
        if statement in (UPSTREAM, TRAINED_ON, HELD_BY):
            return await self._memory.read(self._transaction, statement, parameters)
        return await self._transaction.run(statement, parameters)
