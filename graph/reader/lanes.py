"""Lanes: a page that lies in several stretches of an index takes a few rows of each, in order, and then the first."""

from __future__ import annotations

from graph.reader.context import Reading
from graph.reader.match import Traversal, meant
from graph.reader.pattern import declared, indexed
from graph.reader.views import Order, Path


def lane_names(path: Path) -> tuple[str, ...]:
    """List the names that the lanes of a path's orders give."""
    orders = (path.order, *path.sorts.values())
    return tuple(name for order in orders if order and order.lanes for name in order.lanes.names)


def lanes(traversal: Traversal, reading: Reading, order: Order) -> str:
    """Give the text that makes a row of each lane that is to be read."""
    assert order.lanes is not None
    given = traversal.given
    filters = [clause for name, clause in sorted(order.lanes.filters.items()) if name in given]
    conditions = [meant(f"({each})", traversal, reading) for each in (order.lanes.where, *filters)]
    return f"{meant(order.lanes.text, traversal, reading)} WHERE {' AND '.join(conditions)}"


def each_lane(traversal: Traversal, reading: Reading, order: Order, found: str, limit: str) -> str:
    """Give the text that finds at most so many rows in each lane."""
    assert order.lanes is not None
    subject = traversal.subject.names.get("n")
    known = [*([subject] if subject else []), *(traversal.names[name] for name in order.lanes.names)]
    own = ", ".join(traversal.names[name] for name in declared(traversal.path.pattern))
    by = ", ".join(map(traversal.text, _index_keys(order)))
    within = f"CALL ({', '.join(known)}) {{ {found} RETURN {own} ORDER BY {by} LIMIT {limit} }}"
    return f"{lanes(traversal, reading, order)} {within}"


def _index_keys(order: Order) -> list[str]:
    assert order.index is not None, "lanes lie in an index"
    index = indexed(order.index)
    return [f"{index.name}.{key}" for key in index.keys]
