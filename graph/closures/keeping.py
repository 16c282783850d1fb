"""Keeps the closures within the transaction that changes what they rest on, or leaves what is too much for later."""

from graph.closures import contents_keeping, control, hits_keeping
from graph.closures.control_keeping import keep_control
from graph.closures.tasks import is_everything_left, leave
from graph.closures.touched import Touched
from graph.recorder.changes import Writes
from graph.standings.keeping import keep_standings

ROWS_AT_ONCE = 5_000
"""How many rows a batch may touch in its own transaction; what touches more is left for after it."""


async def let_go(transaction: Writes, touched: Touched) -> None:
    """Drop the rows and counts of what the batch is about to take away."""
    leaving = touched.leaving | touched.contents.leaving | touched.control.leaving
    if leaving and not await is_everything_left(transaction):
        await hits_keeping.let_go(transaction, touched)
        await contents_keeping.let_go(transaction, touched.contents)
        await control.forget(transaction, touched.control.leaving)


async def keep_closures(transaction: Writes, touched: Touched, *, seq: int, rows_at_once: int = ROWS_AT_ONCE) -> bool:
    """Bring the closures in line with what a batch, to this seq, has changed; say whether something is left."""
    if await is_everything_left(transaction):
        return True
    changed, later = await keep_control(transaction, touched.control, rows_at_once=rows_at_once)
    later += await hits_keeping.keep_rows(transaction, touched, changed, rows_at_once=rows_at_once)
    later += await contents_keeping.keep_contents(transaction, touched.contents, rows_at_once=rows_at_once)
    await leave(transaction, later, seq=seq)
    stands_otherwise = await keep_standings(transaction, touched.standings, seq=seq)
    return bool(later) or stands_otherwise
