"""Keeps on every asset the seq of the last fact about it, its generation, its reports, its releases or objections.

Clients ask by it which sheets to fetch anew. What a contained recording's own facts change is not marked here. All
these seqs stay in `changes`, so that what is asked of the past knows which was the last one then.
"""

from collections.abc import Mapping, Sequence

from graph.engine.cypher import Statement
from graph.recorder.accepted import Accepted
from graph.recorder.changes import Writes
from graph.recorder.journal import Written

MARK = Statement(
    """
    // Marks the assets that some ids are, or are about, as changed at a seq.
    // rows
    UNWIND $rows AS row MATCH (thing:Entity {id: row.id})
    CALL (thing, row) {
      WITH thing, row WHERE thing:Asset RETURN thing AS asset
      UNION ALL
      MATCH (thing:Generation)<-[:PRODUCED_BY]-(asset:Asset) RETURN asset
      UNION ALL
      MATCH (thing:AttributionReport)-[:ABOUT]->(asset:Asset) RETURN asset
      UNION ALL
      MATCH (thing:Release)-[:CONTAINS]->(asset:Asset) RETURN asset
      UNION ALL
      MATCH (thing:Objection)-[:OBJECTS_TO]->()-[:TO|ABOUT|SHARE_IN]->{0,1}(asset:Asset) RETURN asset
    }
    SET asset.changes = CASE WHEN asset.changedSeq = row.seq THEN asset.changes
        ELSE coalesce(asset.changes, []) + row.seq END, asset.changedSeq = row.seq
    """
)
_LEADS_TO_ASSETS = ("ast_", "gen_", "rep_", "rel_", "obj_")


async def mark_assets(transaction: Writes, accepted: Sequence[Accepted], left: Sequence[Written]) -> None:
    """Mark what the facts that came, and those that left, are about."""
    if not accepted:
        return
    last = max(item.seq for item in accepted)
    marks = marks_of(accepted)
    marks |= {id_: last for fact in left for id_ in (fact.own, *fact.references.values()) if _leads_to_assets(id_)}
    await mark(transaction, marks)


def marks_of(accepted: Sequence[Accepted]) -> dict[str, int]:
    """Return the ids that lead to assets among those that facts describe or point at, each with the last one's seq."""
    named = ((id_, item.seq) for item in accepted for id_ in (item.own, *item.references.values()))
    return {id_: seq for id_, seq in named if _leads_to_assets(id_)}


async def mark(transaction: Writes, marks: Mapping[str, int]) -> None:
    """Mark the assets that ids lead to, earlier seqs first: a later one governs."""
    rows = [{"id": id_, "seq": seq} for id_, seq in sorted(marks.items(), key=lambda mark: mark[1])]
    if rows:
        await transaction.run(MARK, {"rows": rows})


def _leads_to_assets(id_: str) -> bool:
    return id_.startswith(_LEADS_TO_ASSETS)
