"""Walks over the graph: every step, both ways, within budgets, and only past what may be seen."""

import pytest

from graph.lineage.hops import At, Hops, View
from graph.lineage.walker import begin
from graph.reader.context import Audience
from linernotes.facts.party import CreditContext
from linernotes.lineage import STEPS, Direction, StepType
from linernotes.tracing.question import Reason
from linernotes.tracing.walk import Left
from tests.graph.lineage.world import World, by, report
from tests.graph.recorder.conftest import by_key, fact, person

EARLIER = [
    (1, "single", "CONTAINS", "track"),
    (2, "track", "USED_INPUT", "first"),
    (2, "track", "USED_MODEL", "model 2"),
    (2, "track", "SCORES", "cover"),
]


async def test_a_release_leads_over_its_asset_to_all_that_it_came_from(world: World) -> None:
    walked = await world.walk("single", depth=10)
    told = world.told(walked)
    assert told[:4] == EARLIER
    assert {(later, type_, earlier) for _, later, type_, earlier in told[4:]} == {
        ("cover", "RELATED_TO", "first"),
        ("cover", "RECORDING_OF", "song"),
        ("first", "RECORDING_OF", "song"),
        ("first", "MADE", "bo"),
        ("song", "MADE", "ann"),
        ("model 2", "STARTED_FROM", "model 1"),
        ("model 1", "USED", "set 1"),
        ("set 1", "INCLUDES", "cover"),
    }
    assert not walked.completeness.is_partial


async def test_the_same_edges_lead_back_from_a_party_to_what_came_of_it(world: World) -> None:
    later = world.told(await world.walk("ann", direction=Direction.LATER, depth=10))
    earlier = world.told(await world.walk("single", depth=10))
    assert {edge[1:] for edge in later} == {edge[1:] for edge in earlier} - {("first", "MADE", "bo")}


async def test_what_is_passed_through_begins_with_its_halves(world: World) -> None:
    async def told(key: str, direction: Direction) -> list[tuple[int, str, str, str]]:
        return world.told(await world.walk(key, direction=direction, depth=1))

    assert await told("making", Direction.EARLIER) == [
        (1, "making", "USED_INPUT", "first"),
        (1, "making", "USED_MODEL", "model 2"),
    ]
    assert await told("making", Direction.LATER) == [(1, "track", "PRODUCED_BY", "making")]
    assert await told("report", Direction.LATER) == [(1, "track", "ABOUT", "report")]
    assert await told("run 2", Direction.EARLIER) == [(1, "run 2", "STARTED_FROM", "model 1")]


async def test_a_dataset_and_a_model_begin_with_their_versions(world: World) -> None:
    assert world.told(await world.walk("set", depth=1)) == [(1, "set 1", "INCLUDES", "cover")]
    assert world.told(await world.walk("model", depth=1)) == [
        (1, "model 1", "USED", "set 1"),
        (1, "model 2", "STARTED_FROM", "model 1"),
    ]


async def test_only_wanted_types_are_followed_and_nothing_is_gone_on_from_where_it_is_to_stop(world: World) -> None:
    scored = await world.walk("track", types=frozenset({StepType.SCORES, StepType.RELATED_TO}))
    assert world.told(scored) == [(1, "track", "SCORES", "cover"), (2, "cover", "RELATED_TO", "first")]
    assert not scored.completeness.is_partial
    stopped = await world.walk("track", stop_at=frozenset({"Recording", "ModelVersion"}), depth=10)
    assert {depth for depth, *_ in world.told(stopped)} == {1}
    assert not stopped.completeness.is_partial


async def test_more_edges_of_a_type_than_are_followed_are_counted(world: World) -> None:
    entries = [fact("recording", key=f"r{number}", title="R") for number in range(4)]
    included = [
        fact("datasetEntry", of=by_key("set 1"), item=by_key(one["key"]), basis="PUBLIC_DOMAIN") for one in entries
    ]
    await world.record("more", *entries, *included)
    walked = await world.walk("set 1", most_edges=4)
    assert world.told(walked) == []
    assert walked.completeness.reasons == (Reason.FAN_OUT,)
    assert [(one.type, one.count, one.is_exact) for one in walked.completeness.omitted] == [
        (StepType.INCLUDES, 5, True)
    ]


async def test_a_budget_ends_a_walk_and_what_it_leaves_out_is_counted(world: World) -> None:
    walked = await world.walk("single", depth=10, most_things=5)
    assert world.told(walked) == EARLIER
    assert walked.completeness.reasons == (Reason.BUDGET,)
    assert {one.type: one.count for one in walked.completeness.omitted} == {
        StepType.STARTED_FROM: 1,
        StepType.RELATED_TO: 1,
        StepType.RECORDING_OF: 2,
        StepType.MADE: 1,
    }


@pytest.mark.parametrize("measures", ["SIMILARITY", "REPLICATION"])
async def test_likeness_and_what_the_model_cannot_have_known_are_for_auditors_alone(
    world: World, measures: str
) -> None:
    await world.record("outside", fact("recording", key="stranger", title="Stranger"))
    await world.record(
        "reports", report("likeness", measures, "first"), report("wrong", "INFLUENCE_ESTIMATE", "stranger", "song")
    )

    async def scored(audience: Audience) -> list[str]:
        walked = await world.walk("track", audience, depth=1, types=frozenset({StepType.SCORES}))
        return sorted(world.key_of(one.edge.earlier) for one in walked.met)

    assert await scored(Audience.AUDITOR) == ["cover", "first", "song", "stranger"]
    # The work through its recording, which is in the training set.
    assert await scored(Audience.PUBLIC) == ["cover", "song"]
    later = await world.walk("stranger", Audience.PUBLIC, direction=Direction.LATER)
    assert (later.met, later.completeness.is_partial) == ([], False)


async def test_nobody_is_led_past_what_is_withheld(world: World) -> None:
    await world.record(
        "choice",
        fact("namingChoice", party=by_key("bo"), audience="PUBLIC", context="CONTAINED", naming="NOT_NAMED"),
    )
    public = world.told(await world.walk("track", Audience.PUBLIC, depth=10))
    assert not [edge for edge in public if "first" in edge or "bo" in edge]
    assert ("track", "USED_INPUT", "first") in {
        edge[1:] for edge in world.told(await world.walk("track", Audience.LICENSED, depth=10))
    }
    # As a recording of its own it is still there.
    assert world.told(await world.walk("first", Audience.PUBLIC, depth=1))[-1] == (1, "first", "MADE", "bo")


async def test_silence_is_no_permission_on_training_lines(world: World) -> None:
    await world.record("cover by bo", by("MainArtist", "bo", "cover"), person("Cy", key="cy"))
    await world.record(
        "licensed",
        fact("recording", key="quiet", title="Quiet"),
        by("MainArtist", "cy", "quiet"),
        fact("datasetEntry", of=by_key("set 1"), item=by_key("quiet"), basis="LICENSED"),
    )
    public = await world.walk("set 1", Audience.PUBLIC)
    assert "quiet" not in {key for edge in world.told(public) for key in edge[1:]}
    assert ("set 1", "INCLUDES", "cover") in {edge[1:] for edge in world.told(public)}


async def test_what_was_made_is_told_on_its_own_line_and_what_it_rests_on_where_that_may_be_seen(world: World) -> None:
    await world.record("sung by bo", by("MainArtist", "bo", "track"))
    scored = (1, "track", "SCORES", "cover")
    assert scored in world.told(await world.walk("track", Audience.PUBLIC, depth=1))
    assert scored in world.told(await world.walk("cover", Audience.PUBLIC, direction=Direction.LATER, depth=1))
    # Beyond the score nobody said that bo may be named as one whose music was trained on.
    beyond = world.told(await world.walk("cover", Audience.PUBLIC, direction=Direction.LATER, depth=2))
    assert (2, "single", "CONTAINS", "track") not in beyond


async def test_what_is_withheld_where_it_would_begin_is_not_there(world: World) -> None:
    await world.record(
        "choice", fact("namingChoice", party=by_key("bo"), audience="PUBLIC", context="MADE_BY", naming="NOT_NAMED")
    )
    for audience, found in ((Audience.PUBLIC, None), (Audience.LICENSED, [world.ids["first"]])):
        assert await begin(Hops(world.database, View(audience=audience)), world.ids["first"]) == found


@pytest.mark.parametrize("id_", ["nothing", "par_nothing", "nam_1", "par_"])
async def test_what_is_not_there_has_no_lineage(world: World, id_: str) -> None:
    assert await begin(Hops(world.database, View(audience=Audience.PUBLIC)), id_) is None


async def test_what_was_taken_back_since_it_was_come_to_leads_to_nothing(world: World) -> None:
    hops = Hops(world.database, View(audience=Audience.PUBLIC))
    gone = [At("ast_gone", STEPS[type_], CreditContext.MADE_BY) for type_ in (StepType.USED_INPUT, StepType.SCORES)]
    found = await hops.leads_to(gone, Direction.EARLIER)
    assert {at: list(ids or ()) for at, ids in found.items()} == {at: [] for at in gone}
    left = [
        Left(id=at.id, step=at.step, places=frozenset({at.place}), listed=frozenset(), reasons=frozenset())
        for at in gone
    ]
    assert await hops.how_many(left, Direction.EARLIER) == [(one, 0) for one in left]


async def test_a_walk_of_the_past_goes_over_what_stood_then(world: World) -> None:
    before = await world.walk("single", depth=10)
    seq = await world.record("more", fact("recording", key="late", title="Late"))
    await world.record("new", report("late report", "DECLARED", "late"))
    assert {edge[1:] for edge in world.told(await world.walk("track", depth=1))} > {("track", "SCORES", "late")}
    assert (await world.walk("single", depth=10, known=seq)).met == before.met


async def test_a_walk_of_the_past_goes_over_what_was_retracted_since(world: World) -> None:
    seq = await world.record("more", by("StudioProducer", "ann", "first"))
    before = await world.walk("first", depth=1)
    await world.record("less", fact("retraction", target=seq, reason="never was"))
    assert (await world.walk("first", depth=1, known=seq)).met == before.met
    assert (1, "first", "MADE", "ann") not in world.told(await world.walk("first", depth=1))
