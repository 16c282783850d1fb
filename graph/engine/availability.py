"""Whether the database answers: a probe in the background, and an end to waiting when it does not."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable

from graph.engine.errors import EngineError
from graph.engine.failures import DRIVER_ERRORS, timed_out, unavailable
from graph.engine.greeting import greets

_TICK_SECONDS = 0.05
_EVERY_SECONDS_UP = 2.0
_EVERY_SECONDS_DOWN = 0.5
# A call that waits this long has the probe look; with the tick and the probe's own limit it stays under a second.
_SUSPECT_AFTER_SECONDS = 0.2
_ANSWER_WITHIN_SECONDS_DOWN = 3.0
_GREET_AFTER_SECONDS = 0.05
# Longer than the driver takes to give up a connection that does not open.
_GIVE_UP_SECONDS = 6.0
_LONG_JOBS_WAIT_SECONDS = 15.0
# A timer that rings this late says that this process was busy, not that the database was away.
_LATE_SECONDS = 0.1
_TRIES = 4
# On a machine that wakes us late, the database is late too: it is given so many times more.
_PATIENCE = 10.0
# A loop that stands still for longer was held up by its own process, not by the machine.
_MOST_LATE_SECONDS = 1.0

Check = Callable[[], Awaitable[None]]


class Availability:
    """Know whether the database answers, and end the calls that wait for one that does not."""

    def __init__(self, check: Check, *, where: str, answers_within_seconds: float) -> None:
        self._check = check
        self._where = where
        self._answers_within_seconds = answers_within_seconds
        self._is_up = True
        self._is_suspected = False
        self._looked_at = 0.0
        self._heard_at = 0.0
        self._late_seconds = 0.0
        self._checking: asyncio.Future[None] | None = None
        self._checking_since = 0.0
        self._waiting: dict[asyncio.Timeout, float] = {}
        self._task: asyncio.Task[None] | None = None

    @property
    def is_up(self) -> bool:
        """Say whether the database answered when it was last asked."""
        return self._is_up

    @property
    def answers_within_seconds(self) -> float:
        """How long the database may say nothing before it is taken for absent: longer where we are woken late."""
        return self._answers_within_seconds + _PATIENCE * self._late_seconds

    def start(self) -> None:
        """Begin to look, in a task of the running loop."""
        self._looked_at = asyncio.get_running_loop().time()
        self._task = asyncio.create_task(self._look_for_ever(), name="database-probe")

    async def stop(self) -> None:
        """Stop looking."""
        running = [task for task in (self._task, self._checking) if task is not None]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        self._task = self._checking = None

    def heard(self) -> None:
        """Note that the database has just answered something."""
        self._heard_at = asyncio.get_running_loop().time()

    def suspect(self) -> None:
        """Have the probe look at its next tick."""
        self._is_suspected = True

    @contextlib.asynccontextmanager
    async def within(self, seconds: float | None) -> AsyncGenerator[None]:
        """Bound what is awaited inside: by `seconds`, and by the database's going away.

        None is for long jobs, which are bounded by nothing here, and wait some time for a database to come back.
        Raises StatementTimedOut, or DatabaseUnavailable, at once while the database is down.
        """
        if seconds is None:
            await self._wait_for_it()
        if not self._is_up:
            raise unavailable(self._where)
        if seconds is None:
            yield
            return
        limit = asyncio.timeout(seconds)
        try:
            async with limit:
                self._waiting[limit] = asyncio.get_running_loop().time()
                yield
        except TimeoutError as problem:
            if not limit.expired():
                # Somebody's inside, with a limit of its own.
                raise
            if not self._is_up:
                raise unavailable(self._where) from problem
            raise timed_out(seconds) from problem
        finally:
            self._waiting.pop(limit, None)

    async def _wait_for_it(self) -> None:
        """Wait until the database is up; not for ever, and not where nobody looks whether it is."""
        loop = asyncio.get_running_loop()
        give_up_at = loop.time() + _LONG_JOBS_WAIT_SECONDS
        while not self._is_up and self._task is not None and loop.time() < give_up_at:  # noqa: ASYNC110 - the probe has no event for it
            await asyncio.sleep(_TICK_SECONDS)

    async def _look_for_ever(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            began_at = loop.time()
            await asyncio.sleep(_TICK_SECONDS)
            late_seconds = loop.time() - began_at - _TICK_SECONDS
            self._late_seconds = max(min(late_seconds, _MOST_LATE_SECONDS), self._late_seconds * 0.95)
            if not self._is_due():
                continue
            self._is_suspected = False
            self._is_up = await self._answers()
            self._looked_at = asyncio.get_running_loop().time()
            if not self._is_up:
                # What waits now would wait for its whole limit.
                for limit in list(self._waiting):
                    limit.reschedule(0.0)

    def _is_due(self) -> bool:
        now = asyncio.get_running_loop().time()
        if not self._is_up:
            return now - self._looked_at >= _EVERY_SECONDS_DOWN
        if self._is_suspected or now - self._looked_at >= _EVERY_SECONDS_UP:
            return True
        # Calls are kept in the order in which they began.
        began_at = next(iter(self._waiting.values()), now)
        return now - max(began_at, self._looked_at) >= _SUSPECT_AFTER_SECONDS

    async def _answers(self) -> bool:
        if not self._is_up:
            return await self._runs_a_statement(_ANSWER_WITHIN_SECONDS_DOWN) is True
        began_at = asyncio.get_running_loop().time()
        # A server that plans ten statements at once may be slow to run one more, and yet greets who comes.
        greeting = asyncio.create_task(self._greeting())
        try:
            runs = await self._runs_a_statement(self.answers_within_seconds)
        finally:
            greeting.cancel()
        return self._heard_at > began_at if runs is None else runs

    async def _greeting(self) -> None:
        await asyncio.sleep(_GREET_AFTER_SECONDS)
        if await greets(self._where):
            self.heard()

    async def _runs_a_statement(self, limit: float) -> bool | None:
        """Say whether the database runs the smallest statement; None when it does not say."""
        failed = 0
        for _ in range(_TRIES):
            done, was_busy = await self._checks(limit)
            if done is not False:
                return done
            # What fails while this process does something else for long says nothing of the server.
            failed += not was_busy
            # Twice: a kept connection that was cut while it lay idle says nothing of it either.
            if failed == 2:
                return False
        return None

    async def _checks(self, limit: float) -> tuple[bool | None, bool]:
        """Wait for a check, the one that still runs if there is one; None when it does not end in time.

        Second, whether this process did something else meanwhile: that time is nobody's, and not counted.

        It is not cancelled for being slow: the driver forgets the socket of a connection that is cancelled half-open.
        """
        now = asyncio.get_running_loop().time()
        if self._checking is not None and now - self._checking_since > _GIVE_UP_SECONDS:
            self._checking.cancel()
            await asyncio.wait({self._checking})
            self._checking = None
        if self._checking is None:
            self._checking, self._checking_since = asyncio.ensure_future(self._check()), now
        was_busy = await _waits(self._checking, limit)
        if not self._checking.done():
            return None, was_busy
        checked, self._checking = self._checking, None
        problem = None if checked.cancelled() else checked.exception()
        if problem is not None and not isinstance(problem, (*DRIVER_ERRORS, EngineError, OSError)):
            raise problem
        return problem is None and not checked.cancelled(), was_busy


async def _waits(awaited: asyncio.Future[None], limit: float) -> bool:
    """Wait for something for so many seconds of this loop's own time; say whether the loop stood still meanwhile."""
    loop = asyncio.get_running_loop()
    waited, was_busy = 0.0, False
    while waited < limit and not awaited.done():
        began_at, tick = loop.time(), min(_TICK_SECONDS, limit - waited)
        await asyncio.wait({awaited}, timeout=tick)
        seconds = loop.time() - began_at
        is_late = seconds > tick + _LATE_SECONDS
        was_busy |= is_late
        waited += tick if is_late else seconds
    return was_busy
