"""The database as the rest of the graph sees it: reads, writes with a known outcome, and words when it is away."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any, Self, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, AsyncDriver, AsyncGraphDatabase, AsyncSession, Query

from graph.engine.availability import Availability
from graph.engine.cypher import Statement
from graph.engine.failures import DRIVER_ERRORS, is_connection_lost, is_transient, translate, unavailable
from graph.engine.observing import Observers
from graph.engine.settings import EngineSettings
from graph.engine.transaction import Parameters, Rows, Transaction, commit

T = TypeVar("T")
Work = Callable[[Transaction], Awaitable[T]]

REQUEST_SECONDS = 10.0
PLANNING_SECONDS = 30.0
"""How long a statement may take that the database has not planned yet: a cold one plans slowly, and once."""
CONNECTION_SECONDS = 0.8

_OPEN_SECONDS = 10.0
_PROBE_CONNECTION_SECONDS = 5.0
_CHECK = Statement("RETURN 1", name="check")
_TRIES = 8
_FIRST_PAUSE_SECONDS = 0.02


class Database:
    """Own the driver of one database, for one event loop; open it once and share it.

    What it reads has seen whatever it wrote before, on a cluster too.
    """

    def __init__(self, settings: EngineSettings) -> None:
        assert settings.uri is not None, "name a server, or start the embedded one"
        self.where = settings.uri
        self._database = settings.database
        self._driver = _driver(settings, connections=100, within_seconds=CONNECTION_SECONDS)
        # Apart from the others, so that a full pool is not taken for an absent database.
        self._probe_driver = _driver(settings, connections=1, within_seconds=_PROBE_CONNECTION_SECONDS)
        self._bookmarks = AsyncGraphDatabase.bookmark_manager()
        self._availability = Availability(
            self._check, where=self.where, answers_within_seconds=settings.answers_within_seconds
        )
        self.observers = Observers()

    @classmethod
    async def open(cls, settings: EngineSettings, *, must_answer: bool = True) -> Self:
        """Open the database that the settings name.

        Raises DatabaseUnavailable or AccessRefused when it does not answer within 10 s, unless it need not.
        """
        database = cls(settings)
        try:
            async with asyncio.timeout(_OPEN_SECONDS):
                await database._check()
        except (*DRIVER_ERRORS, TimeoutError, OSError) as problem:
            if must_answer:
                await database.aclose()
                raise database._ours(problem, seconds=None) or unavailable(database.where) from problem
            database._availability.suspect()
        database._availability.start()
        return database

    async def aclose(self) -> None:
        """Close every connection."""
        await self._availability.stop()
        await self._driver.close()
        await self._probe_driver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    @property
    def is_up(self) -> bool:
        """Say whether the database answered when it was last asked, at most 2 s ago."""
        return self._availability.is_up

    @property
    def answers_within_seconds(self) -> float:
        """How long it may say nothing before it is taken for absent: longer where the machine wakes us late."""
        return self._availability.answers_within_seconds

    def observe(self) -> AbstractContextManager[list[Statement]]:
        """Collect the statements that are sent while the context lasts."""
        return self.observers.observe()

    async def read(
        self,
        statement: Statement,
        parameters: Parameters | None = None,
        *,
        seconds: float | None = REQUEST_SECONDS,
    ) -> Rows:
        """Run one statement that only reads and answer its rows, each a list of values; one round trip.

        `seconds` bounds it, tries again included; None is for long jobs and bounds nothing.
        Raises DatabaseUnavailable, DatabaseBusy, StatementTimedOut, AccessRefused; the driver's own for a bug.
        """
        return await self._run_alone(statement, parameters, mode=READ_ACCESS, seconds=seconds)

    async def stream(
        self, statement: Statement, parameters: Parameters | None = None, *, rows_at_once: int = 1_000
    ) -> AsyncGenerator[list[Any]]:
        """Run one statement that only reads and yield its rows as they come: memory and time do not bound how many.

        Not tried again, since rows have been given out by then. Close it (`contextlib.aclosing`) when leaving early.
        Raises as `read` does.
        """
        query = Query(statement.literal, timeout=_server_seconds(None))
        self.observers.tell(statement)
        try:
            async with self._availability.within(None), self._session(READ_ACCESS, fetch_size=rows_at_once) as session:
                async for record in await session.run(query, dict(parameters or {})):
                    yield record.values()
        except DRIVER_ERRORS as problem:
            raise self._ours(problem, seconds=None) or problem from problem.__cause__

    async def run_in_batches(self, statement: Statement, parameters: Parameters | None = None) -> Rows:
        """Run one statement that writes and manages its own transactions (`CALL { … } IN TRANSACTIONS`), unbounded.

        It may be sent again after a failure: it must do no harm when repeated.
        """
        return await self._run_alone(statement, parameters, mode=WRITE_ACCESS, seconds=None)

    async def write(self, work: Work[T], *, seconds: float | None = REQUEST_SECONDS) -> T:
        """Do a piece of work in one transaction, and answer what it answers when it is committed.

        The work may be called again after a failure that left nothing behind, so it must keep nothing of a call.
        Whatever is raised, nothing was kept, but for CommitUnknown: then it may have been, as a whole.
        Raises as `read` does, and whatever the work raises.
        """

        async def attempt() -> T:
            async with self._session(WRITE_ACCESS) as session:
                transaction = await session.begin_transaction(timeout=_server_seconds(seconds))
                async with transaction:
                    heard = self._availability.heard
                    answer = await work(Transaction(transaction, observers=self.observers, heard=heard))
                    await commit(transaction)
                    return answer

        return await self._persist(attempt, seconds=seconds)

    async def _run_alone(
        self, statement: Statement, parameters: Parameters | None, *, mode: str, seconds: float | None
    ) -> Rows:
        query = Query(statement.literal, timeout=_server_seconds(seconds))
        values = dict(parameters or {})

        async def attempt() -> Rows:
            self.observers.tell(statement)
            async with self._session(mode) as session:
                result = await session.run(query, values)
                return await result.values()

        return await self._persist(attempt, seconds=seconds)

    async def _persist(self, attempt: Callable[[], Awaitable[T]], *, seconds: float | None) -> T:
        """Try until it succeeds or trying again is of no use."""
        async with self._availability.within(seconds):
            for tried in range(_TRIES):
                try:
                    answer = await attempt()
                except DRIVER_ERRORS as problem:
                    if is_connection_lost(problem):
                        self._availability.suspect()
                    # A kept connection may have been cut while it lay idle: one more try makes a new one.
                    again = (tried == 0 and is_connection_lost(problem)) or is_transient(problem)
                    if not again or tried == _TRIES - 1:
                        raise self._ours(problem, seconds=seconds) or problem from problem.__cause__
                    if is_transient(problem):
                        await asyncio.sleep(_FIRST_PAUSE_SECONDS * 2**tried)
                else:
                    self._availability.heard()
                    return answer
        raise AssertionError

    def _ours(self, problem: BaseException, *, seconds: float | None) -> Exception | None:
        return translate(problem, where=self.where, seconds=seconds)

    @contextlib.asynccontextmanager
    async def _session(self, mode: str, *, fetch_size: int = 1_000) -> AsyncGenerator[AsyncSession]:
        async with self._driver.session(
            database=self._database,
            default_access_mode=mode,
            bookmark_manager=self._bookmarks,
            fetch_size=fetch_size,
        ) as session:
            yield session

    async def _check(self) -> None:
        async with self._probe_driver.session(database=self._database, default_access_mode=READ_ACCESS) as session:
            result = await session.run(_CHECK.literal)
            await result.consume()


def _driver(settings: EngineSettings, *, connections: int, within_seconds: float) -> AsyncDriver:
    assert settings.uri is not None
    options: dict[str, Any] = {
        "auth": (settings.username, settings.password or ""),
        "max_connection_pool_size": connections,
        "connection_acquisition_timeout": within_seconds,
        "connection_timeout": within_seconds,
        "liveness_check_timeout": 60.0,
        "notifications_min_severity": "OFF",
        "telemetry_disabled": True,
        "user_agent": "linernotes",
    }
    return AsyncGraphDatabase.driver(settings.uri, **options)


def _server_seconds(seconds: float | None) -> float:
    """Answer a limit as the server takes it: 0 is none."""
    return 0.0 if seconds is None else seconds
