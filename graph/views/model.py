"""How a model reads from the graph."""

from graph.reader.views import Field, Order, Path, Stored, View
from graph.views.fact import STATED_BY
from graph.views.journal import HISTORY
from graph.views.roots import by_id, by_ids

MODEL = View(
    name="Model",
    label="Model",
    prefix="mod",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        "name": Stored("name"),
        "providedBy": Path(pattern="(@)-[:PROVIDED_BY]->(n)", to="Party"),
        "versions": Path(pattern="(@)<-[:VERSION_OF]-(n)", to="ModelVersion", order=Order(("n.id",)), ceiling=100),
    },
)

VIEWS = (MODEL,)
ROOTS: dict[str, Field] = {"model": by_id("Model"), "models": by_ids("Model")}
