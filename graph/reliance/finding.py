"""What rests on an agreement, hop by hop: what it covers, what embodies that, the datasets with it, and their runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.clearing.past import question_of
from graph.engine.database import PLANNING_SECONDS
from graph.impact.finding import MOST_HOPS
from graph.impact.wider import BONDS_OF
from graph.reader.database import Database
from graph.reliance import statements
from graph.rights.record import load_agreement
from linernotes.rights.agreement import Model
from linernotes.rights.interval import Span
from linernotes.rights.record import Record
from linernotes.rights.reliance import Coverage, Run, beyond
from linernotes.vocabularies.reliance import Beyond
from linernotes.vocabularies.rights import Effect
from linernotes.vocabularies.uses import Place, Use

Covered = frozenset[Coverage]

_TRAINING = frozenset(use for use in Use if use.terms.rights and use.terms.place is Place.ACT)
"""The uses of a clause that can be one that something is trained on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestingVersion:
    """A dataset version that includes what the agreement covers, in so many entries."""

    id: str
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestingRun:
    """A training run that used such versions: so many entries of them, some of which no clause permits it."""

    id: str
    entries: int
    outside: int
    beyond: frozenset[Beyond]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """All that rests on an agreement."""

    versions: list[RestingVersion]
    runs: list[RestingRun]


async def resting_on(database: Database, agreement: str, *, now: str) -> Resting:
    """Find what rests on what an agreement, or an amendment of it, permits to be trained on."""
    record = await load_agreement(database, agreement)
    covered = await _embodied(database, await _covered(database, record))
    grouped: Mapping[Covered, list[int]] = defaultdict(list)
    for number in sorted(covered):
        grouped[covered[number]].append(number)
    groups = list(grouped)
    held: Mapping[str, dict[int, int]] = defaultdict(dict)
    for version, place, entries in await _read(database, statements.VERSIONS, groups=[grouped[one] for one in groups]):
        held[version][place] = entries
    rows = await _read(database, statements.RUNS, versions=sorted(held))
    versions = [RestingVersion(id=version, entries=sum(held[version].values())) for version in sorted(held)]
    return Resting(versions=versions, runs=[_resting(row, held, groups, record, now) for row in rows])


async def _covered(database: Database, record: Record) -> dict[int, Covered]:
    """Find what the clauses cover that permit something that can be trained; what came to a party later only if so."""
    clauses = {one.id: one for one in record.clauses if one.effect is Effect.PERMIT and one.uses & _TRAINING}
    ((rows,),) = await _read(database, statements.COVERED, ids=sorted(clauses))
    found: dict[int, Covered] = {}
    for id_, number, start, end, acquired in rows:
        signed = record.agreement[clauses[id_].agreement].signed_at
        came_later = start is not None and (signed is None or signed < start)
        if not (acquired and came_later) or clauses[id_].covers.later_acquisitions:
            found[number] = found.get(number, frozenset()) | {Coverage(id_, Span(start, end))}
    return found


async def _embodied(database: Database, covered: dict[int, Covered]) -> dict[int, Covered]:
    """Cover what embodies things as they are, and what embodies that, step by step."""
    found, frontier = dict(covered), sorted(covered)
    for _ in range(MOST_HOPS):
        if not frontier:
            break
        ((pairs,),) = await _read(database, statements.EMBODIED, numbers=frontier, **BONDS_OF)
        changed = set[int]()
        for one, other in pairs:
            both = found.get(other, frozenset()) | found[one]
            if both != found.get(other):
                found[other] = both
                changed.add(other)
        frontier = sorted(changed)
    return found


def _resting(
    row: list[Any], held: Mapping[str, Mapping[int, int]], groups: list[Covered], record: Record, now: str
) -> RestingRun:
    id_, began, versions, made, purpose = row
    run = _run(began, made, purpose, now)
    entries: dict[int, int] = defaultdict(int)
    for place, count in (pair for version in versions for pair in held[version].items()):
        entries[place] += count
    missed = {place: beyond(groups[place], run, record) for place in entries}
    return RestingRun(
        id=id_,
        entries=sum(entries.values()),
        outside=sum(count for place, count in entries.items() if missed[place]),
        beyond=frozenset[Beyond]().union(*missed.values()),
        clauses=tuple(sorted({one.clause for place in entries for one in groups[place]})),
    )


def _run(began: str | None, made: Iterable[list[str]], purpose: list[Any], now: str) -> Run:
    models: list[Model | None] = [Model(family=of, version=version) for of, version in sorted(made)]
    question = question_of(began or now, purpose, signed_by=now)
    return Run(question=question, began=began, models=tuple(models or [question.model]))


async def _read(database: Database, statement: Any, **parameters: Any) -> list[list[Any]]:
    return await database.read(statement, parameters, seconds=PLANNING_SECONDS)
