"""Past uses: what was put to which use and where, when it began, and as of which seq it was judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from graph.clearing.statements import family_and_version
from graph.engine.cypher import Statement
from graph.engine.database import REQUEST_SECONDS
from graph.lineage.pattern import relationship, thing
from graph.reader.position import Position
from graph.reader.then import as_known, stood
from graph.rights.statements import TERRITORIES
from graph.rights.values import territories
from linernotes.rights.agreement import Model
from linernotes.rights.question import Question
from linernotes.rights.territory import expand
from linernotes.vocabularies.rights import Condition
from linernotes.vocabularies.uses import Use

PURPOSE: Final = ("use", "promises", "project", *TERRITORIES)


def purpose(name: str, *, of: str | None = None, then: bool = False) -> str:
    """Give the list of what a node says of its purpose, as `question_of` takes it, `of` which thing if not of itself.

    It begins with what is trained, if anything: a model, and the version if it is said which.
    """
    trained = f"""head(COLLECT {{
      MATCH ({of or name})-{relationship("TRAINS", "trains", then=then)}->(trained)
      {family_and_version("trained", then=then)} }})"""
    return f"[{', '.join([trained, *(f'{name}.{each}' for each in PURPOSE)])}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastUse:
    """A use in the past: of all that some dataset versions include.

    `question` has when it began; None where nobody says. `judged` is the seq as of which it was judged; if it was not,
    the last before its batch.
    """

    versions: tuple[str, ...]
    question: Question | None
    judged: int


@cache
def runs(*, then: bool = False) -> Statement:
    """Return the statement that reads training runs; rows: id, start, fact, dataset versions, purpose."""
    state = f"MATCH (said:Entity|Was {{id: id}}) WHERE {stood('said')}" if then else "WITH id, run, run AS said"
    return Statement(
        f"""
        // What training runs used, for what and where, and when they began.
        // ids
        UNWIND $ids AS id MATCH {thing("run", "id", then=then)}
        {state}
        RETURN id, said.startedAt, said.fact,
          COLLECT {{ MATCH (run)-{relationship("USED", "used", then=then)}->(version) RETURN DISTINCT version.id }},
          {purpose("said", of="run", then=then)}
        """,
        name="past runs",
    )


JUDGED: Final = Statement(
    """
    // As of which seq a fact was judged; of one that was not, how far the journal was before its batch.
    // seq
    MATCH (told:Said {seq: $seq})
    RETURN coalesce(told.judgedSeq, head(COLLECT { MATCH (entry:JournalEntry) WHERE entry.lastSeq >= $seq
      RETURN entry.firstSeq - 1 ORDER BY entry.lastSeq LIMIT 1 }))
    """,
    name="judged as of",
)


async def run_used(position: Position, id_: str) -> PastUse | None:
    """Read what a training run was; None if it is not there."""
    read = position.database.read

    async def rows(known: int | None) -> list[list[Any]]:
        return await read(runs(then=known is not None), {"ids": [id_]} | as_known(known), seconds=REQUEST_SECONDS)

    found = await position.read(rows)
    if not found:
        return None
    ((_, started, fact, versions, listed),) = found
    ((judged,),) = await read(JUDGED, {"seq": fact}, seconds=REQUEST_SECONDS)
    question = None if started is None else question_of(started, listed)
    return PastUse(versions=tuple(sorted(versions)), question=question, judged=judged)


def question_of(began: str, listed: Sequence[Any], *, signed_by: str | None = None) -> Question:
    """Return what was to be cleared of a use that began at an instant, of its purpose as `purpose` lists it.

    With `signed_by`, papers signed by then count too if they reach back. It was done wherever its territories may mean:
    what cannot be read there clears nothing.
    """
    trained, *values = listed
    said: Mapping[str, Any] = dict(zip(PURPOSE, values, strict=True))
    return Question(
        use=Use(said["use"]),
        as_of=began,
        act=expand(territories(said), began[:10]).possible,
        model=None if trained is None else Model(family=trained[0], version=trained[1]),
        promises=frozenset(map(Condition, said["promises"] or ())),
        project=said["project"],
        signed_by=signed_by,
    )
