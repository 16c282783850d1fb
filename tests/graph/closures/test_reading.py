"""Who contributed to datasets and models, and what is in them, reads as the facts say, before each audience."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.reader import Reader
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from tests.conftest import Empty
from tests.graph.closures.worlds import worlds_of_datasets
from tests.oracle import contents as recomputed
from tests.oracle.asking import AUDITOR, LICENSED, PUBLIC, Asking
from tests.oracle.facts import order
from tests.oracle.recording import record
from tests.oracle.world import World

NUMBERS = Statement("MATCH (party:Party) RETURN party.id, party.number")
CONTENTS = """
  contributors(first: 2, after: $after) {
    totalCount nodes { entries party { id } } pageInfo { hasNextPage endCursor }
  }
  contributorsNotNamed
  groups: contributorCounts(by: ROLE_GROUP) { roleGroup basis stage named notNamed }
  bases: contributorCounts(by: BASIS) { basis named notNamed }
  stages: contributorCounts(by: STAGE) { stage named notNamed }
  counts(by: [BASIS, STAGE]) { basis stage entries synthetic }
  byStage: counts(by: STAGE) { basis stage entries }
  all: counts(by: []) { basis stage entries synthetic }
  synthetic { entries fromModels { entries modelVersion { id } } }
"""
OF_VERSION = f"query ($id: ID!, $after: String) {{ of: datasetVersion(id: $id) {{ {CONTENTS} }} }}"
OF_MODEL = (
    "query ($id: ID!, $after: String) { modelVersion(id: $id) "
    f"{{ of: closure {{ datasetVersions {{ id }} {CONTENTS} }} }} }}"
)


async def test_it_reads_as_the_facts_say(database: Database, empty: Empty) -> None:
    chance = Random(0)
    world = World.recorded(await record(database, empty, order(chance, worlds_of_datasets(chance))))
    schema = build()
    asking = Asking(Execution(schema, Reader(schema, VIEWS, database)), database, world)
    numbers: dict[str, Any] = dict(await database.read(NUMBERS, seconds=None))
    for context in (PUBLIC, LICENSED, AUDITOR):
        for said in world.things("datasetVersion"):
            pages = [page["of"] async for page in _pages(asking, OF_VERSION, str(said.id), context, ["of"])]
            _compare(world, str(said.id), context.audience.value, pages, numbers)
        for said in world.things("modelVersion"):
            pages = [
                page["modelVersion"]["of"]
                async for page in _pages(asking, OF_MODEL, str(said.id), context, ["modelVersion", "of"])
            ]
            _compare(world, str(said.id), context.audience.value, pages, numbers)
            trained = {each["id"] for each in pages[0]["datasetVersions"]}
            assert trained == recomputed.trained_on(world)[str(said.id)]
    assert asking.execution.reader.counts.fallbacks == 0
    await _is_kept_for_now(asking, str(world.things("datasetVersion")[0].id))


async def _is_kept_for_now(asking: Asking, version: str) -> None:
    """Assert that what is kept as it is today is not given out as what was known at another time."""
    for asked in (
        f'{{ datasetVersion(id: "{version}", knownAt: {{seq: 1000}}) {{ contributors {{ totalCount }} }} }}',
        f'{{ datasetVersion(id: "{version}", knownAt: {{seq: 1000}}) {{ counts {{ entries }} }} }}',
    ):
        answer = await asking.read(asked)
        assert [error["extensions"]["code"] for error in answer.errors] == ["KEPT_FOR_NOW"], asked


async def _pages(asking: Asking, text: str, id_: str, context: Any, path: list[str]) -> Any:
    after = None
    while True:
        answer = await asking.read(text, {"id": id_, "after": after}, context)
        assert answer.errors == []
        assert answer.data is not None
        yield answer.data
        page: Any = answer.data
        for key in [*path, "contributors"]:
            page = page[key]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return


def _compare(world: World, of: str, audience: str, pages: list[dict[str, Any]], numbers: Mapping[str, int]) -> None:
    contributors = recomputed.contributors(world)
    seen = {party: row[audience][0] for (start, party), row in contributors.items() if start == of and audience in row}
    expected = sorted(seen.items(), key=lambda each: (-each[1], numbers[each[0]]))
    got = [(row["party"]["id"], row["entries"]) for page in pages for row in page["contributors"]["nodes"]]
    assert got == expected
    first = pages[0]
    everybody = sum(start == of for start, _ in contributors)
    assert (first["contributors"]["totalCount"], first["contributorsNotNamed"]) == (len(seen), everybody - len(seen))
    counts = recomputed.contributor_counts(contributors)
    for by, name, key in (
        ("ROLE_GROUP", "groups", "roleGroup"),
        ("BASIS", "bases", "basis"),
        ("STAGE", "stages", "stage"),
    ):
        assert {row[key]: (row["named"], row["notNamed"]) for row in first[name]} == {
            value: (each[audience], each["AUDITOR"] - each[audience])
            for (start, way, value), each in counts.items()
            if (start, way) == (of, by)
        }
    entries = {key[1:]: count for key, count in recomputed.entry_counts(world).items() if key[0] == of}
    assert {(row["basis"], row["stage"]): (row["entries"], row["synthetic"]) for row in first["counts"]} == entries
    for row in first["byStage"]:
        assert row["basis"] is None
        assert row["entries"] == sum(count for (_, stage), (count, _) in entries.items() if stage == row["stage"])
    assert sum(row["entries"] for row in first["all"]) == sum(count for count, _ in entries.values())
    assert first["synthetic"]["entries"] == sum(made for _, made in entries.values())
    assert {row["modelVersion"]["id"]: row["entries"] for row in first["synthetic"]["fromModels"]} == {
        model: count for (start, model), count in recomputed.synthetic(world).items() if start == of
    }
