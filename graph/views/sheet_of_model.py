"""How the training of the models of a credit sheet reads from the graph."""

from graph.reader.views import Degree, Order, Path, View
from graph.views.sheet import PARTY_NEEDS, stored, to_party

_BY_ID = Order(("n.id",))

NAME = View(
    name="SheetModel",
    fields=stored("id", "fact", "name") | {"providedBy": to_party("(@)-[:PROVIDED_BY]->(n)")},
)

DATASET = View(name="SheetDataset", fields=stored("id") | {"entryCount": Degree("(@)-[:INCLUDES]->()")})

RUN = View(
    name="SheetRun",
    fields=stored("id", "type")
    | {
        "datasets": Path(pattern="(@)-[:USED]->(n)", to="SheetDataset", order=_BY_ID, ceiling=100, distinct=True),
        "startedFrom": Path(
            pattern="(@)-[:STARTED_FROM]->(n)", to="SheetBase", order=_BY_ID, ceiling=20, distinct=True
        ),
        "learnedFrom": Path(
            pattern="(@)-[:LEARNED_FROM]->(n)", to="SheetBase", order=_BY_ID, ceiling=20, distinct=True
        ),
    },
)

BASE = View(name="SheetBase", fields=stored("id"))

TRAINED = View(
    name="SheetTrained",
    nodes={},
    fields=stored("id", "fact", "version")
    | {
        "stated": Path(pattern="(n:Fact {seq: @.fact})", to="Fact"),
        "model": Path(pattern="(@)-[:VERSION_OF]->(n:Model)", to="SheetModel"),
        "run": Path(pattern="(@)-[:PRODUCED_BY]->(n:TrainingRun)", to="SheetRun"),
    },
)
TRAINED_NEEDS = (
    "{ id fact version stated { seq sourceKind source document }"
    f" model {{ id fact name providedBy {PARTY_NEEDS} }}"
    " run { id type datasets { id entryCount } startedFrom { id } learnedFrom { id } } }"
)
TO_TRAINED = Path(
    pattern=(
        "(@)-[:PRODUCED_BY]->(:Generation)-[:USED_MODEL]->(:ModelVersion)"
        "-[:PRODUCED_BY|STARTED_FROM|LEARNED_FROM]->*(n:ModelVersion)"
    ),
    to="SheetTrained",
    order=_BY_ID,
    ceiling=500,
    distinct=True,
)
"""The model versions that an asset was made with, and all that they started or learned from."""

VIEWS = (NAME, DATASET, RUN, BASE, TRAINED)
