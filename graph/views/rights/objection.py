"""How objections read from the graph, and how they stand."""

from typing import Any

from graph.reader.context import ReadContext
from graph.reader.views import Computed, Field, Order, Path, Stored, View
from graph.views.fact import STATED_BY
from graph.views.rights.terms import OWN, licensed_or, party
from graph.views.roots import HAS_ID
from linernotes.objections import state_of

_BY_ID = Order(("n.id",))
_READABLE = licensed_or("(n)<-[:OBJECTED]-")
_AGAINST = ("Asset", "Contribution", "RightShare", "AttributionReport")
# A right share is its holder's to read, and nobody's else without a licence.
_SHOWN = "(licensed() OR NOT EXISTS { (n)<-[:HOLDS]-() } OR EXISTS { (n)<-[:HOLDS]-(:Party {id: $actor}) })"

OBJECTIONS = Path(pattern="(@)<-[:OBJECTS_TO]-(n)", to="Objection", where=_READABLE, order=_BY_ID, ceiling=100)
"""What is objected to in a thing."""

OBJECTED = Path(pattern="(@)-[:OBJECTED]->(n)", to="Objection", where=OWN, order=_BY_ID, ceiling=100)
"""What a party objects to."""


def _state(value: dict[str, Any], context: ReadContext) -> str:
    """Say how an objection stands now."""
    return state_of(((one["effective"], one["state"]) for one in value["states"]), context.now).value


OBJECTION = View(
    name="Objection",
    label="Objection",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "ground": Stored("ground"),
        "asks": Stored("asks"),
        "madeAt": Stored("madeAt"),
        "evidence": Stored("evidence"),
        "by": party("(@)<-[:OBJECTED]-(n)"),
        "against": Path(pattern="(@)-[:OBJECTS_TO]->(n)", to=_AGAINST, where=_SHOWN),
        "state": Computed(needs="states { state effective }", then=_state),
        "states": Path(
            pattern="(@)<-[:STATE_OF]-(n)", to="StateOfObjection", order=Order(("n.effective", "n.id")), ceiling=100
        ),
    },
)

STATE_OF_OBJECTION = View(
    name="StateOfObjection",
    label="ObjectionState",
    fields={
        "statedBy": STATED_BY,
        "state": Stored("state"),
        "effective": Stored("effective"),
        "reason": Stored("reason"),
    },
)

VIEWS = (OBJECTION, STATE_OF_OBJECTION)
ROOTS: dict[str, Field] = {
    "objection": Path(pattern="(n:Entity:Objection {id: $id})", to="Objection", where=_READABLE),
    "objections": Path(
        pattern="(n:Objection)",
        to="Objection",
        where=_READABLE,
        filters={"ground": f"n.ground = $ground AND {HAS_ID}"},
        order=Order(("n.id",), seek=HAS_ID),
        ceiling=100,
    ),
}
