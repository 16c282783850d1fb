"""Follows the journal in the background, four times a second, and tells what is kept in memory what facts touch."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Final

from api.background import in_background
from api.kept import KeptAnswers
from graph.engine.database import Database
from graph.following.follower import Follower
from linernotes.errors import LinernotesError

log = logging.getLogger(__name__)

PAUSE_SECONDS: Final = 0.25


class Following:
    """Looks at the journal for one process; each has its own, so that none needs to be told by another."""

    def __init__(self, database: Database, kept: KeptAnswers, clock: Callable[[], float]) -> None:
        self._follower = Follower(database)
        self._kept = kept
        self._clock = clock

    async def look(self) -> None:
        """Look once; raises what the engine raises."""
        at = self._clock()
        self._kept.hear(await self._follower.look(), at=at)

    def running(self) -> AbstractAsyncContextManager[None]:
        """Follow while the context lasts."""
        return in_background(self._run, name="following")

    async def _run(self) -> None:
        while True:
            try:
                await self.look()
            except LinernotesError as error:
                # Nothing is given from memory any more, a second from now; requests are told why they wait.
                log.info("following waits: %s", error.message)
            except Exception:
                log.exception("following failed")
            await asyncio.sleep(PAUSE_SECONDS)
