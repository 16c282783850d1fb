"""How facts about works become graph."""

from graph.projections.rows import Edge, Ids, Node, Rows, properties
from linernotes.facts.work import Work, WorkDerivation


def work(fact: Work, ids: Ids) -> Rows:
    """Show the work."""
    return [
        Node("Work", ids.own, properties(fact, "title", "alternative_titles", "type", "created", "has_words", "note"))
    ]


def work_derivation(fact: WorkDerivation, ids: Ids) -> Rows:
    """Let the work rest on the earlier one."""
    return [Edge("DERIVED_FROM", ids["/work"], ids["/derivedFrom"], properties(fact, "type"))]
