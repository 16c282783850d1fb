"""Drops all that is kept beside the record, a piece a transaction, and then leaves all of it to be made anew."""

from collections.abc import Sequence

from graph.closures.tasks import BEGINNING, Kind, Progress, Task, leave
from graph.engine.cypher import Statement
from graph.recorder.changes import Writes

DROP_SOME = Statement(
    """
    // Drops some of all that is kept, and says how many rows and counts that were.
    // most
    CALL { MATCH ()-[kept:TRACES_TO|DRAWS_ON|TRAINED_ON|MAY_KNOW|SYNTHETIC_FROM]->() WITH kept LIMIT $most DELETE kept
      RETURN count(*) AS rows }
    CALL { MATCH (count:TraceCount|EntryCount|ContributorCount) WITH count LIMIT $most DETACH DELETE count
      RETURN count(*) AS counts }
    RETURN rows + counts
    """,
    name="drop some of all",
)
LEAVE_EACH = Statement(
    """
    // Leaves every dataset version, model version and party for later.
    // seq, position
    MATCH (thing:DatasetVersion|ModelVersion|Party)
    WITH thing.number AS number,
      CASE WHEN thing:Party THEN 'party' WHEN thing:ModelVersion THEN 'model' ELSE 'version' END AS kind
    MERGE (task:Task {id: kind + ' ' + toString(number)}) ON CREATE SET task.seq = $seq
    SET task.kind = kind, task.number = number, task.open = 0, task.position = $position
    """,
    name="leave each",
)


async def drop(transaction: Writes, waiting: Sequence[Task], rows: int) -> Progress:
    """Drop some of all that is kept; when nothing is left of it, leave all to be made."""
    (everything,) = waiting
    ((dropped,),) = await transaction.run(DROP_SOME, {"most": 2 * rows})
    if dropped:
        return Progress()
    await leave(transaction, [(Kind.EVERY_HIT, 0)], seq=everything.seq)
    await transaction.run(LEAVE_EACH, {"seq": everything.seq, "position": BEGINNING})
    return Progress(done=[everything])
