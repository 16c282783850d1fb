"""A walk as a stream: its edges as they are met, told with names and evidence, as of one seq throughout."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from graph.lineage.evidence import Stated, names, stated, tell, thing
from graph.lineage.hops import Hops, View
from graph.lineage.walker import begin, left_out, steps_of
from graph.reader.database import Database
from graph.reader.position import head_of
from linernotes.tracing.completeness import Completeness
from linernotes.tracing.question import Met, Question
from linernotes.tracing.telling import Thing, Told
from linernotes.tracing.walk import Walk

MOST_STREAMED = 250_000
"""How many things a streamed walk sees before it stops."""

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Stream:
    """A walk that is to be read once, to its end or not; `seq` is that as of which all of it is read."""

    seq: int
    start: Thing
    _hops: Hops
    _walk: Walk
    _question: Question

    async def told(self) -> AsyncGenerator[list[Told]]:
        """Walk, and yield the edges some at a time; nothing is read ahead of who takes them."""
        async with aclosing(steps_of(self._hops, self._walk, self._question)) as steps:
            async for met in steps:
                for first in range(0, len(met), _AT_ONCE):
                    yield await told(self._hops, met[first : first + _AT_ONCE])

    async def completeness(self) -> Completeness:
        """Count what the walk, read to its end, has left out."""
        return await left_out(self._hops, self._walk, self._question)


async def open_stream(
    database: Database, of: str, question: Question, view: View, *, most_things: int = MOST_STREAMED
) -> Stream | None:
    """Make ready to walk; None if what the walk is of is not there."""
    head = await head_of(database)
    seq = head if view.known is None else min(view.known, head)
    # Even today's: what is recorded while the walk lasts is not to come into it.
    hops = Hops(database, replace(view, known=seq))
    starts = await begin(hops, of)
    if starts is None:
        return None
    longer = replace(question, most_things=most_things)
    start = thing(of, await names(hops, [of]))
    return Stream(seq, start, hops, Walk(starts, longer), longer)


async def told(hops: Hops, met: Sequence[Met]) -> list[Told]:
    """Tell edges: read what states them, and what their ends are called."""
    found = await stated(hops, [(one.edge, one.near.place) for one in met])
    called = await names(hops, _ends(found))
    return [tell(each, one.depth, called) for one, each in zip(met, found, strict=True)]


def _ends(found: Iterable[Stated]) -> list[str]:
    return [id_ for one in found for id_ in (one.edge.later, one.edge.earlier)]
