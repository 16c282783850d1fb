"""Loads the part of the record that clearing some items rests on, or who controls them: all that the rule looks at."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from graph.engine.cypher import Statement
from graph.engine.database import PLANNING_SECONDS
from graph.reader.database import Database
from graph.reader.then import as_known
from graph.rights import statements, values
from linernotes.facts.registry import kind_of
from linernotes.rights.agreement import Agreement
from linernotes.rights.item import Item, Person, Recording, Work
from linernotes.rights.mandate import Mandate
from linernotes.rights.policy import StatedPolicy
from linernotes.rights.record import Record
from linernotes.rights.share import RightShare
from linernotes.rights.transfer import Transfer

Value = TypeVar("Value")

AT_ONCE: Final = 5_000
"""How many ids a statement is asked about at once, so that a long list needs no more memory or time at a time."""


async def load_record(
    database: Database,
    items: Collection[str],
    *,
    models: Collection[str] = (),
    known: int | None = None,
    seconds: float | None = PLANNING_SECONDS,
) -> Record:
    """Load what clearing recordings, assets, works and parties, by id, for models rests on; today, or as of a seq.

    There is a statement for each kind of paper, however many items are asked about; what leads on (samples of
    samples, sales of what was bought, amendments of amendments) takes one for each step. Papers are loaded whatever
    time they hold for: the rule says of those that do not count why. `seconds` bounds each statement.
    """

    return await _Loading(_reading(database, seconds), known).record(items, models)


async def load_policies(database: Database, models: Collection[str], *, known: int | None = None) -> list[StatedPolicy]:
    """Load the policies of choice that are everybody's, and those of who provides models."""
    return await _Loading(_reading(database, PLANNING_SECONDS), known).policies(models)


def _reading(database: Database, seconds: float | None) -> Read:
    async def read(statement: Statement, parameters: Mapping[str, Any]) -> list[list[Any]]:
        return await database.read(statement, parameters, seconds=seconds)

    return read


async def load_record_by(read: Read, items: Collection[str], models: Collection[str] = ()) -> Record:
    """Load what clearing some items for models rests on as the graph is today.

    In a transaction, which runs one statement at a time.
    """
    one_at_a_time = asyncio.Lock()

    async def in_turn(statement: Statement, parameters: Mapping[str, Any]) -> list[list[Any]]:
        async with one_at_a_time:
            return await read(statement, parameters)

    return await _Loading(in_turn, None).record(items, models)


Read = Callable[[Statement, Mapping[str, Any]], Awaitable[list[list[Any]]]]
"""Runs a statement and gives its rows."""


async def load_control(read: Read, things: Collection[str]) -> Record:
    """Load what it rests on who controls works, recordings and assets, by id, as the graph is today.

    That are the shares in them, whatever those may have been sold by, and the catalogues that list the things.
    """
    return await _Loading(read, None).control(things)


async def load_agreement(database: Database, id_: str) -> Record:
    """Load an agreement, what amends it and what it amends, with the clauses of the former two, as of today."""
    return await _Loading(_reading(database, PLANNING_SECONDS), None).agreement(id_)


@dataclass(frozen=True, slots=True)
class _Loading:
    """One loading, today or as of a seq."""

    read: Read
    known: int | None

    async def record(self, items: Collection[str], models: Collection[str]) -> Record:
        """Load the record, from the items to their papers, and from those to the parties that speak."""
        things = await self._things(items)
        members, shares, protections = await asyncio.gather(
            self._read(statements.members, values.member, things),
            self._read(statements.shares, values.share, things),
            self._read(statements.protections, values.protection, things),
        )
        catalogues = {one.catalogue for one in members}
        transfers = await self._transfers(shares, catalogues)
        parties = _parties(things.values(), shares, transfers)
        mandates, told_of = await asyncio.gather(
            self._read(statements.mandates, values.mandate, parties), self._read(statements.parties, tuple, parties)
        )
        spoken_of = {*things, *catalogues, *parties, *_agents(mandates)}
        covering, consents = await asyncio.gather(
            self._read(statements.clauses, values.clause, spoken_of),
            self._read(statements.consents, values.consent, spoken_of),
        )
        clauses = {one.id: one for one in covering}
        agreements = await self._agreements({one.agreement for one in clauses.values()})
        whose = [*(one.id for one in agreements), *models]
        return Record(
            things=things,
            shares=_by_id(shares),
            protections=_by_id(protections),
            mandates=_by_id(mandates),
            transfers=_by_id(transfers),
            agreements=_by_id(agreements),
            clauses=_by_id(clauses.values()),
            consents=_by_id(consents),
            members=tuple(sorted(members, key=lambda one: (one.catalogue, one.item, one.valid.start or ""))),
            dead=frozenset([id_ for id_, is_dead in told_of if is_dead]),
            policies=_by_id(await self.policies(whose)),
        )

    async def policies(self, whose: Collection[str]) -> list[StatedPolicy]:
        """Load the policies of choice that are everybody's, and those of agreements and of who provides models."""
        statement = statements.policies_of_everybody(then=self.known is not None)
        ((everybody,),) = await self.read(statement, as_known(self.known))
        return [*_each(values.policy, everybody), *await self._read(statements.policies, values.policy, whose)]

    async def control(self, things: Collection[str]) -> Record:
        """Load who holds which shares in things, who sold them, and what sales of catalogues took, in turn."""
        members = await self._read(statements.members, values.member, things)
        shares = await self._read(statements.shares, values.share, things)
        transfers = await self._transfers(shares, {one.catalogue for one in members})
        return Record(shares=tuple(shares), members=tuple(members), transfers=tuple(transfers))

    async def agreement(self, id_: str) -> Record:
        """Load an agreement with its clauses, and with those of its amendments."""
        clauses = await self._read(statements.clauses_of, values.clause, [id_])
        agreements = await self._agreements({one.agreement for one in clauses})
        return Record(agreements=_by_id(agreements), clauses=_by_id(clauses))

    async def _things(self, items: Collection[str]) -> dict[str, Item]:
        """Load the items and all that they embody, step by step."""
        found: dict[str, Item] = {}
        for id_, _ in await self._read(statements.parties, tuple, _of("party", items)):
            found[id_] = Person(id=id_)
        sounds, works = _of("recording", items) | _of("asset", items), _of("work", items)
        while sounds:
            read = await self._read(statements.sounds, values.recording, sounds)
            found |= {one.id: one for one in read}
            embodied = {id_ for one in read for id_ in (*one.works, *one.same_as, *one.inside, *one.replays)}
            sounds = (_of("recording", embodied) | _of("asset", embodied)) - found.keys()
            works |= _of("work", embodied)
        while works:
            written = await self._read(statements.works, values.work, works)
            found |= {one.id: one for one in written}
            works = {id_ for one in written for id_ in one.derived_from} - found.keys()
        return found

    async def _transfers(self, shares: Sequence[RightShare], catalogues: Collection[str]) -> list[Transfer]:
        """Load the transfers by which shares went on: those that name them, and of everything from holder to holder."""
        found: dict[str, Transfer] = {}
        seen = set[str]()
        asked = {*catalogues, *(one.id for one in shares), *(one.holder for one in shares)}
        while asked:
            seen |= asked
            read = await self._read(statements.transfers, values.transfer, asked)
            found |= {one.id: one for one in read}
            asked = {one.buyer for one in read} - seen
        return list(found.values())

    async def _agreements(self, ids: Collection[str]) -> list[Agreement]:
        """Load agreements with those that they amend."""
        found: dict[str, Agreement] = {}
        while ids:
            read = await self._read(statements.agreements, values.agreement, ids)
            found |= {one.id: one for one in read}
            ids = {one.amends for one in read if one.amends is not None} - found.keys()
        return list(found.values())

    async def _read(
        self, make: Callable[..., Statement], value: Callable[[list[Any]], Value], ids: Iterable[str]
    ) -> list[Value]:
        """Ask a statement about ids, none about none, and make values of what it lists; these on another thread."""
        statement = make(then=self.known is not None)
        found: list[Value] = []
        asked = sorted(ids)
        for first in range(0, len(asked), AT_ONCE):
            some = {"ids": asked[first : first + AT_ONCE]}
            ((listed,),) = await self.read(statement, some | as_known(self.known))
            found += await asyncio.to_thread(_each, value, listed)
        return found


def _each(value: Callable[[list[Any]], Value], listed: Iterable[list[Any]]) -> list[Value]:
    return [value(row) for row in listed]


def _of(kind: str, ids: Iterable[str]) -> set[str]:
    return {id_ for id_ in ids if kind_of(id_) == kind}


def _parties(things: Iterable[Item], shares: Iterable[RightShare], transfers: Iterable[Transfer]) -> set[str]:
    """Return whose word can count: who holds, sold and bought, made, or is asked about itself."""
    found = {one.holder for one in shares} | {id_ for one in transfers for id_ in (one.seller, one.buyer)}
    for thing in things:
        if isinstance(thing, Person):
            found.add(thing.id)
        elif isinstance(thing, Recording | Work):
            found |= {one.party for one in thing.contributions if one.party is not None}
    return found


def _agents(mandates: Iterable[Mandate]) -> set[str]:
    return {one.agent for one in mandates}


def _by_id(found: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(found, key=lambda one: one.id))
