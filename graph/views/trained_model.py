"""How it reads which models may have learned from something: by model version, with how many entries."""

from graph.closures.contributor_rows import TRAINING
from graph.reader.context import Audience, CreditContext
from graph.reader.views import Begin, ByAudience, Field, Order, Path, Same, Stored, View

_OF_ITEM = """
    MATCH (@)<-[entry:INCLUDES]-(version) WHERE entry.stage = 'TRAINING' WITH version, count(*) AS entries
"""
_OF_WORK = """
    MATCH (@)<-[:RECORDING_OF]-{0,1}(item) WHERE visible(item, TRAINING) WITH DISTINCT item
    MATCH (item)<-[entry:INCLUDES]-(version) WHERE entry.stage = 'TRAINING' WITH version, count(*) AS entries
"""


def _of_party(audience: Audience) -> str:
    training = f"drawn.{TRAINING[audience]}"
    return f"""
    MATCH (@)<-[drawn:DRAWS_ON]-(version:DatasetVersion) WHERE {training} > 0 WITH version, {training} AS entries
"""


def _trained_models(entries: str) -> Path:
    """Give the models that may know dataset versions, of which `entries` says how many entries of each count."""
    return Path(
        pattern="(n:ModelVersion {number: known.model})",
        to="TrainedModel",
        begin=Begin(
            f"""{entries}
    MATCH (version)<-[way:MAY_KNOW]-(model)
    WITH model, entries, way.through AS through ORDER BY size(through), through
    WITH model, sum(entries) AS entries, head(collect(through)) AS through
    WITH {{model: model.number, entries: entries, through: through, steps: size(through)}} AS known
""",
            gives={"known": ("model", "entries", "through", "steps")},
        ),
        where="visible(@, TRAINING)",
        order=Order(("known.steps", "known.model")),
        ceiling=100,
        context=CreditContext.TRAINING,
    )


TRAINED_ITEM: dict[str, Field] = {"trainedModels": _trained_models(_OF_ITEM)}
TRAINED_WORK: dict[str, Field] = {"trainedModels": _trained_models(_OF_WORK)}
TRAINED_PARTY: dict[str, Field] = {
    "trainedModels": ByAudience({audience: _trained_models(_of_party(audience)) for audience in Audience})
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
