"""Keeps which parties control a right in a thing, or ever did, from when to when: linernotes.rights.controlled."""

from collections.abc import Collection
from typing import Any

from graph.engine.cypher import Statement
from graph.recorder.changes import Writes
from graph.rights.record import load_control
from linernotes.rights.controlled import controlled
from linernotes.rights.interval import Span

KEPT = Statement(
    """
    // Who is kept to control some things, each with from when and until when.
    // numbers
    UNWIND $numbers AS number MATCH (thing:Entity {number: number})
    RETURN number, thing.id,
      COLLECT { MATCH (thing)<-[kept:CONTROLS]-(party) RETURN [party.id, kept.validFrom, kept.validTo] }
    """,
    name="control kept",
)
FORGET = Statement(
    """
    // Forgets that parties control things.
    // rows
    UNWIND $rows AS row MATCH (of:Entity {number: row.thing})<-[kept:CONTROLS]-(party)
    USING INDEX SEEK of:Entity(number) WHERE party.id = row.party
    DELETE kept
    """,
    name="control forget",
)
KEEP = Statement(
    """
    // Keeps that parties control things, from when and until when.
    // rows
    UNWIND $rows AS row MATCH (party:Entity {id: row.party}) MATCH (thing:Entity {number: row.thing})
    CREATE (party)-[kept:CONTROLS {of: party.id, thing: thing.id}]->(thing)
    SET kept.validFrom = row.validFrom, kept.validTo = row.validTo
    """,
    name="control keep",
)
FORGET_ALL = Statement(
    """
    // Forgets who controls some things.
    // ids
    UNWIND $ids AS id MATCH (of:Entity {id: id})<-[kept:CONTROLS]-()
    USING INDEX SEEK of:Entity(id) DELETE kept
    """,
    name="control forget all",
)

Spans = dict[str, tuple[Span, ...]]
"""When each party controls a thing, by the party's id."""


async def recompute(transaction: Writes, things: Collection[int]) -> set[int]:
    """Bring in line who controls things; list those which others control now, or ever did, than before."""
    if not things:
        return set()
    kept = await transaction.run(KEPT, {"numbers": sorted(things)})
    now = await _controlled(transaction, [id_ for _, id_, _ in kept])
    gone, new, changed = list[dict[str, Any]](), list[dict[str, Any]](), set[int]()
    for number, id_, listed in kept:
        before, after = _spans(listed), now.get(id_, {})
        if before.keys() != after.keys():
            changed.add(number)
        for party in sorted({*before, *after}):
            if before.get(party) != after.get(party):
                gone += [{"thing": number, "party": party}] if party in before else []
                new += [
                    {"thing": number, "party": party, "validFrom": span.start, "validTo": span.end}
                    for span in after.get(party, ())
                ]
    if gone:
        await transaction.run(FORGET, {"rows": gone})
    if new:
        await transaction.run(KEEP, {"rows": new})
    return changed


async def forget(transaction: Writes, things: Collection[str]) -> None:
    """Forget who controls things that are about to go."""
    if things:
        await transaction.run(FORGET_ALL, {"ids": sorted(things)})


async def _controlled(transaction: Writes, ids: Collection[str]) -> dict[str, Spans]:
    found: dict[str, Spans] = {}
    for (party, thing), spans in controlled(await load_control(transaction.run, ids)).items():
        found.setdefault(thing, {})[party] = spans
    return found


def _spans(listed: Collection[tuple[str, str | None, str | None]]) -> Spans:
    spans: Spans = {}
    for party, start, end in sorted(listed, key=lambda one: (one[0], one[1] or "")):
        spans[party] = (*spans.get(party, ()), Span(start, end))
    return spans
