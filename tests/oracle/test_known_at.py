"""What is asked as of the past is answered as it was then: by a store that had come so far, and by the facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

import pytest

from graph.engine.database import Database
from graph.reader import ReadContext
from schema.execution import Execution
from tests.conftest import Empty
from tests.oracle.arguments import giving, paged, pool_of
from tests.oracle.asking import AUDITOR, LICENSED, PUBLIC, Asking, shown
from tests.oracle.documents import TOLD, Asked, covering
from tests.oracle.facts import Step, order, world
from tests.oracle.known import WorldThen, as_known
from tests.oracle.recording import record
from tests.oracle.resolvers import Oracle
from tests.oracle.world import World

SCHEMA = TOLD
_KEPT_FOR_NOW = ("contributors(", "contributorCounts", "counts", "synthetic", "closure", "scores(")
EVERY = 5
"""Of the documents that reach everything a test asks one in so many, since each is planned twice; the five ask all."""


@pytest.mark.parametrize("seed", range(2))
async def test_a_store_answers_as_of_the_past_what_it_answered_then(
    execution: Execution, database: Database, empty: Empty, seed: int
) -> None:
    chance = Random(seed)
    batches = order(chance, lasting(world(chance)))
    asked = list(documents(World.recorded(await record(database, empty, batches))))[seed::EVERY]
    await asked_at_every_step(execution, database, empty, batches, asked)


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(100, 130))
async def test_very_many_stores_answer_so(execution: Execution, database: Database, empty: Empty, seed: int) -> None:
    chance = Random(seed)
    batches = order(chance, lasting(world(chance)))
    now = World.recorded(await record(database, empty, batches))
    pool = pool_of(now)
    await asked_at_every_step(
        execution, database, empty, batches, [*documents(now), *giving(SCHEMA, pool), *paged(SCHEMA, pool, 2)]
    )


@pytest.mark.parametrize("seed", range(2, 5))
async def test_names_in_the_past_are_as_people_want_them_now(
    execution: Execution, database: Database, empty: Empty, seed: int
) -> None:
    chance = Random(seed)
    now = World.recorded(await record(database, empty, order(chance, world(chance))))
    asking = Asking(execution, database, now)
    seqs = [said.seq for said in now.journal if ends_a_batch(now, said.seq)]
    for place, (text, variables) in enumerate(list(documents(now))[seed::EVERY]):
        for seq in seqs[place % 3 :: 3]:
            await same_then(asking, text, variables, (PUBLIC, LICENSED)[place % 2], seq)


def lasting(steps: Sequence[Step]) -> list[Step]:
    """Leave erasures out: what they take away is gone in the past, too."""
    return [step for step in steps if step.fact["kind"] != "erasure"]


def documents(now: World) -> Iterable[Asked]:
    """Make documents that reach every field of every type, but for what is kept only as it is today."""
    for text, variables in covering(SCHEMA, pool_of(now).ids):
        asked = text.replace(" contributorsNotNamed", "")
        if not any(f" {name}" in asked for name in _KEPT_FOR_NOW):
            yield asked, variables


def ends_a_batch(now: World, seq: int) -> bool:
    """Say whether a fact is the last of its batch."""
    return now.by_seq(seq).batch != now.by_seq(seq + 1).batch if seq < now.seq else True


async def asked_at_every_step(
    execution: Execution, database: Database, empty: Empty, batches: Sequence[Sequence[Step]], asked: Sequence[Asked]
) -> None:
    """Ask after every batch, and all again as of then when everything is recorded; as an auditor, who sees all."""
    asking = Asking(execution, database, World([]))
    were: list[tuple[int, Asked, bytes]] = []

    async def ask(seq: int, _recorded: object) -> None:
        for each in asked:
            were.append((seq, each, shown(await asking.read(*each, AUDITOR))))

    await record(database, empty, batches, then=ask)
    for seq, (text, variables), was in were:
        answer = await asking.read(as_known(text), {**variables, "k": {"seq": seq}}, AUDITOR)
        assert shown(answer) == was, (seq, text, variables)
        if answer.extensions:
            assert answer.extensions == {"journal": {"seq": seq}}


async def same_then(asking: Asking, text: str, variables: dict[str, object], context: ReadContext, seq: int) -> None:
    """Ask as of a seq, and the plain world that there was."""
    oracle = Oracle(WorldThen(asking.world, seq), context.audience.value)
    expected = await asking.execution.execute(text, context=context, variables=variables, world=oracle.root)
    answer = await asking.read(as_known(text), {**variables, "k": {"seq": seq}}, context)
    assert shown(answer) == shown(expected), (seq, context.audience, text, variables)
