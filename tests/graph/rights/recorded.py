"""Records worlds of rights as facts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import count
from typing import Any

from graph.engine.database import Database
from graph.recorder.recorder import Recorder
from linernotes.actor import LOCAL, Actor
from tests.rules.rights.as_facts import Json, Telling


def told(kind: str, **fields: Any) -> Json:
    """Return a fact that the desk tells."""
    return {"kind": kind, "source": {"system": "desk", "kind": "STEWARD"}, **fields}


def by(key: str) -> Json:
    """Return a reference by the desk's key."""
    return {"key": {"key": key, "source": "desk"}}


def recorder_of(database: Database, *, first: int = 1) -> Recorder:
    """Return a recorder that mints ids one after the other."""
    numbers = count(first)
    return Recorder(
        database, mint=lambda prefix: f"{prefix}_01890000-0000-7000-9000-{next(numbers):012d}", seconds=None
    )


async def record(recorder: Recorder, telling: Telling, *, key: str, batches: int = 1) -> dict[str, str]:
    """Record a world in some batches, and return the name of each id in it."""
    names = {id_: name for name, id_ in telling.ids.items()}
    size = -(-len(telling.facts) // batches)
    for first in range(0, len(telling.facts), size):
        some = telling.facts[first : first + size]
        answer = await send(recorder, f"{key} {first}", [fact for _, fact in some])
        for (name, _), result in zip(some, answer, strict=True):
            if name and result.id is not None:
                names[result.id] = name.removeprefix("clause ")
    return names


async def send(recorder: Recorder, key: str, facts: Sequence[Json]) -> Any:
    """Record a batch, and return what was answered for each fact."""
    lines = [json.dumps(fact).encode() for fact in facts]
    return (await recorder.record(key=key, facts=lines, actor=Actor(LOCAL))).results
