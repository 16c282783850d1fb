"""Lineage: what a thing came from, or what came of it, edge by edge; and the paths between two things."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from tests.reference.naming import LINES, MADE_BY, Naming
from tests.reference.steps import ORDER, Edge, edges, halves, line_behind, seen
from tests.reference.world import AUDITOR, World

EARLIER, LATER = "EARLIER", "LATER"
LONGEST_PATH = 10
BETWEEN = ("Generation", "AttributionReport", "TrainingRun")
WHOLES = ("Dataset", "Model")
VERSIONS = ("datasetVersion", "modelVersion")

State = tuple[str, str]
"""A thing, and the kind of line on which it was come to; for an auditor all lines are one."""


@dataclass
class Lineage:
    """Edges, each with the depth at which it was first met, and how many were left out, by type."""

    edges: list[tuple[int, Edge]] = field(default_factory=list)
    omitted: dict[str, int] = field(default_factory=dict)


@dataclass
class Walk:
    """Where steps lead in a world, for a reader, in a direction, by some types only."""

    world: World
    reader: str
    direction: str = EARLIER
    types: Collection[str] = tuple(ORDER)

    def __post_init__(self) -> None:
        self.naming = Naming(self.world, self.reader)
        self.all = [edge for edge in edges(self.world) if edge.type in self.types]
        self.halves: list[Edge] = []

    def starts(self, id_: str) -> list[State] | None:
        """List where a walk from something begins; None if the reader may not see it.

        A dataset or model begins with its versions; what stands between two things, with halves of steps.
        """
        if not self._may_begin(id_):
            return None
        if not _is_thing(self.world, id_):
            self.halves = [edge for edge in halves(self.world, id_) if edge.type in self.types]
            return [(id_, MADE_BY)]
        versions = [one for kind in VERSIONS for one in self.world.all(kind) if id_ in (one["dataset"], one["model"])]
        return [(one.id, MADE_BY) for one in versions] if self.world.kind(id_) in WHOLES else [(id_, MADE_BY)]

    def _may_begin(self, id_: str) -> bool:
        for contribution in self.world.all("contribution"):
            if contribution.id == id_:
                return self.naming.shows_contribution(contribution, MADE_BY)
        return id_ in self.world.things and self.naming.shows(id_, MADE_BY)

    def steps(self, state: State) -> list[tuple[Edge, State]]:
        """List the steps from a thing, by type and by what they lead to, with what each leads to."""
        thing, line = state
        found = []
        for edge in self.all if _is_thing(self.world, thing) else self.halves:
            here, there = (edge.later, edge.earlier) if self.direction == EARLIER else (edge.earlier, edge.later)
            if here == thing:
                visible = seen(edge, line, self.naming)
                if visible is not None:
                    behind = MADE_BY if self.reader == AUDITOR else line_behind(line, edge.type)
                    found.append((visible, (there, behind)))
        return sorted(found, key=lambda step: (ORDER.index(step[0].type), step[1][0]))


def _is_thing(world: World, id_: str) -> bool:
    return id_ in world.things and world.kind(id_) not in BETWEEN


def lineage(walk: Walk, start: str, *, depth: int = 3, stop_at: Collection[str] = ()) -> Lineage | None:
    """Walk level by level from a thing; None if the reader may not see it."""
    begin = walk.starts(start)
    if begin is None:
        return None
    found, listed = Lineage(), set[tuple[str, str, str]]()
    met, level = {*begin}, begin
    for number in range(1, depth + 1):
        following: list[State] = []
        for state in sorted(level, key=_in_order):
            for edge, there in walk.steps(state):
                if edge.triple not in listed:
                    listed.add(edge.triple)
                    found.edges.append((number, edge))
                if there not in met:
                    met.add(there)
                    following.append(there)
        level = [state for state in following if walk.world.kind(state[0]) not in stop_at]
    left_out = {edge.triple for state in level for edge, _ in walk.steps(state)} - listed
    for _, type_, _ in left_out:
        found.omitted[type_] = found.omitted.get(type_, 0) + 1
    return found


def _in_order(state: State) -> tuple[str, int]:
    return state[0], LINES.index(state[1])


Path = list[tuple[Edge, State]]
"""Steps one after the other, each with what it leads to."""


def paths_between(world: World, reader: str, start: str, end: str) -> list[Path] | None:
    """List all paths from one thing to another, from the later to the earlier, or if there are none the other way.

    The shortest come first, then by types, then by ids. No path comes to a thing twice, and none is longer than ten.
    None if the reader may not see where they begin.
    """
    if Walk(world, reader).starts(start) is None:
        return None
    found: list[Path] = []
    for direction in (EARLIER, LATER) if _is_thing(world, start) and world.kind(start) not in WHOLES else ():
        walk = Walk(world, reader, direction)
        found = found or [path for path in _paths(walk, (start, MADE_BY), [start]) if path[-1][1][0] == end]
    return sorted(found, key=_path_order)


def _paths(walk: Walk, state: State, passed: Sequence[str]) -> Iterable[Path]:
    for edge, there in walk.steps(state) if len(passed) <= LONGEST_PATH else ():
        if there[0] not in passed:
            yield [(edge, there)]
            yield from ([(edge, there), *rest] for rest in _paths(walk, there, [*passed, there[0]]))


def _path_order(path: Path) -> tuple[int, list[int], list[str]]:
    return len(path), [ORDER.index(edge.type) for edge, _ in path], [there for _, (there, _) in path]
