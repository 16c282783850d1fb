"""How facts about releases become graph."""

from graph.projections.rights.terms import authorized, territories
from graph.projections.rows import Edge, Ids, Node, Rows, optional_edge, properties
from linernotes.facts.release import Release, ReleaseContent
from linernotes.facts.rights.terms import EVERYWHERE


def release(fact: Release, ids: Ids) -> Rows:
    """Show the release and who issued it."""
    stored = properties(fact, "title", "type", "released", "catalogue_number")
    return [Node("Release", ids.own, stored), *optional_edge("ISSUED_BY", ids.own, ids.get("/label"))]


def release_content(fact: ReleaseContent, ids: Ids) -> Rows:
    """Put the recording or asset on the release, and say who released it under the warranties of its inputs."""
    release, content, operator = ids["/release"], ids["/content"], ids.get("/operator")
    offer = territories(fact.offer) if fact.offer != EVERYWHERE else {}
    stored = properties(fact, "sequence", "promises") | offer
    by = [Edge("RELEASED_BY", content, operator, {"release": release})] if operator is not None else []
    return [Edge("CONTAINS", release, content, stored), *by, *authorized(content, ids)]
