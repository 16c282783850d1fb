"""What states the edges of a walk, and what the things in it are called: read for those that are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.lineage import statements
from graph.lineage.hops import Hops
from linernotes.facts.party import CreditContext
from linernotes.lineage import Direction, Step, kind_of, steps_from
from linernotes.tracing.question import Edge
from linernotes.tracing.telling import Fact, Thing, Told


@dataclass(frozen=True, slots=True)
class Stated:
    """An edge and the facts that state it, as far as the reader may see what they say."""

    edge: Edge
    facts: Sequence[Fact]


async def stated(hops: Hops, edges: Sequence[tuple[Edge, CreditContext]]) -> list[Stated]:
    """Read which facts state edges, each seen from the place where the walk stood before it."""
    seqs: dict[int, list[int]] = {}
    for step, places in _by_step(edges).items():
        rows = [_row(hops, at, step, *edges[at]) for at in places]
        seqs |= {
            at: sorted(found)
            for at, found in await hops.read(statements.evidence(step, then=hops.view.then), rows=rows)
        }
    facts = await _facts(hops, {seq for some in seqs.values() for seq in some})
    return [Stated(edge, [facts[seq] for seq in seqs.get(at, ())]) for at, (edge, _) in enumerate(edges)]


async def names(hops: Hops, ids: Iterable[str]) -> dict[str, str]:
    """Read what things are called now; what has no name is not there."""
    wanted = sorted(set(ids))
    rows = await hops.read(statements.NAMES, ids=wanted) if wanted else []
    found = {id_: [part for part in (whole, own, version) if part] for id_, own, whole, version in rows}
    return {id_: " ".join(parts) for id_, parts in found.items() if parts}


def tell(stated_: Stated, depth: int, called: Mapping[str, str]) -> Told:
    """Tell an edge with what its ends are called."""
    later, type_, earlier = stated_.edge
    return Told(
        depth=depth, type=type_, later=thing(later, called), earlier=thing(earlier, called), facts=stated_.facts
    )


def thing(id_: str, called: Mapping[str, str]) -> Thing:
    """Say what an id is of, and what that is called."""
    return Thing(id_, kind_of(id_) or "", called.get(id_))


async def _facts(hops: Hops, seqs: set[int]) -> dict[int, Fact]:
    hidden = hops.view.hidden(CreditContext.MADE_BY)["hidden"]
    rows = await hops.read(statements.FACTS, seqs=sorted(seqs), hidden=hidden) if seqs else []
    fields = ("seq", "kind", "source", "sourceKind", "document", "actor", "subject", "recordedAt")
    return {row[0]: dict(zip(fields, row, strict=True)) for row in rows}


def _by_step(edges: Sequence[tuple[Edge, CreditContext]]) -> dict[Step, list[int]]:
    groups: dict[Step, list[int]] = {}
    for at, (edge, _) in enumerate(edges):
        groups.setdefault(step_of(edge), []).append(at)
    return groups


def step_of(edge: Edge) -> Step:
    """Return the step, or the half of one, that an edge is of."""
    ways = ((edge.later, Direction.EARLIER), (edge.earlier, Direction.LATER))
    for id_, direction in ways:
        kind = kind_of(id_)
        for step in steps_from(kind, direction) if kind is not None else ():
            if step.type is edge.type:
                return step
    raise AssertionError(f"no step leads from {edge.later} to {edge.earlier}")


def _row(hops: Hops, at: int, step: Step, edge: Edge, place: CreditContext) -> dict[str, Any]:
    ends = {"later": edge.later, "earlier": edge.earlier}
    return {"at": at, **ends, "judged": not hops.view.sees_all} | hops.view.judging(place, step)
