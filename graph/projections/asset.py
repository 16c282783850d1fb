"""How facts about assets become graph."""

from graph.projections.rows import Edge, Ids, Node, Rows, properties
from linernotes.facts.asset import Asset, Disclosure


def asset(fact: Asset, ids: Ids) -> Rows:
    """Show the asset and the generation that made it."""
    stored = properties(fact, "title", "made_at", "duration_ms", "digital_source_type", "fiction")
    return [Node("Asset", ids.own, stored), Edge("PRODUCED_BY", ids.own, ids["/generation"])]


def disclosure(fact: Disclosure, ids: Ids) -> Rows:
    """Keep what the party declares, by part; what is not stated is not there."""
    parts = properties(fact.by_part, "vocals", "lyrics", "instruments", "composition", "post_production")
    whole = {} if fact.contains_ai is None else {"containsAI": fact.contains_ai.value}
    return [
        Node("Disclosure", ids.own, whole | parts),
        Edge("ABOUT", ids.own, ids["/about"]),
        Edge("DECLARED_BY", ids.own, ids["/declaredBy"]),
    ]
