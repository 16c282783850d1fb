"""How a known violation becomes graph."""

from graph.projections.rows import Edge, Ids, Node, Rows, properties
from linernotes.facts.rights.violation import KnownViolation


def known_violation(fact: KnownViolation, ids: Ids) -> Rows:
    """Mark what is on record though it was not cleared."""
    return [Node("KnownViolation", ids.own, properties(fact, "reason")), Edge("VIOLATION_OF", ids.own, ids["/of"])]
