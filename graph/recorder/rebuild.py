"""Makes the graph anew from its journal, in place: drops everything else in batches, and replays."""

from collections.abc import Callable
from contextlib import aclosing

from graph.closures.tasks import leave_everything
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.transaction import Transaction
from graph.recorder.apply import apply
from graph.recorder.journal import Entry, JournalDamaged
from graph.recorder.replay import JournalState, accepted_of, check_journal, entries_of

DROPPING = -1
"""How far a rebuild is that has not yet dropped everything."""

MARK = Statement(
    """
    // Says how far a rebuild is; nothing is recorded, and the graph is not ready, until the mark is gone.
    // rebuiltTo (null takes it away)
    MATCH (head:JournalHead {id: 'head'})
    SET head.rebuiltTo = $rebuiltTo,
      head.rebuilds = coalesce(head.rebuilds, 0) + CASE WHEN $rebuiltTo IS NULL THEN 1 ELSE 0 END
    RETURN head.seq
    """,
    name="mark rebuild",
)
DROP = Statement(
    """
    // Drops everything but the journal and what was migrated.
    // Parameters: none.
    MATCH (node) WHERE NOT node:JournalEntry AND NOT node:JournalHead AND NOT node:Migration
    CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 5000 ROWS
    """,
    name="drop all but the journal",
)


async def rebuild(
    database: Database,
    *,
    began: Callable[[JournalState], None] = lambda _: None,
    done: Callable[[Entry], None] = lambda _: None,
) -> JournalState:
    """Check the journal, then drop and replay everything that stands on it; answer where it ends.

    `began` hears the state before: its `rebuilt_to` says how far an earlier rebuild came that was cut off, and this
    one goes on from there. Raises JournalDamaged, having dropped nothing.
    """
    state = await check_journal(database)
    began(state)
    rebuilt_to = state.rebuilt_to
    if rebuilt_to is None or rebuilt_to == DROPPING:
        await _mark(database, DROPPING)
        await database.run_in_batches(DROP)
        await _mark(database, 0)
        rebuilt_to = 0
    async with aclosing(entries_of(database, after=rebuilt_to, until=state.seq)) as entries:
        async for entry in entries:
            if entry.first_seq != rebuilt_to + 1:
                raise JournalDamaged(f"after seq {rebuilt_to} comes the entry of seq {entry.first_seq}")
            await _apply_one(entry, database, secret=state.secret)
            rebuilt_to = entry.last_seq
            done(entry)
    await _end(database, state)
    return state


async def _mark(database: Database, rebuilt_to: int | None) -> None:
    await database.write(lambda transaction: transaction.run(MARK, {"rebuiltTo": rebuilt_to}), seconds=None)


async def _end(database: Database, state: JournalState) -> None:
    """Let the graph be ready again; the closures are left to be drained."""

    async def work(transaction: Transaction) -> None:
        await transaction.run(MARK, {"rebuiltTo": None})
        await leave_everything(transaction, seq=state.seq)

    await database.write(work, seconds=None)


async def _apply_one(entry: Entry, database: Database, *, secret: bytes) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(MARK, {"rebuiltTo": entry.last_seq})
        await apply(transaction, accepted_of(entry, secret=secret), recorded_at=entry.recorded_at, secret=secret)

    await database.write(work, seconds=None)
