"""Short ways to make a walk as the page's own question answers it."""

from typing import Any


def thing(kind: str, id_: str, **said: Any) -> dict[str, Any]:
    """Make a thing at an end of an edge."""
    return {"__typename": kind, "id": id_, **said}


TRACK = thing("Asset", "ast_1", title="Night Ferry")


def edge(type_: str, later: dict[str, Any] | None, earlier: dict[str, Any] | None) -> dict[str, Any]:
    """Make an edge."""
    return {"type": type_, "from": later, "to": earlier}


def walk(*edges: dict[str, Any], omitted: tuple[dict[str, Any], ...] = (), more: bool = False) -> dict[str, Any]:
    """Make a walk of edges."""
    return {"edges": edges, "pageInfo": {"hasNextPage": more}, "completeness": {"omitted": omitted}}
