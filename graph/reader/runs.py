"""Runs: a page of the past takes a few rows of what stands, out of its index, and a few of the twins, then the first.

With both in one pattern no index would give them in order, and all would be read to be sorted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.reader.context import Reading
from graph.reader.match import Traversal, match
from graph.reader.pattern import declared, indexed
from graph.reader.then import WORKED_OUT, twin
from graph.reader.views import Order, Views


def has_runs(traversal: Traversal, order: Order) -> bool:
    """Say whether an order lies in an index of what may have twins, and by what it keeps."""
    if not order.index or order.lanes or traversal.path.distinct:
        return False
    index = indexed(order.index)
    return f"{index.of}|{twin(index.of)}" in traversal.pattern and WORKED_OUT.isdisjoint(index.keys)


def each_run(
    traversal: Traversal, views: Views, reading: Reading, order: Order, *, also: Sequence[str], read: str, limit: str
) -> str:
    """Give the text that finds at most so many rows in each run."""
    assert order.index is not None, "see has_runs"
    name, kind, _ = indexed(order.index)
    keys = (*order.fixed, *order.keys)
    by = ", ".join(traversal.kept(key) if key.startswith(f"{name}.") else traversal.text(key) for key in keys)
    seek = (traversal.kept(order.seek),) if order.seek else ()
    runs = [
        match(replace(traversal, run=(kind, one)), views, reading, also=(*seek, *also), index=hint, read=read)
        for one, hint in ((kind, traversal.kept(order.index)), (twin(kind), None))
    ]
    own = dict.fromkeys([*(traversal.names[each] for each in declared(traversal.pattern)), *traversal.used(read)])
    found = " UNION ALL ".join(f"{run} RETURN {', '.join(own)} ORDER BY {by} LIMIT {limit}" for run in runs)
    known = [each for each in dict.fromkeys(traversal.subject.names.values()) if re.search(rf"\b{each}\b", found)]
    return f"CALL ({', '.join(known)}) {{ {found} }}"
