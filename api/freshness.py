"""Reads that have seen what the caller knows of: waiting for the journal to come as far as a `minSeq`."""

from __future__ import annotations

import asyncio
import time
from typing import Final

from api.errors import NotYet, RequestRefused
from graph.engine.database import Database
from graph.recorder.replay import journal_state

HEADER: Final = "linernotes-min-seq"
EXTENSION: Final = "minSeq"

_WAIT_SECONDS: Final = 2.0
_PAUSE_SECONDS: Final = 0.05
_LARGEST: Final = 2**53 - 1


def seq_of(given: object, *, name: str) -> int:
    """Read a seq that a caller gave, 0 for none; raises RequestRefused."""
    if given is None:
        return 0
    if isinstance(given, str) and given.isascii() and given.isdecimal() and len(given) <= len(str(_LARGEST)):
        given = int(given)
    if type(given) is not int or not 0 <= given <= _LARGEST:
        raise RequestRefused(f"{name} is a position in the journal: a whole number from 0.")
    return given


class Freshness:
    """Knows how far the journal was when somebody last looked: it only grows."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reached = 0

    async def wait_for(self, seq: int) -> None:
        """Return when the journal has come to a seq; raises NotYet after 2 s, and what the engine raises."""
        give_up_at = time.monotonic() + _WAIT_SECONDS
        while self._reached < seq:
            journal = await journal_state(self._database)
            self._reached = max(self._reached, journal.seq if journal else 0)
            if self._reached >= seq:
                return
            if time.monotonic() > give_up_at:
                raise NotYet(f"The journal is at {self._reached}, and {seq} was asked for. Ask again in a moment.")
            await asyncio.sleep(_PAUSE_SECONDS)
