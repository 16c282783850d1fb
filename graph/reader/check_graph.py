"""The check at start of views against what the graph is made of.

A property that no node has is null in Cypher, and a relationship that never leads that way has no rows: a slip in a
view would show as silence. Here it is a sentence, before the first request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from graph.reader.pattern import labelled
from graph.reader.selection import Children, needed
from graph.reader.shape import Hop, hops, properties
from graph.reader.views import (
    ByAudience,
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
from graph.vocabulary import DERIVED_EDGES, DERIVED_NODES, JOURNAL, ROW
from graph.vocabulary import EDGES as RECORDED_EDGES
from graph.vocabulary import NODES as RECORDED_NODES

NODES, EDGES = {**RECORDED_NODES, **DERIVED_NODES}, {**RECORDED_EDGES, **DERIVED_EDGES}
_EVERY_NODE = frozenset({"id", *ROW})
_EVERY_EDGE = frozenset(ROW)
_JUDGED = ("judgedSeq", "judgedAsOf", "judgedItems", "judgedCleared")
# What stands beside the projection, and may be shown as evidence for it.
_JOURNAL: Mapping[str, frozenset[str]] = {
    "Fact": frozenset({"seq", "kind", "actor", "source", "sourceKind", "document", "subject", "salt", *_JUDGED}),
    "Said": frozenset({*JOURNAL["Fact"].properties, "toSeq"}),
    "JournalEntry": frozenset({"firstSeq", "lastSeq", "recordedAt"}),
}

Labels = Mapping[str, tuple[str, ...]]
Whose = Mapping[str, frozenset[str]]


def problems_with_graph(views: Views) -> Iterator[str]:
    """Say of each view what of it the graph does not have."""
    whose: dict[str, list[Whose]] = {}
    for view in views.by_name.values():
        if view.label is not None and view.label not in (*NODES, *_JOURNAL):
            yield f"{view.name} is of {view.label}, which is no label"
        elif view.label and view.label in NODES and view.withholdable != NODES[view.label].withholdable:
            yield f"{view.name} and the vocabulary differ on whether it is withholdable"
        for name, field in view.fields.items():
            yield from _of_reading(views, view, f"{view.name}.{name}", field)
        for name, path in _paths(view):
            place = f"{view.name}.{name}"
            if not all(views[to].sees_all for to in path.targets if to in views):
                yield from _of_passing(views, place, path, _labels(views, view, path))
            for to in path.targets:
                whose.setdefault(to, []).append(_whose(views, view, path))
        for field in view.fields.values():
            if isinstance(field, Same) and field.to:
                nodes = {"n": tuple(_node_labels(views, view, field.of))}
                whose.setdefault(field.to, []).append(_properties(nodes, {}))
    for to, rows in whose.items():
        if to in views and views[to].label is None:
            yield from _of_row(views[to], rows)


def _paths(view: View) -> Iterator[tuple[str, Path]]:
    for name, field in view.fields.items():
        each = field.by.values() if isinstance(field, Choice | ByAudience) else (field,)
        yield from ((name, path) for path in each if isinstance(path, Path))


def _whose(views: Views, view: View, path: Path) -> Whose:
    """Say what properties each name of a path's row has."""
    edges = {hop.name: hop.types for hop in hops(path.pattern) if hop.name}
    begun = {name: frozenset(keys) for name, keys in path.begin.gives.items()} if path.begin else {}
    return _properties(_labels(views, view, path), edges) | begun


def _of_reading(views: Views, view: View, place: str, field: Field) -> Iterator[str]:
    match field:
        case Stored() if view.label:
            yield from _of_property(place, field.property, _of_label(view.label), view.label)
        case Path():
            yield from _of_pattern(views, view, place, field)
        case Degree():
            yield from _of_pattern(views, view, place, Path(pattern=field.pattern, to=()))
        case Computed():
            yield from _of_needs(views, view, place, needed(field.needs))
        case Choice() | ByAudience():
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
    for hop in hops(path.pattern):
        yield from _of_hop(place, hop, nodes)
    texts = [path.where, *path.filters.values(), *path.flags.values(), *path.held.values()]
    for order in (path.order, *path.sorts.values()):
        texts += [*order.fixed, *order.keys, order.seek] if order else []
    whose = _whose(views, view, path)
    for owner, name in (read for text in texts if text for read in properties(text)):
        if owner in whose and name not in whose[owner]:
            yield f"{place} reads {owner}.{name}, which is not there"


def _of_passing(views: Views, place: str, path: Path, nodes: Labels) -> Iterator[str]:
    """Check that no path leads past what somebody's choice hides: its rows would tell of it."""
    text = f"{path.pattern} {path.where or ''}"
    looked_at = {"@", *(name for to in path.targets if to in views for name in ("n", *views[to].nodes))}
    looked_at |= {name for name, label in labelled(path.pattern).items() if _hides((label,))}
    for hop in hops(path.pattern):
        for end, possible in ((hop.start, _starts(hop)), (hop.end, _ends(hop))):
            labels = end.labels or nodes.get(end.name or "", ()) or possible
            if _hides(labels) and end.name not in looked_at and f"visible({end.name})" not in text:
                words = " or ".join(sorted(set(labels)))
                yield f"{place} passes a {words} that may be withheld: name it, and look whether it is visible()"


def _hides(labels: tuple[str, ...]) -> bool:
    return any(label in NODES and NODES[label].withholdable for label in labels)


def _of_hop(place: str, hop: Hop, nodes: Labels) -> Iterator[str]:
    yield from (f"{place} follows {type_}, which is no relationship" for type_ in hop.types if type_ not in EDGES)
    if hop.repeated:
        return  # What is between is not known, so neither are the ends of each.
    for end, sides, verb in ((hop.start, _starts(hop), "starts"), (hop.end, _ends(hop), "ends")):
        labels = set(end.labels or nodes.get(end.name or "", ())) - {"Entity"}
        if sides and labels and labels.isdisjoint(sides):
            yield f"{place} follows {' or '.join(hop.types)}, which never {verb} at {' or '.join(sorted(labels))}"


def _starts(hop: Hop) -> tuple[str, ...]:
    """List the labels at which a relationship may start; one that repeats may be a row of which it is the middle."""
    known = [EDGES[type_] for type_ in hop.types if type_ in EDGES]
    return tuple(chain(*(edge.start + edge.end if hop.repeated else edge.start for edge in known)))


def _ends(hop: Hop) -> tuple[str, ...]:
    known = [EDGES[type_] for type_ in hop.types if type_ in EDGES]
    return tuple(chain(*(edge.start + edge.end if hop.repeated else edge.end for edge in known)))


def _labels(views: Views, view: View, path: Path) -> Labels:
    """Say what is known of the labels of a pattern's names."""
    found = {"@": tuple(_node_labels(views, view, "n"))}
    for hop in hops(path.pattern):
        found |= {end.name: end.labels for end in (hop.start, hop.end) if end.name and end.labels}
    for target in filter(None, map(views.get, path.targets)):
        for name in ("n", *target.nodes):
            found[name] = (*found.get(name, ()), *_node_labels(views, target, name))
    for hop in hops(path.pattern):
        for end, labels in ((hop.start, _starts(hop)), (hop.end, _ends(hop))):
            if end.name and not found.get(end.name):
                found[end.name] = labels
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


def _of_row(view: View, rows: Sequence[Whose]) -> Iterator[str]:
    """Check what a row view reads of the rows of all the paths that lead to it."""
    for name, field in view.fields.items():
        if not isinstance(field, Stored | Same):
            continue
        if any(field.of not in row for row in rows):
            yield f"{view.name}.{name} reads of {field.of}, which not every row that leads to it has"
        elif isinstance(field, Stored) and not any(field.property in row[field.of] for row in rows):
            yield f"{view.name}.{name} reads {field.property}, which no {field.of} that leads to it has"


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
            targets = view.views_at(field)
        for to in targets:
            if to in views:
                yield from _of_needs(views, views[to], place, each.children)
