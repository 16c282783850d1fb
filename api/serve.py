"""Serves over HTTP until it is told to stop: the database first, then as many processes as are wanted."""

from __future__ import annotations

import asyncio
from typing import Final

import uvicorn

from api.engine import engine_of
from api.settings import Settings
from graph.engine.database import Database
from graph.engine.progress import ProgressCallback, silent
from graph.engine.settings import EngineSettings
from graph.migrations.runner import migrate

_APPLICATION: Final = "linernotes.asgi:app"


def serve(settings: Settings, *, progress: ProgressCallback = silent) -> None:
    """Serve until Ctrl-C or SIGTERM, on the database that is named, or on the embedded one, which is migrated first.

    Raises what the engine raises: AlreadyRunning when another process serves from the same folder.
    """
    with engine_of(settings.engine, purpose="linernotes serve", progress=progress) as engine:
        if settings.engine.is_embedded:
            asyncio.run(_migrate(engine))
        run_http(settings)


def run_http(settings: Settings) -> None:
    """Serve over HTTP, on a database that runs already, until Ctrl-C or SIGTERM."""
    uvicorn.run(
        _APPLICATION,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        loop="auto",
        http="httptools",
        # Nobody's word is taken for where a request comes from: what is local is decided by the socket.
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=10,
    )


async def _migrate(engine: EngineSettings) -> None:
    async with await Database.open(engine) as database:
        await migrate(database)
