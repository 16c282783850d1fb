"""How it reads which models may have learned from something: by model version, with how many entries."""

from graph.closures.contributor_rows import TRAINING
from graph.reader.context import Audience, CreditContext
from graph.reader.views import Begin, ByAudience, Field, Order, Path, Same, Stored, View
from graph.views.own import IS_ACTOR, MADE_BY_ACTOR

# Without aggregating functions: Neo4j 5.26 takes none inside a list.
_OF_ITEM = """
    MATCH (@)<-[:INCLUDES]-(version) WITH DISTINCT version
    WITH version, COUNT { (@)<-[entry:INCLUDES WHERE entry.stage = 'TRAINING']-(version) } AS entries
    WHERE entries > 0
"""
_OF_WORK = f"""
    MATCH (@)<-[:RECORDING_OF]-{{0,1}}()<-[:INCLUDES]-(version) WITH DISTINCT version, {MADE_BY_ACTOR} AS mine
    WITH version, COUNT {{ MATCH (@)<-[:RECORDING_OF]-{{0,1}}(item)<-[entry:INCLUDES]-(version)
      WHERE entry.stage = 'TRAINING' AND (visible(item, TRAINING) OR mine) RETURN DISTINCT entry }} AS entries
    WHERE entries > 0
"""


def _of_party(audience: Audience) -> str:
    all_, seen = (f"drawn.{TRAINING[reader]}" for reader in (Audience.AUDITOR, audience))
    return f"""
    MATCH (@)<-[drawn:DRAWS_ON]-(version:DatasetVersion)
    WITH version, CASE WHEN {IS_ACTOR} THEN {all_} ELSE {seen} END AS entries WHERE entries > 0
"""


def _trained_models(mine: str, entries: str) -> Path:
    """Give the models that may know dataset versions, of which `entries` says how many entries of each count.

    `mine` says whether it is the reader's own: before them nothing of it is withheld.
    """
    return Path(
        pattern="(n:ModelVersion {number: known.model})",
        to="TrainedModel",
        begin=Begin(
            f"""WITH COLLECT {{ {entries}
      MATCH (version)<-[way:MAY_KNOW]-(model)
      WITH model.number AS model, entries, way.through AS through ORDER BY size(through), through
      RETURN {{model: model, entries: entries, through: through}} }} AS found
    UNWIND found AS one WITH DISTINCT found, one.model AS model
    WITH model, [way IN found WHERE way.model = model] AS ways
    WITH model, reduce(sum = 0, way IN ways | sum + way.entries) AS entries, head(ways).through AS through
    WITH {{model: model, entries: entries, through: through, steps: size(through)}} AS known
""",
            gives={"known": ("model", "entries", "through", "steps")},
        ),
        where=f"visible(@, TRAINING) OR {mine}",
        order=Order(("known.steps", "known.model")),
        ceiling=100,
        context=CreditContext.TRAINING,
    )


TRAINED_ITEM: dict[str, Field] = {"trainedModels": _trained_models(MADE_BY_ACTOR, _OF_ITEM)}
TRAINED_WORK: dict[str, Field] = {"trainedModels": _trained_models(MADE_BY_ACTOR, _OF_WORK)}
TRAINED_PARTY: dict[str, Field] = {
    "trainedModels": ByAudience({reader: _trained_models(IS_ACTOR, _of_party(reader)) for reader in Audience})
}

TRAINED_MODEL = View(
    name="TrainedModel",
    nodes={"n": "ModelVersion"},
    fields={
        "entries": Stored("entries", of="known"),
        "modelVersion": Same("n"),
        "through": Path(
            pattern="(n:ModelVersion {number: step.model})",
            to="ModelVersion",
            begin=Begin(
                "UNWIND range(0, size(@known.through) - 1) AS i WITH {place: i, model: @known.through[i]} AS step",
                gives={"step": ("place", "model")},
            ),
            order=Order(("step.place",)),
            ceiling=100,
        ),
    },
)

VIEWS = (TRAINED_MODEL,)
ROOTS: dict[str, Field] = {}
