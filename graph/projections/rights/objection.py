"""How objections, and what became of them, become graph."""

from graph.projections.rights.terms import paper
from graph.projections.rows import Edge, Ids, Node, Rows, properties
from linernotes.facts.rights.objection import Objection, ObjectionState


def objection(fact: Objection, ids: Ids) -> Rows:
    """Show who objects to what."""
    stored = properties(fact, "ground", "asks", "made_at") | paper(fact.evidence, "evidence")
    return [
        Node("Objection", ids.own, stored),
        Edge("OBJECTED", ids["/by"], ids.own),
        Edge("OBJECTS_TO", ids.own, ids["/against"]),
    ]


def objection_state(fact: ObjectionState, ids: Ids) -> Rows:
    """Keep what became of the objection, and when."""
    return [
        Node("ObjectionState", ids.own, properties(fact, "state", "effective", "reason")),
        Edge("STATE_OF", ids.own, ids["/objection"]),
    ]
