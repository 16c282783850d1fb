"""Drops all that is kept beside the record, a piece a transaction, and then leaves all of it to be made anew."""

from collections.abc import Sequence

from graph.closures.tasks import BEGINNING, Kind, Progress, Task, leave
from graph.engine.cypher import Statement
from graph.recorder.changes import Writes
from graph.standings.keeping import leave_all
from graph.vocabulary import DERIVED_EDGES, DERIVED_NODES

# One kind at a time: several at once are looked for at every node there is.
_DROPS = {
    **{type_: f"MATCH ()-[kept:{type_}]->() WITH kept LIMIT $most DELETE kept" for type_ in DERIVED_EDGES},
    **{
        label: f"MATCH (kept:{label}) WITH kept LIMIT $most DETACH DELETE kept"
        for label in DERIVED_NODES
        if label != "Task"
    },
}
DROP_SOME = Statement(
    f"""
    // Drops some of all that is kept, and says how many rows and counts that were.
    // most
    {" ".join(f"CALL {{ {drop} RETURN count(*) AS {kind} }}" for kind, drop in _DROPS.items())}
    RETURN {" + ".join(_DROPS)}
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
    await leave(transaction, [(Kind.EVERY_CONTROL, 0)], seq=everything.seq)
    await leave_all(transaction, seq=everything.seq)
    await transaction.run(LEAVE_EACH, {"seq": everything.seq, "position": BEGINNING})
    return Progress(done=[everything])
