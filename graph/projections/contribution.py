"""How a contribution becomes graph."""

from graph.projections.rows import Edge, Ids, Node, Rows, properties
from linernotes.facts.contribution import Contribution
from linernotes.vocabularies.ai import AiContribution
from linernotes.vocabularies.role_tables import order_of

_STORED = ("role", "instrument", "credited_as", "sequence", "featured", "ai_contribution", "state", "note")


def contribution(fact: Contribution, ids: Ids) -> Rows:
    """Give the maker a role in the work, recording or asset; `position` orders roles by group, then sequence."""
    stored = properties(fact, *_STORED) | {"position": _position(fact)}
    party, model = ids.get("/by/party"), ids.get("/by/modelVersion")
    if model is not None:
        stored["aiContribution"] = AiContribution.ALL.value
    if fact.by.special is not None:
        stored["special"] = fact.by.special.value
    return [
        Node("Contribution", ids.own, stored),
        Edge("TO", ids.own, ids["/to"]),
        *([Edge("MADE", party, ids.own)] if party is not None else []),
        *([Edge("BY_MODEL", ids.own, model)] if model is not None else []),
    ]


def _position(fact: Contribution) -> int:
    group, place, _ = order_of(fact.role)
    return (group * 1_000 + place) * 10_000 + min(fact.sequence or 0, 9_999)
