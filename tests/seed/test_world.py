"""The generator makes the same world everywhere: as large as promised, skewed as catalogues are, and lawful."""

from collections import Counter
from functools import cache
from typing import Any

import pytest

from linernotes.facts.registry import read_fact
from linernotes.facts.walk import references
from seed.world import World
from seed.world.facts import Fact
from seed.world.plan import LONGEST_CHAIN, SCORES


@cache
def small() -> list[Fact]:
    """The facts of a small world."""
    return list(World(recordings=240, dataset_versions=8, model_versions=8).facts())


def of_kind(kind: str) -> list[Fact]:
    return [fact for fact in small() if fact["kind"] == kind]


def test_the_same_seed_makes_the_same_facts_and_another_makes_others() -> None:
    sizes: dict[str, Any] = {
        "recordings": 100,
        "parties": 60,
        "dataset_versions": 6,
        "model_versions": 6,
        "assets": 610,
    }
    first = list(World(**sizes).lines())
    assert first == list(World(**sizes).lines())
    assert first != list(World(**sizes, seed=2).lines())


def test_every_fact_is_valid_and_points_only_at_what_came_before_it() -> None:
    world, there = World(recordings=240, dataset_versions=8, model_versions=8, has_rights=True), set[str]()
    for line in world.lines():
        fact = read_fact(line, place=0)
        assert not isinstance(fact, list), fact
        assert {reference.id for _, reference in references(fact)} <= there
        subject = getattr(fact, "subject", None)
        if subject is not None and subject.new is not None:
            there.add(subject.new.id)


@pytest.mark.parametrize(
    ("kind", "many"),
    [("recording", 240), ("party", 144), ("datasetVersion", 8), ("modelVersion", 8), ("asset", 720), ("work", 120)],
)
def test_there_is_as_much_of_a_kind_as_was_promised(kind: str, many: int) -> None:
    assert len(of_kind(kind)) == many


def test_the_large_world_is_as_large_as_promised() -> None:
    plan = World(recordings=100_000).plan
    assert (plan.parties, plan.dataset_versions, plan.model_versions, plan.assets) == (60_000, 20, 12, 300_000)
    assert plan.prolific == 20_000


def test_a_third_of_the_assets_have_a_report_of_twenty_sources() -> None:
    reports = of_kind("attributionReport")
    assert len(reports) == 240
    of_recordings = [len(report["scores"]) for report in reports if report["side"] == "MASTER"]
    assert set(of_recordings) == {SCORES}


def test_assets_are_edits_of_edits_six_deep_and_no_deeper() -> None:
    parents = {
        fact["subject"]["new"]["id"]: one["input"]["id"]
        for fact in of_kind("generation")
        for one in fact.get("inputs", ())
        if one["relationship"] == "parentOf"
    }
    made_by = {fact["subject"]["new"]["id"]: fact["generation"]["id"] for fact in of_kind("asset")}

    def depth(asset: str) -> int:
        parent = parents.get(made_by[asset])
        return 0 if parent is None else 1 + depth(parent)

    assert max(map(depth, made_by)) == LONGEST_CHAIN


def test_models_are_fine_tuned_from_models_in_chains() -> None:
    plan = World(recordings=100_000).plan

    def chain(model: int) -> int:
        base = plan.base_of(model)
        return 0 if base is None else 1 + chain(base)

    assert max(map(chain, range(plan.model_versions))) >= 4


def test_one_party_has_a_fifth_of_all_recordings_and_they_are_in_every_dataset_version() -> None:
    plan = World(recordings=2_000).plan
    artists = Counter(map(plan.artist_of, range(plan.recordings)))
    (first, many), (_, next_many) = artists.most_common(2)
    assert (first, many) == (0, 400)
    assert next_many < many
    assert all(plan.holds(version, 0) for version in range(plan.dataset_versions))


def test_one_model_made_two_thirds_of_all_assets() -> None:
    plan = World(recordings=1_000).plan
    ((_, many),) = Counter(map(plan.maker_of, range(plan.assets))).most_common(1)
    assert many >= plan.assets * 2 // 3


def test_few_recordings_are_scored_very_often_and_most_seldom() -> None:
    scored = Counter(score["source"]["id"] for report in of_kind("attributionReport") for score in report["scores"])
    often = [many for _, many in scored.most_common(10)]
    assert sum(often) > sum(scored.values()) // 5


def test_the_subjects_are_in_the_world() -> None:
    world = World(recordings=240, dataset_versions=8, model_versions=8)
    there = {fact["subject"]["new"]["id"] for fact in small() if "subject" in fact}
    asked = world.subjects.as_variables().items()
    ids = {
        value for name, value in asked if isinstance(value, str) and name not in ("misspelt_name", "recording_title")
    }
    assert ids | set(world.subjects.hundred_recordings) <= there
    assert world.subjects.late_seq < len(small())


def test_rights_come_after_everything_else_and_change_nothing_of_it() -> None:
    with_rights = list(World(recordings=240, dataset_versions=8, model_versions=8, has_rights=True).facts())
    assert with_rights[: len(small())] == small()
    kinds = Counter(fact["kind"] for fact in with_rights[len(small()) :])
    assert kinds["catalogueMember"] == 480
    assert {"rightShare", "protection", "agreement", "clause", "consent", "mandate"} <= kinds.keys()
