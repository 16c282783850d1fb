"""Fields of what a pure function made that need the same things as of two other seqs: what differs between them.

Which things those are is known when the statement has been read; so two more are read then, one as of each seq, for
all of them at once, and one more that says what became of facts in between.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from graph.engine.cypher import Statement
from graph.engine.database import REQUEST_SECONDS
from graph.reader.context import ReadContext
from graph.reader.database import Database
from graph.reader.errors import BadArgument, ReadError
from graph.reader.known import seq_known
from graph.reader.paging import LARGEST_LIST
from graph.reader.tree import Run
from graph.reader.views import Between, Further, Sought

FURTHER_AT_ONCE = 20
"""Of how many things at once a field may be asked that takes statements for each."""

LEFT = Statement(
    """
    // Which of some facts stood no longer as of a seq, and which took each away.
    // seqs, until
    UNWIND $seqs AS seq MATCH (fact:Said {seq: seq}) WHERE fact.toSeq <= $until RETURN seq, fact.toSeq
    """,
    name="what took facts away",
)

Needs = Callable[[Between, Sequence[str], ReadContext], Awaitable[list[Any]]]
"""Reads what is needed of things with some ids, None for one that is not there, as of a seq."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that is asked for, by the name under which its arguments and values are kept."""

    owner: str
    how: Between | Further
    selects: frozenset[str] = frozenset()


async def read_between(asked: Asked, run: Run, database: Database, needs: Needs) -> None:
    """Make the values of a field for all things for which it is wanted; what is refused stands in their place."""
    ids = sorted(run.wanted.get(asked.owner, ()))
    try:
        if isinstance(asked.how, Further):
            values = await _further(asked, asked.how, ids, run, database)
        else:
            comparing = _Comparing(asked.how, run.context, database, needs)
            values = await comparing.values(ids, run.arguments[asked.owner]) if ids else {}
    except ReadError as refused:
        run.errors[asked.owner] = refused
        values = dict.fromkeys(ids, refused)
    run.between[asked.owner] = values


async def _further(asked: Asked, how: Further, ids: Sequence[str], run: Run, database: Database) -> Mapping[str, Any]:
    if len(ids) > FURTHER_AT_ONCE:
        raise BadArgument(f"this is asked of {len(ids)} things at once; {FURTHER_AT_ONCE} is the most")
    given = run.arguments[asked.owner]
    sought = partial(Sought, database=database, context=run.context, arguments=given, selects=asked.selects)
    return {id_: await how.find(sought(id=id_)) for id_ in ids}


@dataclass(frozen=True, slots=True)
class _Comparing:
    """One comparison of times: how, and what reads."""

    how: Between
    context: ReadContext
    database: Database
    needs: Needs

    async def values(self, ids: Sequence[str], given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Compare things at the two seqs that are given."""
        if len(ids) > LARGEST_LIST:
            raise BadArgument(f"of {len(ids)} things it cannot be told at once what differs; of {LARGEST_LIST} at most")
        how, context = self.how, self.context
        since, until = await _span(given, context, self.database)
        before = await self.needs(how, ids, replace(context, known=since, seq=since))
        after = await self.needs(how, ids, replace(context, known=until, seq=until))
        found = {id_: how.find(*pair, context) for id_, *pair in zip(ids, before, after, strict=True)}
        seqs = sorted(set[int]().union(*(how.rested_on(each) for each in found.values())))
        asked = {"seqs": seqs, "until": until}
        left = dict(await self.database.read(LEFT, asked, seconds=REQUEST_SECONDS) if seqs else [])
        return {id_: how.tell(each, since, left) for id_, each in found.items()}


async def _span(given: Mapping[str, Any], context: ReadContext, database: Database) -> tuple[int, int]:
    if given["from"] > given["to"]:
        raise BadArgument(f"from is {given['from']}, which is after {given['to']}")
    since = await seq_known(database, {"seq": given["from"]})
    until = await seq_known(database, {"seq": given["to"]})
    return (since, until) if context.known is None else (min(since, context.known), min(until, context.known))
