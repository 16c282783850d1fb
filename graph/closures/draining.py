"""Brings up to date what batches left for later: a chunk a transaction, killable anywhere, beside writers."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from graph.closures import anew, contents_draining, control_draining, hits_draining
from graph.closures.keeping import ROWS_AT_ONCE
from graph.closures.tasks import Kind, Progress, Task, go_on, leave_everything, lock, next_tasks
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.errors import DatabaseBusy
from graph.recorder.changes import Writes
from graph.standings.draining import drain_standings

_PAUSE_SECONDS = 0.5
_TASKS_AT_ONCE = 500

COUNT_HITS = Statement(
    """
    // How many hits there are.
    // Parameters: none.
    RETURN COUNT { (:Asset) } + COUNT { (:Release) }
    """,
    name="count hits",
)

Work = Callable[[Writes, Sequence[Task], int], Awaitable[Progress]]
"""Brings tasks of one kind, the oldest first, further by about so many rows; of the first some at least."""

_WORK: Final[Mapping[Kind, Work]] = {
    Kind.EVERYTHING: anew.drop,
    Kind.EVERY_CONTROL: control_draining.every_control,
    Kind.CONTROL: control_draining.control,
    Kind.SELLER: control_draining.seller,
    Kind.EVERY_HIT: hits_draining.every_hit,
    Kind.HITS_OF: hits_draining.hits_of,
    Kind.SCORING: hits_draining.scoring,
    Kind.PARTY: contents_draining.parties,
    Kind.VERSION: contents_draining.version,
    Kind.MODEL: contents_draining.model,
}


async def drain(database: Database, *, rows: int = ROWS_AT_ONCE, done: Callable[[int], None] = lambda _: None) -> int:
    """Bring all that is left up to date, and answer how many hits that were; `done` hears of those of each chunk.

    What others leave meanwhile is drained too. Where the graph is being rebuilt, nothing is done.
    """
    total = 0
    while True:
        try:
            hits = await database.write(lambda transaction: drain_some(transaction, rows), seconds=None)
        except DatabaseBusy:
            # Nobody waits for this, and somebody for what is in its way.
            await asyncio.sleep(_PAUSE_SECONDS)
            continue
        if hits is None:
            await drain_standings(database)
            return total
        total += hits
        done(hits)


async def drain_some(transaction: Writes, rows: int = ROWS_AT_ONCE) -> int | None:
    """Bring about so many rows up to date, taking the journal's lock first; None when nothing is left."""
    if await lock(transaction) is None:
        return None
    waiting = await next_tasks(transaction, most=_TASKS_AT_ONCE)
    if not waiting:
        return None
    kind = waiting[0].kind
    progress = await _WORK[kind](transaction, [task for task in waiting if task.kind is kind], rows)
    await go_on(transaction, progress)
    return progress.hits


async def begin_anew(database: Database) -> None:
    """Leave all there is to be dropped, and made again."""

    async def work(transaction: Writes) -> None:
        seq = await lock(transaction)
        if seq is not None:
            await leave_everything(transaction, seq=seq)

    await database.write(work, seconds=None)


async def count_hits(database: Database) -> int:
    """Count all hits: how far draining everything has to go."""
    ((count,),) = await database.read(COUNT_HITS)
    return int(count)
