"""What facts touch: the ids of all things from which a sheet could come to see what the facts changed.

A fact changes the things and statements that it makes or describes, and relationships between the things that it
names; one about another fact changes what that one did. So all these are touched, and whatever they lead to by the
relationships along which sheets look back (LEADING): an objection to a share touches the recording that it is a share
in, which neither fact may name. Decision 0027 says why nothing else can change what rests on other things.
"""

from __future__ import annotations

from contextlib import aclosing
from typing import Final

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder import statements
from graph.recorder.journal import Entry, Named, named_by
from graph.recorder.replay import entries_of

LEADING: Final = ("ABOUT", "CHOSEN_BY", "OBJECTS_TO", "RECORDING_OF", "SETTLES", "SHARE_IN", "STATE_OF", "TO")
"""Relationships from a statement to the little that it is about: from each thing there are few."""

_TYPES: Final = "|".join((*LEADING, *(f"{type_}_WAS" for type_ in LEADING)))

# What a later fact has taken away meanwhile is a twin, so that it does not matter how far the journal has come.
LED_TO = Statement(
    f"""
    // What some things lead to, or once led to.
    // ids
    UNWIND $ids AS id MATCH (thing:Entity|Former {{id: id}})-[:{_TYPES}]->{{1,3}}(led) RETURN DISTINCT led.id
    """,
    name="led to",
)


async def touched_between(database: Database, after: int, until: int) -> frozenset[str] | None:
    """Return the ids of what the facts with `after` < seq <= `until` touch; both are the last seq of a batch.

    None if not all of them were found: the head is seen a moment before the index that finds what came with it.
    """
    facts: dict[int, Named] = {}
    async with aclosing(entries_of(database, after=after, until=until)) as entries:
        async for entry in entries:
            facts |= {seq: named_by(entry, seq) for seq in range(entry.first_seq, entry.last_seq + 1)}
    if len(facts) != until - after:
        return None
    await _add_targets(database, facts)
    ids = frozenset[str]().union(*(fact.ids for fact in facts.values()))
    led = await database.read(LED_TO, {"ids": sorted(ids)}) if ids else []
    return ids.union(id_ for (id_,) in led)


async def _add_targets(database: Database, facts: dict[int, Named]) -> None:
    """Add the facts that facts correct, retract, end, erase or annotate, and those that these did."""
    new = list(facts.values())
    while wanted := {seq for fact in new for seq in fact.targets} - facts.keys():
        rows = await database.read(statements.ENTRIES_OF, {"seqs": sorted(wanted)})
        found = {seq: named_by(Entry.from_node(node), seq) for seq, node in rows}
        facts |= found
        new = list(found.values())
