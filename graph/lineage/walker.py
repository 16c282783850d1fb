"""Walks the graph: reads hop by hop what a walk or a search wants, until it wants no more."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass

from graph.lineage import statements
from graph.lineage.hops import At, Hops
from linernotes.facts.party import CreditContext
from linernotes.lineage import PASSED_THROUGH, THINGS, VERSIONS_OF, kind_of
from linernotes.tracing.completeness import Completeness, completeness
from linernotes.tracing.paths import End, Reached, Search
from linernotes.tracing.question import MOST_EDGES, Met, Question, Standing
from linernotes.tracing.walk import Found, Walk

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """A walk that is over: its edges in their order, and what it left out."""

    met: Sequence[Met]
    completeness: Completeness


async def begin(hops: Hops, of: str) -> list[str] | None:
    """Return the things that a walk of something begins with; None if it is not there for the reader.

    A dataset or model begins with its versions, everything else with itself.
    """
    kind = kind_of(of)
    if kind is None or kind not in THINGS | PASSED_THROUGH | VERSIONS_OF.keys():
        return None
    if not await hops.run(statements.begins, row={"id": of, "here": hops.view.hidden(CreditContext.MADE_BY)}):
        return None
    if kind not in VERSIONS_OF:
        return [of]
    return [id_ for (id_,) in await hops.run(statements.versions, id=of, most=MOST_EDGES)]


async def steps_of(hops: Hops, walk: Walk, question: Question) -> AsyncGenerator[list[Met]]:
    """Walk, and yield the edges as they are met."""
    while wanted := walk.wanted(_AT_ONCE):
        yield walk.expand(await _found(hops, question, wanted))


async def whole(hops: Hops, starts: Sequence[str], question: Question) -> Walked:
    """Walk to the end."""
    walk, met = Walk(starts, question), list[Met]()
    async for some in steps_of(hops, walk, question):
        met += some
    return Walked(met=met, completeness=await left_out(hops, walk, question))


async def left_out(hops: Hops, walk: Walk, question: Question) -> Completeness:
    """Count what a walk that is over left out."""
    return completeness(await hops.how_many(walk.left(), question.direction))


async def search(hops: Hops, search_: Search) -> Completeness:
    """Search to the end; the paths are the search's."""
    while (end := search_.wanted()) is not None:
        search_.expand(end, await _reached(hops, search_, end))
    both = [await hops.how_many(left, direction) for direction, left in search_.left().items()]
    return completeness([one for some in both for one in some], is_cut=search_.is_cut)


async def _found(hops: Hops, question: Question, wanted: Sequence[Standing]) -> dict[Standing, Found]:
    ats = {(near, step.type): At(near.id, step, near.place) for near in wanted for step in question.steps(near.id)}
    led = await hops.leads_to(dict.fromkeys(ats.values()), question.direction)
    return {near: {step.type: led[ats[near, step.type]] for step in question.steps(near.id)} for near in wanted}


async def _reached(hops: Hops, search_: Search, end: End) -> dict[Standing, Reached]:
    found: dict[Standing, Reached] = {}
    for first in range(0, len(end.frontier), _AT_ONCE):
        some = end.frontier[first : first + _AT_ONCE]
        ats = {near: {one: At(near.id, *one) for one in search_.steps(end, near)} for near in some}
        led = await hops.leads_to(
            dict.fromkeys(at for each in ats.values() for at in each.values()), end.question.direction
        )
        found |= {near: {one: led[at] for one, at in each.items()} for near, each in ats.items()}
    return found
