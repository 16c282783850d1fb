"""The Cypher that keeps how past uses stand: what changes touch, what is left for later, and the rows."""

from __future__ import annotations

from typing import Final

from graph.clearing.past import purpose
from graph.engine.cypher import Statement

HAS_USES: Final = Statement(
    """
    // Whether anything was frozen or trained at all.
    // Parameters: none.
    RETURN COUNT { ()-[:FREEZES]->() } + COUNT { ()-[:USED]->() } > 0
    """,
    name="standings has uses",
)
MEANT: Final = Statement(
    """
    // What papers are about: the numbers of things, and the ids of dataset versions.
    // ids, most
    UNWIND $ids AS id MATCH (seed:Entity|Former {id: id})
    CALL (seed) {
      WITH seed WHERE NOT seed:RightShare RETURN seed AS one
      UNION MATCH (seed:RightShare)-[:SHARE_IN]->(one) RETURN one
      UNION MATCH (seed:Protection)-[:PROTECTION_OF]->(one) RETURN one
      UNION MATCH (seed:Clause)-[:COVERS|COVERS_ALL_OF]->(one) RETURN one
      UNION MATCH (seed:Agreement)<-[:CLAUSE_OF]-()-[:COVERS|COVERS_ALL_OF]->(one) RETURN one
      UNION MATCH (seed:Agreement)<-[:AMENDS]-()<-[:CLAUSE_OF]-()-[:COVERS|COVERS_ALL_OF]->(one) RETURN one
      UNION MATCH (seed:Consent)-[:CONCERNS]->(one) RETURN one
      UNION MATCH (seed:Mandate)<-[:GAVE]-(one) RETURN one
      UNION MATCH (seed:Generation)<-[:PRODUCED_BY]-(one) RETURN one
    }
    WITH DISTINCT one
    CALL (one) {
      WITH one WHERE one:Recording OR one:Work OR one:Asset RETURN one AS thing
      UNION MATCH (one:Catalogue)-[:LISTS]->(thing) RETURN thing
      UNION MATCH (one:Party)-[:CONTROLS]->(thing) RETURN thing
      UNION MATCH (one:Party)-[:HOLDS]->()-[:SHARE_IN]->(thing) RETURN thing
      UNION MATCH (one:Party)-[:MADE]->()-[:TO]->(thing) RETURN thing
      UNION MATCH (one:DatasetVersion) RETURN one AS thing
      UNION MATCH (one:TrainingRun)
        (()-[:STARTED_FROM|LEARNED_FROM]->()-[:PRODUCED_BY]->()){0,20} ()-[:USED]->(thing) RETURN thing
      UNION MATCH (one:ModelVersion)-[:PRODUCED_BY]->()
        (()-[:STARTED_FROM|LEARNED_FROM]->()-[:PRODUCED_BY]->()){0,20} ()-[:USED]->(thing) RETURN thing
      UNION MATCH (one:ModelVersion)-[:MAY_KNOW]->(thing) RETURN thing
    }
    RETURN DISTINCT thing.number LIMIT $most
    """,
    name="standings meant",
)
USED_IN: Final = Statement(
    """
    // The dataset versions, among things or including any of them, that were frozen or trained on.
    // numbers
    UNWIND $numbers AS number MATCH (one:Entity {number: number})
    CALL (one) {
      WITH one WHERE one:DatasetVersion RETURN one AS version
      UNION MATCH (one)<-[:INCLUDES]-(version) RETURN version
    }
    WITH DISTINCT version WHERE EXISTS { (version)<-[:FREEZES]-() } OR EXISTS { (version)<-[:USED]-() }
    RETURN version.number
    """,
    name="standings used in",
)
LEAVE: Final = Statement(
    """
    // Leaves dataset versions for later, 0 all of them, -1 all once nothing is kept of any; what is left begins anew.
    // numbers, seq
    UNWIND $numbers AS number
    WITH number, CASE number WHEN -1 THEN 'anew' WHEN 0 THEN 'all' ELSE 'version ' + toString(number) END AS id
    MERGE (task:StandingTask {id: id})
    ON CREATE SET task.seq = $seq
    SET task.number = number, task.position = 0, task.partial = null
    """,
    name="standings leave",
)
LEAVE_ALL: Final = Statement(
    """
    // Leaves every dataset version that was frozen or trained on, and forgets that all are left.
    // seq
    UNWIND ['all', 'anew'] AS id OPTIONAL MATCH (all:StandingTask {id: id}) DELETE all
    WITH count(*) AS one
    MATCH (version:DatasetVersion) WHERE EXISTS { (version)<-[:FREEZES]-() } OR EXISTS { (version)<-[:USED]-() }
    MERGE (task:StandingTask {id: 'version ' + toString(version.number)}) ON CREATE SET task.seq = $seq
    SET task.number = version.number, task.position = 0, task.partial = null
    """,
    name="standings leave all",
)
FORGET_EVERY: Final = Statement(
    """
    // Forgets how any use stands.
    // Parameters: none.
    MATCH (kept:Standing) DETACH DELETE kept
    """,
    name="standings forget every",
)
NEXT: Final = Statement(
    """
    // What is left for later, the oldest first.
    // Parameters: none.
    MATCH (task:StandingTask) WHERE task.seq >= 0 AND task.id > ''
    RETURN task.number, task.seq, task.position, task.partial ORDER BY task.seq, task.id LIMIT 1
    """,
    name="standings next",
)
GO_ON: Final = Statement(
    """
    // Says how far a dataset version is, and what that came to so far.
    // number, position, partial
    MATCH (task:StandingTask {id: 'version ' + toString($number)})
    SET task.position = $position, task.partial = $partial
    """,
    name="standings go on",
)
DONE: Final = Statement(
    """
    // Forgets that a dataset version is left.
    // number
    MATCH (task:StandingTask {id: 'version ' + toString($number)}) DELETE task
    """,
    name="standings done",
)
LEFT: Final = Statement(
    """
    // How many dataset versions are left for later.
    // Parameters: none.
    MATCH (task:StandingTask) RETURN count(task)
    """,
    name="standings left",
)
FREEZING: Final = Statement(
    f"""
    // What a dataset version was frozen for, and as of when that was judged, or else when it was recorded.
    // number
    MATCH (version:Entity {{number: $number}})<-[:FREEZES]-(said)
    CALL (said) {{
      MATCH (entry:JournalEntry) WHERE entry.lastSeq >= said.fact
      RETURN entry.recordedAt AS recordedAt ORDER BY entry.lastSeq LIMIT 1
    }}
    RETURN version.id,
      coalesce(head(COLLECT {{ MATCH (told:Said {{seq: said.fact}}) RETURN told.judgedAsOf }}), recordedAt),
      {purpose("said")} LIMIT 1
    """,
    name="standings freezing",
)
RUNS: Final = Statement(
    f"""
    // The training runs that used a dataset version; rows: id, when it started, purpose.
    // number
    MATCH (:Entity {{number: $number}})<-[:USED]-(said)
    RETURN said.id, said.startedAt, {purpose("said")}
    ORDER BY said.id
    """,
    name="standings runs",
)
ITEMS: Final = Statement(
    """
    // A page of the items of a dataset version, by id.
    // number, skip, size
    MATCH (version:Entity {number: $number}) WITH version.id AS id
    MATCH ()-[entry:INCLUDES]->() USING INDEX SEEK entry:INCLUDES(of, item, fact)
    WHERE entry.of = id AND entry.item > '' AND entry.fact > 0
    WITH DISTINCT entry.of AS of, entry.item AS item ORDER BY of, item SKIP $skip LIMIT $size
    RETURN item
    """,
    name="standings items",
)
FORGET: Final = Statement(
    """
    // Forgets how uses stand, each as far as one dataset version goes, or altogether (0).
    // rows
    UNWIND $rows AS row MATCH (kept:Standing {of: row.of, part: row.part}) DETACH DELETE kept
    """,
    name="standings forget",
)
KEEP: Final = Statement(
    """
    // Keeps how uses stand.
    // rows
    UNWIND $rows AS row CREATE (kept:Standing) SET kept = row.row
    WITH row, kept WHERE row.row.part = 0
    MATCH (use:Entity {id: row.row.of}) CREATE (kept)-[:STANDING_OF]->(use)
    """,
    name="standings keep",
)
PARTS: Final = Statement(
    """
    // How training runs stand as far as each of the dataset versions goes that they used.
    // ids
    UNWIND $ids AS id MATCH (run:Entity {id: id})-[:USED]->(version)
    MATCH (part:Standing {of: id, part: version.number})
    RETURN id, version.number, part.start, part.status, part.isRegularised ORDER BY id, version.number, part.start
    """,
    name="standings parts",
)
MODELS: Final = Statement(
    """
    // The model versions that may know a dataset version, each with the runs that it and what it rests on came of.
    // number
    MATCH (:Entity {number: $number})<-[known:MAY_KNOW]-(model)
    WITH DISTINCT model
    RETURN model.id, COLLECT { MATCH (model)-[way:MAY_KNOW]->()
      UNWIND [model.number] + way.through AS number
      MATCH (one:Entity {number: number})-[:PRODUCED_BY]->(run:TrainingRun) RETURN DISTINCT run.id }
    ORDER BY model.id
    """,
    name="standings models",
)
WHOLES: Final = Statement(
    """
    // How training runs stand altogether.
    // ids
    UNWIND $ids AS id MATCH (kept:Standing {of: id, part: 0})
    RETURN id, kept.start, kept.status, kept.isRegularised ORDER BY id, kept.start
    """,
    name="standings wholes",
)
