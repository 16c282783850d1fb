"""The rule agrees with a reference that looks at one country and one paper at a time, over random worlds."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linernotes.rights.clearance import Clearance, clear, clear_many
from linernotes.vocabularies.clearance import Reason
from tests.reference.rights import verdicts
from tests.rules.rights.cases import cases, told
from tests.rules.rights.notation import World, question
from tests.rules.rights.values import as_question, as_record
from tests.rules.rights.worlds import ITEMS, questions, worlds

Fact = dict[str, Any]

# What stands beside the gap of a party or of a right that nobody controls, and explains it.
_BESIDE = {Reason.DISPUTED_SHARE, Reason.DISPUTED_PROTECTION, Reason.LICENCE_CONDITIONS, Reason.UNMAPPED_TERRITORY}
# These name who can close the gap, who is not the holder that lacks the permit.
_ANOTHERS = {Reason.EXCLUSIVE_MANDATE, Reason.TRANSFER_PENDING}


def blockers(clearance: Clearance) -> set[tuple[Any, ...]]:
    return {
        (country, str(gap.verdict), gap.thing, gap.side and str(gap.side), gap.who)
        for gap in clearance.gaps
        if gap.reason not in _BESIDE | _ANOTHERS or (gap.reason is Reason.UNMAPPED_TERRITORY and gap.who)
        for country in gap.area
    }


def agree(world: Fact, asked: Fact, items: list[str]) -> None:
    for clearance in clear_many(items, as_question(asked), as_record(world)):
        _agrees(clearance, verdicts(world, asked, clearance.item))


def _agrees(clearance: Clearance, expected: Fact) -> None:
    assert set(clearance.rights) == expected["rights"]
    assert set(clearance.choice) == expected["choice"]
    anothers = {
        (country, gap.thing, gap.side and str(gap.side))
        for gap in clearance.gaps
        if gap.reason in _ANOTHERS
        for country in gap.area
    }
    ours = blockers(clearance)
    assert ours <= expected["blockers"]
    assert {(one[0], one[2], one[3]) for one in expected["blockers"] - ours} <= anothers


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases()])
def test_the_reference_agrees_on_every_case(case: Any) -> None:
    asked = question(case.question)
    if not {"GP"} & set(asked["act"]) and "2120" not in str(case.world) and "250" not in str(case.world):
        agree(World(list(case.world)).facts, asked, [case.item])


@settings(max_examples=150, deadline=None)
@given(worlds(), questions())
def test_the_rule_agrees_with_the_reference(world: Fact, asked: Fact) -> None:
    agree(world, asked, ITEMS)


@pytest.mark.prove
@settings(max_examples=10_000, deadline=None)
@given(worlds(), questions())
def test_the_rule_agrees_with_the_reference_over_many_worlds(world: Fact, asked: Fact) -> None:
    agree(world, asked, ITEMS)


@settings(max_examples=30, deadline=None)
@given(worlds(), questions(), st.sampled_from(ITEMS), st.randoms(use_true_random=False))
def test_any_order_of_the_facts_gives_the_same_answer(
    world: Fact, asked: Fact, item: str, chance: random.Random
) -> None:
    shuffled = {
        kind: chance.sample(facts, len(facts)) if isinstance(facts, list) else facts for kind, facts in world.items()
    }
    answers = [told(clear(item, as_question(asked), as_record(one))) for one in (world, shuffled)]
    assert answers[0] == answers[1]


@settings(max_examples=30, deadline=None)
@given(worlds(), questions())
def test_many_items_are_cleared_as_each_alone(world: Fact, asked: Fact) -> None:
    record, several = as_record(world), [*ITEMS, "R"]
    together = [told(one) for one in clear_many(several, as_question(asked), record)]
    assert together == [told(clear(item, as_question(asked), record)) for item in several]
