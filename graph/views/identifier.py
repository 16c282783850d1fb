"""How claims of identifiers read from the graph."""

from typing import Any

from graph.reader.context import ReadContext
from graph.reader.views import Computed, Field, Order, Path, Stored, View
from linernotes.identifiers import display


def shown(value: dict[str, Any], _context: ReadContext) -> str:
    """Show an identifier as people write it."""
    return display(value["scheme"], value["value"])


IDENTIFIER_CLAIM = View(
    name="IdentifierClaim",
    nodes={},
    fields={
        "scheme": Stored("scheme"),
        "value": Stored("value"),
        "display": Computed(needs="scheme value", then=shown),
        "state": Stored("state", of="e"),
        "source": Stored("source", of="e"),
    },
)

IDENTIFIERS = Path(
    pattern="(@)-[e:IDENTIFIED_BY]->(n)", to="IdentifierClaim", order=Order(("n.id", "e.fact")), ceiling=200
)
"""The identifiers that are claimed for a thing: a field of every kind that has any."""

VIEWS = (IDENTIFIER_CLAIM,)
ROOTS: dict[str, Field] = {}
