"""The Cypher that finds what rests on an agreement, as the graph is today: a list each."""

from __future__ import annotations

from typing import Final

from graph.clearing.past import purpose
from graph.engine.cypher import Statement
from graph.impact.statements import EMBODYING

READABLE: Final = Statement(
    """
    // Whether there is an agreement, and whether somebody is party to it.
    // id, actor
    MATCH (agreement:Agreement {id: $id})
    RETURN EXISTS { (agreement)<-[:PARTY_TO]-(:Party {id: $actor}) }
    """,
    name="reliance readable",
)
COVERED: Final = Statement(
    """
    // What clauses cover: things, what catalogues list, what is a party's by a right or made by it; from when to when.
    // ids
    UNWIND $ids AS id MATCH (clause:Entity {id: id})
    CALL (clause) {
      MATCH (clause)-[:COVERS]->(thing) WHERE thing.number IS NOT NULL
      RETURN thing, null AS start, null AS until, false AS acquired
      UNION MATCH (clause)-[:COVERS]->(:Catalogue)-[listed:LISTS]->(thing)
      RETURN thing, listed.validFrom AS start, listed.validTo AS until, false AS acquired
      UNION MATCH (clause)-[:COVERS_ALL_OF]->()-[control:CONTROLS]->(thing)
      RETURN thing, control.validFrom AS start, control.validTo AS until, true AS acquired
      UNION MATCH (clause)-[:COVERS_ALL_OF]->()-[:MADE]->()-[:TO]->(thing)
      RETURN thing, null AS start, null AS until, false AS acquired
    }
    RETURN collect([id, thing.number, start, until, acquired])
    """,
    name="reliance covered",
)
EMBODIED: Final = Statement(
    f"""
    // What embodies some things at first hand, each with the thing.
    // numbers, later, earlier, derivations, inputs
    {EMBODYING}
    RETURN collect(DISTINCT [one.number, other.number])
    """,
    name="reliance embodied",
)
VERSIONS: Final = Statement(
    """
    // The dataset versions that include things to be trained on; rows: id, the group of the things, how many entries.
    // groups
    UNWIND range(0, size($groups) - 1) AS place UNWIND $groups[place] AS number
    MATCH (one:Entity {number: number})<-[entry:INCLUDES]-(version) USING INDEX SEEK one:Entity(number)
    WHERE entry.stage = 'TRAINING'
    RETURN version.id, place, count(entry)
    """,
    name="reliance versions",
)
RUNS: Final = Statement(
    f"""
    // The training runs that used dataset versions; rows: id, start, versions, models made, purpose.
    // versions
    UNWIND $versions AS id MATCH (:Entity {{id: id}})<-[:USED]-(run)
    WITH run, collect(DISTINCT id) AS versions
    RETURN run.id, run.startedAt, versions,
      COLLECT {{ MATCH (run)<-[:PRODUCED_BY]-(made)-[:VERSION_OF]->(of) RETURN DISTINCT [of.id, made.id] }},
      {purpose("run")}
    ORDER BY run.id
    """,
    name="reliance runs",
)
