"""Over small worlds made by chance, fact by fact, what is given from memory is what would be read anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.state import State, state_over
from graph.engine.database import Database
from linernotes.actor import LOCAL, Actor
from linernotes.refusals import BatchRefused
from tests.agreement import worlds as of_agreement
from tests.agreement.recording import journal_of, record
from tests.api.remembering import Remembering, application_of_sheets, readers_of
from tests.conftest import Empty
from tests.oracle import facts as of_oracle
from tests.oracle.facts import Step
from tests.oracle.journal import Json

WORLDS = (of_agreement.world_of_rights, of_oracle.world)
_NAMINGS = ["LINKED", "NAMED", "NOT_NAMED"]


@pytest.mark.parametrize("make", WORLDS)
async def test_credits_from_memory_are_those_that_would_be_read(
    database: Database, empty: Empty, tokens: Path, make: Callable[[Random], list[Step]]
) -> None:
    remembering = await live_through(database, empty, tokens, Random(1), make, most=3, afterthoughts=15)
    assert remembering.other == []
    # Else the test says nothing.
    assert remembering.given > 10
    assert remembering.state["kept"].counts.touched > 10


@pytest.mark.prove
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False), make=st.sampled_from(WORLDS))
async def test_so_they_are_in_many_worlds(
    database: Database,
    empty: Empty,
    tmp_path_factory: pytest.TempPathFactory,
    chance: Random,
    make: Callable[[Random], list[Step]],
) -> None:
    tokens = tmp_path_factory.mktemp("tokens") / "tokens.json"
    remembering = await live_through(database, empty, tokens, chance, make, most=9, afterthoughts=40)
    assert remembering.other == []


async def live_through(
    database: Database,
    empty: Empty,
    tokens: Path,
    chance: Random,
    make: Callable[[Random], list[Step]],
    *,
    most: int,
    afterthoughts: int,
) -> Remembering:
    """Record a world, object to it, choose other names in it and take it apart again, and ask after each step."""
    state = state_over(database, migrates=False, answers_bytes=10_000_000, clock=lambda: 0.0)
    remembering = Remembering(state, readers_of(application_of_sheets(state, tokens), tokens), most)
    steps = of_agreement.batches(chance, make(chance))
    await record(database, empty, steps, after_each=remembering.ask_all)
    for number in range(afterthoughts):
        if await _accepted(state, number, await _afterthought(database, chance, number)):
            await remembering.ask_all()
    return remembering


async def _accepted(state: State, number: int, fact: Json) -> bool:
    try:
        await state["recorder"].record(
            key=f"afterthought {number}", facts=[json.dumps(fact).encode()], actor=Actor(LOCAL)
        )
    except BatchRefused:
        return False
    return True


async def _afterthought(database: Database, chance: Random, number: int) -> Json:
    """Think of something to say about what is in the journal: it may be refused."""
    journal = await journal_of(database)
    fact, source = chance.choice(journal), {"system": f"later {number}", "kind": "USER"}
    parties = [each.id for each in journal if each.kind == "party"]
    kinds = ("asset", "contribution", "rightShare", "attributionReport")
    objected = [each.id for each in journal if each.kind in kinds]
    objections = [each.id for each in journal if each.kind == "objection"]
    party = {"id": chance.choice(parties)}
    match chance.randrange(10):
        case 0 | 1:
            place = {"audience": chance.choice(["PUBLIC", "LICENSED"]), "context": "MADE_BY"}
            said: Json = {"kind": "namingChoice", "party": party, "naming": chance.choice(_NAMINGS), **place}
        case 2 | 3:
            against = {"id": chance.choice(objected)}
            said = {"kind": "objection", "key": "one", "against": against, "by": party}
            said |= {"ground": "AUTHORSHIP", "asks": "Set it right."}
        case 4 if objections:
            state = chance.choice(["UNDER_REVIEW", "UPHELD", "REJECTED"])
            said = {"kind": "objectionState", "objection": {"id": chance.choice(objections)}, "state": state}
            said |= {"effective": chance.choice(["2025-01-01T00:00:00Z", "2090-01-01T00:00:00Z"])}
        case 5:
            return {"kind": "erasure", "target": fact.seq, "source": fact.source}
        case _:
            return {"kind": "retraction", "target": fact.seq, "source": fact.source}
    return {**said, "source": source}
