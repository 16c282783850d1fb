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
from tests.hits.kept import acknowledged, differences, grown, kept

ACKNOWLEDGE = "see why; if it is as it should be, `make hits` acknowledges it"


SMALL = World(recordings=10_000, parties=600, dataset_versions=6, model_versions=6, assets=700)
"""With fewer parties, versions and assets than the large world has in proportion, so that it is there in seconds."""

PARTY = {"contributions_of_party", "derivatives_of_party", "derivative_counts_of_party", "history_of_party"}
RECORDING = {"inclusions", "inputs_of", "derivatives_of_recording", "derivative_counts_of_recording"}
MODEL = {"derivatives_of_model", "derivative_counts_of_model", "contributors_of_model", "contents_of_model"}
DATASET = {"entries", "entries_for_auditors", "contributors_of_dataset", "contents_of_dataset"}


async def test_answers_of_a_world_cost_what_was_acknowledged(
    empty_database: Database, empty: Empty, database_settings: EngineSettings
) -> None:
    await open_journal(empty_database)
    await fill(empty_database, SMALL.batches())
    await empty_database.run_in_batches(LEARN)
    found = await hits_of_all(database_settings, SMALL, QUESTIONS)
    await empty()
    assert acknowledged(SMALL, found, version=database_settings.neo4j_version) == [], ACKNOWLEDGE


@pytest.mark.prove
@pytest.mark.parametrize("recordings", [10_000, 100_000])
def test_answers_of_a_world_in_proportion_cost_what_was_acknowledged(recordings: int, tmp_path: Path) -> None:
    world, settings = World(recordings=recordings), engine_settings(tmp_path)
    kept = {"LINERNOTES_CACHE": str(settings.cache), "LINERNOTES_NEO4J_VERSION": settings.neo4j_version}
    # The worlds of the benchmark: they are made once.
    with opened_store(world, WORLDS, kept) as named:
        found = asyncio.run(hits_of_all(named, world, QUESTIONS))
    assert acknowledged(world, found, version=settings.neo4j_version) == [], ACKNOWLEDGE


@pytest.mark.prove
@pytest.mark.parametrize(
    "questions",
    [
        pytest.param(PARTY, id="a party with 20,000 recordings in every dataset"),
        pytest.param(RECORDING, id="a recording in every dataset version"),
        pytest.param(MODEL, id="a model that made 200,000 assets"),
        pytest.param(DATASET, id="a dataset version with all 100,000 recordings"),
    ],
)
def test_pages_of_what_has_very_many_cost_what_they_cost_in_a_tenth_of_the_world(
    questions: set[str], database_settings: EngineSettings
) -> None:
    version = database_settings.neo4j_version
    tenth, whole = (kept(World(recordings=recordings), version=version) for recordings in (10_000, 100_000))
    assert grown(tenth, whole, questions) == []


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


@pytest.mark.parametrize(("deep", "is_said"), [(100, False), (1_300, False), (1_301, True)])
def test_a_page_has_grown_if_it_costs_more_than_any_of_the_smaller_world(deep: int, is_said: bool) -> None:
    """A page deep in the smaller world may have few rows, or there is none."""
    larger = {"entries": {"first": 1_000, "deep": deep}}
    for smaller in ({"first": 1_000, "deep": 20}, {"first": 1_000}, {"first": 900, "deep": 1_000}):
        assert bool(grown({"entries": smaller}, larger, {"entries"})) == is_said


def test_fifty_hits_more_are_no_growth_and_others_are_not_looked_at() -> None:
    smaller = {"history": {"first": 28}, "entries": {"first": 1}}
    larger = {"history": {"first": 78, "deep": 79}, "entries": {"first": 1_000}}
    assert grown(smaller, larger, {"history"}) == [
        "history, deep page: 28 dbHits in the smaller world, 79 in the larger"
    ]
