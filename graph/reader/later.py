"""Fields of what a pure function made that need the same things as of two other seqs: what differs between them.

Which things those are is known when the statement has been read; so two more are read then, one as of each seq, for
all of them at once, and one more that says what became of facts in between.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.engine.cypher import Statement
from graph.engine.database import REQUEST_SECONDS
from graph.reader.context import ReadContext
from graph.reader.database import Database
from graph.reader.errors import BadArgument, ReadError
from graph.reader.known import seq_known
from graph.reader.paging import LARGEST_LIST
from graph.reader.tree import Run
from graph.reader.views import Between

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
    how: Between


async def read_between(asked: Asked, run: Run, database: Database, needs: Needs) -> None:
    """Make the values of a field for all things for which it is wanted; what is refused stands in their place."""
    ids = sorted(run.wanted.get(asked.owner, ()))
    try:
        values = await _values(asked, ids, run, database, needs) if ids else {}
    except ReadError as refused:
        run.errors[asked.owner] = refused
        values = dict.fromkeys(ids, refused)
    run.between[asked.owner] = values


async def _values(asked: Asked, ids: Sequence[str], run: Run, database: Database, needs: Needs) -> Mapping[str, Any]:
    if len(ids) > LARGEST_LIST:
        raise BadArgument(f"of {len(ids)} things at once it cannot be told what differs; {LARGEST_LIST} is the most")
    since, until = await _span(run.arguments[asked.owner], run.context, database)
    before = await needs(asked.how, ids, replace(run.context, known=since, seq=since))
    after = await needs(asked.how, ids, replace(run.context, known=until, seq=until))
    found = {id_: asked.how.find(*pair, run.context) for id_, *pair in zip(ids, before, after, strict=True)}
    seqs = sorted(set[int]().union(*(asked.how.rested_on(each) for each in found.values())))
    rows = await database.read(LEFT, {"seqs": seqs, "until": until}, seconds=REQUEST_SECONDS) if seqs else []
    left = dict(rows)
    return {id_: asked.how.tell(each, since, left) for id_, each in found.items()}


async def _span(given: Mapping[str, Any], context: ReadContext, database: Database) -> tuple[int, int]:
    if given["from"] > given["to"]:
        raise BadArgument(f"from is {given['from']}, which is after {given['to']}")
    since = await seq_known(database, {"seq": given["from"]})
    until = await seq_known(database, {"seq": given["to"]})
    return (since, until) if context.known is None else (min(since, context.known), min(until, context.known))
