"""Rehearses batches: takes them one upon the other in one transaction that is rolled back, so that nothing is kept."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.transaction import Transaction
from graph.recorder.batch import Batch, read_batch
from graph.recorder.recorder import Recorded, Recorder, Undone
from linernotes.actor import Actor
from linernotes.refusals import BatchRefused


class BatchRefusedInRehearsal(BatchRefused):
    """A batch would be refused; `number` counts the batches from 0, `before` what became of those before it."""

    def __init__(self, problem: BatchRefused, *, number: int, before: Sequence[Recorded]) -> None:
        super().__init__(problem.refusals)
        self.number = number
        self.before = tuple(before)


async def rehearse(
    recorder: Recorder,
    database: Database,
    batches: Callable[[], Iterable[tuple[str, Sequence[bytes]]]],
    *,
    actor: Actor,
) -> list[Recorded]:
    """Say what would become of the batches (key, facts), recorded in order; others wait for the journal meanwhile.

    Raises BatchRefusedInRehearsal for the first that would be refused.
    """
    answers: list[Recorded] = []

    async def work(transaction: Transaction) -> None:
        answers.clear()
        for number, (key, facts) in enumerate(batches()):
            try:
                answers.append(await _take(recorder, transaction, key, facts, actor))
            except BatchRefused as problem:
                raise BatchRefusedInRehearsal(problem, number=number, before=answers) from problem
        raise _Over

    try:
        await database.write(work, seconds=None)
    except _Over:
        return answers
    raise AssertionError


class _Over(Exception):
    """The rehearsal is over."""


class _Inside:
    """Reads what the transaction has written so far, one statement after the other."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._turn = asyncio.Lock()

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None
    ) -> list[list[Any]]:
        async with self._turn:
            return await self._transaction.run(statement, parameters)


async def _take(
    recorder: Recorder, transaction: Transaction, key: str, facts: Sequence[bytes], actor: Actor
) -> Recorded:
    batch = read_batch(key, facts)
    try:
        return await _taken(recorder, transaction, batch, actor)
    except Undone as undone:
        return undone.recorded


async def _taken(recorder: Recorder, transaction: Transaction, batch: Batch, actor: Actor) -> Recorded:
    while True:
        read = await recorder.read_for(_Inside(transaction), batch, actor)
        try:
            return await recorder.take(transaction, batch, actor, read=read)
        except BatchRefused as refused:
            batch = recorder.with_violations(batch, refused)
