"""Over small worlds made by chance, recorded in any order: the reader says what the facts say, and the graph is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.engine.database import Database
from graph.reader import ReadContext
from schema.execution import Execution
from tests.conftest import Empty
from tests.documents import documents
from tests.oracle.arguments import Pool, giving, pool_of
from tests.oracle.asking import AUDITOR, LICENSED, PUBLIC, Asking
from tests.oracle.documents import BY_VIEWS, TOLD, Asked, covering
from tests.oracle.facts import SEEDS, Step, order, world
from tests.oracle.recording import graph_of, record
from tests.oracle.world import World

SCHEMA = TOLD
AUDIENCES = (PUBLIC, LICENSED, AUDITOR)
A_FEW = range(2)


@pytest.mark.parametrize("seed", A_FEW)
async def test_a_small_world_reads_as_its_facts_say_in_whatever_order_they_come(
    execution: Execution, database: Database, empty: Empty, seed: int
) -> None:
    chance = Random(seed)
    steps = world(chance)
    asking = await asking_of(execution, database, empty, order(chance, steps))
    for (text, variables), context in _in_turns(covering(SCHEMA, pool_of(asking.world).ids), seed):
        await asking.same(text, variables, context)
    graph = await graph_of(database)
    # A graph that is the same in another order answers the same; to ask again would only be planned again.
    await asking_of(execution, database, empty, order(chance, steps))
    assert await graph_of(database) == graph


@pytest.mark.prove
@settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(data=st.data(), seed=SEEDS)
async def test_very_many_worlds_read_so(
    execution: Execution, database: Database, empty: Empty, data: st.DataObject, seed: int
) -> None:
    chance = Random(seed)
    steps, graphs = world(chance), []
    for turn in range(3):
        asking = await asking_of(execution, database, empty, order(chance, steps))
        graphs.append(await graph_of(database))
        pool = pool_of(asking.world)
        for (text, variables), context in _in_turns([*covering(SCHEMA, pool.ids), *giving(SCHEMA, pool)], turn):
            await asking.same(text, variables, context)
        for _ in range(5):
            made = data.draw(documents(SCHEMA, _values(pool), depth=5, roots=BY_VIEWS))
            await asking.same(made.text, made.variables, chance.choice(AUDIENCES))
    assert graphs == graphs[:1] * len(graphs)


async def asking_of(execution: Execution, database: Database, empty: Empty, order: Sequence[Sequence[Step]]) -> Asking:
    """Record a world in an order, and make its plain twin."""
    return Asking(execution, database, World.recorded(await record(database, empty, order)))


def _in_turns(asked: Iterable[Asked], turn: int) -> Iterator[tuple[Asked, ReadContext]]:
    """Let the audiences take turns: the public, and then the others."""
    audiences = (PUBLIC,) if turn % 2 else (LICENSED, AUDITOR)
    return zip(asked, cycle(audiences), strict=False)


def _values(pool: Pool) -> dict[str, Sequence[Any]]:
    ids = [id_ for several in pool.ids.values() for id_ in several]
    return {
        "id": ids,
        "ids": [*ids, "nothing"],
        "first": [None, 0, 1, 2, 3],
        "after": [None],
        "scheme": ["PROPRIETARY:x"],
        "value": ["A", "B"],
        "sha256": [*pool.hashes, "none"],
        "title": ["Recording A", "Corrected"],
        "CreditSheet.diff.from": [0, 20, 60],
        "CreditSheet.diff.to": [10, 50, 10**9],
        "knownAt": [None, {"seq": 10**9}, {"at": "2100-01-01T00:00:00Z"}],
        "subject": ids,
        "from": [None, "2026-01-01T00:00:00.000000Z"],
        "to": [None, "2026-01-01T00:00:00.000000Z"],
        "name": ["Party A", "Party B"],
    }
