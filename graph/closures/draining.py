"""Brings up to date what batches left for later: a chunk a transaction, killable anywhere, beside writers."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from graph.closures import statements
from graph.closures.contents_draining import drain_contents
from graph.closures.keeping import BEGINNING, DROPPING, EVERYTHING, leave, leave_everything
from graph.closures.rows import bring_in_line
from graph.engine.database import Database
from graph.engine.errors import DatabaseBusy
from graph.recorder.changes import Writes

CHUNK = 100
"""How many hits are brought in line in one transaction: others wait for the journal's lock meanwhile."""

_DROPPED_AT_ONCE = 10_000
_PAUSE_SECONDS = 0.5
_OPENNESSES = 4
_SCORED = " scored"


@dataclass(frozen=True, slots=True)
class Left:
    """How many subjects are left for later, and the oldest seq that closures lack; None when they are exact."""

    subjects: int
    since: int | None


@dataclass(frozen=True, slots=True)
class _Pending:
    id: str
    subject: int
    open: int
    position: int


@dataclass(slots=True)
class _Chunk:
    """The hits of one transaction, and how far that brings what is left."""

    hits: set[int] = field(default_factory=set)
    done: list[str] = field(default_factory=list)
    far: list[dict[str, object]] = field(default_factory=list)


async def left(database: Database) -> Left:
    """Say what is left for later."""
    ((count, since),) = await database.read(statements.LEFT)
    return Left(count, since)


async def drain(database: Database, *, chunk: int = CHUNK, done: Callable[[int], None] = lambda _: None) -> int:
    """Bring all that is left up to date, and answer how many hits that were; `done` hears of each chunk.

    The contents of datasets and models come after the hits. What others leave meanwhile is drained
    too. Where the graph is being rebuilt, nothing is done.
    """
    total = 0
    while True:
        try:
            hits = await database.write(lambda transaction: drain_chunk(transaction, chunk), seconds=None)
        except DatabaseBusy:
            # Nobody waits for this, and somebody for what is in its way.
            await asyncio.sleep(_PAUSE_SECONDS)
            continue
        if hits is None:
            break
        total += hits
        done(hits)
    await drain_contents(database)
    return total


async def drain_chunk(transaction: Writes, chunk: int = CHUNK) -> int | None:
    """Bring a chunk of hits up to date, taking the journal's lock first; None when nothing is left."""
    head = await transaction.run(statements.LOCK, {})
    rows = await transaction.run(statements.NEXT, {"most": chunk}) if head else []
    if not rows:
        return None
    taken = await _take(transaction, [_Pending(*row) for row in rows], chunk, seq=head[0][0])
    await bring_in_line(transaction, taken.hits)
    await transaction.run(statements.GO_ON, {"done": taken.done, "far": taken.far})
    return len(taken.hits)


async def count_hits(database: Database) -> int:
    """Count all hits: how far draining everything has to go."""
    ((count,),) = await database.read(statements.COUNT_HITS)
    return int(count)


async def begin_anew(database: Database) -> None:
    """Leave all rows to be dropped, and made again."""

    async def work(transaction: Writes) -> None:
        head = await transaction.run(statements.LOCK, {})
        if head:
            await leave_everything(transaction, seq=head[0][0], from_position=DROPPING)

    await database.write(work, seconds=None)


async def _take(transaction: Writes, pending: list[_Pending], chunk: int, *, seq: int) -> _Chunk:
    """Take as much of what is left as fits in a chunk: a part of the first when that is large, else several."""
    taken, first = _Chunk(), pending[0]
    if first.id.endswith(_SCORED):
        await _leave_assets(transaction, first, seq)
        taken.done.append(first.id)
    elif first.subject == EVERYTHING and first.position == DROPPING:
        ((dropped,),) = await transaction.run(statements.DROP_SOME, {"most": _DROPPED_AT_ONCE})
        taken.far.append({"id": first.id, "open": 0, "position": DROPPING if dropped else BEGINNING})
    elif first.subject == EVERYTHING:
        found = await transaction.run(statements.HITS, {"number": first.position, "most": chunk})
        taken.hits = {number for (number,) in found}
        _go_on(taken, first, first.open, max(taken.hits) if len(found) == chunk else None)
    elif not await _take_small(transaction, taken, pending, chunk):
        await _take_part(transaction, taken, first, chunk)
    return taken


def _go_on(taken: _Chunk, pending: _Pending, opened: int, position: int | None) -> None:
    """Note how far a subject is: at a position, or done with those that are so open."""
    if position is None and (opened == _OPENNESSES - 1 or pending.subject == EVERYTHING):
        taken.done.append(pending.id)
    elif position is None:
        taken.far.append({"id": pending.id, "open": opened + 1, "position": BEGINNING})
    else:
        taken.far.append({"id": pending.id, "open": opened, "position": position})


async def _leave_assets(transaction: Writes, pending: _Pending, seq: int) -> None:
    """Leave each asset whose reports score the subject instead of the subject."""
    found = await transaction.run(statements.ASSETS_SCORING, {"subject": pending.subject})
    rows = [{"id": str(number), "subject": number} for (number,) in found]
    await leave(transaction, rows, seq=seq)


async def _take_small(transaction: Writes, taken: _Chunk, pending: list[_Pending], chunk: int) -> bool:
    """Take the subjects that fit as a whole; say whether the first did."""
    whole = {
        each.subject: each.id
        for each in pending
        if each.subject != EVERYTHING and not each.id.endswith(_SCORED) and (each.open, each.position) == (0, BEGINNING)
    }
    rows = await transaction.run(statements.AFFECTED, {"subjects": sorted(whole), "most": chunk + 1}) if whole else []
    affected = {subject: {hit for hit, _ in hits} for subject, hits in rows}
    for each in pending:
        hits = affected.get(each.subject)
        if hits is not None and whole[each.subject] == each.id and len(taken.hits | hits) <= chunk:
            taken.hits |= hits
            taken.done.append(each.id)
    return pending[0].id in taken.done


async def _take_part(transaction: Writes, taken: _Chunk, pending: _Pending, chunk: int) -> None:
    """Take a page of the hits of a large subject.

    A page begins after a position, though bringing a hit in line may move its rows: what has moved is in line.
    """
    parameters = {"subject": pending.subject, "open": pending.open, "position": pending.position, "most": chunk}
    found = await transaction.run(statements.LANE, parameters)
    taken.hits |= {pending.subject, *(hit for _, hit in found)}
    _go_on(taken, pending, pending.open, found[-1][0] if len(found) == chunk else None)
