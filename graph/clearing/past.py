"""Past uses: what a training run used, for what and where, when it began, and as of which seq it was judged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from graph.engine.cypher import Statement
from graph.engine.database import REQUEST_SECONDS
from graph.lineage.pattern import relationship, thing
from graph.reader.position import Position
from graph.reader.then import as_known, stood
from linernotes.rights.question import Question
from linernotes.rights.territory import WORLD
from linernotes.vocabularies.uses import Use


@dataclass(frozen=True, slots=True, kw_only=True)
class PastUse:
    """A use in the past: of all that some dataset versions include.

    `question` has when it began; None where nobody says. `judged` is the seq as of which it was judged, or could have
    been: the last before it was recorded.
    """

    versions: tuple[str, ...]
    question: Question | None
    judged: int


@cache
def runs(*, then: bool = False) -> Statement:
    """Return the statement that reads training runs; rows: id, when it started, fact, dataset versions."""
    state = "" if not then else f"MATCH (said:Entity|Was {{id: id}}) WHERE {stood('said')}"
    said = "said" if then else "run"
    return Statement(
        f"""
        // What training runs used, and when they began.
        // ids
        UNWIND $ids AS id MATCH {thing("run", "id", then=then)}
        {state}
        RETURN id, {said}.startedAt, {said}.fact,
          COLLECT {{ MATCH (run)-{relationship("USED", "used", then=then)}->(version) RETURN DISTINCT version.id }}
        """,
        name="past runs",
    )


BEFORE_BATCH: Final = Statement(
    """
    // How far the journal was before the batch that has a seq, and when it is recorded.
    // seq
    MATCH (entry:JournalEntry) WHERE entry.lastSeq >= $seq
    RETURN entry.firstSeq - 1, entry.recordedAt ORDER BY entry.lastSeq LIMIT 1
    """,
    name="before a batch",
)


async def run_used(position: Position, id_: str) -> PastUse | None:
    """Read what a training run was; None if it is not there."""
    read = position.database.read

    async def rows(known: int | None) -> list[list[object]]:
        return await read(runs(then=known is not None), {"ids": [id_]} | as_known(known), seconds=REQUEST_SECONDS)

    found = await position.read(rows)
    if not found:
        return None
    ((_, started, fact, versions),) = found
    ((before, _),) = await read(BEFORE_BATCH, {"seq": fact}, seconds=REQUEST_SECONDS)
    assert isinstance(versions, list)
    question = None if started is None else Question(use=Use.TRAIN_GENERATIVE, as_of=str(started), act=WORLD)
    return PastUse(versions=tuple(sorted(versions)), question=question, judged=before)
