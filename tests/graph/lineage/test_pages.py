"""Pages of a walk: together the whole, whatever is recorded meanwhile; and further rounds of a budget."""

from collections.abc import Sequence

import pytest

from graph.lineage.hops import View
from graph.lineage.pages import Asked, Page, WalkTooLong, page
from graph.reader import ReadContext, Reader, cursor
from graph.reader.context import Audience
from graph.reader.errors import BadCursor
from graph.views.registry import VIEWS
from linernotes.lineage import Direction, StepType
from linernotes.tracing.question import MOST_ROUNDS, Question
from schema.build import build
from schema.execution import Execution
from tests.graph.lineage.world import World, by
from tests.graph.recorder.conftest import by_key, fact

EVERYTHING = View(audience=Audience.AUDITOR)
BACK = Question(direction=Direction.EARLIER, depth=10, by_place=False)


async def asked(world: World, key: str, *, first: int, after: str | None = None, **more: int) -> tuple[int, Page]:
    """Ask for a page."""
    of = Asked(of=world.ids[key], question=BACK, first=first, after=after)
    seq, found = await page(world.database, of, EVERYTHING, **more)
    assert found is not None
    return seq, found


def edges(pages: Sequence[Page]) -> list[tuple[str, ...]]:
    """The edges of pages."""
    return [tuple(stated.edge) for one in pages for stated in one.stated]


async def test_all_pages_are_the_walk_and_each_says_whether_it_is_whole(world: World) -> None:
    _, whole = await asked(world, "single", first=100)
    pages, after = list[Page](), None
    while not pages or pages[-1].has_next:
        _, one = await asked(world, "single", first=3, after=after)
        assert one.has_previous == bool(pages)
        pages.append(one)
        after = one.cursors[-1]
    assert [len(one.met) for one in pages] == [3, 3, 3, 3]
    assert edges(pages) == edges([whole])
    assert all(one.completeness == whole.completeness for one in pages)
    assert not whole.has_next


async def test_pages_go_on_as_the_first_one_knew_the_record(world: World) -> None:
    seq, whole = await asked(world, "single", first=100)
    _, first = await asked(world, "single", first=5)
    await world.record(
        "meanwhile",
        fact("recording", key="new", title="New"),
        fact("datasetEntry", of=by_key("set 1"), item=by_key("new"), basis="PUBLIC_DOMAIN"),
        by("StudioProducer", "bo", "cover"),
    )
    entry = next(one.facts[0]["seq"] for one in whole.stated if one.edge.type is StepType.INCLUDES)
    await world.record("gone", fact("retraction", target=entry, reason="never was"))
    then, rest = await asked(world, "single", first=100, after=first.cursors[-1])
    assert then == seq
    assert edges([first, rest]) == edges([whole])
    assert edges([(await asked(world, "single", first=100))[1]]) != edges([whole])


async def test_a_budget_that_is_spent_gives_a_cursor_that_goes_on(world: World) -> None:
    _, whole = await asked(world, "single", first=100)
    pages, after = list[Page](), None
    while not pages or after is not None:
        pages.append((await asked(world, "single", first=100, after=after, most_things=4))[1])
        after = pages[-1].onward
    assert [one.completeness.is_partial for one in pages] == [True, True, False]
    assert not any(one.has_next for one in pages)
    assert edges(pages) == edges([whole])


async def test_a_walk_that_has_had_all_its_rounds_names_the_stream(world: World) -> None:
    seq, found = await asked(world, "single", first=100)
    of = Asked(of=world.ids["single"], question=BACK, first=1)
    beyond = cursor.encode(of.seal, (seq, MOST_ROUNDS + 1, *found.met[-1].order))
    with pytest.raises(WalkTooLong, match=r"/lineage/rel_.*\.ndjson"):
        await asked(world, "single", first=1, after=beyond)


async def test_a_cursor_is_of_no_use_in_another_walk(world: World) -> None:
    _, first = await asked(world, "single", first=2)
    with pytest.raises(BadCursor):
        await asked(world, "track", first=2, after=first.cursors[-1])


async def test_evidence_is_every_fact_that_states_an_edge_once(world: World) -> None:
    await world.record("again", by("StudioProducer", "bo", "first"))
    _, found = await asked(world, "first", first=10)
    (made,) = [one for one in found.stated if one.edge.earlier == world.ids["bo"]]
    assert [(one["kind"], one["source"]) for one in made.facts] == [("contribution", "label")] * 2
    _, release = await asked(world, "single", first=3)
    assert [[one["kind"] for one in each.facts] for each in release.stated] == [
        ["releaseContent"],
        ["generation", "asset"],
        ["generation", "asset"],
    ]
    assert all(one["actor"] == "local" and one["recordedAt"] for each in release.stated for one in each.facts)


async def test_a_contribution_is_told_by_the_other_end_of_its_halves_at_once(world: World) -> None:
    schema = build()
    reader = Reader(schema, VIEWS, world.database)
    text = """query ($of: ID!, $way: LineageDirection!) {
      lineage(of: $of, direction: $way, depth: 1) { edges { depth type from { id } to { id } } } }"""
    made = world.ids["music 5"]
    edges = {
        "EARLIER": {"depth": 1, "type": "MADE", "from": None, "to": {"id": world.ids["ann"]}},
        "LATER": {"depth": 1, "type": "TO", "from": {"id": world.ids["song"]}, "to": None},
    }
    for way, edge in edges.items():
        context = ReadContext(Audience.PUBLIC, "2026-11-22T12:00:00.000000Z")
        answer = await Execution(schema, reader).execute(text, context=context, variables={"of": made, "way": way})
        assert (answer.data, answer.errors) == ({"lineage": {"edges": [edge]}}, [])
    assert reader.counts.fallbacks == 0
