"""Whether the service can answer: its database is up, knows this version's schema, and has a journal."""

from __future__ import annotations

import asyncio

from api.errors import NotReady
from graph.engine.database import Database
from graph.migrations.runner import migrate, pending
from graph.recorder.recorder import open_journal
from graph.recorder.replay import journal_state


class Readiness:
    """Brings the service up as soon as its database is, and knows whether it is up.

    `migrates` says whether the database is ours alone, so that its schema may be brought up to date unasked.
    """

    def __init__(self, database: Database, *, migrates: bool) -> None:
        self._database = database
        self._migrates = migrates
        self._is_open = False
        self._turn = asyncio.Lock()

    async def require(self) -> None:
        """Do nothing when the service has come up once; else try to.

        Raises NotReady, DatabaseUnavailable and what else the engine raises.
        """
        if not self._is_open:
            async with self._turn:
                await self._open()

    async def require_now(self) -> None:
        """Say whether the service can answer at this moment; raises as `require` does."""
        await self.require()
        journal = await journal_state(self._database)
        if journal is None or journal.rebuilt_to is not None:
            raise NotReady("The graph is being made anew from the journal; reads and writes wait for it.")

    async def _open(self) -> None:
        if self._is_open:
            return
        todo = await pending(self._database)
        if todo and not self._migrates:
            raise NotReady(
                f"The database lacks {len(todo)} migrations of this version of Linernotes: run `linernotes db migrate`."
            )
        if todo:
            await migrate(self._database)
        await open_journal(self._database)
        self._is_open = True
