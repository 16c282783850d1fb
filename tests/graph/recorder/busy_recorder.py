"""Records the batches of a file in an order of its own, beside others that do the same: keys may be everybody's."""

import asyncio
import json
import os
import random
import sys
from pathlib import Path
from typing import Any

from graph.engine.database import Database
from graph.engine.errors import DatabaseBusy
from graph.engine.settings import EngineSettings
from graph.recorder.recorder import Recorded, Recorder
from linernotes.actor import Actor


async def record(recorder: Recorder, key: str, facts: list[Any]) -> Recorded:
    """Record a batch, and wait while others are in the way."""
    lines = [json.dumps(fact).encode() for fact in facts]
    while True:
        try:
            return await recorder.record(key=key, facts=lines, actor=Actor("local"))
        except DatabaseBusy:
            await asyncio.sleep(0.1)


async def main(batches: dict[str, Any], number: int, callers: int) -> dict[str, list[list[Any]]]:
    """Record every batch, shuffled, then one more by several callers at once; answer what each was told."""
    told: dict[str, list[list[Any]]] = {}
    shared = batches.pop("shared")
    names = sorted(batches)
    random.Random(number).shuffle(names)
    async with await Database.open(EngineSettings.read(os.environ)) as database:
        recorders = [Recorder(database, seconds=120) for _ in range(callers)]
        for name in names:
            told[name] = [_plain(await record(recorders[0], name, batches[name]))]
        answers = await asyncio.gather(*(record(recorder, "shared", shared) for recorder in recorders))
    return told | {"shared": [_plain(answer) for answer in answers]}


def _plain(recorded: Recorded) -> list[Any]:
    return [recorded.seq, [[each.seq, each.id, each.status] for each in recorded.results]]


if __name__ == "__main__":
    sys.stdout.write(
        json.dumps(asyncio.run(main(json.loads(Path(sys.argv[1]).read_text()), int(sys.argv[2]), int(sys.argv[3]))))
    )
