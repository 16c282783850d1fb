"""How catalogues become graph."""

from graph.projections.rows import Edge, Ids, Node, Rows, optional_edge, properties, validity
from linernotes.facts.rights.catalogue import Catalogue, CatalogueMember


def catalogue(fact: Catalogue, ids: Ids) -> Rows:
    """Show the catalogue, and whose it is."""
    return [
        Node("Catalogue", ids.own, properties(fact, "name")),
        *optional_edge("CATALOGUE_OF", ids.own, ids.get("/of")),
    ]


def catalogue_member(fact: CatalogueMember, ids: Ids) -> Rows:
    """List the item; the keys that a page is ordered by stand on the relationship."""
    of, item = ids["/catalogue"], ids["/item"]
    return [Edge("LISTS", of, item, {"of": of, "item": item} | validity(fact))]
