"""What is kept of datasets and models is what a recomputation from the facts says, after every batch."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest

from graph.closures.contributor_rows import from_row
from graph.closures.draining import begin_anew, drain, drain_some
from graph.closures.tasks import left
from graph.engine.cypher import Statement
from graph.engine.database import Database
from linernotes.drawing import marks_in
from tests.conftest import Empty
from tests.graph.closures.worlds import worlds_of_datasets
from tests.oracle import contents as recomputed
from tests.oracle.facts import order
from tests.oracle.journal import Batch
from tests.oracle.recording import record
from tests.oracle.world import World

ROWS = Statement("MATCH (of)-[row:DRAWS_ON]->(party) RETURN of.id, of.number, party.id, party.number, properties(row)")
COUNTS = Statement(
    "MATCH (count:ContributorCount)-[:COUNT_OF]->(of) "
    "RETURN of.id, of.number = count.of, count.by, count.value, count.all, count.public, count.licensed"
)
ENTRIES = Statement(
    "MATCH (count:EntryCount)-[:COUNT_OF]->(of) RETURN of.id, count.basis, count.stage, count.entries, count.synthetic"
)
SYNTHETIC = Statement("MATCH (of)-[made:SYNTHETIC_FROM]->(model) RETURN of.id, model.id, made.entries")
TRAINED = Statement("MATCH (model)-[:TRAINED_ON]->(version) RETURN model.id, version.id")
HAD = Statement("MATCH (count:ContributorCount|EntryCount) WHERE NOT (count)-[:COUNT_OF]->() RETURN count(count)")


@pytest.mark.parametrize("seed", range(4))
async def test_all_that_is_kept_is_what_the_facts_say_after_every_batch(
    database: Database, empty: Empty, seed: int
) -> None:
    chance = Random(seed)

    async def then(_seq: int, recorded: Sequence[Batch]) -> None:
        assert (await left(database)).since is None
        await same(database, World.recorded(recorded))

    recorded = await record(database, empty, order(chance, worlds_of_datasets(chance)), then=then)
    await begin_anew(database)
    await drain(database)
    await same(database, World.recorded(recorded))


@pytest.mark.parametrize("seed", range(4))
async def test_what_was_left_is_what_the_facts_say_once_drained_whatever_came_meanwhile(
    database: Database, empty: Empty, seed: int
) -> None:
    chance, at_once, behind = Random(seed), 3 * (seed % 3), 0

    async def then(_seq: int, recorded: Sequence[Batch]) -> None:
        nonlocal behind
        for _ in range(chance.randint(0, 2)):
            await database.write(lambda transaction: drain_some(transaction, chance.randint(1, 20)), seconds=None)
        if chance.random() < 0.1:
            await begin_anew(database)
        since = (await left(database)).since
        behind += since is not None
        if since is None:
            await same(database, World.recorded(recorded))

    steps = order(chance, worlds_of_datasets(chance))
    recorded = await record(database, empty, steps, rows_at_once=at_once, then=then)
    await drain(database)
    assert (await left(database)).tasks == 0
    assert behind
    await same(database, World.recorded(recorded))


async def same(database: Database, world: World) -> None:
    """Assert that all that is kept is what the facts of a world say."""
    contributors = recomputed.contributors(world)
    assert await _contributors(database) == contributors
    assert await _contributor_counts(database) == recomputed.contributor_counts(contributors)
    entries = {(of, basis, stage): (count, made) for of, basis, stage, count, made in await _all(database, ENTRIES)}
    assert entries == recomputed.entry_counts(world)
    assert {(of, model): count for of, model, count in await _all(database, SYNTHETIC)} == recomputed.synthetic(world)
    trained = {(model, version) for model, versions in recomputed.trained_on(world).items() for version in versions}
    assert {(model, version) for model, version in await _all(database, TRAINED)} == trained
    assert await _all(database, HAD) == [[0]]


async def _all(database: Database, statement: Statement) -> list[list[Any]]:
    return await database.read(statement, seconds=None)


async def _contributors(database: Database) -> recomputed.Contributors:
    found: recomputed.Contributors = {}
    for of, of_number, party, party_number, row in await _all(database, ROWS):
        assert (row["of"], row["party"]) == (of_number, party_number)
        assert (of, party) not in found
        found[of, party] = {
            reader.value: (seen.entries, frozenset((by.value, value) for by, value in marks_in(seen.marks)))
            for reader, seen in from_row(row).by.items()
        }
    return found


async def _contributor_counts(database: Database) -> dict[tuple[str, str, str], dict[str, int]]:
    found = {}
    for of, is_its_number, by, value, *counts in await _all(database, COUNTS):
        assert is_its_number
        found[of, by, value] = dict(zip(recomputed.AUDIENCES, counts, strict=True))
    return found
