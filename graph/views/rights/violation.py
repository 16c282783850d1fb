"""How known violations read from the graph, and for what use and where something was frozen or trained."""

from graph.reader.views import Field, Order, Path, Same, Stored, View
from graph.views.fact import STATED_BY

PURPOSE: dict[str, Field] = {
    "use": Stored("use"),
    "act": Same(to="Territories"),
    "promises": Stored("promises"),
    "project": Stored("project"),
}

KNOWN_VIOLATIONS = Path(pattern="(@)<-[:VIOLATION_OF]-(n)", to="KnownViolation", order=Order(("n.id",)), ceiling=100)
"""Why something is on record that was not cleared."""

KNOWN_VIOLATION = View(
    name="KnownViolation",
    label="KnownViolation",
    fields={"id": Stored("id"), "statedBy": STATED_BY, "reason": Stored("reason")},
)

VIEWS = (KNOWN_VIOLATION,)
ROOTS: dict[str, Field] = {}
