"""The paths between two things, and what states each of their steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.lineage.evidence import Stated, names, stated, tell
from graph.lineage.hops import Hops, View
from graph.lineage.walker import begin, search
from graph.reader.database import Database
from graph.reader.position import read_as_known
from linernotes.lineage import THINGS, Direction, kind_of
from linernotes.tracing.completeness import Completeness
from linernotes.tracing.paths import Search
from linernotes.tracing.question import MOST_THINGS
from linernotes.tracing.telling import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Paths from one thing to another, the shortest first; all go in one direction."""

    direction: Direction
    paths: Sequence[Sequence[Stated]]
    completeness: Completeness


async def paths_between(
    database: Database, start: str, end: str, view: View, *, first: int, most_things: int = MOST_THINGS
) -> tuple[int, Paths | None]:
    """Find paths from the later thing to the earlier, or the other way round if there are none, beside the seq.

    None if where they are to begin is not there.
    """

    async def read(known: int | None) -> Paths | None:
        hops = Hops(database, replace(view, known=known))
        if await begin(hops, start) is None:
            return None
        found = await _search(hops, start, end, Direction.EARLIER, first=first, most_things=most_things)
        if found.paths:
            return found
        back = await _search(hops, start, end, Direction.LATER, first=first, most_things=most_things)
        return back if back.paths or not found.completeness.is_partial else found

    return await read_as_known(database, view.known, read)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPaths:
    """Paths told with names, for a person."""

    seq: int
    direction: Direction
    paths: Sequence[list[Told]]
    completeness: Completeness


async def told_between(database: Database, start: str, end: str, view: View, *, first: int) -> ToldPaths | None:
    """Find paths as `paths_between` does, and tell what their things are called."""
    seq, found = await paths_between(database, start, end, view, first=first)
    if found is None:
        return None
    hops = Hops(database, replace(view, known=seq))
    edges = [one.edge for path in found.paths for one in path]
    called = await names(hops, [id_ for edge in edges for id_ in (edge.later, edge.earlier)])
    paths = [[tell(one, depth, called) for depth, one in enumerate(path, start=1)] for path in found.paths]
    return ToldPaths(seq=seq, direction=found.direction, paths=paths, completeness=found.completeness)


async def _search(hops: Hops, start: str, end: str, direction: Direction, *, first: int, most_things: int) -> Paths:
    if not {kind_of(start), kind_of(end)} <= THINGS:
        return Paths(direction=direction, paths=[], completeness=Completeness())
    by_place = not hops.view.sees_all
    search_ = Search(start, end, direction, first=first, by_place=by_place, most_things=most_things)
    completeness = await search(hops, search_)
    steps = await stated(hops, [(step.edge, step.place) for path in search_.paths for step in path])
    in_turn = iter(steps)
    paths = [[next(in_turn) for _ in path] for path in search_.paths]
    return Paths(direction=direction, paths=paths, completeness=completeness)
