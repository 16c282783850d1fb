"""How mandates become graph."""

from graph.projections.rights.terms import paper, territories
from graph.projections.rows import Edge, Ids, Node, Rows, edges, properties, validity
from linernotes.facts.rights.mandate import Mandate


def mandate(fact: Mandate, ids: Ids) -> Rows:
    """Let the agent speak for the principal, and not of what it keeps to itself."""
    stored = properties(fact, "capacity", "exclusive", "rights", "uses") | paper(fact.proof, "proof")
    return [
        Node("Mandate", ids.own, stored | territories(fact.territories) | validity(fact)),
        Edge("GAVE", ids["/principal"], ids.own),
        Edge("GIVEN_TO", ids.own, ids["/agent"]),
        *edges("LEAVES_OUT", ids.own, ids, "/optOuts", len(fact.opt_outs)),
    ]
