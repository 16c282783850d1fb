"""Opens the database for a command: the named server, the embedded one that runs, or one for as long as it takes."""

import os
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from api.cli.progress import EngineSteps
from graph.engine.database import Database
from graph.engine.embedded import EmbeddedServer, find_running, start_embedded
from graph.engine.errors import DatabaseUnavailable, MigrationError
from graph.engine.server_order import Lifetime
from graph.engine.settings import EngineSettings
from graph.migrations.runner import migrate, pending
from graph.recorder.recorder import open_journal

_TRIES = 6
# Who runs a command would rather wait than run it again; a server refuses sooner.
_ANSWERS_WITHIN_SECONDS = 5.0


def engine_settings() -> EngineSettings:
    """Read the engine's settings from the environment."""
    return EngineSettings.read(os.environ)


def start(settings: EngineSettings, *, purpose: str, lifetime: Lifetime = "attached") -> EmbeddedServer:
    """Start the embedded Neo4j, showing how far it is."""
    steps = EngineSteps()
    try:
        return start_embedded(settings, purpose=purpose, lifetime=lifetime, progress=steps)
    finally:
        steps.close()


@contextmanager
def engine(settings: EngineSettings, *, purpose: str) -> Generator[EngineSettings]:
    """Give settings that name a server: the one they name, the one that runs, or one started meanwhile."""
    if not settings.is_embedded:
        yield settings
        return
    running = find_running(settings)
    if running is not None:
        yield running.settings(settings)
        return
    server = start(settings, purpose=purpose)
    try:
        yield server.settings(settings)
    finally:
        server.stop()


@contextmanager
def scratch_engine(settings: EngineSettings) -> Generator[EngineSettings]:
    """Give settings of an empty embedded server in a folder that is gone afterwards, whatever the others name."""
    with TemporaryDirectory(prefix="linernotes-") as folder:
        own = replace(settings, home=Path(folder), uri=None, bolt_port=None)
        server = start(own, purpose="scratch")
        try:
            yield server.settings(own)
        finally:
            server.stop()


async def open_database(settings: EngineSettings, *, is_ours: bool = False) -> Database:
    """Open a database; our own, which may just have started on a busy machine, is given more time than a server."""
    patient = replace(settings, answers_within_seconds=_ANSWERS_WITHIN_SECONDS)
    for _ in range(_TRIES - 1 if is_ours else 0):
        try:
            return await Database.open(patient)
        except DatabaseUnavailable:
            continue
    return await Database.open(patient)


@asynccontextmanager
async def opened(settings: EngineSettings, *, is_ours: bool) -> AsyncGenerator[Database]:
    """Open a database with a journal in it, migrated when it is our own; a server's owner migrates that one.

    Raises MigrationError when a named server lacks migrations.
    """
    async with await open_database(settings, is_ours=is_ours) as database:
        if is_ours:
            await migrate(database)
            await open_journal(database)
        else:
            missing = await pending(database)
            if missing:
                raise MigrationError(
                    f"The database at {database.where} is {len(missing)} migrations behind: `linernotes db migrate`."
                )
        yield database
