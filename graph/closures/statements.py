"""The closures' Cypher: constant, or made from the table of steps.

Hints say where a statement begins. While there is little yet, the planner would rather look at all things for each row;
inside of a large transaction that takes minutes.
"""

from graph.engine.cypher import Statement
from linernotes.derivatives import FOLLOWED, TYPES, WAYS
from linernotes.lineage import Hop, Step
from linernotes.lineage import StepType as Type


def _arrow(hop: Hop, name: str = "") -> str:
    arrow = f"-[{name}:{hop.relationship}]-"
    return f"{arrow}>" if hop.is_along else f"<{arrow}"


def _edges(step: Step) -> str:
    """Match the edges of a step from `thing`, as [place of the type, number, labels of what is passed through]."""
    first, *second = step.hops
    # A party may have gone before what it controlled is in line.
    end = "(to:Party)" if step.type is Type.CONTROLS else "(to)"
    held = f" WHERE first.type IN {sorted(first.types)}" if first.types is not None else ""
    way = (
        f"(thing){_arrow(first, 'first')}(through){_arrow(second[0])}{end}"
        if second
        else f"(thing){_arrow(first, 'first')}{end}"
    )
    through = "labels(through)" if step.through == "Contribution" else "null"
    return f"MATCH {way}{held} RETURN [{TYPES.index(step.type)}, to.number, {through}] AS step"


_STEPS = "\n        UNION ALL ".join(_edges(WAYS[type_]) for type_ in FOLLOWED if type_ is not Type.SCORES)

UPSTREAM = Statement(
    f"""
    // Some things, each with the steps that lead on from it, and what reports say of an asset.
    // numbers
    UNWIND $numbers AS number MATCH (thing:Entity {{number: number}})
    RETURN number, labels(thing),
      COLLECT {{ {_STEPS} }},
      COLLECT {{ MATCH (thing:Asset)<-[:ABOUT]-(report)-[score:SCORES]->(to)
        RETURN [to.number, report.side, report.measures, score.weightPpm, score.outside, report.id] }}
    """,
    name="upstream",
)
TRAINED_ON = Statement(
    """
    // The dataset versions that the runs of some model versions used.
    // numbers
    UNWIND $numbers AS number
    MATCH (model:Entity {number: number})-[:PRODUCED_BY]->(:TrainingRun)-[:USED]->(version)
    USING INDEX SEEK model:Entity(number)
    RETURN number, collect(DISTINCT version.number)
    """,
    name="trained on",
)
HELD_BY = Statement(
    """
    // In which of some dataset versions some sources stand to be trained on, a work also by what is a recording of it.
    // numbers, versions
    UNWIND $numbers AS number MATCH (source:Entity {number: number})
    RETURN number, COLLECT { MATCH (source)<-[:RECORDING_OF]-{0,1}()<-[entry:INCLUDES {stage: 'TRAINING'}]-(version)
      WHERE version.number IN $versions RETURN DISTINCT version.number }
    """,
    name="held by",
)
SET_OUTSIDE = Statement(
    """
    // Says of scores whether their source is outside of what the asset's models and generation were given.
    // rows
    UNWIND $rows AS row
    // From the report on: very many may score the source, which without a label no index finds first.
    MATCH (report:Entity {id: row.report})-[score:SCORES]->(source) USING INDEX SEEK report:Entity(id)
    WHERE source.number = row.source
    SET score.outside = row.outside
    """,
    name="set outside",
)
ROWS_OF = Statement(
    """
    // The rows of some hits.
    // hits
    UNWIND $hits AS number
    MATCH (hit:Entity {number: number})-[row:TRACES_TO]->() USING INDEX SEEK hit:Entity(number)
    RETURN number, collect(properties(row))
    """,
    name="rows of hits",
)
DROP_ROWS = Statement(
    """
    // Drops rows, each found by where it stands in the index.
    // rows
    UNWIND $rows AS row MATCH ()-[old:TRACES_TO]->() USING INDEX SEEK old:TRACES_TO(source, open, position)
    WHERE old.source = row.source AND old.open = row.open AND old.position = row.position DELETE old
    """,
    name="drop rows",
)
MAKE_ROWS = Statement(
    """
    // Makes the rows of some hits.
    // hits
    UNWIND $hits AS one MATCH (hit:Entity {number: one.hit})
    UNWIND one.rows AS row MATCH (source:Entity {number: row.source})
    CREATE (hit)-[made:TRACES_TO]->(source) SET made = row
    """,
    name="make rows",
)
NUMBERS = Statement(
    """
    // The numbers of some things.
    // ids
    UNWIND $ids AS id MATCH (thing:Entity {id: id}) RETURN thing.number
    """,
    name="numbers",
)
SUBJECTS = Statement(
    """
    // The numbers of some things, and of those that what stands between two things leads to.
    // ids
    UNWIND $ids AS id MATCH (thing:Entity {id: id})
    CALL (thing) {
      WITH thing WHERE thing.number IS NOT NULL RETURN thing AS subject
      UNION MATCH (thing)<-[:PRODUCED_BY]-(subject) RETURN subject
      UNION MATCH (thing:Contribution)-[:TO]->(subject) RETURN subject
      UNION MATCH (thing:AttributionReport)-[:ABOUT]->(subject) RETURN subject
    }
    RETURN DISTINCT subject.number
    """,
    name="subjects",
)
SCORED = Statement(
    """
    // The assets whose reports score some things or what they are recordings of, at most so many each; what a version
    // that nothing was trained on includes is passed over.
    // rows, most
    UNWIND $rows AS row
    OPTIONAL MATCH (version:Entity {id: row.version}) USING INDEX SEEK version:Entity(id)
    WITH row, version WHERE row.version = '' OR EXISTS { (version)<-[:USED]-() }
    MATCH (thing:Entity {id: row.id}) USING INDEX SEEK thing:Entity(id)
    MATCH (thing)-[:RECORDING_OF]->{0,1}(source) WITH DISTINCT source
    RETURN source.number, COLLECT {
      MATCH (source)<-[:SCORES]-()-[:ABOUT]->(asset) RETURN DISTINCT asset.number LIMIT $most
    }
    """,
    name="scored",
)
AFFECTED = Statement(
    """
    // The hits that some subjects are, or have a row for, at most so many each; each with how many rows it has.
    // subjects, most
    UNWIND $subjects AS subject
    RETURN subject, COLLECT {
      MATCH (hit:Entity {number: subject}) USING INDEX SEEK hit:Entity(number) WHERE hit:Asset OR hit:Release
      RETURN [subject, COUNT { (hit)-[:TRACES_TO]->() }] AS hit
      UNION ALL
      MATCH (hit)-[row:TRACES_TO]->() USING INDEX SEEK row:TRACES_TO(source, open, position)
      WHERE row.source = subject AND row.open >= 0 AND row.position >= 0
      RETURN [hit.number, COUNT { (hit)-[:TRACES_TO]->() }] AS hit LIMIT $most
    }
    """,
    name="affected",
)
LANE = Statement(
    """
    // A page of the hits that have a row for a subject, among the rows that are equally open, from a position on.
    // subject, open, position, most
    MATCH (hit)-[row:TRACES_TO]->() USING INDEX SEEK row:TRACES_TO(source, open, position)
    WHERE row.source = $subject AND row.open = $open AND row.position > $position
    RETURN row.position, hit.number ORDER BY row.position LIMIT $most
    """,
    name="lane",
)
HITS = Statement(
    """
    // A page of all hits, from a number on.
    // number, most
    MATCH (hit:Entity) USING INDEX SEEK hit:Entity(number) WHERE hit.number > $number AND (hit:Asset OR hit:Release)
    RETURN hit.number ORDER BY hit.number LIMIT $most
    """,
    name="hits",
)
ASSETS_SCORING = Statement(
    """
    // All assets whose reports score a thing.
    // subject
    MATCH (subject:Entity {number: $subject})<-[:SCORES]-()-[:ABOUT]->(asset) USING INDEX SEEK subject:Entity(number)
    RETURN DISTINCT asset.number
    """,
    name="assets scoring",
)
