"""Fills an empty store with a generated world in large strides: for benchmarks and proofs, never for a record.

What the recorder looks up before it writes is known here: every fact is new, lawful and points at others by id. So
nothing is looked up, many batches are written at once, and what is derived from all of them is derived at the end.
The graph and the journal are those that recording gives: tests/bench/test_filling.py holds the two together.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from uuid6 import uuid7

from graph.engine.database import Database
from graph.engine.transaction import Transaction
from graph.recorder import statements
from graph.recorder.accepted import Accepted
from graph.recorder.batch import read_batch
from graph.recorder.changed_assets import mark, marks_of
from graph.recorder.changes import Changes
from graph.recorder.comparison import compared
from graph.recorder.journal import Entry, enter
from graph.recorder.recorder import HAVE_SHEETS, Head, lock
from graph.recorder.withholding import relabel_holders, relabel_items, relabel_parties, touched_by
from linernotes.actor import LOCAL
from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.walk import references
from linernotes.instants import show_instant

T = TypeVar("T")

_BATCHES_A_STRIDE = 8
_DERIVED_AT_ONCE = 4_000

Batches = Iterable[tuple[str, Sequence[bytes]]]


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
    done: Callable[[int], None] = lambda _: None,
) -> int:
    """Write batches into a store whose journal was just begun, and answer the seq that it then has.

    `done` hears how many facts are written. Killed half-way, the store is of no use.
    """
    head = await database.write(lambda transaction: lock(transaction, ""))
    assert head.seq == 0, "a world is filled into an empty store"
    filling = _Filling(head, outside or Outside())
    strides = filling.strides(batches)
    writing: asyncio.Task[None] | None = None
    # While one stride is written, the next is made.
    while (stride := await asyncio.to_thread(next, strides, None)) is not None:
        if writing is not None:
            await writing
        done(stride.entries[0].first_seq - 1)
        writing = asyncio.create_task(database.write(stride.write, seconds=None))
    assert writing is not None, "a world has facts"
    await writing
    await filling.derive(database)
    done(filling.seq)
    return filling.seq


@dataclass(slots=True)
class _Stride:
    """Some batches that are written in one transaction."""

    changes: Changes = field(default_factory=Changes)
    facts: list[dict[str, Any]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    async def write(self, transaction: Transaction) -> None:
        """Write all of it."""
        await lock(transaction, self.entries[-1].key)
        await self.changes.write(transaction)
        await transaction.run(statements.CREATE_FACTS, {"rows": self.facts})
        for entry in self.entries:
            await transaction.run(statements.ADVANCE, {"entry": entry.as_node()})


class _Filling:
    """Makes strides one after the other, and gathers what the end is derived from."""

    def __init__(self, head: Head, outside: Outside) -> None:
        self.seq = head.seq
        self._hash, self._secret = head.hash, head.secret
        self._outside = outside
        self._marks: dict[str, int] = {}
        self._touched: dict[tuple[str, str], set[str]] = {}

    def strides(self, batches: Batches) -> Iterator[_Stride]:
        """Yield the batches by strides."""
        for several in _chunks(batches, _BATCHES_A_STRIDE):
            stride = _Stride()
            for key, lines in several:
                self._take(stride, key, lines)
            yield stride

    def _take(self, stride: _Stride, key: str, lines: Sequence[bytes]) -> None:
        batch = read_batch(key, lines)
        accepted = self._accepted(batch.facts)
        for item in accepted:
            stride.changes.make(item.rows, fact=item.seq, since=item.seq)
            stride.facts.append(item.as_node())
        entry = enter(
            accepted,
            actor=LOCAL,
            key=key,
            recorded_at=show_instant(self._outside.clock()),
            request=batch.request(self._secret),
            answer=[f"CREATED {item.seq} {item.own}" for item in accepted],
            previous=self._hash,
            salt=self._outside.salt,
        )
        stride.entries.append(entry)
        self.seq, self._hash = entry.last_seq, entry.hash
        self._marks |= marks_of(accepted)
        for place, ids in touched_by((item.fact, item.references) for item in accepted).items():
            self._touched.setdefault(place, set()).update(ids)

    def _accepted(self, facts: Sequence[Fact]) -> list[Accepted]:
        accepted = []
        owns = [self._own(fact) for fact in facts]
        for place, (fact, own) in enumerate(zip(facts, owns, strict=True)):
            ids = {pointer: _id(reference.id) for pointer, reference in references(fact)}
            digests = compared(fact, own, ids, actor=LOCAL, secret=self._secret)
            seq = self.seq + place + 1
            item = Accepted(
                seq=seq,
                place=place,
                fact=fact,
                actor=LOCAL,
                own=own,
                references=ids,
                slot=digests.slot,
                mac=digests.mac,
            )
            accepted.append(item)
        return [
            replace(item, salt=self._outside.salt()) if item.fact.kind in HAVE_SHEETS else item for item in accepted
        ]

    def _own(self, fact: Fact) -> str:
        if isinstance(fact, ThingFact):
            assert fact.key is None, "things of a world have ids and no keys"
            assert fact.subject is not None
            assert fact.subject.new is not None
            return _id(fact.subject.new.id)
        return "" if fact.prefix is None else self._outside.mint(fact.prefix)

    async def derive(self, database: Database) -> None:
        """Derive from all facts what recording derives from each batch: labels of withholding, marks of change."""
        marks = sorted(self._marks.items(), key=lambda one: one[1])
        await _in_chunks(database, marks, lambda transaction, some: mark(transaction, dict(some)))
        await _in_chunks(database, sorted(self._touched["namingChoice", "/party"]), relabel_parties)
        items = {id_ for place in _ITEMS for id_ in self._touched[place]}
        await _in_chunks(database, sorted(items), relabel_items)
        holders = self._touched["encoding", "/file"] | self._touched["releaseContent", "/release"]
        await _in_chunks(database, sorted(holders), relabel_holders)


_ITEMS = (("contribution", "/to"), ("datasetEntry", "/item"), ("recordingOf", "/recording"), ("recordingOf", "/work"))
"""Where facts point at what may be withheld for what they say."""


async def _in_chunks(
    database: Database, things: Sequence[T], work: Callable[[Transaction, list[T]], Awaitable[object]]
) -> None:
    """Do a piece of work for some things at a time, a transaction each."""
    for some in _chunks(things, _DERIVED_AT_ONCE):
        await database.write(partial(_do, work, some), seconds=None)


async def _do(
    work: Callable[[Transaction, list[T]], Awaitable[object]], some: list[T], transaction: Transaction
) -> None:
    await work(transaction, some)


def _id(id_: str | None) -> str:
    assert id_ is not None, "facts of a world point at others by id"
    return id_


def _chunks(things: Iterable[T], size: int) -> Iterator[list[T]]:
    left = iter(things)
    while some := list(islice(left, size)):
        yield some
