"""The check at start of views against what the graph is made of.

A property that no node has is null in Cypher, and a relationship that never leads that way has no rows: a slip in a
view would show as silence. Here it is a sentence, before the first request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from graph.reader.selection import Children, needed
from graph.reader.shape import Hop, hops, properties
from graph.reader.views import (
    Choice,
    Computed,
    Degree,
    Entities,
    Entity,
    Field,
    Listed,
    Path,
    Same,
    Stored,
    View,
    Views,
)
from graph.vocabulary import EDGES, NODES

_EVERY_NODE = frozenset({"id", "fact", "fromSeq"})
_EVERY_EDGE = frozenset({"fact", "fromSeq"})
# What stands beside the projection, and may be shown as evidence for it.
_JOURNAL: Mapping[str, frozenset[str]] = {
    "Fact": frozenset({"seq", "kind", "actor", "source", "sourceKind", "document", "subject"}),
}

Labels = Mapping[str, tuple[str, ...]]


def problems_with_graph(views: Views) -> Iterator[str]:
    """Say of each view what of it the graph does not have."""
    for view in views.by_name.values():
        if view.label is not None and view.label not in (*NODES, *_JOURNAL):
            yield f"{view.name} is of {view.label}, which is no label"
        elif view.label and view.label in NODES and view.withholdable != NODES[view.label].withholdable:
            yield f"{view.name} and the vocabulary differ on whether it is withholdable"
        for name, field in view.fields.items():
            yield from _of_reading(views, view, f"{view.name}.{name}", field)


def _of_reading(views: Views, view: View, place: str, field: Field) -> Iterator[str]:
    match field:
        case Stored() if view.label:
            yield from _of_property(place, field.property, _of_label(view.label), view.label)
        case Stored() | Same() if field.of not in (*view.nodes, "n", "e") and view.label is None:
            yield f"{place} reads of {field.of}, which its row does not have"
        case Path():
            yield from _of_pattern(views, view, place, field)
        case Degree():
            yield from _of_pattern(views, view, place, Path(pattern=field.pattern, to=()))
        case Computed():
            yield from _of_needs(views, view, place, needed(field.needs))
        case Choice():
            for each in field.by.values():
                yield from _of_reading(views, view, place, each)
        case Listed() if field.to not in views:
            yield f"{place} lists {field.to}, which has no view"
        case Entity() | Entities() if view.name != "Query":
            yield f"{place} is a way to read roots"


def _of_label(label: str) -> frozenset[str]:
    if label in _JOURNAL:
        return _JOURNAL[label]
    return _EVERY_NODE | NODES[label].properties.keys() if label in NODES else _EVERY_NODE


def _of_property(place: str, name: str, known: frozenset[str], whose: str) -> Iterator[str]:
    if name not in known:
        yield f"{place} reads {name}, which {whose} has not"


def _of_pattern(views: Views, view: View, place: str, path: Path) -> Iterator[str]:
    """Check the relationships of a pattern, and the properties read of all that it names."""
    nodes = _labels(views, view, path)
    edges: dict[str, tuple[str, ...]] = {}
    for hop in hops(path.pattern):
        edges |= {hop.name: hop.types} if hop.name else {}
        yield from _of_hop(place, hop, nodes)
    texts = [path.where, *path.filters.values()]
    for order in (path.order, *path.sorts.values()):
        texts += [*order.keys, order.seek] if order else []
    whose = _properties(nodes, edges)
    for owner, name in (read for text in texts if text for read in properties(text)):
        if owner in whose and name not in whose[owner]:
            yield f"{place} reads {owner}.{name}, which is not there"
    yield from _of_row(views, place, path, whose)


def _of_hop(place: str, hop: Hop, nodes: Labels) -> Iterator[str]:
    for type_ in hop.types:
        if type_ not in EDGES:
            yield f"{place} follows {type_}, which is no relationship"
            continue
        for end, allowed, verb in ((hop.start, EDGES[type_].start, "starts"), (hop.end, EDGES[type_].end, "ends")):
            labels = set(end.labels or nodes.get(end.name or "", ())) - {"Entity"}
            if labels and labels.isdisjoint(allowed):
                yield f"{place} follows {type_}, which never {verb} at {' or '.join(sorted(labels))}"


def _labels(views: Views, view: View, path: Path) -> Labels:
    """Say what is known of the labels of a pattern's names."""
    found = {"@": tuple(_node_labels(views, view, "n"))}
    for hop in hops(path.pattern):
        found |= {end.name: end.labels for end in (hop.start, hop.end) if end.name and end.labels}
    for target in filter(None, map(views.get, path.targets)):
        for name in ("n", *target.nodes):
            found[name] = (*found.get(name, ()), *_node_labels(views, target, name))
    for hop in hops(path.pattern):
        known = [EDGES[type_] for type_ in hop.types if type_ in EDGES]
        for end, labels in ((hop.start, [edge.start for edge in known]), (hop.end, [edge.end for edge in known])):
            if end.name and not found.get(end.name):
                found[end.name] = tuple(chain(*labels))
    return {name: labels for name, labels in found.items() if labels}


def _node_labels(views: Views, view: View, name: str) -> Iterator[str]:
    for each in view.views_of(name):
        if each in views and (label := views[each].label):
            yield label


def _properties(nodes: Labels, edges: Labels) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, labels in nodes.items():
        found[name] = frozenset().union(*(_of_label(label) for label in labels))
    for name, types in edges.items():
        known = (EDGES[type_].properties.keys() for type_ in types if type_ in EDGES)
        found[name] = _EVERY_EDGE.union(*known)
    return found


def _of_row(views: Views, place: str, path: Path, whose: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Check what row views read of this path's row."""
    for to in path.targets:
        target = views.get(to)
        if target is None or target.label is not None:
            continue
        for name, field in target.fields.items():
            if not isinstance(field, Stored | Same):
                continue
            if field.of not in whose:
                yield f"{target.name}.{name} reads of {field.of}, which the row of {place} does not have"
            elif isinstance(field, Stored) and field.property not in whose[field.of]:
                yield f"{target.name}.{name} reads {field.property}, which {field.of} of {place} has not"


def _of_needs(views: Views, view: View, place: str, needs: Children) -> Iterator[str]:
    """Check that every field which a finishing function needs is one of a view."""
    for each in (*needs.get("", ()), *needs.get(view.name, ())):
        field = view.fields.get(each.name)
        if field is None and each.name != "__typename":
            yield f"{place} needs {each.name}, which the view of {view.name} has not"
        targets: tuple[str, ...] = ()
        if isinstance(field, Path):
            targets = field.targets
        elif isinstance(field, Same):
            targets = view.views_of(field.of)
        for to in targets:
            if to in views:
                yield from _of_needs(views, views[to], place, each.children)
