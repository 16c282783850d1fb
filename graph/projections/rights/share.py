"""How right shares and what becomes of them become graph."""

from graph.projections.rights.terms import paper, territories
from graph.projections.rows import Edge, Ids, Node, Rows, edges, optional_edge, properties, validity
from linernotes.facts.rights.share import RightShare
from linernotes.facts.rights.transfer import Transfer


def right_share(fact: RightShare, ids: Ids) -> Rows:
    """Let the holder hold the share; its size is in ppm, and as it was stated beside it."""
    stored = properties(fact, "tier", "side", "rights") | {"source": fact.source.system}
    if fact.size.in_ppm is not None:
        stored["sizePpm"] = fact.size.in_ppm
    if fact.size.stated is not None:
        stored |= {"statedBasis": fact.size.stated.basis.value, "statedValue": fact.size.stated.value}
    return [
        Node("RightShare", ids.own, stored | territories(fact.territories) | validity(fact)),
        Edge("HOLDS", ids["/holder"], ids.own, {"of": ids["/holder"], "share": ids.own}),
        Edge("SHARE_IN", ids.own, ids["/in"]),
        *optional_edge("FOLLOWS", ids.own, ids.get("/follows")),
        *optional_edge("ASSERTED_BY", ids.own, ids.get("/assertedBy")),
    ]


def transfer(fact: Transfer, ids: Ids) -> Rows:
    """Let the shares, the catalogue or everything go from the seller to the buyer.

    Everything has a type of its own, so that who sold very many shares one by one is not searched for it.
    """
    stored = properties(fact, "effective", "state", "binds_earlier", "later_works")
    return [
        Node("Transfer", ids.own, stored | paper(fact.evidence, "evidence")),
        Edge("SOLD", ids["/from"], ids.own),
        Edge("SOLD_TO", ids.own, ids["/to"]),
        *edges("TRANSFERS", ids.own, ids, "/what/shares", len(fact.what.shares or ())),
        *optional_edge("TRANSFERS", ids.own, ids.get("/what/catalogue")),
        *optional_edge("TRANSFERS_ALL_OF", ids.own, ids["/from"] if fact.what.everything else None),
    ]
