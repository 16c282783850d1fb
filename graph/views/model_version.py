"""How a version of a model reads from the graph: the run that made it, what came from it, whose voice it carries."""

from graph.reader.context import CreditContext
from graph.reader.views import Field, Order, Path, Same, Stored, View
from graph.views.derivative import TRACED_MODEL
from graph.views.fact import STATED_BY
from graph.views.journal import HISTORY
from graph.views.rights.standing import STANDINGS
from graph.views.roots import by_id, by_ids

_BY_ID = Order(("n.id",))

MODEL_VERSION = View(
    name="ModelVersion",
    label="ModelVersion",
    prefix="mdv",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        "version": Stored("version"),
        "released": Stored("released"),
        "weightsHash": Stored("weightsHash"),
        "model": Path(pattern="(@)-[:VERSION_OF]->(n)", to="Model"),
        "producedBy": Path(pattern="(@)-[:PRODUCED_BY]->(n)", to="TrainingRun"),
        **STANDINGS,
        "closure": Same(to="TrainingClosure"),
        "voiceOf": Path(
            pattern="(@)-[:VOICE_OF]->(n)",
            to="Party",
            order=_BY_ID,
            ceiling=50,
            context=CreditContext.TRAINING,
        ),
        "generations": Path(
            pattern="(@)<-[e:USED_MODEL]-(n)",
            to="UsedIn",
            order=Order(
                ("e.generation", "e.position"),
                fixed=("e.of",),
                index="e:USED_MODEL(of, generation, position)",
                seek="e.of = @.id AND e.generation > '' AND e.position >= 0",
            ),
            ceiling=100,
            # What a model made is on its own sheet what it is here, whichever way the model was come to.
            context=CreditContext.MADE_BY,
        ),
        "startedRuns": Path(pattern="(@)<-[:STARTED_FROM]-(n)", to="TrainingRun", order=_BY_ID, ceiling=100),
        **TRACED_MODEL,
        "taughtRuns": Path(pattern="(@)<-[:LEARNED_FROM]-(n)", to="TrainingRun", order=_BY_ID, ceiling=100),
    },
)

USED_IN = View(
    name="UsedIn",
    nodes={"n": "Generation"},
    fields={"part": Stored("part", of="e"), "generation": Same("n")},
)

VIEWS = (MODEL_VERSION, USED_IN)

ROOTS: dict[str, Field] = {
    "modelVersion": by_id("ModelVersion"),
    "modelVersions": by_ids("ModelVersion"),
    "modelVersionsConnection": Path(
        pattern="(n:ModelVersion)", to="ModelVersion", order=Order(("n.id",), seek="n.id > ''"), ceiling=100
    ),
}
