"""Records what a world attempts: what is accepted stands in the journal, and what is refused changes nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import aclosing
from itertools import count

from graph.engine.database import Database
from graph.recorder.recorder import Recorder, begin_journal
from graph.recorder.transfer import export
from linernotes.actor import LOCAL, Actor
from linernotes.refusals import BatchRefused
from tests.conftest import Empty
from tests.oracle.facts import Step
from tests.reference.journal import Fact, read

SECRET = b"x" * 32


async def record(database: Database, empty: Empty, batches: Sequence[Sequence[Step]]) -> set[str]:
    """Record batches into an empty store, and say by which rules facts were refused.

    Of a batch that is refused the facts are tried one by one; facts about one that was refused are left out.
    """
    await empty()
    await begin_journal(database, secret=SECRET)
    numbers = count(1)
    recorder = Recorder(
        database, mint=lambda prefix: f"{prefix}_01890000-0000-7000-a000-{next(numbers):012d}", seconds=None
    )
    seqs: dict[int, int] = {}
    refused = set[str]()
    for batch in batches:
        rules = await _try(recorder, batch, seqs)
        if rules and len(batch) > 1:
            for step in batch:
                rules |= await _try(recorder, [step], seqs)
        refused |= rules
    return refused


async def _try(recorder: Recorder, batch: Sequence[Step], seqs: dict[int, int]) -> set[str]:
    known = [step for step in batch if step.about is None or step.about[1] in seqs]
    sent = [step.fact | ({step.about[0]: seqs[step.about[1]]} if step.about else {}) for step in known]
    key = f"{len(batch)} from {batch[0].place}"
    try:
        answer = await recorder.record(key=key, facts=[json.dumps(fact).encode() for fact in sent], actor=Actor(LOCAL))
    except BatchRefused as refusal:
        return {one.rule for one in refusal.refusals}
    seqs |= {step.place: result.seq for step, result in zip(known, answer.results, strict=True)}
    return set()


async def journal_of(database: Database) -> list[Fact]:
    """Read the journal back as it is exported."""
    async with aclosing(export(database)) as lines:
        return read([line async for _, line in lines])
