"""Brings up to date what batches left of the contents of datasets and models, a chunk a transaction."""

from dataclasses import dataclass

from graph.closures import contents, contributors, training
from graph.closures.contents_keeping import EVERYTHING, MODEL, PARTY, VERSION, WEIGHTS
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder.changes import Writes

CHUNK = 20_000
"""How much is walked in one transaction: others wait for the journal's lock meanwhile."""

_PARTIES_AT_ONCE = 500
_DROPPED_AT_ONCE = 10_000

LOCK = Statement(
    """
    // Takes the journal's one lock; no row while the graph is being rebuilt.
    // Parameters: none.
    MATCH (head:JournalHead {id: 'head'}) SET head.lastKey = head.lastKey
    WITH head WHERE head.rebuiltTo IS NULL
    RETURN head.seq
    """,
    name="lock to drain contents",
)
NEXT = Statement(
    """
    // What is left for later, the oldest first.
    // most
    MATCH (behind:Behind) WHERE behind.seq >= 0 AND behind.id > ''
    RETURN behind.id, behind.kind, behind.number, behind.after ORDER BY behind.seq, behind.id LIMIT $most
    """,
    name="next contents",
)
DONE = Statement(
    """
    // What was left is up to date.
    // ids
    UNWIND $ids AS id MATCH (behind:Behind {id: id}) DELETE behind
    """,
    name="contents done",
)
GO_ON = Statement(
    """
    // How far something is up to date: to the party of a number.
    // id, after
    MATCH (behind:Behind {id: $id}) SET behind.after = $after
    """,
    name="contents go on",
)
DROP_SOME = Statement(
    """
    // Drops some of all that is kept of contents, and says how many.
    // most
    CALL { MATCH ()-[kept:DRAWS_ON|TRAINED_ON|SYNTHETIC_FROM]->() WITH kept LIMIT $most DELETE kept
      RETURN count(*) AS rows }
    CALL { MATCH (count:EntryCount|ContributorCount) WITH count LIMIT $most DETACH DELETE count
      RETURN count(*) AS counts }
    RETURN rows + counts
    """,
    name="drop some contents",
)
LEAVE_EACH = Statement(
    """
    // Leaves every dataset version, model version and party for later.
    // seq
    MATCH (thing:DatasetVersion|ModelVersion|Party)
    WITH thing.number AS number,
      CASE WHEN thing:Party THEN 'party' WHEN thing:ModelVersion THEN 'model' ELSE 'version' END AS kind
    MERGE (behind:Behind {id: kind + ' ' + toString(number)}) ON CREATE SET behind.seq = $seq
    SET behind.kind = kind, behind.number = number, behind.after = 0
    """,
    name="leave each content",
)


@dataclass(frozen=True, slots=True)
class _Behind:
    id: str
    kind: str
    number: int
    after: int


async def drain_contents(database: Database, *, chunk: int = CHUNK) -> None:
    """Bring all that is left up to date; what others leave meanwhile too. Nothing while the graph is being rebuilt."""
    while await database.write(lambda transaction: drain_some(transaction, chunk), seconds=None):
        pass


async def drain_some(transaction: Writes, chunk: int = CHUNK) -> bool:
    """Bring a chunk up to date, taking the journal's lock first; say whether there was any."""
    head = await transaction.run(LOCK, {})
    rows = await transaction.run(NEXT, {"most": _PARTIES_AT_ONCE}) if head else []
    if not rows:
        return False
    behind = [_Behind(*row) for row in rows]
    match behind[0].kind:
        case kind if kind == EVERYTHING:
            await _drop(transaction, behind[0], seq=head[0][0])
        case kind if kind == MODEL:
            await _model(transaction, behind[0], chunk)
        case kind if kind == VERSION:
            await contents.recompute(transaction, [behind[0].number])
            await transaction.run(DONE, {"ids": [behind[0].id]})
        case _:
            await _parties(transaction, [each for each in behind if each.kind == PARTY], chunk)
    return True


async def _drop(transaction: Writes, behind: _Behind, *, seq: int) -> None:
    ((dropped,),) = await transaction.run(DROP_SOME, {"most": _DROPPED_AT_ONCE})
    if not dropped:
        await transaction.run(LEAVE_EACH, {"seq": seq})
        await transaction.run(DONE, {"ids": [behind.id]})


async def _model(transaction: Writes, behind: _Behind, chunk: int) -> None:
    """Make the rows of a model version for the next parties; first of all, say what it was trained on."""
    if behind.after == 0:
        await training.recompute(transaction, behind.number)
        await contents.sum_up(transaction, [behind.number])
    after = await training.remake(transaction, behind.number, after=behind.after, parties=max(1, chunk // 10))
    if after is None:
        await transaction.run(DONE, {"ids": [behind.id]})
    else:
        await transaction.run(GO_ON, {"id": behind.id, "after": after})


async def _parties(transaction: Writes, behind: list[_Behind], chunk: int) -> None:
    """Take as many parties as fit in a chunk, and one at least."""
    numbers = {"numbers": [each.number for each in behind], "most": chunk}
    weights = dict(await transaction.run(WEIGHTS, numbers))
    taken, left = [behind[0]], chunk - weights.get(behind[0].number, 0)
    for each in behind[1:]:
        left -= weights.get(each.number, 0)
        if left < 0:
            break
        taken.append(each)
    await contributors.recompute(transaction, [each.number for each in taken])
    await transaction.run(DONE, {"ids": [each.id for each in taken]})
