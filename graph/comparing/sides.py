"""Finds what is to be compared: dataset versions, and for a model version all that it was trained on."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.comparing.entries import BEGINNING, Budget, Place, Side, Standpoint, Stream
from graph.comparing.walk import Walk
from graph.engine.cypher import Statement
from graph.engine.database import REQUEST_SECONDS
from graph.reader.database import Database
from graph.reader.then import edge, stood

SMALLEST_BATCH = 10

HOLDING = Statement(
    """
    // The dataset versions that some dataset versions and model versions hold, and how far the journal is.
    // ids
    MATCH (head:JournalHead {id: 'head'})
    RETURN head.seq, COLLECT {
      UNWIND $ids AS id
      OPTIONAL MATCH (of:Entity {id: id}) WHERE of:DatasetVersion OR of:ModelVersion
      RETURN CASE WHEN of:DatasetVersion THEN [id]
        WHEN of:ModelVersion THEN COLLECT { MATCH (of)-[:TRAINED_ON]->(version) RETURN version.id ORDER BY version.id }
        END
    }
    """,
    name="what is compared",
)
HELD_THEN = Statement(
    f"""
    // The dataset versions that some dataset versions and model versions held then.
    // ids, known
    RETURN $known, COLLECT {{
      UNWIND $ids AS id
      OPTIONAL MATCH (state:Entity|Was {{id: id}}) WHERE {stood("state")}
      AND (state:DatasetVersion|DatasetVersionWas OR state:ModelVersion|ModelVersionWas)
      RETURN CASE WHEN state:DatasetVersion|DatasetVersionWas THEN [id]
        WHEN state:ModelVersion|ModelVersionWas THEN COLLECT {{
          MATCH (of:Entity|Former {{id: id}})-{edge("PRODUCED_BY|STARTED_FROM|LEARNED_FROM", "on")}->+(run)
          MATCH (run)-{edge("USED", "used")}->(version)
          RETURN DISTINCT version.id AS version ORDER BY version }}
        END
    }}
    """,
    name="what was compared then",
)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides, each the ids of dataset versions; and how far the journal was when they were found."""

    database: Database
    standpoint: Standpoint
    sides: tuple[Sequence[str], Sequence[str]]
    seq: int

    def walk(self, *, shared_only: bool, budget: int, batch: int, start: Place = BEGINNING) -> Walk:
        """Begin a walk along both sides that reads about so many entries, and so many at first of each version."""
        spending = Budget(budget)
        streams = max(1, sum(map(len, self.sides)))
        size = max(SMALLEST_BATCH, min(batch, budget // (4 * streams)))
        first, second = (
            Side([Stream(self.database, self.standpoint, of, spending, size) for of in side]) for side in self.sides
        )
        return Walk(first, second, spending, shared_only, start)


async def compared(database: Database, standpoint: Standpoint, ids: Sequence[str]) -> tuple[Compared | None, int]:
    """Find what two ids are of; None if one is of nothing that can be compared. Answers the journal's seq too."""
    (first, second), seq = await versions_held(database, ids, standpoint.known)
    if first is None or second is None:
        return None, seq
    return Compared(database, standpoint, (first, second), seq), seq


async def versions_held(
    database: Database, ids: Sequence[str], known: int | None
) -> tuple[Sequence[Sequence[str] | None], int]:
    """Return which dataset versions each dataset version or model holds, None for what is neither; and the seq."""
    statement = HOLDING if known is None else HELD_THEN
    ((seq, held),) = await database.read(statement, {"ids": list(ids), "known": known}, seconds=REQUEST_SECONDS)
    return held, seq
