"""How a contribution becomes graph."""

from typing import Any

from graph.projections.rows import Edge, Ids, Node, Rows, properties
from linernotes.facts.contribution import Contribution
from linernotes.vocabularies.ai import AiContribution
from linernotes.vocabularies.role_tables import order_of

_STORED = ("role", "instrument", "credited_as", "sequence", "featured", "ai_contribution", "state", "note")


def contribution(fact: Contribution, ids: Ids) -> Rows:
    """Give the maker a role in the work, recording or asset; `position` orders roles by group, then sequence."""
    position = _position(fact)
    stored = properties(fact, *_STORED) | {"position": position}
    party, model = ids.get("/by/party"), ids.get("/by/modelVersion")
    if model is not None:
        stored["aiContribution"] = AiContribution.ALL.value
    if fact.by.special is not None:
        stored["special"] = fact.by.special.value
    return [
        Node("Contribution", ids.own, stored),
        Edge("TO", ids.own, ids["/to"]),
        *([Edge("MADE", party, ids.own, _of(party, position, ids.own))] if party is not None else []),
        *([Edge("BY_MODEL", ids.own, model)] if model is not None else []),
    ]


def _of(party: str, position: int, own: str) -> dict[str, Any]:
    """Give the keys of a party's page: it is read out of an index, however many contributions there are."""
    return {"of": party, "position": position, "contribution": own}


def _position(fact: Contribution) -> int:
    group, place, _ = order_of(fact.role)
    return (group * 1_000 + place) * 10_000 + min(fact.sequence or 0, 9_999)
