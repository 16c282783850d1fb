"""The ways into the graph that every kind of thing has."""

from __future__ import annotations

from graph.reader.views import Choice, Listed, Order, Path

BY_ID = Order(("n.id",))
IDENTIFIED_CEILING = 100
HAS_ID = "n.id > ''"
"""A predicate on every key of an index (title, id): without one on each, Neo4j does not use it."""


def by_id(kind: str) -> Path:
    """Read the thing with the id of the argument `id`."""
    return Path(pattern=f"(n:Entity:{kind} {{id: $id}})", to=kind)


def by_ids(kind: str) -> Listed:
    """Read the things with the ids of the argument `ids`, in its order, null for what is missing."""
    return Listed(kind)


def by_ids_or_identifier(kind: str) -> Choice:
    """Read either the things with these ids, or all things that claim an identifier."""
    return Choice(by={"ids": Listed(kind), "identifier": by_identifier(kind)})


def by_identifier(kind: str) -> Path:
    """Read the things that claim the identifier of the argument `identifier`: often none, sometimes several."""
    # The identifier's node comes first: it is the one that an index finds.
    return Path(
        pattern="(i:Entity {id: $identifier.scheme + ':' + $identifier.value})<-[:IDENTIFIED_BY]-" + f"(n:{kind})",
        to=kind,
        where="i:Identifier",
        order=BY_ID,
        ceiling=IDENTIFIED_CEILING,
        distinct=True,
    )


def titled(kind: str, key: str = "title") -> Path:
    """Read a page of all things of a kind, by id or by title, exact or from its beginning; an index serves each."""
    return Path(
        pattern=f"(n:{kind})",
        to=kind,
        filters={
            f"filter.{key}": f"n.{key} = $filter.{key} AND {HAS_ID}",
            f"filter.{key}StartsWith": f"n.{key} STARTS WITH $filter.{key}StartsWith AND {HAS_ID}",
        },
        sorts={
            key.upper(): Order((f"n.{key}", "n.id"), index=f"n:{kind}({key}, id)", seek=f"n.{key} >= '' AND {HAS_ID}"),
            "ID": Order(("n.id",), seek=HAS_ID),
        },
        ceiling=100,
    )
