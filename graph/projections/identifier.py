"""How a claim of an identifier becomes graph."""

from graph.projections.rows import Edge, Ids, Node, Rows
from linernotes.facts.identifier import Identifier


def identifier_id(scheme: str, value: str) -> str:
    """Return the id of the node that all claims of one identifier share."""
    return f"{scheme}:{value}"


def identifier(fact: Identifier, ids: Ids) -> Rows:
    """Let the thing claim the identifier; the identifier's node is shared."""
    shared = identifier_id(fact.scheme, fact.value)
    claim = {"state": fact.state.value, "source": fact.source.system}
    return [
        Node("Identifier", shared, {"scheme": fact.scheme, "value": fact.value}),
        Edge("IDENTIFIED_BY", ids["/about"], shared, claim),
    ]
