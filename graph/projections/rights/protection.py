"""How statements of protection become graph."""

from graph.projections.rights.terms import paper, territories
from graph.projections.rows import Edge, Ids, Node, Rows, optional_edge, properties, validity
from linernotes.facts.rights.protection import Protection


def protection(fact: Protection, ids: Ids) -> Rows:
    """Keep what is stated of the thing's protection."""
    stored = properties(fact, "side", "status", "licence", "conditions", "rule") | paper(fact.evidence, "evidence")
    return [
        Node("Protection", ids.own, stored | territories(fact.territories) | validity(fact)),
        Edge("PROTECTION_OF", ids.own, ids["/of"]),
        *optional_edge("ASSERTED_BY", ids.own, ids.get("/assertedBy")),
    ]
