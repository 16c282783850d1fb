"""Tells what reads from the closures, which are kept as things are today and know no other time."""

from __future__ import annotations

from graph.reader.pattern import labelled
from graph.reader.selection import needed
from graph.reader.shape import hops, properties
from graph.reader.views import ByAudience, Computed, Field, Path, View
from graph.vocabulary import DERIVED_EDGES, DERIVED_NODES, DERIVED_PROPERTIES


def is_derived(how: Field, view: View) -> bool:
    """Say whether a field of a view reads from a closure, itself or by what it needs."""
    match how:
        case Path():
            patterns = how.pattern, how.begin.text if how.begin else ""
            types = {type_ for pattern in patterns for hop in hops(pattern) for type_ in hop.types}
            kept = {name for type_ in types for name in DERIVED_PROPERTIES.get(type_, ())}
            return (
                not types.isdisjoint(DERIVED_EDGES)
                or not set(labelled(how.pattern).values()).isdisjoint(DERIVED_NODES)
                or not kept.isdisjoint(name for _, name in properties(how.where or ""))
            )
        case ByAudience():
            return any(is_derived(path, view) for path in how.by.values())
        case Computed():
            names = {each.name for children in needed(how.needs).values() for each in children}
            return any(is_derived(view.fields[name], view) for name in names if name in view.fields)
    return False
