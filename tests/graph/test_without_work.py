"""Recordings of which nobody has said the work: whose they are, in which order, for whom."""

from __future__ import annotations

from typing import Any

import pytest

from graph.engine.database import Database
from graph.reader import Audience, ReadContext, Reader
from graph.reader.errors import AuditorsOnly
from graph.views.registry import VIEWS
from graph.without_work import BEGINNING, page
from schema.build import build
from schema.execution import Execution
from tests.graph.lineage.world import World, by, recorded
from tests.graph.recorder.conftest import by_key, fact, person

NOW = "2026-11-22T12:00:00.000000Z"
LIST = """query ($of: ID, $first: Int, $after: String) { recordingsWithoutWork(of: $of, first: $first, after: $after) {
  items { recording { id } assets } isPartial pageInfo { hasNextPage hasPreviousPage endCursor } } }"""


@pytest.fixture
async def world(empty_database: Database) -> World:
    """One asset was made of "a" and "b", another of "b"; "c" has a work, and nothing came of "d"."""
    world = await recorded(empty_database)
    of = fact("recordingOf", recording=by_key("c"), work=by_key("song"))
    titled = [fact("recording", key=key, title=key) for key in ("a", "b", "c", "d")]
    await world.record("more", *titled, of, person("Dee", key="dee"), *(by("MainArtist", "dee", key) for key in "abcd"))
    for number, keys in enumerate(("ab", "b")):
        made = fact(
            "generation",
            key=f"made {number}",
            inputs=[{"input": by_key(key), "relationship": "componentOf"} for key in keys],
        )
        await world.record(
            f"made {number}", made, fact("asset", key=f"new {number}", title="New", generation=by_key(f"made {number}"))
        )
    return world


async def listed(world: World, of: str | None, audience: Audience = Audience.PUBLIC, **asked: Any) -> Any:
    schema = build()
    execution = Execution(schema, Reader(schema, VIEWS, world.database))
    answer = await execution.execute(
        LIST, context=ReadContext(audience, NOW), variables={"of": of and world.ids[of], **asked}
    )
    if answer.errors:
        return answer.errors[0]["extensions"]["code"]
    assert answer.data is not None
    return answer.data["recordingsWithoutWork"]


async def test_a_partys_recordings_without_a_work_are_listed_by_how_many_assets_rest_on_them(world: World) -> None:
    expected = [
        {"recording": {"id": world.ids[key]}, "assets": assets} for key, assets in (("b", 2), ("a", 1), ("d", 0))
    ]
    assert (await listed(world, "dee"))["items"] == expected
    pages, after = list[Any](), None
    while not pages or pages[-1]["pageInfo"]["hasNextPage"]:
        pages.append(await listed(world, "dee", first=1, after=after))
        after = pages[-1]["pageInfo"]["endCursor"]
    assert [item for one in pages for item in one["items"]] == expected
    assert [one["isPartial"] for one in pages] == [False, False, False]


async def test_everybodys_are_for_auditors(world: World) -> None:
    assert await listed(world, None) == AuditorsOnly.code
    everybodys = (await listed(world, None, Audience.AUDITOR))["items"]
    assert [world.key_of(item["recording"]["id"]) for item in everybodys] == ["b", "a", "d"]


async def test_what_is_withheld_is_not_listed_and_a_party_that_is_has_no_list(world: World) -> None:
    choice = fact("namingChoice", party=by_key("dee"), audience="PUBLIC", context="MADE_BY", naming="NOT_NAMED")
    await world.record("choice", choice)
    assert await listed(world, "dee") is None
    assert len((await listed(world, "dee", Audience.LICENSED))["items"]) == 3


async def test_where_there_is_too_much_to_look_at_that_is_said(world: World) -> None:
    _, found = await page(world.database, Audience.AUDITOR, None, size=9, after=BEGINNING, most=2)
    assert found is not None
    assert found.is_partial
