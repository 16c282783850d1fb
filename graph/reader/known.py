"""As of when a field is to be read: the argument `knownAt`, a seq or a time, as the seq of a journal that once stood.

A batch is recorded as a whole, so the journal has stood only where one ends: a seq within a batch counts as its last.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.engine.cypher import Statement
from graph.engine.database import REQUEST_SECONDS
from graph.reader.database import Database
from graph.reader.errors import BadArgument
from linernotes.instants import InvalidInstant, parse_instant, show_instant

ARGUMENT = "knownAt"

AT_SEQ = Statement(
    """
    // Where the batch ends that has a seq; beyond the journal's head, the head.
    // seq
    RETURN coalesce(
      head(COLLECT { MATCH (entry:JournalEntry) WHERE entry.lastSeq >= $seq
        RETURN entry.lastSeq ORDER BY entry.lastSeq LIMIT 1 }),
      head(COLLECT { MATCH (head:JournalHead {id: 'head'}) RETURN head.seq }), 0)
    """,
    name="known at a seq",
)


def _last_recorded(comparison: str, *, name: str) -> Statement:
    return Statement(
        f"""
        // Where the last batch ends that had been recorded by a time; 0 before the first.
        // at
        RETURN coalesce(
          head(COLLECT {{ MATCH (entry:JournalEntry) WHERE entry.recordedAt {comparison} $at AND entry.lastSeq > 0
            RETURN entry.lastSeq ORDER BY entry.recordedAt DESC, entry.lastSeq DESC LIMIT 1 }}), 0)
        """,
        name=name,
    )


AT_TIME = _last_recorded("<=", name="known at a time")
BEFORE = _last_recorded("<", name="known before a time")


async def seq_known(database: Database, given: Mapping[str, Any]) -> int:
    """Give the seq that a caller's `{seq}` or `{at}` means; 0 is when nothing was known.

    Raises BadArgument for a seq below 0, and for what is not an instant.
    """
    if given.get("seq") is not None:
        seq = given["seq"]
        if seq < 0:
            raise BadArgument(f"the journal begins at seq 1, and knownAt is {seq}")
        return await _asked(database, AT_SEQ, {"seq": seq}) if seq else 0
    return await _asked(database, AT_TIME, {"at": _instant(given["at"])})


async def seq_before(database: Database, at: str) -> int:
    """Give the seq of the last fact recorded before a time, 0 if there is none; raises BadArgument for no instant."""
    return await _asked(database, BEFORE, {"at": _instant(at)})


def _instant(text: str) -> str:
    try:
        return show_instant(parse_instant(text))
    except InvalidInstant as invalid:
        raise BadArgument(invalid.message) from invalid


async def _asked(database: Database, statement: Statement, parameters: Mapping[str, Any]) -> int:
    ((seq,),) = await database.read(statement, parameters, seconds=REQUEST_SECONDS)
    return int(seq)
