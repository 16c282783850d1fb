"""Records a world's steps in an order, and gives what was recorded with the recorder's answers."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime
from itertools import cycle
from typing import Any

from graph.closures.keeping import ROWS_AT_ONCE
from graph.engine.database import Database
from graph.recorder.dump import rows_of_all
from graph.recorder.recorder import Recorder, begin_journal
from linernotes.actor import LOCAL, Actor
from linernotes.once import ONCE
from tests.conftest import Empty
from tests.oracle.facts import Step
from tests.oracle.history import RECORDED_AT
from tests.oracle.journal import Batch, Json, lines_of
from tests.oracle.sheets import SALT

SECRET = b"x" * 32
_OF_THE_ORDER = {"fact", "fromSeq", "toSeq", "endedBy", "changedSeq", "changes", "target", "number", *ONCE}
_THE_JOURNAL = ("JournalHead", "JournalEntry", "Fact", "SourceKey", "Migration")


def clock() -> datetime:
    """Tell the one time at which everything is recorded."""
    return datetime.fromisoformat(RECORDED_AT)


def minting(ids: Iterator[str]) -> Callable[[str], str]:
    """Mint ids in their order, whatever prefix is asked for."""
    return lambda _prefix: next(ids)


async def record(
    database: Database,
    empty: Empty,
    batches: Sequence[Sequence[Step]],
    *,
    rows_at_once: int = ROWS_AT_ONCE,
    then: Callable[[int, Sequence[Batch]], Awaitable[None]] | None = None,
) -> list[Batch]:
    """Record batches into an empty store, with ids that do not depend on their order.

    `then` is called after each batch, with the journal's seq and what was recorded so far.
    """
    await empty()
    await begin_journal(database, secret=SECRET)
    seqs: dict[int, int] = {}
    recorded: list[Batch] = []
    for number, batch in enumerate(batches):
        sent = [json.dumps(_fact(step, batch, seqs)).encode() for step in batch]
        ids = cycle([own for step in batch if "subject" not in step.fact and (own := step.own)] or [""])
        recorder = Recorder(
            database,
            clock=clock,
            mint=minting(ids),
            salt=lambda: SALT,
            seconds=None,
            rows_at_once=rows_at_once,
        )
        answer = await recorder.record(key=str(number), facts=sent, actor=Actor(LOCAL))
        seqs |= {step.place: result.seq for step, result in zip(batch, answer.results, strict=True)}
        recorded.append(lines_of(sent, answer.results))
        if then is not None:
            await then(answer.seq, recorded)
    return recorded


def _fact(step: Step, batch: Sequence[Step], seqs: dict[int, int]) -> Json:
    """Give the fact as it is sent: about others by seq, and to things of the same batch by place, now and then."""
    places = {
        each.fact["subject"]["new"]["id"]: place
        for place, each in enumerate(batch)
        if "subject" in each.fact and each.place % 2
    }
    fact: Json = _pointing(step.fact, places)
    return fact | ({step.about[0]: seqs[step.about[1]]} if step.about else {})


def _pointing(value: Any, places: dict[str, int], name: str = "") -> Any:
    if isinstance(value, list):
        return [_pointing(each, places) for each in value]
    if not isinstance(value, dict) or name == "subject":
        return value
    if list(value) == ["id"] and value["id"] in places:
        return {"place": places[value["id"]]}
    return {key: _pointing(each, places, key) for key, each in value.items()}


async def graph_of(database: Database) -> list[str]:
    """List what stands in the graph, without what depends on the order in which it came."""
    found = []
    async for row in rows_of_all(database):
        if not row.group.endswith(("Was)", "_WAS]")) and row.group.strip("(:)") not in _THE_JOURNAL:
            content = row.content.get("properties", row.content)
            kept = {key: value for key, value in content.items() if key not in _OF_THE_ORDER}
            ends = row.key.split(" #")[0] if row.group.startswith("[") else ""
            found.append(json.dumps([row.group, row.content.get("labels"), ends, kept], sort_keys=True))
    return sorted(found)
