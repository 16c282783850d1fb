"""Asks the database by GraphQL as one of the readers; what it answers is plain JSON."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from graph.engine.database import Database
from graph.reader import Audience, ReadContext
from schema.execution import Execution
from tests.agreement.recording import journal_of, record
from tests.agreement.worlds import batches, world
from tests.conftest import Empty
from tests.reference.journal import Fact
from tests.reference.world import AUDITOR, LICENSED, PUBLIC, World

NOW = "2026-11-22T12:00:00.000000Z"
READERS = (PUBLIC, LICENSED, AUDITOR)
_AWAY = {"DATABASE_UNAVAILABLE", "DATABASE_BUSY"}
_TRIES = 20
_PAUSE_SECONDS = 0.5


@dataclass(frozen=True)
class Recorded:
    """A world in the database, and its journal."""

    execution: Execution
    journal: Sequence[Fact]

    def then(self, seq: int | None = None) -> World:
        """Return the reference's world, as it was known at a seq."""
        return World(self.journal, seq)

    async def ask(self, reader: str, text: str, **variables: Any) -> Any:
        """Ask a document, and give its data; on a busy machine the database may be away for a moment."""
        context = ReadContext(Audience(reader), NOW)
        for _ in range(_TRIES):
            answer = await self.execution.execute(text, context=context, variables=variables)
            if not _AWAY & {error["extensions"]["code"] for error in answer.errors}:
                assert answer.errors == [], (text, variables)
                return answer.data
            await asyncio.sleep(_PAUSE_SECONDS)
        raise AssertionError("the database is away")


async def recorded(execution: Execution, database: Database, empty: Empty, chance: Random) -> Recorded:
    """Record a world made by chance."""
    await record(database, empty, batches(chance, world(chance)))
    return Recorded(execution, await journal_of(database))
