"""How the training of the models of a credit sheet reads from the graph."""

from functools import partial

from graph.reader.views import Degree, Order, Path, View
from graph.views.sheet import PARTY_NEEDS, stored, to_party

_view = partial(View, sees_all=True)
_BY_ID = Order(("n.id",))

NAME = _view(
    name="RawModel",
    fields=stored("id", "fact", "name") | {"providedBy": to_party("(@)-[:PROVIDED_BY]->(n)")},
)

DATASET = _view(name="RawDataset", fields=stored("id") | {"entryCount": Degree("(@)-[:INCLUDES]->()")})

RUN = _view(
    name="RawRun",
    fields=stored("id", "type")
    | {
        "datasets": Path(pattern="(@)-[:USED]->(n)", to="RawDataset", order=_BY_ID, ceiling=100, distinct=True),
        "startedFrom": Path(pattern="(@)-[:STARTED_FROM]->(n)", to="RawBase", order=_BY_ID, ceiling=20, distinct=True),
        "learnedFrom": Path(pattern="(@)-[:LEARNED_FROM]->(n)", to="RawBase", order=_BY_ID, ceiling=20, distinct=True),
    },
)

BASE = _view(name="RawBase", fields=stored("id"))

TRAINED = _view(
    name="RawTrained",
    nodes={},
    fields=stored("id", "fact", "version")
    | {
        "stated": Path(pattern="(n:Fact {seq: @.fact})", to="Fact"),
        "model": Path(pattern="(@)-[:VERSION_OF]->(n:Model)", to="RawModel"),
        "run": Path(pattern="(@)-[:PRODUCED_BY]->(n:TrainingRun)", to="RawRun"),
    },
)
TRAINED_NEEDS = (
    "{ id fact version stated { seq sourceKind source document }"
    f" model {{ id fact name providedBy {PARTY_NEEDS} }}"
    " run { id type datasets { id entryCount } startedFrom { id } learnedFrom { id } } }"
)
TO_TRAINED = Path(
    # In one go from the asset: only so the database walks each model once, however many ways lead there.
    pattern="(@)-[:PRODUCED_BY|USED_MODEL|STARTED_FROM|LEARNED_FROM]->*(n:ModelVersion)",
    to="RawTrained",
    order=_BY_ID,
    ceiling=500,
    distinct=True,
)
"""The model versions that an asset was made with, and all that they started or learned from."""

VIEWS = (NAME, DATASET, RUN, BASE, TRAINED)
