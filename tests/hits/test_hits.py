"""What an answer costs in dbHits is kept in a file, and does not change until somebody says so."""

import asyncio
from pathlib import Path

import pytest

from bench.filling import fill
from bench.hits import LEARN, hits_of_all
from bench.questions import QUESTIONS
from bench.store import WORLDS, opened_store
from graph.engine.database import Database
from graph.engine.settings import EngineSettings
from graph.recorder.recorder import open_journal
from seed.world import World
from tests.conftest import Empty, engine_settings
from tests.hits.kept import acknowledged, differences

ACKNOWLEDGE = "see why; if it is as it should be, `make hits` acknowledges it"


@pytest.mark.prove
async def test_answers_of_a_world_cost_what_was_acknowledged(
    empty_database: Database, empty: Empty, database_settings: EngineSettings
) -> None:
    # With fewer parties, versions and assets than the large world has in proportion, so that it is there in seconds.
    world = World(recordings=5_000, parties=1_500, dataset_versions=6, model_versions=6, assets=2_500)
    await open_journal(empty_database)
    await fill(empty_database, world.batches())
    await empty_database.run_in_batches(LEARN)
    found = await hits_of_all(database_settings, world, QUESTIONS)
    await empty()
    assert acknowledged(world, found, version=database_settings.neo4j_version) == [], ACKNOWLEDGE


@pytest.mark.prove
@pytest.mark.parametrize("recordings", [10_000, 100_000])
def test_answers_of_a_world_in_proportion_cost_what_was_acknowledged(recordings: int, tmp_path: Path) -> None:
    world, settings = World(recordings=recordings), engine_settings(tmp_path)
    kept = {"LINERNOTES_CACHE": str(settings.cache), "LINERNOTES_NEO4J_VERSION": settings.neo4j_version}
    # The worlds of the benchmark: they are made once.
    with opened_store(world, WORLDS, kept) as named:
        found = asyncio.run(hits_of_all(named, world, QUESTIONS))
    assert acknowledged(world, found, version=settings.neo4j_version) == [], ACKNOWLEDGE


@pytest.mark.parametrize(
    ("was", "now", "is_said"),
    [(10, 60, False), (10, 61, True), (1_000, 1_200, False), (1_000, 1_201, True), (1_000, 799, True)],
)
def test_a_fifth_or_fifty_more_or_less_is_tolerated(was: int, now: int, is_said: bool) -> None:
    assert bool(differences({"credits": {"first": was}}, {"credits": {"first": now}})) == is_said


def test_a_question_that_is_new_or_gone_is_said() -> None:
    assert differences({"old": {"first": 1}}, {"new": {"first": 1, "deep": 2}}) == [
        "new, deep page: None dbHits were acknowledged, 2 are found",
        "new, first page: None dbHits were acknowledged, 1 are found",
        "old, first page: 1 dbHits were acknowledged, None are found",
    ]
