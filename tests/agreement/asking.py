"""Asks the database by GraphQL as one of the readers; what it answers is plain JSON."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

from graph.engine.database import Database
from graph.reader import Audience, ReadContext
from schema.execution import Execution
from tests.agreement.recording import journal_of, record
from tests.agreement.worlds import batches, world
from tests.conftest import Empty
from tests.oracle.facts import Step
from tests.reference.journal import THINGS, Fact
from tests.reference.naming import MADE_BY, Naming
from tests.reference.world import AUDITOR, LICENSED, PUBLIC, World

NOW = "2026-11-22T12:00:00.000000Z"
READERS = (PUBLIC, LICENSED, AUDITOR)
_AWAY = {"DATABASE_UNAVAILABLE", "DATABASE_BUSY", "STATEMENT_TIMED_OUT"}
_TRIES = 20
_PAUSE_SECONDS = 0.5


@dataclass(frozen=True)
class Recorded:
    """A world in the database, and its journal."""

    execution: Execution
    journal: Sequence[Fact]

    def question(self, chance: Random, *, now: bool = False) -> Question:
        """Choose who asks, and as of when: half of the time now, or always."""
        reader, at = chance.choice(READERS), chance.randint(1, len(self.journal))
        fact = self.journal[at - 1]
        then = None if now else chance.choice([None, None, {"seq": at}, {"at": fact.recorded_at}])
        known = World(self.journal) if then is None else World(self.journal, fact.entry)
        if then is not None and "at" in then:
            known = World.at(self.journal, fact.recorded_at)
        return Question(self, reader, then, known)

    async def ask(self, reader: str, text: str, variables: Mapping[str, Any], *, actor: str | None = None) -> Any:
        """Ask a document, and give its data; on a busy machine the database may be away for a moment."""
        context = ReadContext(Audience(reader), NOW, actor=actor)
        for _ in range(_TRIES):
            answer = await self.execution.execute(text, context=context, variables=variables)
            if not _AWAY & {error["extensions"]["code"] for error in answer.errors}:
                assert answer.errors == [], (text, variables)
                return answer.data
            await asyncio.sleep(_PAUSE_SECONDS)
        raise AssertionError("the database is away")


@dataclass(frozen=True)
class Question:
    """Who asks and as of when, what the reference knows of that time, and what it lets the reader see.

    `actor` is the party that the reader speaks for, if any.
    """

    recorded: Recorded
    reader: str
    known_at: Mapping[str, Any] | None
    then: World
    actor: str | None = None

    async def ask(self, text: str, **variables: Any) -> Any:
        """Ask a document, and give its data. Its one variable that is not given is `$k`: as of when."""
        variables |= {"k": self.known_at} if "$k" in text else {}
        return await self.recorded.ask(self.reader, text, variables, actor=self.actor)

    def shows(self, id_: str) -> bool:
        """Say whether the reader may see something by itself; a contribution is seen only beside what it is to."""
        return id_ in self.then.things and self.naming.shows(id_, MADE_BY)

    def is_own(self, id_: str) -> bool:
        """Say whether something is the party that the reader speaks for, or that party contributed to it."""
        return self.then.is_own(id_, self.actor)

    def anything(self, chance: Random) -> str:
        """Choose the id of something, mostly of a thing that is there."""
        ids = {fact.id for fact in self.recorded.journal if fact.kind in THINGS or fact.kind == "contribution"}
        return chance.choice([*sorted(ids), *sorted(self.then.things) * 3])

    def visible(self, kind: str) -> list[str]:
        """List the things of a kind that the reader may see by themselves."""
        return [one.id for one in self.then.all(kind) if self.shows(one.id)]

    @cached_property
    def naming(self) -> Naming:
        """What the reference lets the reader see."""
        return Naming(self.then, self.reader)


async def recorded(
    execution: Execution,
    database: Database,
    empty: Empty,
    chance: Random,
    make: Callable[[Random], list[Step]] = world,
) -> Recorded:
    """Record a world made by chance."""
    await record(database, empty, batches(chance, make(chance)))
    return Recorded(execution, await journal_of(database))
