"""Over small worlds made by chance: what the rows say is what walking every path says, however the facts came."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from graph.closures.draining import begin_anew, drain, drain_some
from graph.closures.tasks import left
from graph.engine.cypher import Statement
from graph.engine.database import Database
from linernotes.derivatives import TraceCertainty
from tests.conftest import Empty
from tests.graph.closures.worlds import worlds_of_rights
from tests.oracle.derivatives import ORDER, Edge, Trace, traces
from tests.oracle.facts import order
from tests.oracle.journal import Batch
from tests.oracle.recording import record
from tests.oracle.rights import plain
from tests.oracle.world import World
from tests.reference.control import controllers, instants

NUMBERS = Statement("MATCH (n:Entity) WHERE n.number IS NOT NULL RETURN n.number, n.id")
ROWS = Statement("MATCH (hit)-[row:TRACES_TO]->(source) RETURN hit.id, source.id, properties(row)")
COUNTS = Statement("""
    MATCH (n:TraceCount)
    RETURN n.source, n.kind, n.certainty, n.hits, n.publicHits, n.licensedHits, n.publicOwnHits, n.licensedOwnHits
""")
CONTROL = Statement("MATCH (party)-[kept:CONTROLS]->(thing) RETURN party.id, thing.id, kept.validFrom, kept.validTo")
A_FEW = range(8)
_PASSED_THROUGH = ("gen", "run", "rep")
_WHO = {1: "PUBLIC", 2: "LICENSED"}


async def rows_of(database: Database) -> dict[tuple[str, str, bool, bool], Trace]:
    """Read all rows as the walk tells them."""
    ids = dict(await database.read(NUMBERS))
    found = {}
    for hit, source, row in await database.read(ROWS):
        certainty = TraceCertainty(row["certainty"]).name
        edges = tuple(Edge(ORDER[step], ids[to]) for step, to in zip(row["steps"], row["things"], strict=True))
        trace = Trace(
            hit=hit,
            source=source,
            certainty=certainty,
            weight=row.get("weightPpm"),
            paths=row["paths"],
            best=edges,
            open_to=_who(row["open"]),
            best_open_to=_who(row["openPath"]),
            own_open_to=_who(row["own"]),
            own_best_open_to=_who(row["ownPath"]),
            for_the_public=row["open"] == 1,
        )
        assert (row["open"] >= 4) == bool(trace.own_open_to)
        assert trace.open_to <= trace.own_open_to or trace.for_the_public
        assert ids[row["source"]] == source
        found[_key(trace)] = trace
    return found


def _who(bits: int) -> frozenset[str]:
    return frozenset(who for bit, who in _WHO.items() if bits & bit)


def _key(trace: Trace) -> tuple[str, str, bool, bool]:
    return trace.hit, trace.source, trace.certainty == "SIMILAR_UNEXPLAINED", trace.for_the_public


async def check(database: Database, recorded: Sequence[Batch]) -> int:
    """Assert that rows, counts and who controls what are what the facts say; say how many rows there are."""
    walked = World.recorded(recorded)
    await check_control(database, walked)
    expected = {_key(trace): trace for trace in traces(walked)}
    rows = await rows_of(database)
    numbered = [[number, id_] for id_, number in walked.numbers.items() if id_[:3] not in _PASSED_THROUGH]
    assert sorted(await database.read(NUMBERS)) == sorted(numbered)
    assert rows == expected
    counts: dict[tuple[int, int, int], list[int]] = {}
    for trace in expected.values():
        key = (
            walked.numbers[trace.source],
            int(trace.hit.startswith("rel_")),
            int(TraceCertainty[trace.certainty]),
        )
        numbers = counts.setdefault(key, [0, 0, 0, 0, 0])
        for place, who in enumerate(("PUBLIC", "LICENSED"), start=1):
            numbers[place] += who in trace.open_to
            numbers[place + 2] += who in trace.own_open_to
        numbers[0] += not trace.for_the_public
    assert {(s, k, c): numbers for s, k, c, *numbers in await database.read(COUNTS)} == counts
    return len(rows)


async def check_control(database: Database, walked: World) -> None:
    """Assert that whoever is kept to control something controls it then, and nobody else, whenever that is asked."""
    said = plain(walked)
    kept = await database.read(CONTROL)
    for at in instants(said):
        assert {
            (party, thing) for party, thing, start, end in kept if (start or "") <= at and (end is None or at < end)
        } == controllers(said, at)


@pytest.mark.parametrize("seed", A_FEW)
async def test_after_every_batch_rows_are_what_walking_every_path_says(
    database: Database, empty: Empty, seed: int
) -> None:
    chance = Random(seed)

    async def then(_seq: int, recorded: Sequence[Batch]) -> None:
        assert (await left(database)).since is None
        await check(database, recorded)

    recorded = await record(database, empty, order(chance, worlds_of_rights(chance)), then=then)
    assert await check(database, recorded) > 0
    await begin_anew(database)
    assert (await left(database)).since == World.recorded(recorded).seq
    await drain(database, rows=100)
    await check(database, recorded)


@pytest.mark.parametrize("seed", A_FEW)
async def test_what_was_left_is_in_line_once_drained_whatever_came_meanwhile(
    database: Database, empty: Empty, seed: int
) -> None:
    chance, at_once, behind = Random(seed), 25 * (seed % 3), 0

    async def then(_seq: int, recorded: Sequence[Batch]) -> None:
        nonlocal behind
        for _ in range(chance.randint(0, 2)):
            await database.write(lambda transaction: drain_some(transaction, 50 * chance.randint(1, 3)), seconds=None)
        since = (await left(database)).since
        behind += since is not None
        if since is None:
            await check(database, recorded)

    recorded = await record(database, empty, order(chance, worlds_of_rights(chance)), rows_at_once=at_once, then=then)
    await drain(database, rows=100)
    assert (await left(database)).tasks == 0
    await check(database, recorded)
    assert behind or at_once
