"""Records what a world attempts: what is accepted stands in the journal, and what is refused changes nothing."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from itertools import count

from graph.engine.database import Database
from graph.recorder.recorder import Recorder, begin_journal
from graph.recorder.transfer import export
from linernotes.actor import LOCAL, Actor
from linernotes.refusals import BatchRefused, Refusal
from tests.conftest import Empty
from tests.oracle.facts import Step
from tests.reference.journal import Fact, read

SECRET = b"x" * 32


async def _nothing() -> None:
    pass


async def record(
    database: Database,
    empty: Empty,
    batches: Sequence[Sequence[Step]],
    *,
    after_each: Callable[[], Awaitable[None]] = _nothing,
) -> set[str]:
    """Record batches into an empty store, and say by which rules facts were refused.

    A batch that is refused is tried again without what was refused, until nothing is; of a cycle the last step goes.
    Facts about one that was refused are left out. After each batch something may be done.
    """
    await empty()
    await begin_journal(database, secret=SECRET)
    numbers = count(1)
    recorder = Recorder(
        database, mint=lambda prefix: f"{prefix}_01890000-0000-7000-a000-{next(numbers):012d}", seconds=None
    )
    seqs: dict[int, int] = {}
    rules = set[str]()
    for batch in batches:
        left = [step for step in batch if step.about is None or step.about[1] in seqs]
        while left and (refusals := await _try(recorder, left, seqs)):
            rules |= {refusal.rule for refusal in refusals}
            places = {refusal.place for refusal in refusals if refusal.rule != "CYCLE"} or {refusals[-1].place}
            left = [step for place, step in enumerate(left) if place not in places]
        await after_each()
    return rules


async def _try(recorder: Recorder, batch: Sequence[Step], seqs: dict[int, int]) -> Sequence[Refusal]:
    sent = [step.fact | ({step.about[0]: seqs[step.about[1]]} if step.about else {}) for step in batch]
    key = f"{len(batch)} from {batch[0].place}"
    try:
        answer = await recorder.record(key=key, facts=[json.dumps(fact).encode() for fact in sent], actor=Actor(LOCAL))
    except BatchRefused as refused:
        return refused.refusals
    seqs |= {step.place: result.seq for step, result in zip(batch, answer.results, strict=True)}
    return []


async def journal_of(database: Database) -> list[Fact]:
    """Read the journal back as it is exported."""
    async with aclosing(export(database)) as lines:
        return read([line async for _, line in lines])
