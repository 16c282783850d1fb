"""One transaction: the statements of a piece of work, and a commit that is known, refused or in doubt."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from neo4j import AsyncTransaction

from graph.engine.cypher import Statement
from graph.engine.failures import DRIVER_ERRORS, commit_unknown, may_have_committed
from graph.engine.observing import Observers

Parameters = Mapping[str, Any]
Rows = list[list[Any]]


class Transaction:
    """Run statements in one transaction; what they write stands when the work that was given it returns."""

    def __init__(self, transaction: AsyncTransaction, *, observers: Observers, heard: Callable[[], None]) -> None:
        self._transaction = transaction
        self._observers = observers
        self._heard = heard

    async def run(self, statement: Statement, parameters: Parameters | None = None) -> Rows:
        """Run a statement and answer its rows, each a list of values in the order of its RETURN."""
        self._observers.tell(statement)
        result = await self._transaction.run(statement.literal, dict(parameters or {}))
        rows = await result.values()
        self._heard()
        return rows


async def commit(transaction: AsyncTransaction) -> None:
    """Commit; when this returns, what was written is kept.

    Raises CommitUnknown when the answer was lost or the task was cancelled meanwhile;
    any other error means that nothing was kept.
    """
    try:
        await transaction.commit()
    except asyncio.CancelledError as problem:
        # Not the cancellation: whoever cancels (a time limit, a caller who hung up) needs to know what it left.
        raise commit_unknown() from problem
    except DRIVER_ERRORS as problem:
        if may_have_committed(problem):
            raise commit_unknown() from problem
        raise
