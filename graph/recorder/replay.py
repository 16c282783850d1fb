"""Replays journal entries into a database through the very `apply` that recording uses, one transaction an entry."""

import json
from collections.abc import AsyncGenerator, AsyncIterable, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

from graph.closures.tasks import leave_everything
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.transaction import Transaction
from graph.recorder import statements
from graph.recorder.accepted import Accepted
from graph.recorder.apply import apply
from graph.recorder.comparison import compared
from graph.recorder.journal import Entry, JournalDamaged, check, read_back
from graph.recorder.recorder import lock

ENTRIES_AT_ONCE = 10
"""How many entries are asked for at once: one may have some megabytes."""

HEAD = Statement(
    """
    // The journal's head; no row where no journal was begun.
    // Parameters: none.
    MATCH (head:JournalHead {id: 'head'})
    RETURN head.seq, head.hash, head.recordedAt, head.secret, head.rebuiltTo
    """,
    name="journal head",
)
ENTRIES = Statement(
    """
    // A page of the journal, in order.
    // after, until, size
    MATCH (entry:JournalEntry) WHERE entry.firstSeq > $after AND entry.firstSeq <= $until
    RETURN properties(entry) ORDER BY entry.firstSeq LIMIT $size
    """,
    name="journal entries",
)
ERASURES = Statement(
    """
    // The facts of the journal that erase personal text, as canonical JSON.
    // Parameters: none.
    MATCH (entry:JournalEntry) UNWIND entry.facts AS fact
    WITH fact WHERE fact CONTAINS '"kind":"erasure"' RETURN fact
    """,
    name="journal erasures",
)


@dataclass(frozen=True, slots=True)
class JournalState:
    """Where a journal stands; `rebuilt_to` is None unless a rebuild of the graph is under way or was cut off."""

    seq: int
    hash: str
    recorded_at: str
    secret: bytes
    rebuilt_to: int | None = None


@dataclass(slots=True)
class Erasures:
    """Which personal texts facts of a journal have lawfully erased: pointers by seq, an empty set for all of a fact."""

    by_seq: dict[int, set[str]] = field(default_factory=dict)

    def add(self, fact: str) -> None:
        """Take in a fact of the journal, as canonical JSON; any but an erasure is passed over."""
        if '"kind":"erasure"' not in fact:
            return
        kept = json.loads(fact)["fact"]
        if kept.get("kind") != "erasure":
            return
        before = self.by_seq.get(kept["target"])
        fields = set(kept.get("fields", ()))
        self.by_seq[kept["target"]] = set() if not fields or before == set() else fields | (before or set())

    def of(self, entry: Entry) -> dict[int, frozenset[str]]:
        """Return which texts of an entry are gone and may be; what is erased later may still be there in a copy."""
        lawful: dict[int, frozenset[str]] = {}
        for place, texts in enumerate(entry.personal):
            erased = self.by_seq.get(entry.first_seq + place)
            if erased is not None and texts:
                gone = {pointer for pointer, pair in json.loads(texts).items() if pair is None}
                lawful[entry.first_seq + place] = frozenset(gone if not erased else gone & erased)
        return lawful


async def journal_state(database: Database) -> JournalState | None:
    """Read where a database's journal stands; None where none was begun."""
    rows = await database.read(HEAD)
    if not rows:
        return None
    seq, hash_, recorded_at, secret, rebuilt_to = rows[0]
    return JournalState(seq, hash_, recorded_at, bytes.fromhex(secret), rebuilt_to)


async def erasures_of(database: Database) -> Erasures:
    """Gather the erasures of a database's journal, by reading all of it."""
    erasures = Erasures()
    async with aclosing(database.stream(ERASURES)) as rows:
        async for (fact,) in rows:
            erasures.add(fact)
    return erasures


async def entry_nodes(database: Database, *, after: int = 0, until: int = 2**62) -> AsyncGenerator[dict[str, Any]]:
    """Yield the properties of the journal's entry nodes with `after` < firstSeq <= `until`, in order."""
    while True:
        parameters = {"after": after, "until": until, "size": ENTRIES_AT_ONCE}
        rows = await database.read(ENTRIES, parameters, seconds=None)
        for (node,) in rows:
            yield node
        if len(rows) < ENTRIES_AT_ONCE:
            return
        after = rows[-1][0]["firstSeq"]


async def entries_of(database: Database, *, after: int = 0, until: int = 2**62) -> AsyncGenerator[Entry]:
    """Yield the journal's entries, in order; raises JournalDamaged for a node that cannot be read as one."""
    async with aclosing(entry_nodes(database, after=after, until=until)) as nodes:
        async for node in nodes:
            yield entry_from(node)


def entry_from(node: dict[str, Any]) -> Entry:
    """Read an entry; raises JournalDamaged where something of it is missing or of another type."""
    try:
        entry = Entry.from_node(node)
        if entry.as_node() != node:
            raise JournalDamaged(f"the entry of seq {node.get('firstSeq')} has properties that no entry has")
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise JournalDamaged(f"the entry of seq {node.get('firstSeq')} lacks something that entries have") from problem
    return entry


def check_entry(entry: Entry, *, after_seq: int, previous: str, erasures: Erasures) -> None:
    """Check that an entry follows from the one before, and every byte of it; raises JournalDamaged."""
    if entry.first_seq != after_seq + 1:
        raise JournalDamaged(f"after seq {after_seq} comes the entry of seq {entry.first_seq}")
    try:
        check(entry, previous, erased=erasures.of(entry))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as problem:
        raise JournalDamaged(f"the entry of seq {entry.first_seq} cannot be read") from problem


async def check_journal(database: Database) -> JournalState:
    """Check every byte of a database's journal and that its head is the last entry's; raises JournalDamaged."""
    state = await journal_state(database)
    if state is None:
        raise JournalDamaged("there is no journal")
    try:
        erasures = await erasures_of(database)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise JournalDamaged("a fact of the journal is not JSON any more") from problem
    seq, previous, recorded_at = 0, "", ""
    async with aclosing(entries_of(database, until=state.seq)) as entries:
        async for entry in entries:
            check_entry(entry, after_seq=seq, previous=previous, erasures=erasures)
            seq, previous, recorded_at = entry.last_seq, entry.hash, entry.recorded_at
    if (seq, previous, recorded_at) != (state.seq, state.hash, state.recorded_at):
        raise JournalDamaged(f"the head says seq {state.seq}, and the entries end at seq {seq}")
    return state


def accepted_of(entry: Entry, *, secret: bytes) -> list[Accepted]:
    """Make an entry's facts what the recorder accepted then, compared by a store's secret."""
    accepted = []
    for place in range(len(entry.facts)):
        fact = read_back(entry, entry.first_seq + place)
        digests = compared(fact.fact, fact.own, fact.references, actor=entry.actor, secret=secret)
        accepted.append(
            Accepted(
                seq=fact.seq,
                place=place,
                fact=fact.fact,
                actor=entry.actor,
                own=fact.own,
                references=fact.references,
                slot=digests.slot,
                mac=digests.mac,
                salt=entry.salts[place],
                judged=fact.judged,
            )
        )
    return accepted


async def replay(
    entries: AsyncIterable[Entry],
    database: Database,
    *,
    erasures: Erasures,
    done: Callable[[Entry], None] = lambda _: None,
) -> JournalState:
    """Let entries follow what the database has, each checked, applied and kept byte for byte; answer where it ends.

    Entries that the database has already are passed over. Killed half-way, it goes on where the head stands. The
    closures are left to be drained.
    Raises JournalDamaged for an entry that is not what was recorded or does not follow; those before it are kept.
    """
    state = await journal_state(database)
    assert state is not None, "begin the journal first"
    seq, previous = state.seq, state.hash
    async for entry in entries:
        if entry.last_seq > seq:
            check_entry(entry, after_seq=seq, previous=previous, erasures=erasures)
            await _replay_one(entry, database, first=seq == state.seq)
            seq, previous = entry.last_seq, entry.hash
        done(entry)
    after = await journal_state(database)
    assert after is not None
    return after


async def _replay_one(entry: Entry, database: Database, *, first: bool) -> None:
    async def work(transaction: Transaction) -> None:
        head = await lock(transaction, entry.key)
        if first:
            await leave_everything(transaction, seq=entry.first_seq)
        if head.seq != entry.first_seq - 1:
            raise JournalDamaged(f"somebody else has recorded up to seq {head.seq} meanwhile")
        await apply(
            transaction, accepted_of(entry, secret=head.secret), recorded_at=entry.recorded_at, secret=head.secret
        )
        await transaction.run(statements.ADVANCE, {"entry": entry.as_node()})

    await database.write(work, seconds=None)
