"""What of datasets' and models' contents a batch's changes touch: whose rows, and which dataset versions and models."""

from collections.abc import Collection
from dataclasses import dataclass, field

from graph.closures.training import later_models
from graph.engine.cypher import Statement
from graph.recorder.changes import Changes, Writes, ends

PARTIES = Statement(
    """
    // The parties that some ids are of, that made them, or that contributed to them or to a work that they are of.
    // ids
    UNWIND $ids AS id MATCH (thing:Entity {id: id})
    CALL (thing) {
      WITH thing WHERE thing:Party RETURN thing AS party
      UNION MATCH (thing:Contribution)<-[:MADE]-(party) RETURN party
      UNION MATCH (thing)<-[:TO]-()<-[:MADE]-(party) RETURN party
      UNION MATCH (thing)-[:RECORDING_OF]->()<-[:TO]-()<-[:MADE]-(party) RETURN party
    }
    RETURN DISTINCT party.number
    """,
    name="parties touched",
)
VERSIONS = Statement(
    """
    // The dataset versions that some ids are of, or that include such an asset, or one that such a generation made.
    // ids
    UNWIND $ids AS id MATCH (thing:Entity {id: id})
    CALL (thing) {
      WITH thing WHERE thing:DatasetVersion RETURN thing AS version
      UNION MATCH (thing:Asset)<-[:INCLUDES]-(version) RETURN version
      UNION MATCH (thing:Generation)<-[:PRODUCED_BY]-()<-[:INCLUDES]-(version) RETURN version
    }
    RETURN DISTINCT version.number
    """,
    name="dataset versions touched",
)
MODELS = Statement(
    """
    // The model versions that some ids are of, or that such a run produced.
    // ids
    UNWIND $ids AS id MATCH (thing:Entity {id: id})
    CALL (thing) {
      WITH thing WHERE thing:ModelVersion RETURN thing AS model
      UNION MATCH (thing:TrainingRun)<-[:PRODUCED_BY]-(model) RETURN model
    }
    RETURN DISTINCT model.number
    """,
    name="model versions touched",
)

_OWNERS = ("Party", "DatasetVersion", "ModelVersion")


@dataclass(slots=True)
class ContentsTouched:
    """Ids that lead to what is to be recomputed, once the changes are written.

    `people` lead to parties: ids of parties, of contributions, of items and of works. `leaving` go themselves.
    """

    people: set[str] = field(default_factory=set)
    versions: set[str] = field(default_factory=set)
    models: set[str] = field(default_factory=set)
    leaving: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Subjects:
    """What is to be recomputed, by number."""

    parties: set[int]
    versions: set[int]
    models: set[int]


def contents_touched(changes: Changes) -> ContentsTouched:
    """Say what changes touch, before they are written."""
    touched = ContentsTouched()
    for edges in (changes.new_edges, changes.retired_edges):
        made, included = ends(edges, "MADE"), ends(edges, "INCLUDES")
        touched.people |= {party for party, _ in made} | {item for _, item in included}
        touched.people |= {work for _, work in ends(edges, "RECORDING_OF")}
        touched.versions |= {version for version, _ in included}
        produced = ends(edges, "PRODUCED_BY") | ends(edges, "USED_MODEL")
        touched.versions |= {start for start, _ in produced}
        runs = ends(edges, "USED") | ends(edges, "STARTED_FROM") | ends(edges, "LEARNED_FROM")
        touched.models |= {start for start, _ in produced | runs}
    for label in _OWNERS:
        touched.leaving |= {row["id"] for row in changes.retired_nodes.get(label, ())}
    return touched


async def subjects_of(transaction: Writes, touched: ContentsTouched) -> Subjects:
    """Find what is to be recomputed, once the changes are written."""
    models = await _numbers(transaction, MODELS, touched.models)
    return Subjects(
        parties=await _numbers(transaction, PARTIES, touched.people),
        versions=await _numbers(transaction, VERSIONS, touched.versions),
        models=await later_models(transaction, models) if models else set(),
    )


async def _numbers(transaction: Writes, statement: Statement, ids: Collection[str]) -> set[int]:
    return {row[0] for row in await transaction.run(statement, {"ids": sorted(ids)})} if ids else set()
