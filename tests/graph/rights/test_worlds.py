"""Over worlds made by chance, what is loaded from the graph is the part of the journal's facts that is needed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.engine.database import Database
from graph.recorder.recorder import Recorder, open_journal
from graph.rights.record import load_record
from linernotes.facts.registry import KINDS
from linernotes.facts.validity import Valid
from linernotes.refusals import BatchRefused
from linernotes.rights.stated import record_of
from tests.conftest import Empty
from tests.graph.recorder.whole_record import all_entries
from tests.graph.rights.needed import needed
from tests.graph.rights.recorded import record, recorder_of, send
from tests.graph.rights.standing import standing
from tests.rules.rights.as_facts import Json, Telling, recordable
from tests.rules.rights.worlds import ITEMS, worlds

SLOW = list(HealthCheck)


@settings(max_examples=6, phases=[Phase.explicit, Phase.generate], deadline=None, suppress_health_check=SLOW)
@given(world=worlds(), chance=st.randoms(use_true_random=False))
async def test_a_record_loaded_is_the_one_that_the_facts_make(
    database: Database, empty: Empty, world: Json, chance: Random
) -> None:
    await agree(database, empty, world, chance)


@pytest.mark.prove
@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(world=worlds(), chance=st.randoms(use_true_random=False))
async def test_hundreds_of_records_loaded_are(database: Database, empty: Empty, world: Json, chance: Random) -> None:
    await agree(database, empty, world, chance)


async def agree(database: Database, empty: Empty, world: Json, chance: Random) -> None:
    """Record a world, think again of some facts, and read what was known at every turn."""
    await empty()
    await open_journal(database)
    recorder, telling = recorder_of(database), Telling(recordable(world))
    await record(recorder, telling, key="world", batches=chance.randint(1, 4))
    await think_again(recorder, telling, chance)
    entries = await all_entries(database)
    for known in (None, *sorted({entry["lastSeq"] for entry in entries})):
        whole = record_of(standing(entries, until=known))
        items = [telling.ids[name] for name in chance.sample(ITEMS, chance.randint(1, len(ITEMS)))]
        model = chance.choice([None, telling.ids["tune"], telling.ids["other"]])
        loaded = await load_record(database, items, models=[] if model is None else [model], known=known, seconds=None)
        assert loaded == needed(whole, items, model)


async def think_again(recorder: Recorder, telling: Telling, chance: Random) -> None:
    """Correct, end and retract some facts, and retract some endings; what may not be is left."""
    told_of = [(seq, fact) for seq, (_, fact) in enumerate(telling.facts, start=1) if fact["kind"] in _THOUGHT_OF]
    seqs = [seq for seq, _ in told_of]
    for turn, (seq, fact) in enumerate(chance.sample(told_of, min(len(told_of), 8))):
        for facts in _ways(seq, fact, chance):
            seqs += await _try(recorder, f"{turn} {facts[0]['kind']}", facts)
    for seq in chance.sample(seqs, 4):
        await _try(recorder, f"retract {seq}", [_said("retraction", target=seq)])


_THOUGHT_OF = {
    *("rightShare", "protection", "mandate", "transfer", "clause", "consent", "catalogueMember", "agreement"),
    *("agreementParty", "agreementChange", "contribution", "choicePolicy"),
}


def _ways(seq: int, fact: Json, chance: Random) -> list[list[Json]]:
    ways = []
    if issubclass(KINDS[fact["kind"]], Valid) and chance.random() < 0.6:
        ways.append([_said("ending", target=seq, validTo="2030-01-01T00:00:00Z")])
    if chance.random() < 0.6:
        ways.append([fact | _otherwise(fact, chance) | {"corrects": seq}])
    return ways


def _otherwise(fact: Json, chance: Random) -> Json:
    """Say some other thing of the same."""
    match fact["kind"]:
        case "rightShare":
            return {"size": {"ppm": 123_456}, "assertedBy": fact["holder"]}
        case "transfer":
            return {"state": "REJECTED", "from": fact["to"], "to": fact["from"]}
        case "agreement":
            return {"signedAt": "2018-01-01T00:00:00Z"}
        case "clause":
            return {"covers": fact["covers"] | {"laterAcquisitions": True}, "noticeDays": 30}
        case "consent":
            return {"by": fact["about"]} if fact["about"]["id"].startswith("par") else {"noticeDays": 7}
        case "mandate":
            return {"agent": fact["principal"], "principal": fact["agent"], "exclusive": chance.random() < 0.5}
        case "protection":
            return {"territories": {"codes": ["FR"]}}
        case "agreementParty":
            return {"role": "WITNESS"}
        case "agreementChange":
            return {"change": "AMENDED"}
        case "contribution":
            return {"by": {"special": "Unknown"}, "role": "Composer" if fact["to"]["id"][:3] == "wrk" else "Vocalist"}
    return {"validFrom": "2016-01-01T00:00:00Z"}


def _said(kind: str, **fields: Any) -> Json:
    return {"kind": kind, "source": {"system": "desk", "kind": "STEWARD"}, **fields}


async def _try(recorder: Recorder, key: str, facts: Sequence[Json]) -> list[int]:
    try:
        return [result.seq for result in await send(recorder, key, facts)]
    except BatchRefused:
        return []
