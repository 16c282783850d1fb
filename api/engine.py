"""The engine of a process that serves: the one that is named, one that runs already, or one that it starts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import Final

from graph.engine.embedded import EmbeddedServer, RunningServer, find_running, start_embedded
from graph.engine.errors import AlreadyRunning
from graph.engine.progress import ProgressCallback, silent
from graph.engine.settings import EngineSettings

KEPT: Final = "linernotes db start"
"""The purpose of an embedded server that was started to stay, for whoever comes."""

_START_SECONDS: Final = 120.0
_PAUSE_SECONDS: Final = 0.2


@contextmanager
def engine_of(
    settings: EngineSettings, *, purpose: str, progress: ProgressCallback = silent
) -> Generator[EngineSettings]:
    """Give settings that name a database while the context lasts, for one process that others may share.

    Starts the embedded one when none is named and none was left running, and stops what it started.
    Raises AlreadyRunning when somebody else serves from the same folder, and what else the engine raises.
    """
    running = None if not settings.is_embedded else find_running(settings)
    if not settings.is_embedded:
        yield settings
    elif running is not None and running.purpose == KEPT:
        yield running.settings(settings)
    else:
        server = start_embedded(settings, purpose=purpose, progress=progress)
        try:
            yield server.settings(settings)
        finally:
            server.stop()


@asynccontextmanager
async def use_engine(settings: EngineSettings) -> AsyncGenerator[EngineSettings]:
    """Give settings that name a database while the context lasts, for one of several workers.

    The embedded one is shared: it is found where it runs; the first worker starts it when nobody has.
    """
    if not settings.is_embedded:
        yield settings
        return
    server: EmbeddedServer | None = None
    running = find_running(settings)
    if running is None:
        try:
            running = server = await asyncio.to_thread(start_embedded, settings)
        except AlreadyRunning:
            running = await asyncio.to_thread(_await_running, settings)
    try:
        yield running.settings(settings)
    finally:
        if server is not None:
            await asyncio.to_thread(server.stop)


def _await_running(settings: EngineSettings) -> RunningServer:
    give_up_at = time.monotonic() + _START_SECONDS
    while (running := find_running(settings)) is None and time.monotonic() < give_up_at:
        time.sleep(_PAUSE_SECONDS)
    if running is None:
        raise AlreadyRunning(f"Another process starts Linernotes on {settings.home}, and does not come to an end.")
    return running
