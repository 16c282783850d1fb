"""What is too much for one transaction is left, said to be behind, and drained: by anybody, killed, beside writers."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from graph.closures.draining import begin_anew, drain, drain_some
from graph.closures.tasks import Left, left
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.errors import DatabaseBusy
from graph.migrations.runner import migrate
from graph.reader import Audience, ReadContext, Reader
from graph.recorder.rebuild import rebuild
from graph.recorder.recorder import Recorder, open_journal
from graph.views.registry import VIEWS
from linernotes.actor import LOCAL, Actor
from schema.build import build
from schema.execution import Execution
from tests.conftest import Empty
from tests.graph.closures.catalogue import Facts, catalogue, sung
from tests.graph.closures.dying_drainer import POINTS
from tests.graph.closures.test_rows import check
from tests.house.sources import ROOT
from tests.oracle.facts import order, world
from tests.oracle.recording import record

MANY = 12
FEW = 100
"""How many rows a batch may touch here: four hits."""

ALL = Statement("MATCH ()-[row:TRACES_TO]->() RETURN properties(row) AS row ORDER BY row.source, row.position")
COUNTS = Statement("MATCH (n:TraceCount) RETURN properties(n) AS n ORDER BY n.source, n.kind, n.certainty")
ASKED = """{ parties(ids: ["%s", "%s"]) { catchingUp derivativeCounts { certainty hits } } }"""
OF_CONTENTS = "query ($id: ID!) { datasetVersion(id: $id) { catchingUp contributors { nodes { party { name } } } } }"
OLD = (
    Statement("MATCH (migration:Migration {number: 7}) DELETE migration"),
    Statement("CREATE (:Pending {id: '1', subject: 1, seq: 1}), (:Behind {id: 'party 1', number: 1, seq: 1})"),
    Statement("MATCH (count:TraceCount) DELETE count"),
)
WITHOUT_OWNERS = (
    Statement("MATCH (migration:Migration {number: 10}) DELETE migration"),
    Statement("MATCH ()-[row:TRACES_TO]->() SET row.open = row.open % 4 REMOVE row.own, row.ownPath"),
    Statement("MATCH (count:TraceCount) REMOVE count.publicOwnHits, count.licensedOwnHits"),
    Statement("CREATE (:Task {id: 'hits of 1', kind: 'hits of', number: 1, seq: 1, open: 3, position: -1})"),
)
OLD_LEFT = Statement("MATCH (old:Pending|Behind) RETURN count(old)")


async def send(recorder: Recorder, key: str, facts: Facts) -> list[Any]:
    """Record facts."""
    lines = [json.dumps(each).encode() for each in facts]
    return list((await recorder.record(key=key, facts=lines, actor=Actor(LOCAL))).results)


async def rows(database: Database) -> list[Any]:
    """Read all rows and counts."""
    return [await database.read(ALL), await database.read(COUNTS)]


async def test_a_correction_that_touches_many_assets_is_left_said_and_drained(empty_database: Database) -> None:
    await open_journal(empty_database)
    results = await send(Recorder(empty_database, seconds=None), "all", catalogue(MANY))
    assert await left(empty_database) == Left(0, None)
    told = []
    recorder = Recorder(empty_database, rows_at_once=FEW, seconds=None, left=lambda: told.append(True))
    (corrected,) = await send(recorder, "other singer", [sung("clara", corrects=results[6].seq)])
    assert told == [True]
    bessie, clara = results[0].id, results[1].id
    attributed = [{"certainty": "ATTRIBUTED", "hits": MANY}]
    assert await _asked(empty_database, bessie, clara) == [(corrected.seq, attributed), (corrected.seq, [])]
    assert (await left(empty_database)).since == corrected.seq
    await drain(empty_database, rows=250)
    assert await _asked(empty_database, bessie, clara) == [(None, []), (None, attributed)]


async def _asked(database: Database, *ids: str) -> list[tuple[int | None, list[Any]]]:
    schema = build()
    execution = Execution(schema, Reader(schema, VIEWS, database))
    answer = await execution.execute(ASKED % ids, context=ReadContext(Audience.AUDITOR, "2026-11-22T00:00:00.000000Z"))
    assert answer.data is not None
    return [(each["catchingUp"], each["derivativeCounts"]) for each in answer.data["parties"]]


async def test_contents_too_say_that_they_are_behind(empty_database: Database) -> None:
    await open_journal(empty_database)
    results = await send(Recorder(empty_database, seconds=None), "all", catalogue(1))
    version = next(result.id for result in results if result.id and result.id.startswith("dsv_"))
    recorder = Recorder(empty_database, rows_at_once=0, seconds=None)
    (corrected,) = await send(recorder, "other singer", [sung("clara", corrects=results[6].seq)])
    assert await _contents(empty_database, version) == (corrected.seq, [])
    await drain(empty_database)
    assert await _contents(empty_database, version) == (None, ["Clara Smith"])


async def _contents(database: Database, version: str) -> tuple[int | None, list[str]]:
    schema = build()
    execution = Execution(schema, Reader(schema, VIEWS, database))
    context = ReadContext(Audience.AUDITOR, "2026-11-22T00:00:00.000000Z")
    answer = await execution.execute(OF_CONTENTS, context=context, variables={"id": version})
    assert answer.data is not None
    told = answer.data["datasetVersion"]
    return told["catchingUp"], [node["party"]["name"] for node in told["contributors"]["nodes"]]


async def test_a_store_of_an_earlier_version_makes_all_of_it_anew(empty_database: Database) -> None:
    await open_journal(empty_database)
    results = await send(Recorder(empty_database, seconds=None), "all", catalogue(3))
    before = await rows(empty_database)
    for statement in OLD:
        await empty_database.run_in_batches(statement)
    assert [migration.number for migration in await migrate(empty_database)] == [7]
    assert (await left(empty_database)).since == results[-1].seq
    assert await empty_database.read(OLD_LEFT) == [[0]]
    await drain(empty_database)
    assert await rows(empty_database) == before


async def test_a_store_that_knows_nothing_of_owners_makes_all_of_it_anew(empty_database: Database) -> None:
    await open_journal(empty_database)
    results = await send(Recorder(empty_database, seconds=None), "all", catalogue(3))
    for statement in WITHOUT_OWNERS:
        await empty_database.run_in_batches(statement)
    assert [migration.number for migration in await migrate(empty_database)] == [10]
    assert await left(empty_database) == Left(1, results[-1].seq)
    await send(Recorder(empty_database, seconds=None), "meanwhile", [sung("clara", corrects=results[6].seq)])
    await drain(empty_database)
    drained = await rows(empty_database)
    await begin_anew(empty_database)
    await drain(empty_database)
    assert await rows(empty_database) == drained


async def test_a_small_change_is_exact_at_once(empty_database: Database) -> None:
    await open_journal(empty_database)
    results = await send(Recorder(empty_database, seconds=None), "all", catalogue(3))
    recorder = Recorder(empty_database, rows_at_once=FEW, seconds=None)
    await send(recorder, "other singer", [sung("clara", corrects=results[6].seq)])
    assert await left(empty_database) == Left(0, None)
    before = await rows(empty_database)
    await begin_anew(empty_database)
    await drain(empty_database)
    assert await rows(empty_database) == before


async def test_a_rebuild_leaves_all_of_it_to_be_drained(empty_database: Database) -> None:
    await open_journal(empty_database)
    await send(Recorder(empty_database, seconds=None), "all", catalogue(MANY))
    before = await rows(empty_database)
    await rebuild(empty_database)
    assert (await left(empty_database)).since is not None
    await drain(empty_database, rows=250)
    assert await rows(empty_database) == before


async def test_a_drainer_that_is_killed_anywhere_leaves_what_the_next_one_drains(
    empty_database: Database, database_environment: dict[str, str]
) -> None:
    await open_journal(empty_database)
    results = await send(Recorder(empty_database, seconds=None), "all", catalogue(MANY))
    recorder = Recorder(empty_database, rows_at_once=0, seconds=None)
    await send(recorder, "other singer", [sung("clara", corrects=results[6].seq)])
    for number, point in enumerate(POINTS):
        died = _die_draining(point, number % 3, database_environment)
        assert died.returncode == -9, died.stderr.decode()
    assert (await left(empty_database)).tasks
    await drain(empty_database, rows=100)
    drained = await rows(empty_database)
    await begin_anew(empty_database)
    await drain(empty_database)
    assert await rows(empty_database) == drained


def _die_draining(point: str, chunks: int, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tests.graph.closures.dying_drainer", point, str(chunks)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("seed", range(2))
async def test_draining_beside_writers_comes_to_what_the_facts_say(database: Database, empty: Empty, seed: int) -> None:
    chance, over = Random(seed), asyncio.Event()

    async def go_on_draining() -> None:
        while not over.is_set():
            with suppress(DatabaseBusy):
                await database.write(lambda transaction: drain_some(transaction, 100), seconds=None)
            await asyncio.sleep(chance.random() / 50)

    async def begin_anew_now_and_then() -> None:
        while not over.is_set():
            await asyncio.sleep(chance.random())
            with suppress(DatabaseBusy):
                await begin_anew(database)

    drainers = [asyncio.create_task(each) for each in (go_on_draining(), go_on_draining(), begin_anew_now_and_then())]
    try:
        recorded = await record(database, empty, order(chance, world(chance)), rows_at_once=50 * (seed % 2))
    finally:
        over.set()
        await asyncio.gather(*drainers)
    await drain(database)
    await check(database, recorded)
