"""How datasets read from the graph: versions, and their entries page by page out of an index."""

from typing import Any

from graph.reader.context import CreditContext, ReadContext
from graph.reader.views import Computed, Degree, Field, Order, Path, Same, Stored, View
from graph.views.contents import CONTENTS
from graph.views.fact import STATED_BY
from graph.views.journal import HISTORY, OWN_HISTORY
from graph.views.rights.authorization import AUTHORIZED_BY
from graph.views.rights.standing import STANDINGS
from graph.views.rights.violation import KNOWN_VIOLATIONS, PURPOSE
from graph.views.roots import by_id, by_ids

DATASET = View(
    name="Dataset",
    label="Dataset",
    prefix="dst",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        "name": Stored("name"),
        "curatedBy": Path(pattern="(@)-[:CURATED_BY]->(n)", to="Party"),
        "versions": Path(pattern="(@)<-[:VERSION_OF]-(n)", to="DatasetVersion", order=Order(("n.id",)), ceiling=100),
    },
)


def closed(value: dict[str, Any], _context: ReadContext) -> bool:
    """Say whether entries join a version no more."""
    return bool(value["closings"])


DATASET_VERSION = View(
    name="DatasetVersion",
    label="DatasetVersion",
    prefix="dsv",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        "version": Stored("version"),
        "created": Stored("created"),
        "dataset": Path(pattern="(@)-[:VERSION_OF]->(n)", to="Dataset"),
        **STANDINGS,
        "closed": Computed(needs="closings", then=closed),
        "knownViolations": KNOWN_VIOLATIONS,
        "frozen": Path(pattern="(@)<-[:FREEZES]-(n)", to="Freezing"),
        "usedBy": Path(pattern="(@)<-[:USED]-(n)", to="TrainingRun", order=Order(("n.id",)), ceiling=100),
        "entries": Path(
            pattern="(@)-[e:INCLUDES]->(n)",
            to="DatasetEntry",
            order=Order(
                ("e.item", "e.fact"),
                fixed=("e.of",),
                index="e:INCLUDES(of, item, fact)",
                seek="e.of = @.id AND e.item > '' AND e.fact > 0",
            ),
            filters={"basis": "e.basis = $basis", "stage": "e.stage = $stage"},
            ceiling=100,
            context=CreditContext.TRAINING,
        ),
        **CONTENTS,
        # Not in the public schema: what `closed` is made of.
        "closings": Degree("(@)<-[:CLOSES]-()"),
    },
)

FREEZING = View(
    name="Freezing",
    label="Freezing",
    prefix="dfr",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": OWN_HISTORY,
        "count": Stored("count"),
        "root": Stored("root"),
        **PURPOSE,
        "authorization": AUTHORIZED_BY,
    },
)

DATASET_ENTRY = View(
    name="DatasetEntry",
    nodes={"n": ("Recording", "Asset", "Work")},
    fields={
        "basis": Stored("basis", of="e"),
        "stage": Stored("stage", of="e"),
        "reliedOn": Stored("reliedOn", of="e"),
        "item": Same("n"),
    },
)

INCLUSION = View(
    name="Inclusion",
    nodes={"n": "DatasetVersion"},
    fields={
        "basis": Stored("basis", of="e"),
        "stage": Stored("stage", of="e"),
        "reliedOn": Stored("reliedOn", of="e"),
        "version": Same("n"),
    },
)

INCLUSIONS = Path(
    pattern="(@)<-[e:INCLUDES]-(n)",
    to="Inclusion",
    where="visible(@)",
    order=Order(("n.id", "e.fact")),
    ceiling=100,
    context=CreditContext.TRAINING,
)
"""The dataset versions that include a recording, work or asset."""

VIEWS = (DATASET, DATASET_VERSION, FREEZING, DATASET_ENTRY, INCLUSION)

ROOTS: dict[str, Field] = {
    "dataset": by_id("Dataset"),
    "datasets": by_ids("Dataset"),
    "datasetVersion": by_id("DatasetVersion"),
    "datasetVersions": by_ids("DatasetVersion"),
}
