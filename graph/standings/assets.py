"""How assets stand: worked out when they are read, of how their models stand, and of what they were given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from graph.engine.cypher import Statement
from graph.engine.database import REQUEST_SECONDS
from graph.reader.context import ReadContext
from graph.reader.database import Database
from graph.reader.errors import NotAllowed
from graph.reader.views import Sought
from graph.rights.record import load_record
from linernotes.naming import Reader
from linernotes.rights.question import Question
from linernotes.rights.record import Record
from linernotes.rights.standing import UNTOLD, Standing, standings, worst
from linernotes.rights.territory import WORLD
from linernotes.vocabularies.clearance import Lasting, Status
from linernotes.vocabularies.uses import Use

WARRANTED: Final = "USER_WARRANTED"
_CLEARED: Final = frozenset({Status.CLEARED_BEFORE, Status.REGULARISED})

MADE_OF: Final = Statement(
    """
    // How assets were made; rows: id, when, [model, its status now, whether regularised], [input, basis].
    // ids, now
    UNWIND $ids AS id MATCH (asset:Entity {id: id})-[:PRODUCED_BY]->(made)
    RETURN id, made.at,
      COLLECT { MATCH (made)-[:USED_MODEL]->(model)
        OPTIONAL MATCH (model)<-[:STANDING_OF]-(kept) WHERE kept.start <= $now AND coalesce($now < kept.until, true)
        RETURN DISTINCT [model.id, kept.status, kept.isRegularised] },
      COLLECT { MATCH (made)-[given:USED_INPUT]->(input)
        OPTIONAL MATCH (input)-[:ENCODES]->(held)
        RETURN DISTINCT [coalesce(held.id, input.id), given.basis] }
    """,
    name="standing assets made of",
)
DRAFT_OF: Final = Statement(
    """
    // What users warranted of what an asset was made with, and when, unless a release holds it; rows: when, inputs.
    // id
    MATCH (asset:Entity {id: $id})-[:PRODUCED_BY]->(made)
    WHERE NOT EXISTS { (asset)<-[:CONTAINS]-() }
    RETURN made.at,
      COLLECT { MATCH (made)-[given:USED_INPUT]->(input) WHERE given.basis = 'USER_WARRANTED'
        OPTIONAL MATCH (input)-[:ENCODES]->(held)
        RETURN DISTINCT [coalesce(held.id, input.id), given.basis] }
    """,
    name="standing assets draft of",
)


def with_a_licence(context: ReadContext) -> None:
    """Let who has a licence, or audits, go on; raises NotAllowed for others."""
    if context.audience is Reader.PUBLIC:
        raise NotAllowed("How uses stand is answered to those with a licence, and to auditors.")


async def standing_of(sought: Sought) -> Standing:
    """Say how an asset stands now; raises NotAllowed without a licence."""
    with_a_licence(sought.context)
    found = await standings_of(sought.database, [sought.id], sought.context.now)
    return found.get(sought.id, UNTOLD)


async def is_draft(sought: Sought) -> bool:
    """Say whether an asset stays a draft: a user warrants an input that nobody permitted, and no release holds it."""
    with_a_licence(sought.context)
    rows = await sought.database.read(DRAFT_OF, {"id": sought.id}, seconds=REQUEST_SECONDS)
    inputs = sorted({id_ for _, warranted in rows for id_, _ in warranted})
    if not inputs:
        return False
    record, now = await load_record(sought.database, inputs), sought.context.now
    stood = [one for at, warranted in rows for one in _of_inputs(at, warranted, record, now)]
    return any(one.status not in _CLEARED for one in stood)


async def standings_of(database: Database, ids: Sequence[str], now: str) -> dict[str, Standing]:
    """Say how assets stand: as the worst of their models, and of what they were given."""
    rows = await database.read(MADE_OF, {"ids": list(ids), "now": now}, seconds=REQUEST_SECONDS)
    given = sorted({id_ for *_, inputs in rows for id_, _ in inputs})
    record = await load_record(database, given) if given else Record()
    return {id_: worst([*_of_models(models), *_of_inputs(at, inputs, record, now)]) for id_, at, models, inputs in rows}


def _of_models(rows: Sequence[Sequence[Any]]) -> list[Standing]:
    """Say how models stand; of one that nobody told how it was trained, nothing is known."""
    return [UNTOLD if status is None else Standing(Status(status), regularised) for _, status, regularised in rows]


def _of_inputs(at: str | None, inputs: Sequence[Sequence[str]], record: Record, now: str) -> list[Standing]:
    """Say how what was given stands: as an input, then, anywhere. A user's word is no permit, and no violation."""
    if not inputs or at is None:
        return [UNTOLD] if inputs else []
    ids = sorted({id_ for id_, _ in inputs})
    question = Question(use=Use.INFERENCE_INPUT, as_of=at, act=WORLD)
    stood: Mapping[str, Standing] = dict(zip(ids, standings(ids, question, record, now, Lasting.OUTPUTS), strict=True))
    return [_warranted(stood[id_]) if basis == WARRANTED else stood[id_] for id_, basis in inputs]


def _warranted(standing: Standing) -> Standing:
    return Standing(Status.UNKNOWN) if standing.status is Status.VIOLATING else standing
