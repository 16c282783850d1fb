"""How facts about releases become graph."""

from graph.projections.rows import Edge, Ids, Node, Rows, optional_edge, properties
from linernotes.facts.release import Release, ReleaseContent


def release(fact: Release, ids: Ids) -> Rows:
    """Show the release and who issued it."""
    stored = properties(fact, "title", "type", "released", "catalogue_number")
    return [Node("Release", ids.own, stored), *optional_edge("ISSUED_BY", ids.own, ids.get("/label"))]


def release_content(fact: ReleaseContent, ids: Ids) -> Rows:
    """Put the recording or asset on the release."""
    return [Edge("CONTAINS", ids["/release"], ids["/content"], properties(fact, "sequence"))]
