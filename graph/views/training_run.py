"""How a training run reads from the graph: what it used, where it started, what it produced."""

from graph.reader.views import Field, Order, Path, Stored, View
from graph.views.fact import STATED_BY
from graph.views.journal import HISTORY
from graph.views.rights.authorization import AUTHORIZED_BY
from graph.views.rights.proof import PROOF
from graph.views.rights.standing import STANDINGS
from graph.views.rights.violation import KNOWN_VIOLATIONS, PURPOSE
from graph.views.roots import by_id, by_ids

_BY_ID = Order(("n.id",))

TRAINING_RUN = View(
    name="TrainingRun",
    label="TrainingRun",
    prefix="run",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        "type": Stored("type"),
        "startedAt": Stored("startedAt"),
        "endedAt": Stored("endedAt"),
        "codeHash": Stored("codeHash"),
        "configHash": Stored("configHash"),
        **PURPOSE,
        "authorization": AUTHORIZED_BY,
        "knownViolations": KNOWN_VIOLATIONS,
        "model": Path(pattern="(@)-[:TRAINS]->()-[:VERSION_OF]->{0,1}(n:Model)", to="Model"),
        "modelVersion": Path(pattern="(@)-[:TRAINS]->(n:ModelVersion)", to="ModelVersion"),
        **STANDINGS,
        "proof": PROOF,
        "runBy": Path(pattern="(@)-[:RUN_BY]->(n)", to="Party"),
        "used": Path(pattern="(@)-[:USED]->(n)", to="DatasetVersion", order=_BY_ID, ceiling=100),
        "startedFrom": Path(pattern="(@)-[:STARTED_FROM]->(n)", to="ModelVersion", order=_BY_ID, ceiling=20),
        "learnedFrom": Path(pattern="(@)-[:LEARNED_FROM]->(n)", to="ModelVersion", order=_BY_ID, ceiling=20),
        "produced": Path(pattern="(@)<-[:PRODUCED_BY]-(n)", to="ModelVersion", order=_BY_ID, ceiling=100),
    },
)

VIEWS = (TRAINING_RUN,)
ROOTS: dict[str, Field] = {"trainingRun": by_id("TrainingRun"), "trainingRuns": by_ids("TrainingRun")}
