"""Fills an empty store with a generated world: for benchmarks and proofs, never for a record.

What the recorder looks up before it writes is known here: every fact is new, lawful and points at others by id. So
nothing is looked up, a batch is made while the one before is written, and what is derived is derived once, at the end.
The graph and the journal are those that recording gives: tests/bench/test_filling.py holds the two together.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice

from uuid6 import uuid7

from bench.hastening import Memory, without_indexes
from graph.closures.draining import drain_some
from graph.closures.tasks import leave_everything
from graph.engine.database import Database
from graph.engine.transaction import Transaction
from graph.recorder import statements
from graph.recorder.accepted import Accepted
from graph.recorder.apply import make_facts
from graph.recorder.batch import read_batch
from graph.recorder.changed_assets import mark_assets
from graph.recorder.changes import Changes
from graph.recorder.comparison import compared
from graph.recorder.journal import Entry, enter
from graph.recorder.recorder import HAVE_SHEETS, Head, lock
from graph.recorder.withholding import borne_on_by, relabel_holders, relabel_items, relabel_parties
from linernotes.actor import LOCAL
from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.walk import references
from linernotes.instants import show_instant

_RELABELLED_AT_ONCE = 4_000
_ROWS_AT_ONCE = 60_000

Batches = Iterable[tuple[str, Sequence[bytes]]]
Told = Callable[[str, int], None]
"""Hears how far a filling is: of what, and how many are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What recording takes from outside: the time, an id for a prefix, and a salt."""

    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    mint: Callable[[str], str] = lambda prefix: f"{prefix}_{uuid7()}"
    salt: Callable[[], str] = lambda: secrets.token_hex(16)


async def fill(
    database: Database,
    batches: Batches,
    *,
    outside: Outside | None = None,
    told: Told = lambda _of, _done: None,
) -> int:
    """Write batches into a store whose journal was just begun, derive all, and answer the seq that it then has."""
    seq = await write(database, batches, outside=outside, told=told)
    await derive(database, told=told)
    return seq


async def write(
    database: Database,
    batches: Batches,
    *,
    outside: Outside | None = None,
    told: Told = lambda _of, _done: None,
) -> int:
    """Write batches, leave what is derived from them to `derive`, and answer the seq that the store then has.

    Killed half-way, the store is of no use.
    """
    head = await database.write(lambda transaction: lock(transaction, ""))
    assert head.seq == 0, "a world is filled into an empty store"
    filling = Filling(head, outside or Outside())
    async with without_indexes(database):
        await _write(database, map(filling.take, batches), told)
    await filling.finish(database)
    return filling.seq


async def derive(database: Database, *, told: Told = lambda _of, _done: None) -> None:
    """Derive what is left to be derived, as long as nobody else records anything; killed, it goes on where it was."""
    memory, hits = Memory(), 0

    async def some(transaction: Transaction) -> int | None:
        return await drain_some(memory.of(transaction), _ROWS_AT_ONCE)

    while (chunk := await database.write(some, seconds=None)) is not None:
        hits += chunk
        told("assets and releases traced", hits)


async def _write(database: Database, made: Iterator["Filled"], told: Told) -> None:
    """Write batches, each while the next is made."""
    writing: asyncio.Task[None] | None = None
    while (batch := await asyncio.to_thread(next, made, None)) is not None:
        if writing is not None:
            await writing
        told("facts written", batch.entry.first_seq - 1)
        writing = asyncio.create_task(database.write(batch.write, seconds=None))
    assert writing is not None, "a world has facts"
    await writing


@dataclass(frozen=True, slots=True)
class Filled:
    """A batch that is ready to be written."""

    accepted: list[Accepted]
    changes: Changes
    entry: Entry

    async def write(self, transaction: Transaction) -> None:
        """Write all of it."""
        await lock(transaction, self.entry.key)
        await self.changes.write(transaction)
        await make_facts(transaction, self.accepted, recorded_at=self.entry.recorded_at)
        await mark_assets(transaction, self.accepted, [])
        await transaction.run(statements.ADVANCE, {"entry": self.entry.as_node()})


class Filling:
    """Makes batches one after the other, and gathers what is to be derived at the end."""

    def __init__(self, head: Head, outside: Outside) -> None:
        self.seq = head.seq
        self._hash, self._secret = head.hash, head.secret
        self._outside = outside
        self._borne_on: dict[tuple[str, str], set[str]] = {}

    def take(self, keyed: tuple[str, Sequence[bytes]]) -> Filled:
        """Make a batch of a key and facts."""
        batch = read_batch(*keyed)
        accepted, changes = self._accepted(batch.facts), Changes()
        for item in accepted:
            changes.make(item.rows, fact=item.seq, since=item.seq, number=item.seq)
        entry = enter(
            accepted,
            actor=LOCAL,
            key=batch.key,
            recorded_at=show_instant(self._outside.clock()),
            request=batch.request(self._secret),
            answer=[f"CREATED {item.seq} {item.own}" for item in accepted],
            previous=self._hash,
            salt=self._outside.salt,
        )
        self.seq, self._hash = entry.last_seq, entry.hash
        for place, ids in borne_on_by((item.fact, item.references) for item in accepted).items():
            self._borne_on.setdefault(place, set()).update(ids)
        return Filled(accepted, changes, entry)

    def _accepted(self, facts: Sequence[Fact]) -> list[Accepted]:
        owns = [self._own(fact) for fact in facts]
        accepted = []
        for place, (fact, own) in enumerate(zip(facts, owns, strict=True)):
            ids = {pointer: _id(reference.id) for pointer, reference in references(fact)}
            slot, mac = compared(fact, own, ids, actor=LOCAL, secret=self._secret)
            accepted.append(
                Accepted(
                    seq=self.seq + place + 1,
                    place=place,
                    fact=fact,
                    actor=LOCAL,
                    own=own,
                    references=ids,
                    slot=slot,
                    mac=mac,
                    salt=self._outside.salt() if fact.kind in HAVE_SHEETS else "",
                )
            )
        return accepted

    def _own(self, fact: Fact) -> str:
        if isinstance(fact, ThingFact):
            assert fact.key is None, "things of a world have ids and no keys"
            assert fact.subject is not None
            assert fact.subject.new is not None
            return _id(fact.subject.new.id)
        return "" if fact.prefix is None else self._outside.mint(fact.prefix)

    async def finish(self, database: Database) -> None:
        """Do for all facts what recording does for each batch: label what is withheld, and leave the closures."""
        await _in_chunks(database, self._borne_on["namingChoice", "/party"], relabel_parties)
        await _in_chunks(database, {id_ for place in _ITEMS for id_ in self._borne_on[place]}, relabel_items)
        holders = self._borne_on["encoding", "/file"] | self._borne_on["releaseContent", "/release"]
        await _in_chunks(database, holders, relabel_holders)
        await database.write(lambda transaction: leave_everything(transaction, seq=self.seq))


_ITEMS = (("contribution", "/to"), ("datasetEntry", "/item"), ("recordingOf", "/recording"), ("recordingOf", "/work"))
"""Where facts point at what may be withheld for what they say."""


async def _in_chunks(
    database: Database, ids: Iterable[str], relabel: Callable[[Transaction, list[str]], Awaitable[object]]
) -> None:
    """Bring labels in line, of some things at a time."""
    left = iter(sorted(ids))
    while some := list(islice(left, _RELABELLED_AT_ONCE)):
        await database.write(partial(_relabel, relabel, some), seconds=None)


async def _relabel(
    relabel: Callable[[Transaction, list[str]], Awaitable[object]], some: list[str], transaction: Transaction
) -> None:
    await relabel(transaction, some)


def _id(id_: str | None) -> str:
    assert id_ is not None, "facts of a world point at others by id"
    return id_
