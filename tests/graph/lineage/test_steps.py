"""The table of steps, against the vocabulary that the graph is written with."""

from itertools import pairwise

import pytest

from graph.vocabulary import EDGES, NODES
from linernotes.facts.party import CreditContext
from linernotes.lineage import (
    HALVES,
    PASSED_THROUGH,
    PLACES,
    STEPS,
    THINGS,
    VERSIONS_OF,
    Direction,
    Step,
    StepType,
    ThingKind,
    kind_of,
    place_after,
    steps_from,
)


def _ends(step: Step) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The kinds that each hop leads from and to, in the direction of its relationship."""
    between = (step.through,) if step.through is not None else ()
    stations = [step.later, *([between] if between else []), step.earlier]
    pairs = pairwise(stations)
    return [pair if hop.is_along else pair[::-1] for hop, pair in zip(step.hops, pairs, strict=True)]


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS.keys())
def test_every_hop_is_a_relationship_of_the_vocabulary_between_the_kinds_that_it_joins(step: Step) -> None:
    for hop, (start, end) in zip(step.hops, _ends(step), strict=True):
        assert {*start} <= {*EDGES[hop.relationship].start}
        assert {*end} <= {*EDGES[hop.relationship].end}
        assert hop.types is None or "type" in EDGES[hop.relationship].properties


def test_steps_stand_in_the_order_of_their_types() -> None:
    assert list(STEPS) == list(StepType)[: len(STEPS)]


@pytest.mark.parametrize(("kind", "direction"), HALVES, ids=str)
def test_a_half_of_a_step_is_one_relationship_at_what_is_passed_through(kind: str, direction: Direction) -> None:
    for half in steps_from(kind, direction):
        ((start, end),) = _ends(half)
        (hop,) = half.hops
        assert {*start} <= {*EDGES[hop.relationship].start}
        assert {*end} <= {*EDGES[hop.relationship].end}
        assert (half.later if direction is Direction.EARLIER else half.earlier) == (kind,)


def test_a_walk_begins_at_what_is_passed_through_with_its_halves() -> None:
    def begins(kind: str, direction: Direction) -> list[str]:
        return [half.type.value for half in steps_from(kind, direction)]

    assert begins("Generation", Direction.EARLIER) == ["USED_INPUT", "USED_MODEL"]
    assert begins("TrainingRun", Direction.LATER) == ["PRODUCED_BY"]
    assert begins("AttributionReport", Direction.LATER) == ["ABOUT"]
    assert begins("Contribution", Direction.LATER) == ["TO"]
    assert begins("Contribution", Direction.EARLIER) == ["BY_MODEL", "MADE"]


def test_every_kind_is_a_label_of_the_graph_and_is_told_by_its_ids() -> None:
    kinds = THINGS | PASSED_THROUGH | {*VERSIONS_OF}
    assert kinds <= {*NODES}
    assert kinds == {kind_of(f"{prefix}_1") for prefix in _PREFIXES}
    assert kind_of("par") is None
    assert kind_of("xyz_1") is None


def test_what_is_passed_through_is_no_thing() -> None:
    assert {"Contribution", "Generation", "AttributionReport", "TrainingRun"} == PASSED_THROUGH
    assert not THINGS & PASSED_THROUGH
    assert {kind.value for kind in ThingKind} == THINGS


def test_a_walk_never_comes_back_to_a_place_that_it_left() -> None:
    for place in PLACES:
        for step in STEPS.values():
            after = place_after(place, step)
            assert PLACES.index(after) >= PLACES.index(place)
    assert place_after(CreditContext.TRAINING, STEPS[StepType.USED_INPUT]) is CreditContext.TRAINING
    assert place_after(CreditContext.MADE_BY, STEPS[StepType.USED_INPUT]) is CreditContext.CONTAINED
    assert place_after(CreditContext.CONTAINED, STEPS[StepType.MADE]) is CreditContext.CONTAINED


_PREFIXES = ("par", "wrk", "rec", "fil", "rel", "con", "dst", "dsv", "mod", "mdv", "run", "gen", "ast", "rep")
