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
    // How assets were made; rows: id, when, whether released, [model, status now, regularised], [input, basis].
    // ids, now
    UNWIND $ids AS id MATCH (asset:Entity {id: id})-[:PRODUCED_BY]->(made)
    RETURN id, made.at, EXISTS { (asset)<-[:CONTAINS]-() },
      COLLECT { MATCH (made)-[:USED_MODEL]->(model)
        OPTIONAL MATCH (model)<-[:STANDING_OF]-(kept) WHERE kept.start <= $now AND coalesce($now < kept.until, true)
        RETURN DISTINCT [model.id, kept.status, kept.isRegularised] },
      COLLECT { MATCH (made)-[given:USED_INPUT]->(input)
        OPTIONAL MATCH (input)-[:ENCODES]->(held)
        RETURN DISTINCT [coalesce(held.id, input.id), given.basis] }
    """,
    name="standing assets made of",
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
    rows = await _made_of(sought.database, [sought.id], sought.context.now)
    drafts = [
        (at, [one for one in inputs if one[1] == WARRANTED]) for _, at, released, _, inputs in rows if not released
    ]
    warranted = sorted({id_ for _, inputs in drafts for id_, _ in inputs})
    if not warranted:
        return False
    record, now = await load_record(sought.database, warranted), sought.context.now
    return any(one.status not in _CLEARED for at, inputs in drafts for one in _of_inputs(at, inputs, record, now))


async def standings_of(database: Database, ids: Sequence[str], now: str) -> dict[str, Standing]:
    """Say how assets stand: as the worst of their models, and of what they were given."""
    rows = await _made_of(database, ids, now)
    given = sorted({id_ for *_, inputs in rows for id_, _ in inputs})
    record = await load_record(database, given) if given else Record()
    return {
        id_: worst([*_of_models(models), *_of_inputs(at, inputs, record, now)]) for id_, at, _, models, inputs in rows
    }


async def _made_of(database: Database, ids: Sequence[str], now: str) -> list[list[Any]]:
    return await database.read(MADE_OF, {"ids": list(ids), "now": now}, seconds=REQUEST_SECONDS)


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
