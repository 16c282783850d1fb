"""The Cypher that finds which datasets include what is a party's, and for what they were used, as of today."""

from __future__ import annotations

from functools import cache
from typing import Final

from graph.clearing.past import purpose
from graph.engine.cypher import Statement
from graph.reader.context import Audience, CreditContext, Reading


@cache
def seen(audience: Audience) -> Statement:
    """Return the statement that says whether a party is there, and to be seen on training lines."""
    return Statement(
        f"""
        // Whether a party is there, and to be seen on training lines.
        // id
        MATCH (party:Party {{id: $id}}) WHERE {_sees("party", audience)} RETURN party.id
        """,
        name="inclusion party seen",
    )


@cache
def entries(audience: Audience, *, is_own: bool) -> Statement:
    """Return the statement that lists entries with what a party made or controls, by item, version and fact.

    Rows: item, version, fact, basis, stage, the papers that the entry names. Of its own the party sees everything.
    """
    return Statement(
        f"""
        // A page of the entries of datasets that include what a party made or controls, or ever controlled.
        // party, item, version, fact, size
        MATCH (party:Party {{id: $party}})
        CALL (party) {{
          MATCH (party)-[:MADE]->()-[:TO]->(item) RETURN item
          UNION MATCH (party)-[:CONTROLS]->(item) RETURN item
        }}
        WITH item, item.id AS id
        WHERE id >= $item AND {"true" if is_own else _sees("item", audience)} AND EXISTS {{ (item)<-[:INCLUDES]-() }}
        // Each has an entry, but for the one at which the page before may have ended.
        WITH item, id ORDER BY id LIMIT $size + 1
        MATCH (item)<-[entry:INCLUDES]-(version)
        WHERE id > $item OR version.id > $version OR version.id = $version AND entry.fact > $fact
        RETURN id, version.id, entry.fact, entry.basis, entry.stage, entry.reliedOn
        ORDER BY id, version.id, entry.fact LIMIT $size
        """,
        name="inclusion entries",
    )


def _sees(name: str, audience: Audience) -> str:
    return Reading(audience, False).sees(name, CreditContext.TRAINING) or "true"


USED: Final = Statement(
    f"""
    // What dataset versions were first used for and when, else what they were frozen for: instant, purpose.
    // ids
    UNWIND $ids AS id MATCH (version:Entity {{id: id}})
    RETURN id, coalesce(
      head(COLLECT {{ MATCH (version)<-[:USED]-(one) WHERE one.startedAt IS NOT NULL
        RETURN [one.startedAt, {purpose("one")}] ORDER BY one.startedAt, one.id LIMIT 1 }}),
      head(COLLECT {{ MATCH (version)<-[:FREEZES]-(one) MATCH (told:Fact {{seq: one.fact}})
        RETURN [told.judgedAsOf, {purpose("one")}] LIMIT 1 }}))
    """,
    name="inclusion used",
)
