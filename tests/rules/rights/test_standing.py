"""How past uses stand: as the page says case by case, and as the reference says of random worlds at any instant."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linernotes.rights.standing import Standing, at_instant, history, joined, standings, worst
from linernotes.vocabularies.clearance import Lasting, Status
from tests.reference.standing import standing
from tests.rules.rights.notation import World, question
from tests.rules.rights.standings import Case, cases, told
from tests.rules.rights.values import as_question, as_record
from tests.rules.rights.worlds import ITEMS, questions, worlds

Fact = dict[str, Any]
CASES = [pytest.param(case, id=case.name) for case in cases()]
INSTANTS = [f"{day}T00:00:00.000000Z" for day in ("2024-06-01", "2025-01-01", "2025-06-01", "2025-09-01", "2025-12-01")]
ONES = [one for one in ITEMS if one != "Ana"]


@pytest.mark.parametrize("case", CASES)
def test_a_use_stands_as_the_page_says(case: Case) -> None:
    record = as_record(World(list(case.world)).facts)
    stood = history(case.items, as_question(question(case.question)), record, Lasting(case.lasting))
    assert told(stood) == case.answer


@pytest.mark.parametrize("case", CASES)
def test_the_reference_agrees_on_every_case(case: Case) -> None:
    agree(World(list(case.world)).facts, question(case.question), list(case.items), case.lasting, "2040")


def agree(world: Fact, use: Fact, items: list[str], lasting: str, at: str) -> None:
    stood = standings(items, as_question(use), as_record(world), at, Lasting(lasting))
    assert [(str(one.status), one.is_regularised) for one in stood] == [
        standing(world, use, item, at, lasting) for item in items
    ]


@settings(max_examples=100, deadline=None)
@given(worlds(), questions(), st.sampled_from(INSTANTS), st.sampled_from(Lasting))
def test_a_use_stands_as_the_reference_says(world: Fact, use: Fact, at: str, lasting: Lasting) -> None:
    agree(world, use, ONES, lasting, at)


@pytest.mark.prove
@settings(max_examples=5_000, deadline=None)
@given(worlds(), questions(), st.sampled_from(INSTANTS), st.sampled_from(Lasting))
def test_a_use_stands_as_the_reference_says_over_many_worlds(world: Fact, use: Fact, at: str, lasting: Lasting) -> None:
    agree(world, use, ONES, lasting, at)


@settings(max_examples=30, deadline=None)
@given(worlds(), questions(), st.sampled_from(Lasting))
def test_a_history_tells_of_every_instant_how_the_use_stands(world: Fact, use: Fact, lasting: Lasting) -> None:
    record, asked = as_record(world), as_question(use)
    stood = history(ONES, asked, record, lasting)
    for at in [*INSTANTS, "2026-03-01T00:00:00.000000Z"]:
        expected = worst(standings(ONES, asked, record, at, lasting)) if at >= asked.as_of else None
        assert at_instant(stood, at) == expected


@settings(max_examples=30, deadline=None)
@given(worlds(), questions(), st.sampled_from(Lasting))
def test_pieces_joined_stand_as_the_whole(world: Fact, use: Fact, lasting: Lasting) -> None:
    record, asked = as_record(world), as_question(use)
    pieces = [history(some, asked, record, lasting) for some in (ONES[:3], ONES[3:5], ONES[5:])]
    assert joined(pieces) == history(ONES, asked, record, lasting)


@settings(max_examples=20, deadline=None)
@given(worlds(), questions(), st.randoms(use_true_random=False))
def test_any_order_of_the_facts_gives_the_same_history(world: Fact, use: Fact, chance: random.Random) -> None:
    shuffled = {
        kind: chance.sample(facts, len(facts)) if isinstance(facts, list) else facts for kind, facts in world.items()
    }
    stood, again = (history(ONES, as_question(use), as_record(one), Lasting.MODEL) for one in (world, shuffled))
    assert stood == again


def test_of_several_the_worst_counts_and_what_was_regularised_is_told() -> None:
    several = [Standing(Status.REGULARISED, is_regularised=True), Standing(Status.CLEARED_BEFORE)]
    assert worst(several) == Standing(Status.REGULARISED, is_regularised=True)
    assert worst([*several, Standing(Status.UNKNOWN)]) == Standing(Status.UNKNOWN, is_regularised=True)
    assert worst([]) == Standing(Status.UNKNOWN)
