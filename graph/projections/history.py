"""How an annotation of a fact becomes graph."""

from graph.projections.rows import Ids, Node, Rows, properties
from linernotes.facts.history import KnownError


def known_error(fact: KnownError, ids: Ids) -> Rows:
    """Keep that a fact of a frozen version is known to be wrong."""
    return [Node("KnownError", ids.own, properties(fact, "target", "note"))]
