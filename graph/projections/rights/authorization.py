"""How an authorization becomes graph."""

from graph.projections.rights.terms import territories, trained
from graph.projections.rows import Edge, Ids, Node, Rows, optional_edge, properties
from linernotes.facts.rights.authorization import Authorization


def authorization(fact: Authorization, ids: Ids) -> Rows:
    """Show what was asked: about what, for which use, where, and until when the answer may be relied on."""
    stored = properties(fact, "use", "promises", "project", "as_of", "until")
    offer = {f"offer{name[0].upper()}{name[1:]}": value for name, value in territories(fact.offer).items()}
    return [
        Node("Authorization", ids.own, stored | territories(fact.act) | offer),
        *optional_edge("LIMITED_TO", ids.own, trained(ids)),
        *_authorizes(fact, ids),
    ]


def _authorizes(fact: Authorization, ids: Ids) -> Rows:
    """Lead to what was asked about, each with what it is in it."""
    of = fact.of
    if of.dataset_version is not None:
        return [Edge("AUTHORIZES", ids.own, ids["/of/datasetVersion"], {"role": "VERSION"})]
    if of.items is not None:
        return [
            Edge("AUTHORIZES", ids.own, ids[f"/of/items/{place}"], {"role": "ITEM"}) for place in range(len(of.items))
        ]
    planned = of.generation
    assert planned is not None
    pointers = [
        *((f"models/{place}", "MODEL") for place in range(len(planned.models))),
        *((f"inputs/{place}/input", "INPUT") for place in range(len(planned.inputs))),
        *((f"inputs/{place}/warranty/by", "WARRANTED_BY") for place, one in enumerate(planned.inputs) if one.warranty),
        *((f"named/{place}/party", one.how.value) for place, one in enumerate(planned.named)),
    ]
    return [Edge("AUTHORIZES", ids.own, ids[f"/of/generation/{pointer}"], {"role": role}) for pointer, role in pointers]
