"""The paths between two things of the graph, and what states their steps."""

from graph.lineage.between import Paths, paths_between
from graph.lineage.hops import View
from graph.reader.context import Audience
from linernotes.lineage import Direction
from tests.graph.lineage.world import World
from tests.graph.recorder.conftest import by_key, fact


async def found(world: World, start: str, end: str, audience: Audience = Audience.PUBLIC, **view: int) -> Paths:
    """The paths between two things."""
    seen = View(audience=audience, **view)
    _, paths = await paths_between(world.database, world.ids[start], world.ids[end], seen, first=10)
    assert paths is not None
    return paths


def told(world: World, paths: Paths) -> list[list[tuple[str, str, str]]]:
    """The steps of paths, by the keys of things."""
    return [
        [(world.key_of(one.edge.later), one.edge.type.value, world.key_of(one.edge.earlier)) for one in path]
        for path in paths.paths
    ]


TO_ANN = [
    [("track", "USED_INPUT", "first"), ("first", "RECORDING_OF", "song"), ("song", "MADE", "ann")],
    [("track", "SCORES", "cover"), ("cover", "RECORDING_OF", "song"), ("song", "MADE", "ann")],
    [
        ("track", "SCORES", "cover"),
        ("cover", "RELATED_TO", "first"),
        ("first", "RECORDING_OF", "song"),
        ("song", "MADE", "ann"),
    ],
]


async def test_an_asset_leads_to_a_writer_by_the_shortest_paths_first(world: World) -> None:
    paths = await found(world, "track", "ann", Audience.AUDITOR)
    assert paths.direction is Direction.EARLIER
    assert told(world, paths)[:3] == TO_ANN
    assert all(one.facts for path in paths.paths for one in path)


async def test_from_the_earlier_thing_the_same_paths_are_found_the_other_way_round(world: World) -> None:
    paths = await found(world, "ann", "track", Audience.AUDITOR)
    assert paths.direction is Direction.LATER
    assert sorted(sorted(path) for path in told(world, paths)) == sorted(
        sorted(path) for path in told(world, await found(world, "track", "ann", Audience.AUDITOR))
    )


async def test_no_path_leads_past_what_is_withheld(world: World) -> None:
    await world.record(
        "choice",
        fact("namingChoice", party=by_key("bo"), audience="PUBLIC", context="CONTAINED", naming="NOT_NAMED"),
    )
    steps = [step for path in told(world, await found(world, "track", "ann")) for step in path]
    assert "first" not in {end for later, _, earlier in steps for end in (later, earlier)}
    assert told(world, await found(world, "track", "ann", Audience.LICENSED))[0] == TO_ANN[0]


async def test_from_what_has_too_many_edges_paths_are_found_from_the_other_end(world: World) -> None:
    new = [fact("recording", key=f"r{number}", title="R") for number in range(5)]
    included = [fact("datasetEntry", of=by_key("set 1"), item=by_key(one["key"]), basis="PUBLIC_DOMAIN") for one in new]
    await world.record("more", *new, *included)
    paths = await found(world, "set 1", "ann", most_edges=5)
    (path,) = told(world, paths)
    assert path == [("set 1", "INCLUDES", "cover"), ("cover", "RECORDING_OF", "song"), ("song", "MADE", "ann")]
    assert not paths.completeness.is_partial


async def test_nothing_leads_nowhere_and_a_dataset_is_on_no_path(world: World) -> None:
    assert (await found(world, "bo", "ann")).paths == []
    assert (await found(world, "set", "ann")).paths == []
