"""A process that is busy with something else does not take its database for absent."""

import asyncio
import time

import pytest

from graph.engine.availability import Availability

BUSY_SECONDS = 0.6


@pytest.mark.parametrize("busy_seconds_before", [0.0, BUSY_SECONDS])
async def test_connections_that_die_while_the_process_is_busy_say_nothing_of_the_database(
    busy_seconds_before: float,
) -> None:
    begun = asyncio.Queue[None]()

    async def check() -> None:
        begun.put_nowait(None)
        await asyncio.sleep(0.01)
        if died:
            died.pop()
            raise OSError

    died, seen = ["first", "second"], list[bool]()
    availability = Availability(check, where="bolt://127.0.0.1:1", answers_within_seconds=0.1)
    availability.start()
    await asyncio.sleep(0)
    time.sleep(busy_seconds_before)  # noqa: ASYNC251 - what keeps the process busy
    availability.suspect()
    for _ in range(3):
        await begun.get()
        time.sleep(BUSY_SECONDS)  # noqa: ASYNC251 - what keeps the process busy
        seen.append(availability.is_up)
    await asyncio.sleep(BUSY_SECONDS)
    seen.append(availability.is_up)
    await availability.stop()
    assert (died, seen) == ([], [True] * 4)
