"""Drains the closures in the background: what batches leave, and what a process that was killed has left."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from contextlib import AbstractAsyncContextManager
from typing import Final

from api.background import in_background
from graph.closures.draining import drain
from graph.closures.tasks import left
from graph.engine.database import Database
from graph.standings.draining import left as standings_left
from linernotes.errors import LinernotesError

log = logging.getLogger(__name__)

_LOOK_AGAIN_SECONDS: Final = 30.0
_PAUSE_SECONDS: Final = 1.0


class Draining:
    """Drains whenever it is told that something is left, and looks now and then whether another process left something.

    Several processes may drain one database: the journal's lock lets one at a time.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._left = asyncio.Event()

    def tell(self) -> None:
        """Hear that something is left."""
        self._left.set()

    def running(self) -> AbstractAsyncContextManager[None]:
        """Drain while the context lasts; what is not drained then is drained by whoever comes next."""
        return in_background(self._run, name="draining")

    async def _run(self) -> None:
        while True:
            self._left.clear()
            try:
                if (await left(self._database)).tasks or await standings_left(self._database):
                    await drain(self._database)
            except LinernotesError as error:
                log.info("draining waits: %s", error.message)
                self._left.set()
                await asyncio.sleep(_PAUSE_SECONDS)
            except Exception:
                # A bug is for the log: it must not keep what comes later from being drained.
                log.exception("draining failed")
            await self._wait()

    async def _wait(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LOOK_AGAIN_SECONDS):
                await self._left.wait()
