"""Over small worlds made by chance, what is asked by GraphQL and what the slow reference finds are the same."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.engine.database import Database
from schema.execution import Execution
from tests.agreement import contents, derivatives, history, lineage, steps, without_work
from tests.agreement.asking import recorded
from tests.agreement.worlds import world_of_rights
from tests.conftest import Empty

A_FEW = range(4)
QUESTIONS = (steps, lineage, derivatives, contents, history, without_work)


@pytest.mark.parametrize("seed", A_FEW)
async def test_a_small_world_is_answered_as_the_reference_answers(
    execution: Execution, database: Database, empty: Empty, seed: int
) -> None:
    await ask_all(execution, database, empty, Random(seed))


@pytest.mark.parametrize("seed", A_FEW)
async def test_what_came_of_what_is_held_and_sold_is_answered_so(
    execution: Execution, database: Database, empty: Empty, seed: int
) -> None:
    await ask_of_rights(execution, database, empty, Random(seed))


@pytest.mark.prove
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False))
async def test_hundreds_of_worlds_are_answered_so(
    execution: Execution, database: Database, empty: Empty, chance: Random
) -> None:
    await ask_all(execution, database, empty, chance)
    await ask_of_rights(execution, database, empty, chance)


async def ask_all(execution: Execution, database: Database, empty: Empty, chance: Random) -> None:
    """Record a world made by chance, and ask every kind of question of it."""
    world = await recorded(execution, database, empty, chance)
    for question in QUESTIONS:
        await question.agree(world, chance)


async def ask_of_rights(execution: Execution, database: Database, empty: Empty, chance: Random) -> None:
    """Record a world in which things are held and sold, and ask what came of them."""
    world = await recorded(execution, database, empty, chance, world_of_rights)
    await derivatives.agree_on_parties(world, chance)
