"""What is open while the service runs: opened when it starts, handed to every request, closed when it ends."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Final, TypedDict

from api.draining import Draining
from api.engine import use_engine
from api.following import Following
from api.freshness import Freshness
from api.kept import KeptAnswers
from api.pages.sheet_query import SHEET_QUERY
from api.readiness import Readiness
from graph.engine.database import Database
from graph.engine.errors import DatabaseUnavailable
from graph.engine.settings import EngineSettings
from graph.reader import Audience, ReadContext, Reader
from graph.recorder.recorder import Recorder
from graph.views.registry import VIEWS
from linernotes.errors import LinernotesError
from linernotes.instants import show_instant
from schema.build import build
from schema.execution import Execution

log = logging.getLogger(__name__)

NO_ASSET: Final = "ast_00000000-0000-7000-8000-000000000000"
"""An id of the form that an asset's has, which no asset has."""


class State(TypedDict):
    """What a request finds open."""

    database: Database
    execution: Execution
    recorder: Recorder
    readiness: Readiness
    freshness: Freshness
    draining: Draining
    kept: KeptAnswers
    following: Following


Opening = Callable[[], AbstractAsyncContextManager[State]]
"""Opens a state, for one event loop, and closes it."""


def state_over(
    database: Database, *, migrates: bool, answers_bytes: int = 0, clock: Callable[[], float] = time.monotonic
) -> State:
    """Put together what works on an open database.

    So many bytes are for answers that are kept in memory, whose age a clock of seconds tells.
    """
    schema, draining = build(), Draining(database)
    kept = KeptAnswers(most_bytes=answers_bytes, clock=clock)
    return State(
        database=database,
        execution=Execution(schema, Reader(schema, VIEWS, database)),
        recorder=Recorder(database, left=draining.tell),
        readiness=Readiness(database, migrates=migrates),
        freshness=Freshness(database),
        draining=draining,
        kept=kept,
        following=Following(database, kept, clock),
    )


def opening(settings: EngineSettings, *, answers_bytes: int) -> Opening:
    """Make the opening of a state on the database that the settings name, or on the embedded one.

    It keeps so many bytes of answers.
    """

    @asynccontextmanager
    async def opened() -> AsyncGenerator[State]:
        async with use_engine(settings) as engine, await _database(engine) as database:
            state = state_over(database, migrates=settings.is_embedded, answers_bytes=answers_bytes)
            await _come_up(state)
            async with state["draining"].running(), state["following"].running():
                yield state

    return opened


async def _come_up(state: State) -> None:
    """Try to be ready, and have the database plan the statement of a credit sheet, which it takes its time for."""
    try:
        await state["readiness"].require()
    except LinernotesError as error:
        # Requests are told the same, and each tries again.
        log.warning("not ready: %s", error.message)
        return
    context = ReadContext(Audience.PUBLIC, show_instant(datetime.now(UTC)))
    await state["execution"].execute(SHEET_QUERY, context=context, variables={"asset": NO_ASSET})


async def _database(settings: EngineSettings) -> Database:
    """Open the database, also when it is away just now; a wrong password is told at once."""
    try:
        return await Database.open(settings)
    except DatabaseUnavailable:
        return await Database.open(settings, must_answer=False)
