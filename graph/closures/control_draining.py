"""Brings in line who controls what, where batches left it for later: all things, some, or what a party sold."""

from collections.abc import Sequence
from typing import Final

from graph.closures.control import recompute
from graph.closures.control_keeping import A_THING, may_have_held
from graph.closures.statements import AFFECTED
from graph.closures.tasks import Kind, Progress, Task, leave
from graph.engine.cypher import Statement
from graph.recorder.changes import Writes

EVERY: Final = 2**31
"""More than there can be."""

SHARED = Statement(
    """
    // A page of all things in which somebody has a share, from a number on.
    // number, most
    MATCH (thing:Entity) USING INDEX SEEK thing:Entity(number)
    WHERE thing.number > $number AND EXISTS { (thing)<-[:SHARE_IN]-() }
    RETURN thing.number ORDER BY thing.number LIMIT $most
    """,
    name="control shared",
)
PARTY = Statement(
    """
    // The id of a thing.
    // number
    MATCH (thing:Entity {number: $number}) RETURN thing.id
    """,
    name="control party",
)


async def every_control(transaction: Writes, waiting: Sequence[Task], rows: int) -> Progress:
    """Bring the next of all things in line; once that are all, leave all hits, which rest on them."""
    (task,), most = waiting, _things_in(rows)
    numbers = [number for (number,) in await transaction.run(SHARED, {"number": task.position, "most": most})]
    await recompute(transaction, numbers)
    if len(numbers) == most:
        return Progress(further=[task.upto(numbers[-1])])
    await leave(transaction, [(Kind.EVERY_HIT, 0)], seq=task.seq)
    return Progress(done=[task])


async def control(transaction: Writes, waiting: Sequence[Task], rows: int) -> Progress:
    """Bring some things in line, and leave each hit that came from one which others control now.

    The hits and not the things: what is sold together has very many of them in common.
    """
    taken = waiting[: _things_in(rows)]
    changed = await recompute(transaction, [task.number for task in taken])
    affected = await transaction.run(AFFECTED, {"subjects": sorted(changed), "most": EVERY}) if changed else []
    hits = {hit for _, several in affected for hit, _ in several}
    await leave(transaction, [(Kind.HITS_OF, hit) for hit in sorted(hits)], seq=taken[0].seq)
    return Progress(done=[*taken])


async def seller(transaction: Writes, waiting: Sequence[Task], _rows: int) -> Progress:
    """Leave each thing that a seller may have held instead of the seller."""
    task = waiting[0]
    for (party,) in await transaction.run(PARTY, {"number": task.number}):
        held = await may_have_held(transaction, party, most=EVERY)
        await leave(transaction, [(Kind.CONTROL, number) for number in sorted(held)], seq=task.seq)
    return Progress(done=[task])


def _things_in(rows: int) -> int:
    return max(1, rows // A_THING)
