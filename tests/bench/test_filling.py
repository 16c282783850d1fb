"""Filling a store in strides gives exactly what recording gives, journal and all."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count

from bench.filling import Outside, fill
from graph.engine.database import Database
from graph.recorder.dump import Digests, digests_of
from graph.recorder.recorder import Recorder, begin_journal
from graph.recorder.replay import check_journal
from linernotes.actor import LOCAL, Actor
from seed.world import World
from tests.conftest import Empty

SECRET = bytes(32)


def small_world() -> World:
    """A world with some of everything."""
    return World(recordings=100, dataset_versions=6, model_versions=8, assets=610, seed=7, has_rights=True)


def from_outside() -> Outside:
    """A clock that stands, and ids and salts that are counted."""
    ids, salts = count(1), count(1)

    def numbered(numbers: Iterator[int], form: str) -> Callable[..., str]:
        return lambda prefix="": prefix + form.format(next(numbers))

    return Outside(
        clock=lambda: datetime(2026, 11, 22, tzinfo=UTC),
        mint=numbered(ids, "_01a204ae-0000-7000-8000-{:012x}"),
        salt=numbered(salts, "{:032x}"),
    )


async def test_a_world_that_is_filled_in_is_what_recording_it_gives(empty_database: Database, empty: Empty) -> None:
    recorded = await _recorded(empty_database)
    await empty()
    await begin_journal(empty_database, secret=SECRET)
    await fill(empty_database, small_world().batches(), outside=from_outside())
    assert recorded.differ_from(await digests_of(empty_database)) == []
    await check_journal(empty_database)


async def _recorded(database: Database) -> Digests:
    await begin_journal(database, secret=SECRET)
    outside = from_outside()
    recorder = Recorder(database, clock=outside.clock, mint=outside.mint, salt=outside.salt, seconds=None)
    for key, facts in small_world().batches():
        await recorder.record(key=key, facts=facts, actor=Actor(LOCAL))
    return await digests_of(database)
