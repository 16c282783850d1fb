"""Asks the reader and the oracle the same, and says how their answers differ."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from graph.engine.database import Database
from graph.reader import Audience, ReadContext
from schema.execution import Execution, Response
from tests.oracle.resolvers import Oracle
from tests.oracle.world import World

NOW = "2026-11-22T12:00:00.000000Z"
_AWAY = {"DATABASE_UNAVAILABLE", "DATABASE_BUSY", "STATEMENT_TIMED_OUT"}
_TRIES = 20
_PAUSE_SECONDS = 0.5
PUBLIC, LICENSED, AUDITOR = (ReadContext(audience, NOW) for audience in Audience)


@dataclass(frozen=True, slots=True)
class Asking:
    """A world in the database and the same in plain dicts."""

    execution: Execution
    database: Database
    world: World

    async def read(
        self, text: str, variables: Mapping[str, Any] | None = None, context: ReadContext = PUBLIC
    ) -> Response:
        """Ask the reader."""
        return (await self._counted(text, variables, context))[0]

    async def _counted(
        self, text: str, variables: Mapping[str, Any] | None, context: ReadContext
    ) -> tuple[Response, int]:
        """Ask the reader, and count its statements; on a busy machine the database may be away for a moment."""
        for _ in range(_TRIES):
            with self.database.observe() as sent:
                answer = await self.execution.execute(text, context=context, variables=variables)
            if not _AWAY & {error["extensions"]["code"] for error in answer.errors}:
                return answer, len(sent)
            await asyncio.sleep(_PAUSE_SECONDS)
        raise AssertionError("the database is away")

    async def same(
        self, text: str, variables: Mapping[str, Any] | None = None, context: ReadContext = PUBLIC
    ) -> Response:
        """Ask both, assert that they answer the same with as many statements as root fields, and give the answer."""
        oracle = Oracle(self.world, context.audience.value)
        expected = await self.execution.execute(text, context=context, variables=variables, world=oracle.root)
        before = self.execution.reader.counts.fallbacks
        answer, sent = await self._counted(text, variables, context)
        asked = f"{context.audience.value} {text} {dict(variables or {})}"
        if "KEPT_FOR_NOW" in {error["extensions"].get("code") for error in answer.errors}:
            # The slow world knows everything of every time.
            assert "knownAt" in text, asked
            return answer
        if answer.executed and answer.data is None and expected.data is None:
            # All was given up for one field; how far the others had come by then is chance.
            assert any(error in expected.errors for error in answer.errors), asked
        else:
            assert shown(answer) == shown(expected), asked
            # What differs between two seqs takes statements of its own, as many whatever it is asked of.
            assert "diff" in text or sent == oracle.statements + oracle.lookups, asked
        if not answer.errors:
            assert self.execution.reader.counts.fallbacks == before, asked
        if oracle.statements and answer.data is not None:
            assert answer.extensions == {"journal": {"seq": self.world.seq}}, asked
        return answer


def shown(answer: Response) -> bytes:
    """Give what is compared: data byte by byte, and the errors, which arrive in the order in which fields are done."""
    errors = sorted(answer.errors, key=orjson.dumps)
    return orjson.dumps({"errors": errors, "data": answer.data, "executed": answer.executed})
